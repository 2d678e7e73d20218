import { expect } from '@open-wc/testing';
import { readFile } from '../../../src/transfer/file/read-file.js';
import { leftOutCsv, reportCsv } from '../../../src/transfer/importing/import-report.js';
import { saveLeftOut, saveReport, saveTemplate } from '../../../src/transfer/importing/save-tables.js';
import { templateHeader } from '../../../src/transfer/importing/columns/template.js';
import { checked, ended, fields, messages } from './made-up-import.js';

const signal = new AbortController().signal;

/** Files that were handed over. */
function shelf(): { readonly files: (readonly [string, Blob])[]; readonly save: (name: string, file: Blob) => void } {
  const files: (readonly [string, Blob])[] = [];
  return { files, save: (name, file) => files.push([name, file]) };
}

describe('saveTemplate', () => {
  for (const format of ['csv', 'xlsx'] as const)
    it(`hands over an empty table whose columns can be read again: ${format}`, async () => {
      const { files, save } = shelf();
      await saveTemplate(format, fields, { rightToLeft: false, save });
      const [[name, file]] = files as [(typeof files)[0]];
      const table = await readFile(file, { signal, isName: () => true });
      expect([files.length, name]).to.deep.equal([1, `users-template.${format}`]);
      // one row alone is a list of what stands in it
      expect(table.rows.flatMap(({ cells }) => cells)).to.deep.equal([...templateHeader(fields)]);
    });

  it('hands over what differs where a language goes from right to left', async () => {
    const sizes = new Set<string>();
    for (const rightToLeft of [true, false]) {
      const { files, save } = shelf();
      await saveTemplate('xlsx', fields, { rightToLeft, save });
      const bytes = await files[0]![1].arrayBuffer();
      sizes.add([...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join());
    }
    expect(sizes.size).to.equal(2);
  });

  it('rejects where the file can’t be handed over, so that this can be said', async () => {
    const error = new Error('No room.');
    const save = (): never => {
      throw error;
    };
    const thrown: unknown = await saveTemplate('csv', fields, { rightToLeft: false, save }).catch((given: unknown) => given); // prettier-ignore
    expect(thrown).to.equal(error);
  });
});

describe('saveReport', () => {
  it('hands over what became of each row, as text that a spreadsheet takes (U11, S13)', async () => {
    const { files, save } = shelf();
    saveReport(ended(), messages, fields, save);
    const [[name, file]] = files as [(typeof files)[0]];
    expect([name, file.type]).to.deep.equal(['import-report.csv', 'text/csv;charset=utf-8']);
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect([...bytes.slice(0, 3)], 'a mark that it is UTF-8').to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(`\uFEFF${await file.text()}`).to.equal(reportCsv(ended(), messages, fields));
  });
});

describe('saveLeftOut', () => {
  it('hands over the rows that are left out, to be given again', async () => {
    const { files, save } = shelf();
    saveLeftOut(checked(), fields, messages, save);
    const [[name, file]] = files as [(typeof files)[0]];
    expect([name, file.type]).to.deep.equal(['not-imported.csv', 'text/csv;charset=utf-8']);
    expect(`\uFEFF${await file.text()}`).to.equal(leftOutCsv(checked(), fields, messages));
    expect((await readFile(file, { signal, isName: () => true })).rows).to.have.lengthOf(2);
  });
});
