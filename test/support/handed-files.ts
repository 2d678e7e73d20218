/** What the page hands to the browser to save, by name, in place of a download: from each test's beginning to its end. */
export function handedFiles(): Map<string, Blob> {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  const files = new Map<string, Blob>();
  beforeEach(() => {
    files.clear();
    let last: Blob | undefined;
    URL.createObjectURL = (blob: Blob) => createObjectURL.call(URL, (last = blob));
    HTMLAnchorElement.prototype.click = function () {
      files.set(this.download, last!);
    };
  });
  afterEach(() => {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  });
  return files;
}
