import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { Call, Target, UserAdapter, UserChanges } from '../../../src/adapters/contract.js';
import type { User } from '../../../src/domain/user.js';
import { EditController } from '../../../src/profile/edit/edit-controller.js';
import { aUser } from '../../support/builders.js';
import { turn } from '../../support/scripted-adapter.js';

interface Sent {
  readonly target: Target;
  readonly changes: UserChanges;
  readonly call: Call;
  answer(user: User): Promise<void>;
  fail(error: unknown): Promise<void>;
}

function theController(without: 'update' | 'adapter' | 'nothing' = 'nothing') {
  const log: string[] = [];
  const sent: Sent[] = [];
  const reads: Sent[] = [];
  const asked = (list: Sent[], target: Target, changes: UserChanges, call: Call): Promise<User> =>
    new Promise((answer, fail) => {
      const settled = (settle: () => void) => (settle(), turn());
      list.push({
        target,
        changes,
        call,
        answer: (user) => settled(() => answer(user)),
        fail: (error) => settled(() => fail(error)),
      });
    });
  const adapter = {
    get: (id: string, call: Call) => asked(reads, { id }, {}, call),
    ...(without !== 'update' && {
      update: (target: Target, changes: UserChanges, call: Call) => asked(sent, target, changes, call),
    }),
  } as UserAdapter;
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  let elsewhere: UserAdapter | undefined;
  const controller = new EditController(host, {
    adapter: () => (without === 'adapter' ? undefined : (elsewhere ?? adapter)),
    locale: () => 'de',
    changed: () => undefined,
    saved: ({ firstName }) => log.push(`saved ${firstName}`),
    signIn: () => log.push('sign in'),
    focus: ({ type, name }) => log.push(`${type} ${name}`),
  });
  controller.open(aUser(), undefined, true);
  const swap = (): void => void (elsewhere = { ...adapter });
  const edit = (name: string, value: string): void => controller.dispatch({ type: 'edit', name, value });
  const save = async (): Promise<void> => {
    controller.dispatch({ type: 'save' });
    await turn();
  };
  return { controller, log, sent, reads, edit, save, swap };
}

describe('EditController', () => {
  it('sends a save with a key, and tells what the user is now', async () => {
    const { controller, log, sent, edit, save } = theController();
    edit('firstName', 'Ada');
    await save();
    expect(sent[0].target).to.deep.equal({ id: 'u-1', version: 'v1' });
    expect(sent[0].changes).to.deep.equal({ firstName: 'Ada' });
    expect(sent[0].call.requestId).to.match(/^\d+-/);
    await sent[0].answer(aUser({ firstName: 'Ada', version: 'v2' }));
    expect(controller.state?.told?.type).to.equal('saved');
    expect(log).to.deep.equal(['saved Ada']);
  });

  it('takes an answer about somebody else for none, and looks (T3)', async () => {
    const { controller, log, sent, reads, edit, save } = theController();
    edit('firstName', 'Ada');
    await save();
    await sent[0].answer(aUser({ id: 'other' }));
    expect(log).to.deep.equal([]);
    await reads[0].answer(aUser());
    expect(controller.state?.told?.type).to.equal('unsaved');
    expect(controller.state?.form.values.get('firstName')).to.equal('Ada');
  });

  it('tells what the user is by now where somebody else was faster, and believes no other user (R12, T3)', async () => {
    const { controller, log, sent, reads, edit, save } = theController();
    edit('firstName', 'Ada');
    await save();
    await sent[0].fail(adapterError('stale', '', { latest: aUser({ id: 'other', firstName: 'Eve' }) }));
    expect(log).to.deep.equal([]);
    await reads[0].answer(aUser({ version: 'v2' }));
    await save();
    await sent[1].fail(adapterError('stale', '', { latest: aUser({ firstName: 'Gracia', version: 'v3' }) }));
    expect(log).to.deep.equal(['saved Grace', 'saved Gracia', 'focus-conflict firstName']);
    expect([...controller.state!.conflicts]).to.deep.equal([['firstName', 'Gracia']]);
  });

  it('sends a lost save again only when it is pressed, and then under the same key (F7)', async () => {
    const { sent, reads, edit, save } = theController();
    edit('firstName', 'Ada');
    await save();
    await sent[0].fail(adapterError('network', ''));
    expect(sent).to.have.length(1);
    await reads[0].answer(aUser());
    expect(sent).to.have.length(1);
    await save();
    expect(sent[1].call.requestId).to.equal(sent[0].call.requestId);
    await sent[1].fail(adapterError('network', ''));
    await reads[1].answer(aUser());
    edit('firstName', 'Adah');
    await save();
    expect(sent[2].call.requestId, 'other changes are another request').not.to.equal(sent[0].call.requestId);
  });

  for (const [what, answer] of [
    ['done', (one: Sent) => one.answer(aUser({ firstName: 'Ada' }))],
    ['stale, with a newer record', (one: Sent) => one.fail(adapterError('stale', '', { latest: aUser() }))],
    ['lost', (one: Sent) => one.fail(adapterError('network', ''))],
    ['that the sign-in has ended', (one: Sent) => one.fail(adapterError('unauthenticated', ''))],
  ] as const)
    it(`tells nothing of an answer of another backend than that of now: ${what} (F19)`, async () => {
      const { log, sent, reads, edit, save, swap } = theController();
      edit('firstName', 'Ada');
      await save();
      swap();
      await answer(sent[0]);
      expect([log, reads]).to.deep.equal([[], []]);
    });

  for (const [what, answer] of [
    ['a record', (one: Sent) => one.answer(aUser())],
    ['that the sign-in has ended', (one: Sent) => one.fail(adapterError('unauthenticated', ''))],
  ] as const)
    it(`nor of what it was asked after a lost answer: ${what} (F19)`, async () => {
      const { log, sent, reads, edit, save, swap } = theController();
      edit('firstName', 'Ada');
      await save();
      await sent[0].fail(adapterError('network', ''));
      swap();
      await answer(reads[0]);
      expect(log).to.deep.equal([]);
    });

  it('takes a new key after an answer: the backend may keep it', async () => {
    const { sent, edit, save } = theController();
    edit('firstName', 'Ada');
    await save();
    await sent[0].fail(adapterError('invalid', '', { status: 422 }));
    await save();
    expect(sent[1].call.requestId).not.to.equal(sent[0].call.requestId);
  });

  it('tells the host when the sign-in has ended, with all that was typed still there', async () => {
    const { controller, log, sent, edit, save } = theController();
    edit('firstName', 'Ada');
    await save();
    await sent[0].fail(adapterError('unauthenticated', ''));
    expect(log).to.deep.equal(['sign in']);
    expect(controller.state?.form.values.get('firstName')).to.equal('Ada');
  });

  it('waits for what was sent also where the page has gone, and tells the list, not the next page (F4)', async () => {
    const { controller, log, sent, edit, save } = theController();
    edit('firstName', 'Ada');
    await save();
    controller.close();
    controller.open(aUser({ id: 'u-2', firstName: 'Bea' }), undefined, true);
    const before = controller.state;
    await sent[0].answer(aUser({ firstName: 'Ada', version: 'v2' }));
    expect(log).to.deep.equal(['saved Ada']);
    expect(controller.state).to.equal(before);
  });

  it('takes no answer to an earlier visit of the same page', async () => {
    const { controller, sent, edit, save } = theController();
    edit('firstName', 'Ada');
    await save();
    controller.close();
    controller.open(aUser(), undefined, true);
    edit('lastName', 'New');
    await save();
    await sent[0].fail(adapterError('invalid', '', { fields: { lastName: 'No.' } }));
    expect(controller.state?.phase).to.equal('saving');
  });

  it('keeps what is typed where the same user comes again', () => {
    const { controller, edit } = theController();
    edit('firstName', 'Ada');
    controller.open(aUser({ phone: '1', version: 'v2' }), undefined, true);
    expect(controller.state?.form.values.get('firstName')).to.equal('Ada');
    expect(controller.state?.form.values.get('phone')).to.equal('1');
  });

  it('checks a phone number with what it loads', async () => {
    const { controller, edit } = theController();
    await import('../../../src/profile/form/phone/phone-numbers.js');
    edit('phone', '030 123456');
    controller.dispatch({ type: 'leave', name: 'phone' });
    while (!controller.state?.form.phones.has('phone')) await turn();
    expect(controller.state.form.phones.get('phone')).to.include({ country: 'DE', verdict: 'valid' });
  });

  it('leads to the first wrong field', async () => {
    const { log, edit, save } = theController();
    edit('login', '');
    await save();
    expect(log).to.deep.equal(['focus login']);
  });

  for (const without of ['update', 'adapter'] as const)
    it(`says that nothing was saved without ${without}`, async () => {
      const { controller, edit, save } = theController(without);
      edit('firstName', 'Ada');
      await save();
      expect(controller.state?.told?.type).to.equal('failed');
    });

  it('does nothing while no user is known', async () => {
    const { controller, sent, save } = theController();
    controller.close();
    await save();
    expect([controller.state, sent.length]).to.deep.equal([undefined, 0]);
  });
});
