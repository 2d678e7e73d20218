import { expect } from '@open-wc/testing';
import { planOf } from '../../../src/bulk/plan.js';
import {
  aboutUsers,
  expectedText,
  insteadOf,
  isUnlocked,
  safeHref,
} from '../../../src/deletion/dialog/dialog-model.js';
import type { User } from '../../../src/domain/user.js';
import { de } from '../../../src/i18n/de.js';
import { Messages } from '../../../src/i18n/messages.js';
import { aSession } from '../../support/builders.js';
import { aModel, ana, bob, grace, messages, people } from '../../support/dialog-models.js';

const deletion = { action: 'delete' } as const;
const planFor = (...users: User[]) => planOf(deletion, users, aSession());

describe('aboutUsers', () => {
  it('names the one, and counts several (U1, U2)', () => {
    expect(aboutUsers(messages, deletion, 'title', planFor(ana).will)).to.deep.equal(['Delete ', 'Ana López', '?']);
    expect(aboutUsers(messages, deletion, 'title', planFor(ana, bob).will)).to.deep.equal(['Delete 2 users?']);
    expect(aboutUsers(messages, deletion, 'title', [])).to.deep.equal(['Delete 0 users?']);
  });

  it('lets a template put the name into something of its own', () => {
    const wrap = (name: string) => ({ bold: name });
    expect(aboutUsers(messages, deletion, 'button', planFor(ana).will, wrap)).to.deep.equal(['Delete ', { bold: 'Ana López' }]); // prettier-ignore
  });

  it('says what else the work says, by name and by number: where they are moved', () => {
    const work = { action: 'change-department', department: { id: 'sales', name: 'Sales' } } as const;
    expect(aboutUsers(messages, work, 'running', planFor(ana).will).join('')).to.equal('Moving Ana López to Sales');
    expect(aboutUsers(messages, work, 'running', planFor(ana, bob).will).join('')).to.equal('Moving 2 users to Sales');
  });

  it('cuts a name that no button bears (S8)', () => {
    const long = { ...ana, displayName: 'A'.repeat(60) };
    expect(aboutUsers(messages, deletion, 'button', planFor(long).will).at(-1)).to.equal(`${'A'.repeat(39)}…`);
  });
});

describe('expectedText', () => {
  it('is the identifier of the one, or how many they are, as the language writes it (U5)', () => {
    expect(expectedText(aModel({ friction: { level: 3, typed: 'identifier' } }))).to.equal('ana@example.com');
    const friction = { level: 3, typed: 'number' } as const;
    expect(expectedText(aModel({ friction, users: people(1_200) }))).to.equal('1,200');
    const german = new Messages([{ ...de }]);
    expect(expectedText(aModel({ friction, users: people(1_200), messages: german }))).to.equal('1.200');
  });

  it('is nothing where there is nobody', () => {
    expect(expectedText(aModel({ friction: { level: 3, typed: 'identifier' }, users: [] }))).to.equal('');
  });
});

describe('isUnlocked', () => {
  it('asks for nothing where nothing is to be typed', () => {
    expect(isUnlocked(aModel({ friction: { level: 2 } }))).to.equal(true);
  });

  it('wants the identifier and nothing else (U5)', () => {
    const friction = { level: 3, typed: 'identifier' } as const;
    const typing = (typed: string) => isUnlocked(aModel({ friction, typed }));
    expect(['ana@example.com', ' ANA@example.com'].map(typing)).to.deep.equal([true, true]);
    expect(['', 'ana', 'bob@example.com', '1'].map(typing)).to.deep.equal([false, false, false, false]);
  });

  it('wants the number, with or without the separators of the language', () => {
    const friction = { level: 3, typed: 'number' } as const;
    const typing = (typed: string) => isUnlocked(aModel({ friction, typed, users: people(1_200) }));
    expect(['1200', '1,200'].map(typing)).to.deep.equal([true, true]);
    expect(['', '120', '1.200'].map(typing)).to.deep.equal([false, false, false]);
  });

  it('wants the list looked through as well where there is a mass of them (U13)', () => {
    const model = aModel({ friction: { level: 4, typed: 'number' }, typed: '2', users: [ana, bob] });
    expect(isUnlocked(model)).to.equal(false);
    expect(isUnlocked({ ...model, reviewed: true })).to.equal(true);
    expect(isUnlocked({ ...model, reviewed: true, typed: '' })).to.equal(false);
    expect(isUnlocked({ ...model, friction: { level: 3, typed: 'number' } })).to.equal(true);
  });
});

describe('isUnlocked, where the backend wants a reason', () => {
  const friction = { level: 3, typed: 'identifier' } as const;
  const given = { friction, typed: 'ana@example.com' };

  it('wants one that says something, besides what is typed', () => {
    const unlocked = (reason: string, typed = given.typed) => isUnlocked(aModel({ ...given, typed, reason, reasonWanted: 'required' })); // prettier-ignore
    expect(['', ' \n', 'Left'].map((reason) => unlocked(reason))).to.deep.equal([false, false, true]);
    expect(unlocked('Left', '')).to.equal(false);
  });

  it('does without one where it is merely kept', () => {
    expect(isUnlocked(aModel({ ...given, reasonWanted: 'optional' }))).to.equal(true);
    expect(isUnlocked(aModel({ friction: { level: 1 }, reasonWanted: 'required' }))).to.equal(false);
  });
});

describe('insteadOf', () => {
  it('is about those who can be deactivated (U8)', () => {
    const inactive = { ...bob, status: 'inactive' };
    expect(insteadOf(planFor(ana, inactive), messages)?.users.map(({ id }) => id)).to.deep.equal(['ana']);
    expect(insteadOf(planFor(ana), messages)).not.to.have.property('denial');
  });

  it('is offered for a deletion alone', () => {
    expect(insteadOf(planOf({ action: 'activate' }, [ana], aSession()), messages)).to.equal(undefined);
  });

  it('says why, where nobody may be deactivated', () => {
    const managed: User = { ...ana, denied: { deactivate: 'managed' } };
    const offered = insteadOf(planFor({ ...bob, status: 'inactive' }, managed), messages);
    expect(offered?.users).to.deep.equal([]);
    expect(offered?.denial?.why).to.match(/managed/i);
  });

  it('is not there where it could help nobody: all of them are inactive, or refused', () => {
    expect(insteadOf(planFor({ ...ana, status: 'inactive' }), messages)).to.equal(undefined);
    expect(insteadOf(planFor(grace), messages)).to.equal(undefined);
    expect(insteadOf(planFor(), messages)).to.equal(undefined);
  });
});

describe('safeHref', () => {
  it('lets web addresses and mail addresses through', () => {
    for (const href of ['https://help.example/a?b=c#d', 'http://help.example/', 'mailto:help@example.com'])
      expect(safeHref(href)).to.equal(href);
  });

  it('reads an address from where the page is', () => {
    expect(safeHref('/help')).to.equal(new URL('/help', document.baseURI).href);
  });

  it('lets nothing else through (S6)', () => {
    for (const href of ['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x', 'blob:https://a/b', 'file:///x', 'https://', '', undefined])
      expect(safeHref(href), href).to.equal(undefined);
  }); // prettier-ignore
});
