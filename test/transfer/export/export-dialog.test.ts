import { expect } from '@open-wc/testing';
import { initialView } from '../../../src/domain/list-view.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import { ExportDialog } from '../../../src/transfer/export/export-dialog.js';
import { aSession, aTester } from '../../support/builders.js';
import { ScriptedAdapter, turn } from '../../support/scripted-adapter.js';

describe('ExportDialog', () => {
  it('reads nobody and hands over nothing where it is over before its file is begun (F28, U14)', async () => {
    const adapter = new ScriptedAdapter([aTester('1', 'Ana')]);
    let reads = 0;
    const query = adapter.query.bind(adapter);
    adapter.query = () => ((reads += 1), query());
    const saved: string[] = [];
    const dialog = new ExportDialog({
      adapter,
      ground: { view: initialView, session: aSession(), selected: [], total: { value: 1, kind: 'exact' } },
      shown: [],
      rightToLeft: false,
      changed: () => undefined,
      save: (name) => saved.push(name),
      saved: () => undefined,
      signedOut: () => undefined,
      close: () => dialog.end(),
    });
    const { confirm, cancel } = dialog.ask(new Messages([english]).with(dialog.english));
    confirm();
    cancel();
    for (let at = 0; at < 30; at += 1) await turn();
    expect([reads, saved]).to.deep.equal([0, []]);
  });
});
