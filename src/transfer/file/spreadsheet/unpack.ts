import { Unzip, UnzipInflate, zipSync } from 'fflate';
import { Breath } from '../../../bulk/run/breath.js';
import { checkSheet } from './check-sheet.js';
import { FileError } from '../file-error.js';
import { limits } from '../limits.js';

/** So much is unpacked in one go: even at the highest rate that there is, it stays within what a page can hold. */
const piece = 16 * 1024;

/**
 * The texts of an XLSX file as an archive that is not compressed, for a reader that would unpack whatever it is given: it has
 * nothing left to unpack, so that it needs no worker either (they come from `blob:` addresses, which a strict policy blocks).
 *
 * What counts is what really comes out, not what the archive says about itself: more than `limits.unpacked` ends it (S14).
 * @throws FileError
 */
export async function unpack(bytes: Uint8Array, signal: AbortSignal): Promise<ArrayBuffer> {
  const files = new Map<string, Uint8Array[]>();
  let size = 0;
  let broken: unknown;
  const archive = new Unzip((file) => {
    if (!/\.(xml|rels)$/.test(file.name)) return;
    const parts: Uint8Array[] = [];
    files.set(file.name, parts);
    file.ondata = (error, part) => {
      broken ??= error ?? undefined;
      size += part?.length ?? 0;
      if (size <= limits.unpacked && part) parts.push(part);
    };
    file.start();
  });
  archive.register(UnzipInflate);
  const breath = new Breath(4);
  const rest = async (): Promise<void> => {
    await breath.take();
    signal.throwIfAborted();
  };
  for (let at = 0; at < bytes.length; at += piece) {
    try {
      archive.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
    } catch (error) {
      broken ??= error;
    }
    if (size > limits.unpacked) throw new FileError('too-large-inside');
    if (broken) throw new FileError('broken-spreadsheet', undefined, { cause: broken });
    await rest();
  }
  if (!files.has('xl/workbook.xml')) throw new FileError('archive');
  const whole = Object.fromEntries([...files].map(([name, parts]) => [name, joined(parts)]));
  for (const bytes of Object.values(whole)) await checkSheet(new TextDecoder().decode(bytes), rest);
  return zipSync(whole, { level: 0 }).buffer;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
