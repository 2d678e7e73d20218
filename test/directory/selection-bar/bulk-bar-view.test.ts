import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { matchedText } from '../../../src/directory/selection-bar/bulk-bar-view.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';

const messages = new Messages([english]);
const exact = (value: number) => ({ value, kind: 'exact' }) as const;

describe('matchedText', () => {
  for (const [given, text] of [
    [{ seen: 1204, selected: 1204, total: exact(1204) }, 'All 1,204 that match are selected.'],
    [{ seen: 1, selected: 1 }, 'The only user that matches is selected.'],
    [{ seen: 9, selected: 8 }, '8 of 9 that match are selected. 1 can’t be selected.'],
    [
      { seen: 900, selected: 899, total: exact(1204) },
      'Only 899 of the 1,204 that match could be read. Those are selected.',
    ],
    [{ seen: 9, selected: 9, total: { value: 1204, kind: 'estimated' } }, 'All 9 that match are selected.'],
    [{ seen: 0, selected: 0, failed: adapterError('network', 'Away.') }, 'did not finish, so nothing was added. Away.'],
    [{ seen: 0, selected: 0, failed: 'not-narrowed' }, 'does not apply the search and filters'],
  ] as const)
    it(`says “${text}”`, () => {
      expect(matchedText({ scope: '', ...given }, messages)).to.include(text);
    });
});
