import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { listView, type ListParts } from '../../../src/directory/view/list-view.js';
import { firstRows } from '../../../src/i18n/en/first-rows.js';
import { Messages } from '../../../src/i18n/messages.js';
import { aList, aPage, Stage } from './stage.js';

const tools: ListParts = {
  above: () => html`<i class="above"></i>`,
  below: () => html`<i class="below"></i>`,
  blank: (blank) => html`<i class="instead">${blank}</i>`,
};
const seen = (given: Parameters<typeof aList>[0], parts?: ListParts): string[] => {
  const stage = new Stage((scene) => listView(scene, parts), { state: aList(given) });
  return ['.place', '.above', '.table', '.instead', '.blank', '.below'].filter((part) => stage.has(part));
};

describe('listView', () => {
  for (const phase of ['no-adapter', 'signed-out', 'no-access', 'failed'] as const)
    it(`says only what is the matter where it is ${phase}: no tools that would do nothing`, () => {
      expect(seen({ phase, shown: undefined }, tools)).to.deep.equal(['.instead']);
      expect(seen({ phase, shown: undefined })).to.deep.equal(['.blank']);
    });

  for (const [what, given] of [
    ['rows', {}],
    ['rows to come', { phase: 'loading', shown: undefined }],
    ['a viewer not known yet', { phase: 'connecting', shown: undefined, session: undefined }],
  ] as const)
    it(`has its tools around ${what}, and their room before they are here`, () => {
      expect(seen(given, tools)).to.deep.equal(['.above', '.table', '.below']);
      expect(seen(given)).to.deep.equal(['.place', '.table']);
    });

  for (const scope of ['', 'x'])
    it(`keeps its tools, and the way back, around nobody ${scope && 'who matches'}`, () => {
      expect(seen({ shown: aPage({ users: [], next: undefined, scope }) }, tools)).to.deep.equal([
        '.above',
        '.instead',
        '.below',
      ]);
    });

  it('shows no name of a text whose words come with the tools', () => {
    const messages = new Messages([{ locale: 'en', messages: firstRows }]);
    for (const scope of ['', 'x']) {
      const state = aList({ shown: aPage({ users: [], next: undefined, scope }) });
      expect(new Stage((scene) => listView({ ...scene, messages }), { state }).text()).to.equal('');
    }
  });

  it('keeps its rows when the tools come', () => {
    const loaded: ListParts[] = [];
    const stage = new Stage((scene) => listView(scene, loaded[0]));
    const row = stage.find('user-row');
    loaded.push(tools);
    stage.show(aList());
    expect([row.isConnected, stage.has('.above')]).to.deep.equal([true, true]);
  });

  it('offers another try without its tools, where loading failed', () => {
    const stage = new Stage((scene) => listView(scene), { state: aList({ phase: 'failed', shown: undefined }) });
    stage.find('.retry').click();
    expect(stage.text()).to.equal('The users could not be loaded Try again');
    expect(stage.intents).to.deep.equal([{ type: 'connect' }]);
  });
});
