import { expect } from '@open-wc/testing';
import { saveFile } from '../../../src/ui/file/save-file.js';

/** What the browser is handed, in place of a dialog that asks where to put it. */
async function handed(act: () => void): Promise<{ name: string; type: string; text: string }> {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  let blob: Blob | undefined;
  let link: HTMLAnchorElement | undefined;
  URL.createObjectURL = (given: Blob) => createObjectURL.call(URL, (blob = given));
  HTMLAnchorElement.prototype.click = function () {
    link = this; // eslint-disable-line @typescript-eslint/no-this-alias
  };
  try {
    act();
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  if (!blob || !link) throw new Error('Nothing was handed over.');
  expect(link.href).to.match(/^blob:/);
  return { name: link.download, type: blob.type, text: await (await fetch(link.href)).text() };
}

describe('saveFile', () => {
  it('hands the text to the browser, under its name and type', async () => {
    const file = await handed(() => saveFile('delete-2026.csv', 'text/csv;charset=utf-8', 'a,b'));
    expect(file).to.deep.equal({ name: 'delete-2026.csv', type: 'text/csv;charset=utf-8', text: 'a,b' });
  });

  for (const [given, name] of [
    ['a/b\\c.csv', 'a-b-c.csv'],
    ['2026-08-12T09:30.csv', '2026-08-12T09-30.csv'],
    ['x\r\ny\u202E.csv', 'x-y-.csv'],
  ] as const)
    it(`names no folder, line or direction: ${JSON.stringify(given)} (S7, S13)`, async () => {
      expect((await handed(() => saveFile(given, 'text/plain', ''))).name).to.equal(name);
    });
});
