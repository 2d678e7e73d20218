import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { RunOutcome } from '../../../src/bulk/run-state.js';
import type { ConfirmDeleteDialogElement } from '../../../src/deletion/confirm-delete-dialog.js';
import type { NamedLists } from '../../../src/deletion/dialog/named-lists.js';
import { hintOf, modelOf, phaseOf, type DialogSelf } from '../../../src/deletion/dialog/model-of.js';
import { nothingEntered } from '../../../src/deletion/dialog/asked/entries.js';
import { FrozenQuestion } from '../../../src/deletion/frozen-question.js';
import type { User } from '../../../src/domain/user.js';
import { aSession, theCapabilities } from '../../support/builders.js';
import { aModel, ana, bob, messages, people } from '../../support/dialog-models.js';

type Host = ConfirmDeleteDialogElement;
const hostOf = (given: Partial<Host> = {}): Host => ({ work: { action: 'delete' }, canRetry: false, canDeactivate: false, ...given }) as Host; // prettier-ignore

/** What a dialog knows of itself that asks about these users. */
function selfOf(
  users: readonly User[],
  {
    session = aSession(),
    ...given
  }: Partial<DialogSelf> & {
    session?: ReturnType<typeof aSession>;
    directoryTotal?: number;
    maxDelete?: number;
    action?: 'delete' | 'activate';
  } = {},
): DialogSelf {
  const { directoryTotal, maxDelete, action = 'delete', ...own } = given;
  const question = new FrozenQuestion().from({
    work: { action }, users, session, checks: new Map(), directoryTotal, maxDelete, checking: undefined,
  }); // prettier-ignore
  return {
    phase: 'asking', question, confirmed: undefined, entries: nothingEntered, remaining: 0, unseen: false, messages,
    successor: undefined,
    lists: undefined as unknown as NamedLists, ...own,
  }; // prettier-ignore
}
const restorable = aSession({
  capabilities: theCapabilities({ delete: { kind: 'soft', restoredBy: 'viewer', restorableDays: 30 } }),
});
const error = adapterError('network', 'Lost.');
const report: readonly RunOutcome[] = [
  { id: 'ana', state: 'failed', error: adapterError('forbidden', 'No.') },
  { id: 'bob', state: 'unknown', error },
];

describe('phaseOf', () => {
  const progress = { done: 0, total: 1 };
  for (const [what, host, confirmed, phase] of [
    ['nothing but users', {}, undefined, 'asking'],
    ['users who are read again', { checking: progress }, undefined, 'checking'],
    ['what was confirmed', {}, 'delete', 'running'],
    ['what was confirmed, whoever is still read', { checking: progress }, 'delete', 'running'],
    ['progress', { progress }, undefined, 'running'],
    ['an approval that is waited for', { approval: 'waiting', progress }, 'delete', 'approving'],
    ['an approval that was refused', { approval: 'refused' }, 'delete', 'declined'],
    ['another tab', { approval: 'elsewhere' }, 'delete', 'declined'],
    ['outcomes, whatever else', { outcomes: [], approval: 'waiting', progress }, 'delete', 'reported'],
  ] as const) {
    it(`is ${phase} with ${what}`, () => expect(phaseOf(hostOf(host), confirmed)).to.equal(phase));
  }
});

describe('modelOf', () => {
  it('has what its owner gives, and the most careful value for what it does not', () => {
    const model = modelOf(hostOf(), selfOf([ana]));
    expect(model).to.deep.include({
      work: { action: 'delete' },
      outcomes: [],
      retriable: [],
      again: 0,
      isUnkept: false,
    });
    expect([model.support, model.instead, model.progress, model.limit]).to.deep.equal([undefined, undefined, undefined, undefined]); // prettier-ignore
    const given = modelOf(hostOf({ again: 3, isUnkept: true, supportHref: 'mailto:a@example.com', canDeactivate: true }), selfOf([ana])); // prettier-ignore
    expect(given).to.deep.include({ again: 3, isUnkept: true, support: 'mailto:a@example.com' });
    expect(given.instead?.users.map(({ id }) => id)).to.deep.equal(['ana']);
  });

  it('shows how far reading has come, else how far the run has', () => {
    const checking = { done: 1, total: 2 };
    const progress = { done: 3, total: 4 };
    expect(modelOf(hostOf({ checking, progress }), selfOf([ana])).progress).to.equal(checking);
    expect(modelOf(hostOf({ progress }), selfOf([ana])).progress).to.equal(progress);
  });

  it('is about what was confirmed from then on', () => {
    expect(modelOf(hostOf(), selfOf([ana], { confirmed: 'deactivate' })).work).to.deep.equal({ action: 'deactivate' });
  });

  describe('is as hard to confirm as it weighs (U5, U13)', () => {
    const ladder: readonly (readonly [what: string, self: DialogSelf, friction: object])[] = [
      ['one who can be restored', selfOf([ana], { session: restorable }), { level: 1 }],
      ['two who can be restored', selfOf([ana, bob], { session: restorable }), { level: 2 }],
      ['one who can’t', selfOf([ana]), { level: 3, typed: 'identifier' }],
      ['a mass of the directory', selfOf(people(30), { session: restorable, directoryTotal: 100 }), { level: 4, typed: 'number' }], // prettier-ignore
      ['nobody', selfOf([]), { level: 1 }],
      ['an activation', selfOf(people(30), { action: 'activate', directoryTotal: 100 }), { level: 1 }],
      ['more than the host lets be deleted', selfOf(people(30), { maxDelete: 29, directoryTotal: 100 }), { level: 1 }],
    ]; // prettier-ignore
    for (const [what, self, friction] of ladder)
      it(what, () => expect(modelOf(hostOf(), self).friction).to.deep.equal(friction));
  });

  it('is unlocked when everything was typed and ticked, and never beyond the limit of the host', () => {
    expect(modelOf(hostOf(), selfOf([ana])).unlocked).to.equal(false);
    expect(
      modelOf(hostOf(), selfOf([ana], { entries: { ...nothingEntered, typed: 'ana@example.com' } })).unlocked,
    ).to.equal(true);
    const beyond = modelOf(hostOf(), selfOf(people(2), { maxDelete: 1 }));
    expect([beyond.limit, beyond.unlocked]).to.deep.equal([1, false]);
    expect(modelOf(hostOf(), selfOf(people(2), { session: restorable, maxDelete: 2 }))).to.include({ limit: undefined, unlocked: true }); // prettier-ignore
  });

  it('begins with nothing typed, ticked or explained', () => {
    expect(modelOf(hostOf(), selfOf([ana]))).to.include({ typed: '', reviewed: false, reason: '' });
  });

  describe('wants a reason where the backend does', () => {
    const insisting = aSession({
      capabilities: theCapabilities({ delete: { kind: 'permanent', reason: 'required' } }),
    });
    const wanted = (self: DialogSelf) => modelOf(hostOf(), self).reasonWanted;

    it('for a deletion, and for no other work', () => {
      expect(wanted(selfOf([ana], { session: insisting }))).to.equal('required');
      expect(wanted(selfOf([ana]))).to.equal(undefined);
      expect(wanted(selfOf([ana], { session: insisting, action: 'activate' }))).to.equal(undefined);
    });

    it('not where nobody would be deleted, or more than may be', () => {
      expect(wanted(selfOf([], { session: insisting }))).to.equal(undefined);
      expect(wanted(selfOf(people(2), { session: insisting, maxDelete: 1 }))).to.equal(undefined);
    });
  });

  it('limits deletions alone', () => {
    const model = modelOf(
      hostOf({ work: { action: 'activate' } }),
      selfOf(people(2), { action: 'activate', maxDelete: 1 }),
    );
    expect(model).to.include({ limit: undefined, unlocked: true });
  });

  it('names who can be tried again, where another try is offered and there is a report (F7)', () => {
    const self = selfOf([ana, bob], { phase: 'reported' });
    const again = (given: Partial<Host>): string[] => modelOf(hostOf(given), self).retriable.map(({ id }) => id);
    expect(again({ canRetry: true, outcomes: report })).to.deep.equal(['ana']);
    expect(again({ canRetry: false, outcomes: report })).to.deep.equal([]);
    expect(again({ canRetry: true })).to.deep.equal([]);
  });

  it('tries again who had changed where they are asked about anew, and not where nobody is', () => {
    const changed: readonly RunOutcome[] = [
      { id: 'ana', state: 'changed', error: adapterError('conflict', 'Changed.') },
    ];
    const again = (action: 'delete' | 'deactivate'): number =>
      modelOf(hostOf({ work: { action }, canRetry: true, outcomes: changed }), selfOf([ana])).retriable.length;
    expect([again('delete'), again('deactivate')]).to.deep.equal([1, 0]);
  });
});

describe('hintOf, where the backend wants a reason', () => {
  it('asks for it after the list was looked through, and before what has to be typed', () => {
    const given = { reasonWanted: 'required', friction: { level: 4, typed: 'number' } } as const;
    expect(hintOf(aModel(given)).place).to.equal('#review');
    const { text, place } = hintOf(aModel({ ...given, reviewed: true }));
    expect([text, place]).to.deep.equal([messages.text('deletion.reason-first'), '#reason']);
    expect(hintOf(aModel({ ...given, reviewed: true, reason: 'Left' })).place).to.equal('#typed');
    expect(hintOf(aModel({ ...given, reasonWanted: 'optional', reviewed: true })).place).to.equal('#typed');
  });
});

describe('hintOf', () => {
  const number = { level: 4, typed: 'number' } as const;
  it('says that there are too many, before anything else', () => {
    const { text, place } = hintOf(aModel({ users: people(3), limit: 2, unseen: true, friction: number }));
    expect(text).to.equal('You chose 3, and at most 2 can be deleted at once here. Nothing is deleted. Choose fewer users.'); // prettier-ignore
    expect(place).to.equal(undefined);
  });

  it('says that the button can’t be seen (S18)', () => {
    const { text, place } = hintOf(aModel({ unseen: true, friction: number }));
    expect(text).to.match(/^Nothing was deleted: your browser reports/);
    expect(place).to.equal('#confirm');
  });

  it('asks to look through the list first, then for what is to be typed', () => {
    const model = aModel({ users: people(3), friction: number });
    expect(hintOf(model)).to.deep.equal({ text: 'Look through the list first.', place: '#review' });
    expect(hintOf({ ...model, reviewed: true })).to.deep.equal({ text: 'Type 3 first.', place: '#typed' });
    expect(hintOf(aModel({ friction: { level: 3, typed: 'identifier' } }))).to.deep.equal({ text: 'Type ana@example.com first.', place: '#typed' }); // prettier-ignore
  });
});
