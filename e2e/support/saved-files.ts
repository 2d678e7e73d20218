import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

/** A file that the browser was given to save. */
export interface SavedFile {
  readonly name: string;
  /** Where it is now. */
  readonly path: string;
}

interface Handed {
  handed?: { readonly name: string; readonly bytes: string };
}

/**
 * The file that the browser saves when this is done. A Firefox that is driven saves nothing, whatever page asks it to: there
 * it is the file that the page has handed to it.
 */
export async function savedBy(page: Page, act: () => Promise<unknown>): Promise<SavedFile> {
  if (page.context().browser()?.browserType().name() !== 'firefox') {
    const [download] = await Promise.all([page.waitForEvent('download'), act()]);
    return { name: download.suggestedFilename(), path: await download.path() };
  }
  await page.evaluate(lookAtSaved);
  await act();
  await expect.poll(() => page.evaluate(() => (globalThis as Handed).handed?.name), { timeout: 30_000 }).toBeTruthy();
  const { name, bytes } = (await page.evaluate(() => (globalThis as Handed).handed)) as NonNullable<Handed['handed']>;
  const path = join(tmpdir(), `${randomUUID()}-${name}`);
  await writeFile(path, bytes, 'latin1');
  return { name, path };
}

/** The cells of a CSV file that was saved, where no text in it has a line break. */
export async function cellsOf({ path }: SavedFile): Promise<string[][]> {
  const text = await readFile(path, 'utf8');
  const lines = text.replace(/^\uFEFF/, '').trimEnd().split('\r\n'); // prettier-ignore
  return lines.map((line) =>
    [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"')),
  );
}

/** Runs in the page: keeps what is handed over, as a text of bytes. */
function lookAtSaved(): void {
  const { createObjectURL } = URL;
  const page = globalThis as Handed;
  delete page.handed;
  let last: Blob | undefined;
  URL.createObjectURL = (file: Blob) => createObjectURL.call(URL, (last = file));
  HTMLAnchorElement.prototype.click = function () {
    const { download: name } = this;
    void last?.arrayBuffer().then((buffer) => {
      const bytes = Array.from(new Uint8Array(buffer), (each) => String.fromCharCode(each)).join('');
      page.handed = { name, bytes };
    });
  };
}
