import { FileError } from '../file-error.js';
import { limits } from '../limits.js';

const places = /<(?:[\w.-]+:)?(?:row|c)(?=[\s/>])/g;
const tag = /<[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>/y;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Rows are counted to here: a sheet may have empty ones between those that count. */
const lastRow = 1_048_576;
/** So many places are looked at before the page has its turn. */
const piece = 5000;

/**
 * Looks at where the rows and cells of a sheet say that they stand. The reader fills gaps: a file of a few bytes with a cell in
 * row 9,999,999,999 would take all the memory there is.
 * @throws FileError
 */
export async function checkSheet(xml: string, breath: () => Promise<void>): Promise<void> {
  if (!/<(?:[\w.-]+:)?sheetData/.test(xml)) return;
  let looked = 0;
  for (const { index } of xml.matchAll(places)) {
    tag.lastIndex = index;
    const [found] = tag.exec(xml) ?? [];
    if (found === undefined) throw new FileError('broken-spreadsheet');
    for (const [, name, one, other] of found.matchAll(attribute)) if (name === 'r') checkPlace(one ?? other ?? '');
    if (++looked % piece === 0) await breath();
  }
}

/** `B12` of a cell, `12` of a row. */
function checkPlace(place: string): void {
  const [, letters = '', digits] = /^([A-Za-z]{0,3})(\d{1,7})$/.exec(place) ?? [];
  if (digits === undefined || Number(digits) > lastRow) throw new FileError('broken-spreadsheet');
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  if (column > limits.columns) throw new FileError('too-many-columns', Number(digits));
}
