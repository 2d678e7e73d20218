import { expect } from '@open-wc/testing';
import { FileError, type FileProblem } from '../../../src/transfer/file/file-error.js';
import type { Table } from '../../../src/transfer/file/table.js';

/** Reads on, with `login`, `email` and `id` for names of columns. */
export const options = (signal: AbortSignal = new AbortController().signal) => ({
  signal,
  isName: (text: string): boolean => /^(login|email|id)$/i.test(text),
});

/** Its cells, row by row, the header first. */
export const cellsOf = ({ header, rows }: Table): (readonly string[])[] => [
  ...(header ? [header] : []),
  ...rows.map(({ cells }) => cells),
];

/** Asserts that it can't be read, for this reason, and in which row. */
export async function cantBeRead(reading: Promise<unknown>, problem: FileProblem, row?: number): Promise<void> {
  const thrown: unknown = await reading.then(
    () => 'it was read',
    (error: unknown) => error,
  );
  expect(thrown).to.be.instanceOf(FileError);
  expect([(thrown as FileError).problem, (thrown as FileError).row]).to.deep.equal([problem, row]);
}
