import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ImportPlan, RowProblem } from '../../../../src/transfer/importing/planning/planned-row.js';
import { showImport } from '../import-screen.js';
import { ana, aPlan, bob, checked, fields, mapping, noAddress, rows } from '../made-up-import.js';

const noStatus: RowProblem = { kind: 'status', field: 'status' };
const show = (...all: ImportPlan['rows']) => showImport(checked(aPlan(all)));
const fixed = (at: number, column: number, text: string) => new Map([[at, new Map([[column, text]])]]);

describe('wrongView', () => {
  it('comes before everything that would be done', async () => {
    const screen = await show(rows.create(2), rows.update(3), rows.refused(4), rows.wrong(5, [noAddress]));
    expect(screen.headings[0]).to.equal('1 row can’t be imported as it is');
    expect(screen.text).to.contain('Put them right here, or leave them: the others are imported without them.');
  });

  it('says of each row who it is about, where it stands and what is wrong', async () => {
    const screen = await show(rows.wrong(5, [noAddress]), rows.wrong(9, [noAddress], { user: bob }));
    const [one, other] = screen.lines(/2 rows can’t be imported/);
    expect(one).to.equal('Wim Wrong no address row 5 E-mail This is not an email address.');
    expect(other).to.match(/^Bob Stone bob@example\.com row 9/);
  });

  it('has a field for each wrong cell, with what stands in it, called by its label and its row', async () => {
    const screen = await show(rows.wrong(5, [noStatus, noAddress]));
    const email = screen.control('E-mail Wim Wrong');
    expect(email.value).to.equal('no address');
    expect(email.getAttribute('aria-invalid')).to.equal('true');
    expect(screen.descriptionOf(email)).to.equal('This is not an email address.');
    const status = screen.control<HTMLSelectElement>('Status Wim Wrong');
    expect(status.value).to.equal('Perhaps');
    expect(screen.descriptionOf(status)).to.equal('This status can’t be given by an import.');
    expect(screen.all('.import-cell'), 'in the order of the file').to.have.lengthOf(2);
    expect(screen.all('.import-cell label').map(({ textContent }) => textContent)).to.deep.equal(['E-mail', 'Status']);
  });

  it('tells all that is wrong with one cell beside it', async () => {
    const screen = await show(rows.wrong(5, [noAddress, { kind: 'taken', field: 'email', user: ana }]));
    expect(screen.all('.import-cell')).to.have.lengthOf(1);
    expect(screen.descriptionOf(screen.control('E-mail Wim Wrong'))).to.match(/^This is not an email address\. Ana López \(ana@example\.com\) has this already/); // prettier-ignore
  });

  it('puts the cell of that row and that column right, once it is left', async () => {
    const screen = await show(rows.wrong(5, [noAddress]), rows.wrong(9, [noAddress]));
    const [, second] = screen.all<HTMLInputElement>('.import-cell input');
    second!.focus();
    second!.select();
    await sendKeys({ type: 'w@example.com' });
    expect(screen.calls, 'while typing').to.deep.equal([]);
    await sendKeys({ press: 'Tab' });
    expect(screen.calls).to.deep.equal(['fix(9,1,"w@example.com")']);
  });

  it('puts it right with Enter, too', async () => {
    const screen = await show(rows.wrong(5, [noAddress]));
    const input = screen.control('E-mail Wim Wrong');
    input.focus();
    input.select();
    await sendKeys({ type: 'w@example.com' });
    await sendKeys({ press: 'Enter' });
    expect(screen.calls).to.deep.equal(['fix(5,1,"w@example.com")']);
    await sendKeys({ press: 'Tab' });
    expect(screen.calls, 'once').to.have.lengthOf(1);
  });

  it('offers what can be chosen, what stands there, and nothing', async () => {
    const screen = await show(rows.wrong(5, [noStatus]));
    const status = screen.control<HTMLSelectElement>('Status Wim Wrong');
    expect([...status.options].map(({ text }) => text)).to.deep.equal(['Perhaps', 'empty', 'Active', 'Inactive']);
    await screen.give(status, 'Inactive');
    expect(screen.calls).to.deep.equal(['fix(5,5,"Inactive")']);
  });

  it('offers true and false where a field is one or the other', async () => {
    const column = 6;
    const state = checked(aPlan([rows.wrong(5, [{ kind: 'boolean', field: 'remote' }])]), {
      mapping: [...mapping.slice(0, column), 'remote'],
    });
    const screen = await showImport(state);
    const remote = screen.control<HTMLSelectElement>('Works remotely Wim Wrong');
    expect([...remote.options].map(({ value }) => value)).to.deep.equal(['', 'true', 'false']);
    await screen.give(remote, 'true');
    expect(screen.calls).to.deep.equal([`fix(5,${column},"true")`]);
  });

  it('says of a field without a column that one has to be chosen first', async () => {
    const screen = await show(rows.wrong(5, [{ kind: 'required', field: 'department' }]));
    expect(screen.all('.import-cell')).to.have.lengthOf(0);
    expect(screen.lines(/can’t be imported/)[0]).to.contain('This can’t be empty. No column is imported as “Department”. Go back to choose one.'); // prettier-ignore
  });

  it('names users that a row fits, each apart from the text around (S7)', async () => {
    const users = [ana, { ...bob, displayName: 'Bob\u202E<i>' }];
    const screen = await show(rows.wrong(5, [{ kind: 'ambiguous', field: 'login', users }]));
    expect(screen.all('.import-problem bdi').map(({ textContent }) => textContent)).to.deep.equal([
      'Ana López (ana@example.com)',
      'Bob\uFFFD<i> (bob@example.com)',
    ]);
    expect(screen.all('i')).to.have.lengthOf(0);
  });

  it('keeps a row that was put right where it was, marked, to be corrected again', async () => {
    const wrong = rows.wrong(5, [noAddress]);
    const screen = await show(wrong, rows.wrong(9, [noAddress]));
    const input = screen.all<HTMLInputElement>('.import-cell input')[0]!;
    input.focus();
    const right = rows.create(5);
    await screen.show(checked(aPlan([right, rows.wrong(9, [noAddress])]), { fixes: fixed(5, 1, 'new.5@example.com') }));
    expect(screen.element.shadowRoot!.activeElement, 'the focus').to.equal(input);
    expect(input.value).to.equal('new.5@example.com');
    expect(input.getAttribute('aria-invalid')).to.equal(null);
    expect(screen.lines(/1 row can’t be imported/)).to.have.lengthOf(2);
    expect(screen.lines(/1 row can’t be imported/)[0]).to.contain('Put right');
    expect(screen.lines(/will be created/), 'where it belongs').to.have.lengthOf(1);
    await screen.give(input, 'other@example.com');
    expect(screen.calls).to.deep.equal(['fix(5,1,"other@example.com")']);
  });

  it('keeps what is being typed with its row where another one goes', async () => {
    const screen = await show(rows.wrong(5, [noAddress]), rows.wrong(9, [noAddress]));
    const [, second] = screen.all<HTMLInputElement>('.import-cell input');
    second!.value = 'half';
    await screen.show(checked(aPlan([rows.same(5), rows.wrong(9, [noAddress])])));
    expect(screen.all<HTMLInputElement>('.import-cell input')[0]).to.equal(second);
    expect(second!.value).to.equal('half');
    expect(screen.nameOf(second!)).to.equal('E-mail Wim Wrong');
  });

  it('says so once all are put right', async () => {
    const screen = await showImport(checked(aPlan([rows.create(5)]), { fixes: fixed(5, 1, 'new.5@example.com') }));
    expect(screen.headings[0]).to.equal('1 row was put right');
    expect(screen.find('.import-right')).to.exist;
    expect(screen.text).not.to.contain('Put them right here');
  });

  it('shows ten at first, for they are to be worked on', async () => {
    const many = Array.from({ length: 25 }, (_, at) => rows.wrong(at + 2, [noAddress]));
    const screen = await show(...many);
    expect(screen.lines(/25 rows/)).to.have.lengthOf(10);
    await screen.press('and 15 more');
    expect(screen.lines(/25 rows/)).to.have.lengthOf(25);
  });

  it('shows a hostile cell as it is, and nothing of it happens (S7)', async () => {
    const cells = ['x', '"><img src=x onerror=alert(1)>', '<b>A</b>', '\u202Eevil', '', '', ''];
    const screen = await show(rows.wrong(5, [noAddress], { cells }));
    expect(screen.find<HTMLInputElement>('.import-cell input').value).to.equal(cells[1]);
    expect(screen.find('.question-people .question-name').textContent).to.equal('<b>A</b> \uFFFDevil');
    expect(screen.all('img, b')).to.have.lengthOf(0);
  });

  it('can be used without seeing it, with fields, choices and what was put right', async () => {
    const plan = aPlan([rows.wrong(5, [noAddress, noStatus]), rows.create(6), rows.wrong(7, [{ kind: 'required', field: 'department' }])]); // prettier-ignore
    const screen = await showImport(checked(plan, { fixes: fixed(6, 1, 'new.6@example.com') }));
    await expect(screen.element).to.be.accessible();
    const controls = screen.all('input, select');
    expect(new Set(controls.map(({ id }) => id)).size).to.equal(controls.length);
    expect(fields.map(({ label }) => label)).to.include(screen.all('.import-cell label')[0]!.textContent);
  });
});
