const kept = 60_000;

/** Hands a text to the browser as a file to save. The name is made of letters, digits, points and hyphens alone. */
export function saveFile(name: string, type: string, text: string): void {
  saveBlob(name, new Blob([text], { type }));
}

/** Hands a file to the browser to save, under such a name. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[^\w.-]+/g, '-');
  link.click();
  // a browser that asks where to save it reads it late
  setTimeout(() => URL.revokeObjectURL(url), kept);
}
