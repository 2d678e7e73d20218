import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { listView } from '../../../src/directory/view/list-view.js';
import { aList, aPage, Stage } from './stage.js';

const parts = ['.toolbar', '.table', '.blank', '.pager', '.bar', '.note'];
const partsOf = (given: Parameters<typeof aList>[0]): string[] => {
  const more = { bulkBar: () => html`<i class="bar"></i>`, notices: () => html`<i class="note"></i>` };
  const stage = new Stage(listView, { ...more, state: aList(given) });
  return parts.filter((part) => stage.has(part));
};
const tools = ['.toolbar', '.pager', '.bar', '.note'];

describe('listView', () => {
  for (const phase of ['no-adapter', 'signed-out', 'no-access', 'failed'] as const)
    it(`says only what is the matter where it is ${phase}: no tools that would do nothing`, () => {
      expect(partsOf({ phase, shown: undefined })).to.deep.equal(['.blank']);
    });

  for (const [what, given] of [
    ['rows', {}],
    ['rows to come', { phase: 'loading', shown: undefined }],
    ['a viewer not known yet', { phase: 'connecting', shown: undefined, session: undefined }],
  ] as const)
    it(`has its tools around ${what}`, () => {
      expect(partsOf(given)).to.have.members([...tools, '.table']);
    });

  for (const scope of ['', 'x'])
    it(`keeps its tools, and the way back, around nobody ${scope && 'who matches'}`, () => {
      expect(partsOf({ shown: aPage({ users: [], scope }) })).to.have.members([...tools, '.blank']);
    });
});
