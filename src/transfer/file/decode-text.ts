import { FileError } from './file-error.js';

/** A text, and whether its encoding is only supposed. */
export interface DecodedText {
  readonly text: string;
  readonly guessed?: 'windows-1252';
}

/** So much is looked at to see how the bytes are laid out. */
const sample = 4096;

/**
 * The text of a file: UTF-8, or UTF-16 where its mark or its zeros say so, or, where neither fits, Windows-1252, which fits
 * always and is therefore only supposed.
 * @throws FileError `binary` where there is a NUL in it: no text has one.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = wideEncoding(bytes);
  const text = decoded(bytes, wide ?? 'utf-8');
  if (text === undefined && wide) throw new FileError('binary');
  const found = text ?? decoded(bytes, 'windows-1252') ?? '';
  if (found.includes('\0')) throw new FileError('binary');
  return { text: found, ...(text === undefined && { guessed: 'windows-1252' }) };
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.length % 2) return undefined;
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, sample);
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // one zero in forty bytes: line ends alone are as many, and no text in one byte a letter has any
  if (even + odd < looked / 40 || (even > 0 && odd > 0)) return undefined;
  return even > 0 ? 'utf-16be' : odd > 0 ? 'utf-16le' : undefined;
}

/** Without its mark; nothing where the bytes are no such text. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
