/** What the first bytes say that a file is, whatever it is called. */
export type FileKind = 'text' | 'zip' | 'old-spreadsheet' | 'binary';

const beginnings: readonly (readonly [string, FileKind])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['PK\x07\x08', 'zip'],
  // Excel before 2007, and any workbook that has a password
  ['\xD0\xCF\x11\xE0', 'old-spreadsheet'],
  ['%PDF-', 'binary'],
  ['\x89PNG', 'binary'],
  ['\xFF\xD8\xFF', 'binary'],
  ['GIF8', 'binary'],
  ['\x1F\x8B', 'binary'],
  ['Rar!\x1A', 'binary'],
  ['7z\xBC\xAF', 'binary'],
];

/** Tells what a file is by its beginning, never by its name (S14). */
export function kindOf(bytes: Uint8Array): FileKind {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  return beginnings.find(([beginning]) => start.startsWith(beginning))?.[1] ?? 'text';
}
