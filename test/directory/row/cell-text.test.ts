import { expect } from '@open-wc/testing';
import { optionalColumns } from '../../../src/directory/columns.js';
import { cellTexts } from '../../../src/directory/row/cell-text.js';
import type { User } from '../../../src/domain/user.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import { aUser } from '../../support/builders.js';

const messages = new Messages([english]);
const said = (id: string, known: Partial<User>): readonly [string, string] => {
  const column = optionalColumns.find((each) => each.id === id);
  if (!column) throw new Error(id);
  return cellTexts(column, aUser(known), messages);
};

describe('what a cell says', () => {
  const group = (name: string) => ({ id: name, name });
  for (const [id, known, texts] of [
    ['status', { status: 'on-leave' }, ['On leave', '']],
    ['status', { status: 'sabbatical' }, ['sabbatical', '']],
    [
      'department',
      { department: { id: 'd', name: 'Sales', path: ['Company', 'Europe'] } },
      ['Sales', 'Company / Europe'],
    ],
    ['department', { department: { id: 'd', name: 'Sales', path: [] } }, ['Sales', '']],
    ['department', { department: { id: 'd', name: '', path: ['Company'] } }, ['', '']],
    ['department', {}, ['', '']],
    ['role', { roles: [group('Author'), group('Editor')] }, ['Role', 'Author and Editor']],
    ['role', { roles: [] }, ['', '']],
    ['groups', { groups: [group('Mentors')] }, ['Groups', 'Mentors']],
    ['groups', {}, ['', '']],
    ['created', { createdAt: '2026-02-03T12:00:00Z' }, ['Date added', 'Feb 3, 2026']],
    ['created', { createdAt: 'long ago' }, ['Date added', 'long ago']],
    ['created', {}, ['', '']],
    ['last-login', { lastLoginAt: null }, ['Last login', 'Never']],
    ['last-login', { lastLoginAt: '2026-02-03T12:00:00Z' }, ['Last login', 'Feb 3, 2026']],
    ['last-login', {}, ['', '']],
  ] as const)
    it(`${id} of ${JSON.stringify(known)}`, () => {
      expect(said(id, known as Partial<User>)).to.deep.equal(texts);
    });

  it('never shows what can’t be seen, nor a text that turns the reading direction (S7)', () => {
    expect(said('created', { createdAt: '\u202eMay 1 2026' })[1]).to.equal('\ufffdMay 1 2026');
    expect(said('created', { createdAt: 'May 1 2026\u202e' })[1]).to.equal('May 1 2026\ufffd');
    expect(said('department', { department: { id: 'd', name: 'A\u200bB', path: ['\u2066C'] } })).to.deep.equal([
      'A\ufffdB',
      '\ufffdC',
    ]);
    expect(said('role', { roles: [group('A\u200bB')] })[1]).to.equal('A\ufffdB');
  });
});
