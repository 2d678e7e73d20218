import { expect } from '@open-wc/testing';
import type { BulkWork } from '../../src/bulk/bulk-work.js';
import { valuesOf, wordsOf } from '../../src/deletion/words-of.js';

const until = '2026-12-01T22:59:00.000Z';
const sales = { id: 'sales', name: `Sales\u202E ${'x'.repeat(100)}` };
const works: readonly (readonly [BulkWork, string])[] = [
  [{ action: 'delete' }, 'delete'],
  [{ action: 'restore' }, 'restore'],
  [{ action: 'message', body: 'Hello' }, 'message'],
  [{ action: 'schedule', plan: { action: 'deactivate', at: until } }, 'schedule-deactivate'],
  [{ action: 'schedule', plan: { action: 'activate', at: until } }, 'schedule-activate'],
  [{ action: 'schedule', plan: { action: 'activate', at: null } }, 'unschedule'],
  [{ action: 'change-department', department: sales }, 'change-department'],
];

describe('wordsOf', () => {
  for (const [work, words] of works) it(`finds the texts of ${words}`, () => expect(wordsOf(work)).to.equal(words));
});

describe('valuesOf', () => {
  it('says where users are moved, safe to show and of a length that a sentence bears (S7, S8)', () => {
    const { department } = valuesOf({ action: 'change-department', department: sales });
    expect(department).to.equal(`Sales\uFFFD ${'x'.repeat(52)}…`);
  });

  it('has nothing to say of other works', () => {
    for (const [work, words] of works.slice(0, -1)) expect(valuesOf(work), words).to.deep.equal({});
  });
});
