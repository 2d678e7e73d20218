import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { columnsOf } from '../../../src/directory/columns.js';
import { elementsOf, patternOf } from '../../../src/directory/row/row-pattern.js';

const all = (node: Node): Node[] => [...node.childNodes].flatMap((child) => [child, ...all(child)]);

describe('what a row is a copy of', () => {
  it('is made once for the same columns', () => {
    const columns = columnsOf(['department', 'status']);
    expect(patternOf(columns)).to.equal(patternOf(columns));
    expect(patternOf(columnsOf(['role']))).to.not.equal(patternOf(columns));
  });

  it('has a cell for each column between the name and the menu', () => {
    const cells = [...(patternOf(columnsOf(['department', 'role', 'status'])) as DocumentFragment).children];
    expect(cells.every((cell) => cell.getAttribute('role') === 'cell')).to.equal(true);
    expect(cells.map((cell) => [...cell.children].map(({ className }) => className).join())).to.deep.equal([
      'visually-hidden,,check',
      'line,',
      'over,under',
      'label,over',
      'chip,over',
      ',more',
    ]);
  });

  it('carries none of a template’s marks, and no text of anybody', () => {
    const pattern = patternOf(columnsOf(['department', 'status']));
    expect(all(pattern).filter(({ nodeType }) => nodeType === Node.COMMENT_NODE)).to.deep.equal([]);
    expect(pattern.textContent?.trim()).to.equal('');
  });

  it('keeps the elements of a template in their order', () => {
    const place = elementsOf(html`<i></i>${[html`<b></b>`, html`<u></u>`]}`) as DocumentFragment;
    expect([...place.childNodes].map(({ nodeName }) => nodeName)).to.deep.equal(['I', 'B', 'U']);
  });
});
