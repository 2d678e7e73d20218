import { expect } from '@open-wc/testing';
import { showImport, type ImportScreen } from '../import-screen.js';
import { aFile, fields, header, mapping } from '../made-up-import.js';

const rowsOf = (...cells: string[][]): { at: number; cells: string[] }[] =>
  cells.map((each, at) => ({ at: at + 2, cells: each }));
const selectOf = (screen: ImportScreen, column: string): HTMLSelectElement =>
  screen.control<HTMLSelectElement>(`Import “${column}” as`);
const optionsOf = (select: HTMLSelectElement): string[] => [...select.options].map(({ text }) => text);

describe('columnsView', () => {
  it('has a row for each column of the file, with its name and a choice that is called after it', async () => {
    const screen = await showImport(aFile());
    expect(screen.all('select').map((each) => screen.nameOf(each))).to.deep.equal(
      header.map((name) => `Import “${name}” as`),
    );
    expect(selectOf(screen, 'Username').value).to.equal('login');
    expect(selectOf(screen, 'Notes').value).to.equal('');
  });

  it('shows up to two values that differ, and says where there are none', async () => {
    const table = {
      header: ['A', 'B', 'C'],
      rows: rowsOf(['', 'x', ' '], ['1', 'x', ''], ['2', 'y', ''], ['3', 'z', '']),
    };
    const screen = await showImport(aFile({ table, mapping: ['login', '', ''] }));
    expect(screen.all('.import-samples').map(({ textContent }) => textContent.trim())).to.deep.equal([
      '1 · 2',
      'x · y',
      'Nothing in it',
    ]);
  });

  it('offers not to import, and every field', async () => {
    const screen = await showImport(aFile({ mapping: header.map(() => '') }));
    expect(optionsOf(selectOf(screen, 'Mail'))).to.deep.equal(['Don’t import', ...fields.map(({ label }) => label)]);
  });

  it('says which column has a field now, and lets it be chosen all the same', async () => {
    const screen = await showImport(aFile());
    const notes = selectOf(screen, 'Notes');
    expect(optionsOf(notes)).to.include('Login (now “Username”)').and.include('Department');
    expect([...notes.options].filter(({ disabled }) => disabled)).to.have.lengthOf(0);
    expect(optionsOf(selectOf(screen, 'Username')), 'its own').to.include('Login');
    await screen.give(notes, 'login');
    expect(screen.calls).to.deep.equal(['mapColumn(6,"login")']);
  });

  it('says of a column that another one says more exactly that it is not looked at', async () => {
    const table = {
      header: ['Login', 'Department', 'Department path'],
      rows: rowsOf(['a', 'Sales', 'Company / Sales']),
    };
    const screen = await showImport(aFile({ table, mapping: ['login', '', 'department'] }));
    const said = (): string[] => screen.all('.import-beside').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()); // prettier-ignore
    expect(said()).to.deep.equal(['Not imported: “Department path” says it more exactly. Change that one.']);
    await screen.show(aFile({ table, mapping: ['login', 'department', ''] }));
    expect(said()).to.deep.equal([]);
  });

  it('leaves a column out', async () => {
    const screen = await showImport(aFile());
    await screen.give(selectOf(screen, 'Mail'), '');
    expect(screen.calls).to.deep.equal(['mapColumn(1,"")']);
  });

  it('follows what was chosen', async () => {
    const screen = await showImport(aFile());
    await screen.show(aFile({ mapping: ['email', 'login', ...mapping.slice(2)] }));
    expect(selectOf(screen, 'Username').value).to.equal('email');
    expect(selectOf(screen, 'Mail').value).to.equal('login');
  });

  it('counts what is imported, and says that one column has to tell who is meant', async () => {
    const screen = await showImport(aFile());
    expect(screen.text).to.contain('6 of 7 columns are imported. At least one column has to say who is meant: Id, Login, or E-mail.'); // prettier-ignore
    expect(screen.all('.notice.warning')).to.have.lengthOf(0);
  });

  it('warns where no column tells who is meant, and says so in the foot, too', async () => {
    const screen = await showImport(aFile({ mapping: ['', '', 'firstName', 'lastName', '', '', ''] }));
    expect(screen.find('.notice.warning').innerText).to.contain('who is meant: Id, Login, or E-mail.');
    expect(screen.find('.question-missing').innerText).to.equal(
      'Choose which column is the login, the email address or the id.',
    );
  });

  it('names a column without a name by its number', async () => {
    const table = { header: ['Login', ' '], rows: rowsOf(['a', 'b']) };
    const screen = await showImport(aFile({ table, mapping: ['login', ''] }));
    expect(selectOf(screen, 'Column 2').value).to.equal('');
  });

  it('shows the one column of a list without a header', async () => {
    const screen = await showImport(aFile({ table: { rows: rowsOf(['ana'], ['bob']) }, mapping: ['login'] }));
    expect(selectOf(screen, 'Column 1').value).to.equal('login');
    expect(screen.text).to.contain('1 of 1 column is imported.');
  });

  it('shows hostile names and values harmlessly, apart from their surroundings (S7, S8)', async () => {
    const table = { header: ['a\u202Eb<b>', 'x'.repeat(500)], rows: rowsOf(['\u0000<script>', 'y'.repeat(500)]) };
    const screen = await showImport(aFile({ table, mapping: ['login', ''] }));
    const [first, second] = screen.all('.import-columns li .question-name');
    expect(first!.textContent).to.equal('a\uFFFDb<b>');
    expect(first!.localName).to.equal('bdi');
    expect(second!.textContent).to.have.lengthOf(60);
    expect(screen.all('.import-samples bdi').map(({ textContent }) => textContent.length)).to.deep.equal([9, 40]);
    expect(screen.all('script, b')).to.have.lengthOf(0);
  });

  it('stays usable with a hundred columns: choices before them, each by its name', async () => {
    const names = Array.from({ length: 100 }, (_, at) => `Column of the old system ${at}`);
    const table = { header: names, rows: rowsOf(names.map((_, at) => `value ${at}`)) };
    const screen = await showImport(aFile({ table, mapping: names.map((_, at) => (at ? '' : 'login')) }));
    const controls = screen.all('input[type=checkbox], select');
    expect(controls).to.have.lengthOf(102);
    expect(controls.slice(0, 2).map((each) => screen.nameOf(each))).to.deep.equal([
      'Empty cells empty their field',
      'Write to new users by email',
    ]);
    expect(screen.nameOf(controls[101]!)).to.equal('Import “Column of the old system 99” as');
    expect(screen.text).to.contain('1 of 100 columns are imported.');
    const { scrollWidth, clientWidth } = screen.find('.question-content');
    expect(scrollWidth).to.equal(clientWidth);
  });
});
