import { expect } from '@open-wc/testing';
import { columnsOf } from '../../../src/directory/columns.js';
import { patternOf } from '../../../src/directory/row/row-pattern.js';

const all = (node: Node): Node[] => [...node.childNodes].flatMap((child) => [child, ...all(child)]);
const contentOf = (columns: readonly string[]): ShadowRoot => patternOf(columnsOf(columns)).shadowRoot as ShadowRoot;

describe('what a row is a copy of', () => {
  it('is made once for the same columns', () => {
    const columns = columnsOf(['department', 'status']);
    expect(patternOf(columns)).to.equal(patternOf(columns));
    expect(patternOf(columnsOf(['role']))).to.not.equal(patternOf(columns));
  });

  it('is a row that hands on its parts, and whose content may be copied', () => {
    const row = patternOf(columnsOf(['department']));
    expect(row.outerHTML).to.equal('<user-row role="row" part="row" exportparts="name, cell"></user-row>');
    expect(row.shadowRoot).to.include({ mode: 'open', clonable: true });
  });

  it('has a cell for each column between the name and the menu', () => {
    const cells = [...contentOf(['department', 'role', 'status']).children];
    expect(cells.every((cell) => cell.getAttribute('role') === 'cell')).to.equal(true);
    expect(cells.map((cell) => [...cell.children].map(({ className }) => className).join())).to.deep.equal([
      'visually-hidden,check',
      'line,',
      'over,under',
      'label,over',
      'chip,over',
      ',more',
    ]);
  });

  it('carries none of a template’s marks, and no text of anybody', () => {
    const content = contentOf(['department', 'status']);
    expect(all(content).filter(({ nodeType }) => nodeType === Node.COMMENT_NODE)).to.deep.equal([]);
    expect(content.textContent?.trim()).to.equal('');
  });

  it('has an empty text wherever one is to be written', () => {
    const leaves = [...contentOf(['department', 'role']).querySelectorAll('*')].filter((one) => !one.children.length);
    expect(leaves.length).to.be.greaterThan(8);
    expect(leaves.every(({ firstChild }) => firstChild instanceof Text)).to.equal(true);
  });
});
