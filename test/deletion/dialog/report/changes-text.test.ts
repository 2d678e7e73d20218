import { expect } from '@open-wc/testing';
import { planOf } from '../../../../src/bulk/plan.js';
import type { Change } from '../../../../src/bulk/planning/changes-of.js';
import { dialogEnglish } from '../../../../src/deletion/dialog-english.js';
import { changedText, changeParts } from '../../../../src/deletion/dialog/report/changes-text.js';
import type { User } from '../../../../src/domain/user.js';
import { de } from '../../../../src/i18n/de.js';
import { english } from '../../../../src/i18n/english.js';
import { Messages } from '../../../../src/i18n/messages.js';
import { aSession, theCapabilities } from '../../../support/builders.js';
import { ana, bob, grace, people } from '../../../support/dialog-models.js';

const messages = new Messages([english, dialogEnglish]);
const change = (given: Partial<Change>): Change => ({
  key: 'column.name',
  label: '',
  before: 'a',
  after: 'b',
  ...given,
});
const said = (...changes: Change[]): string => changeParts(changes, messages, (value) => `‹${value}›`).join('');

describe('changeParts', () => {
  for (const [given, text] of [
    [{}, 'User Name: ‹b› (was ‹a›)'],
    [{ key: 'profile.field.login' }, 'Login: ‹b› (was ‹a›)'],
    [{ key: 'profile.field.email', before: '' }, 'Email: ‹b› (was ‹None›)'],
    [{ key: 'column.department', after: '' }, 'Department: ‹None› (was ‹a›)'],
    [{ key: 'column.role' }, 'Role: ‹b› (was ‹a›)'],
    [{ key: 'column.status', before: 'active', after: 'on-leave' }, 'Status: ‹On leave› (was ‹Active›)'],
    [{ key: 'row.owner', before: '', after: '' }, 'Account Owner'],
    [{ key: '', label: 'Badge', before: '7' }, 'Badge: ‹b› (was ‹7›)'],
  ] as const)
    it(`says ${text}`, () => {
      expect(said(change(given))).to.equal(text);
    });

  it('parts them, and says of many as many as can be taken in', () => {
    const many = Array.from({ length: 9 }, () => change({ key: 'row.owner', before: '' , after: '' })); // prettier-ignore
    expect(said(...many.slice(1))).to.equal(Array(8).fill('Account Owner').join(' · '));
    expect(said(...many)).to.equal(`${Array(8).fill('Account Owner').join(' · ')} …`);
  });
});

describe('changedText', () => {
  const about = (users: readonly User[], ...before: readonly (readonly [string, 'changed' | User])[]): string => {
    const checks = new Map(before.map(([id, was]) => [id, was === 'changed' ? was : { before: was }]));
    const session = aSession({ capabilities: theCapabilities({ fields: [{ name: 'badge', label: 'Badge', type: 'text' }] }) }); // prettier-ignore
    return changedText({ plan: planOf({ action: 'delete' }, users, session, checks), messages });
  };
  const moved = { ...ana, login: 'al', extra: { badge: '7' } };

  it('says nothing where nobody has changed', () => {
    expect(about([ana, bob])).to.equal('');
  });

  it('names the one person and the fields (F1)', () => {
    expect(about([ana, bob], ['ana', moved])).to.equal('Changed since you chose them: Ana López (Login and Badge)');
  });

  it('names the one person who is left out for it', () => {
    expect(about([ana, grace], ['root', { ...grace, owner: false }])).to.equal('Changed since you chose them: Grace Hopper (Account Owner)'); // prettier-ignore
  });

  it('names no fields where none is known to be another one', () => {
    for (const was of ['changed', { ...ana, version: 'v0' }] as const)
      expect(about([ana, bob], ['ana', was])).to.equal('Changed since you chose them: Ana López');
  });

  it('names up to three, and counts more', () => {
    expect(about([ana, bob], ['ana', moved], ['bob', 'changed'])).to.equal(
      'Changed since you chose them: Ana López and Bob Ray',
    );
    const four = people(4);
    expect(about(four, ...four.map(({ id }) => [id, 'changed'] as const))).to.equal('Changed since you chose them: 4');
  });

  it('speaks the viewer’s language', () => {
    const plan = planOf({ action: 'delete' }, [ana], aSession(), new Map([['ana', { before: moved }]]));
    expect(changedText({ plan, messages: new Messages([de]) })).to.equal('Seit Ihrer Auswahl geändert: Ana López (Anmeldename)'); // prettier-ignore
  });
});
