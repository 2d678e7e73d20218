import { expect } from '@open-wc/testing';
import { FileError } from '../../../../src/transfer/file/file-error.js';
import { showImport } from '../import-screen.js';
import { aFile, aState, mapping } from '../made-up-import.js';

describe('givingView', () => {
  it('says before anything else that an import deletes nobody and empties no field without a column', async () => {
    const screen = await showImport(aState());
    expect(screen.text).to.contain('An import deletes nobody, and a field without a column stays as it is.');
  });

  it('asks for a file by its label, says what it may be, and that it can be dropped', async () => {
    const screen = await showImport(aState());
    const input = screen.control('Choose a file');
    expect(input.type).to.equal('file');
    expect(input.accept).to.equal('.csv,.tsv,.txt,.xlsx');
    expect(screen.descriptionOf(input)).to.match(
      /^CSV, text or XLSX, up to 5 MB and 50,000 rows.*You can also drop it here\.$/,
    );
    expect(screen.element.shadowRoot!.activeElement).to.equal(input);
  });

  it('hands over the file that was chosen', async () => {
    const screen = await showImport(aState());
    const files = new DataTransfer();
    files.items.add(new File(['login\na'], 'people.csv'));
    const input = screen.control('Choose a file');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    expect(screen.calls).to.deep.equal(['choose(people.csv)']);
  });

  it('hands over nothing where the choice of a file was cancelled', async () => {
    const screen = await showImport(aState());
    screen.control('Choose a file').dispatchEvent(new Event('change', { bubbles: true }));
    expect(screen.calls).to.deep.equal([]);
  });

  it('offers a template for any program and for Excel', async () => {
    const screen = await showImport(aState());
    await screen.press('Template as CSV');
    await screen.press('Template for Excel (XLSX)');
    expect(screen.calls).to.deep.equal(['saveTemplate("csv")', 'saveTemplate("xlsx")']);
  });

  it('shows neither columns nor choices before there is a table', async () => {
    for (const state of [aState(), aState({ file: { name: 'people.csv' }, reading: true })]) {
      const screen = await showImport(state);
      expect(screen.all('select, input[type=checkbox]')).to.have.lengthOf(0);
      expect(screen.find('.question-confirm').ariaDisabled).to.equal('true');
    }
  });

  it('says that the file is being read', async () => {
    const screen = await showImport(aState({ file: { name: 'people.csv' }, reading: true }));
    expect(screen.find('.file-chosen').ariaBusy).to.equal('true');
    expect(screen.find('.file-chosen').innerText).to.contain('Reading the file…');
  });

  it('names the file with the number of its rows, and takes it away', async () => {
    const screen = await showImport(aFile());
    expect(screen.find('.file-chosen').innerText.replace(/\s+/g, ' ')).to.contain('people.csv 3 rows');
    await screen.press('Remove the file');
    expect(screen.calls).to.deep.equal(['removeFile()']);
  });

  it('shows a file name that turns the reading direction harmlessly (S7)', async () => {
    const screen = await showImport(aFile({ file: { name: 'gpj.\u202Eexe<img src=x>' } }));
    expect(screen.find('.file-chosen bdi').textContent).to.equal('gpj.\uFFFDexe<img src=x>');
    expect(screen.all('img')).to.have.lengthOf(0);
  });

  it('says that letters may be wrong where the encoding is only supposed', async () => {
    const screen = await showImport(aFile({ table: { ...aFile().table!, guessed: 'windows-1252' } }));
    expect(screen.text).to.contain('It was read as Western European (Windows-1252)');
    expect((await showImport(aFile())).text).not.to.contain('Windows-1252');
  });

  it('says that empty cells change nothing, until it is wanted that they do', async () => {
    const screen = await showImport(aFile());
    const box = screen.control('Empty cells empty their field');
    expect(box.checked).to.equal(false);
    expect(screen.descriptionOf(box)).to.equal('As it is now, empty cells change nothing.');
    box.click();
    expect(screen.calls).to.deep.equal(['pickClears(true)']);
    await screen.show(aFile({ clears: true }));
    expect(screen.control('Empty cells empty their field').checked).to.equal(true);
    expect(screen.descriptionOf(box)).to.equal('Where a cell is empty, what a user has in that field is taken away.');
  });

  it('writes to new users only where it is asked for, and says that inactive users get no e-mail (R8)', async () => {
    const screen = await showImport(aFile());
    const box = screen.control('Write to new users by email');
    expect(box.checked).to.equal(false);
    expect(screen.descriptionOf(box)).to.contain('Inactive users get no email.');
    box.click();
    expect(screen.calls).to.deep.equal(['pickNotify(true)']);
    await screen.show(aFile({ notify: true }));
    expect(box.checked).to.equal(true);
  });

  it('says in the foot what is wrong with a file, with its row, and shows no columns of it', async () => {
    const screen = await showImport(aFile({ table: undefined, problem: new FileError('unclosed-quote', 7) }));
    expect(screen.find('.question-error').innerText).to.contain('Row 7: A quotation mark is not closed');
    expect(screen.find('.question-missing').innerText).to.equal('Choose another file first.');
    expect(screen.all('select')).to.have.lengthOf(0);
  });

  it('has the focus where the viewer goes on', async () => {
    const focused = async (state: Parameters<typeof showImport>[0]): Promise<string> => {
      const { element } = await showImport(state);
      const now = element.shadowRoot!.activeElement as HTMLElement;
      return now.ariaLabel ?? now.innerText.trim();
    };
    expect(await focused(aFile()), 'all is there').to.equal('Remove the file');
    expect(await focused(aFile({ mapping: mapping.map(() => '') })), 'nobody is meant').to.equal(
      'Import “Username” as',
    );
  });

  for (const [name, state] of Object.entries({
    nothing: aState(),
    'a file': aFile(),
    'a file that names nobody': aFile({ mapping: mapping.map(() => '') }),
  }))
    // prettier-ignore
    it(`can be used without seeing it, with ${name}`, async () => {
      const screen = await showImport(state);
      await expect(screen.element).to.be.accessible();
    });
});
