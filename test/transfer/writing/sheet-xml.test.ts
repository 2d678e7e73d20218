import { expect } from '@open-wc/testing';
import { columnName, sheetEnd, sheetRow, sheetStart, workbookParts } from '../../../src/transfer/writing/sheet-xml.js';

/** The document, if it is well formed. */
function parsed(xml: string): Document {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  expect(document.querySelector('parsererror')?.textContent ?? '').to.equal('');
  return document;
}
const rowOf = (texts: readonly string[], row = 2): Element =>
  parsed(`${sheetStart(texts.length, false)}${sheetRow(row, texts)}${sheetEnd(texts.length, row)}`).querySelector(
    'row',
  )!;
const textsOf = (row: Element): string[] => [...row.querySelectorAll('t')].map(({ textContent }) => textContent ?? '');

describe('columnName', () => {
  for (const [at, name] of [
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ] as const)
    // prettier-ignore
    it(`calls column ${at} ${name}`, () => {
      expect(columnName(at)).to.equal(name);
    });
});

describe('workbookParts', () => {
  it('are well formed, and lead from the package to the sheet (ECMA-376)', () => {
    const parts = new Map(workbookParts());
    for (const xml of parts.values()) parsed(xml);
    const targets = (name: string): (string | null)[] =>
      [...parsed(parts.get(name)!).querySelectorAll('Relationship')].map((each) => each.getAttribute('Target'));
    expect(targets('_rels/.rels')).to.deep.equal(['xl/workbook.xml']);
    expect(targets('xl/_rels/workbook.xml.rels')).to.deep.equal(['worksheets/sheet1.xml', 'styles.xml']);
    const typed = [...parsed(parts.get('[Content_Types].xml')!).querySelectorAll('Override')];
    expect(typed.map((each) => each.getAttribute('PartName'))).to.deep.equal(['/xl/workbook.xml', '/xl/worksheets/sheet1.xml', '/xl/styles.xml']); // prettier-ignore
  });
});

describe('sheetRow', () => {
  it('names each cell, leaves empty ones out, and makes every one a text (S13)', () => {
    const row = rowOf(['Ana', '', '=1+1', '007']);
    const cells = [...row.querySelectorAll('c')];
    expect(cells.map((cell) => cell.getAttribute('r'))).to.deep.equal(['A2', 'C2', 'D2']);
    expect(cells.every((cell) => cell.getAttribute('t') === 'inlineStr')).to.equal(true);
    expect(row.querySelector('f')).to.equal(null);
    expect(textsOf(row)).to.deep.equal(['Ana', '=1+1', '007']);
  });

  it('sets the head apart', () => {
    const styleOf = (row: number): string | null | undefined => rowOf(['Name'], row).querySelector('c')?.getAttribute('s'); // prettier-ignore
    expect([styleOf(1), styleOf(2), styleOf(3)]).to.deep.equal(['2', '1', '1']);
  });

  it('lets no text be markup, and keeps blanks and lines', () => {
    const texts = ['<b>&amp;</b>', '</t></is></c>', ' a  b ', 'a\nb\tc', ']]>', '"\''];
    expect(textsOf(rowOf(texts))).to.deep.equal(texts);
  });

  it('writes what XML can’t hold by its number, and what looks like that so that it stays what it is', () => {
    expect(textsOf(rowOf(['a\u0007b', 'a\rb', '\0', '\uFFFE', '_x0041_', '_X00e9_', '_x41_']))).to.deep.equal([
      'a_x0007_b', 'a_x000D_b', '_x0000_', '_xFFFE_', '_x005F_x0041_', '_x005F_X00e9_', '_x41_',
    ]); // prettier-ignore
  });
});

describe('sheetStart and sheetEnd', () => {
  it('keep the head in its place, and let its columns be narrowed', () => {
    const sheet = parsed(`${sheetStart(3, false)}${sheetRow(1, ['a', 'b', 'c'])}${sheetEnd(3, 12)}`);
    expect(sheet.querySelector('pane')?.getAttribute('state')).to.equal('frozen');
    expect(sheet.querySelector('col')?.getAttribute('max')).to.equal('3');
    expect(sheet.querySelector('autoFilter')?.getAttribute('ref')).to.equal('A1:C12');
    expect(sheet.querySelector('sheetView')?.hasAttribute('rightToLeft')).to.equal(false);
  });

  it('lay a sheet out from the right where its language is read so', () => {
    const sheet = parsed(`${sheetStart(1, true)}${sheetEnd(1, 0)}`);
    expect(sheet.querySelector('sheetView')?.getAttribute('rightToLeft')).to.equal('1');
    expect(sheet.querySelector('autoFilter')?.getAttribute('ref')).to.equal('A1:A1');
  });
});
