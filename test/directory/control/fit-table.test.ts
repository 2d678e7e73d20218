import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { fitTable } from '../../../src/directory/control/fit-table.js';
import { Stage } from '../view/stage.js';

const rows = (count: number) => Array.from({ length: count }, () => html`<i></i>`);
const table = () =>
  html`<div class="table">
    <p class="chunk">${rows(25)}</p>
    <p class="chunk">${rows(3)}</p>
  </div>`;

describe('fitTable', () => {
  it('gives the table a track for each column, and chunks the room of their rows', () => {
    const stage = new Stage(table);
    fitTable(stage.root, ['status', 'department']);
    const { style } = stage.find('.table');
    expect(style.getPropertyValue('--_lines')).to.equal('2');
    expect(style.getPropertyValue('--_tracks').match(/minmax\(/g)).to.have.length(3);
    const room = stage.all('.chunk').map((chunk) => chunk.style.getPropertyValue('contain-intrinsic-block-size'));
    expect(room.map((size) => /^calc\((\d+) \*/.exec(size)?.[1])).to.deep.equal(['25', '3']);
  });

  it('follows columns that come and go', () => {
    const stage = new Stage(table);
    for (const [ids, lines] of [
      [['role', 'status', 'created'], '3'],
      [[], '0'],
      [['no-column'], '0'],
    ] as const) {
      fitTable(stage.root, ids);
      expect(stage.find('.table').style.getPropertyValue('--_lines'), ids.join()).to.equal(lines);
    }
  });

  it('does nothing where there is no table', () => {
    const stage = new Stage(() => html`<p>Nobody</p>`);
    fitTable(stage.root, ['role']);
    expect(stage.find('p').hasAttribute('style')).to.equal(false);
  });
});
