import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { Session } from '../../../src/domain/session.js';
import { newUser } from '../../../src/i18n/en/new-user.js';
import { profile } from '../../../src/i18n/en/profile.js';
import { Messages } from '../../../src/i18n/messages.js';
import { DepartmentChoice } from '../../../src/profile/new-user/department/department-choice.js';
import { firstPlacement } from '../../../src/profile/new-user/placement/placement.js';
import type { CreationRun, RunItem } from '../../../src/profile/new-users/creation-run-state.js';
import type { NewUsersState } from '../../../src/profile/new-users/new-users-controller.js';
import { newUsersView } from '../../../src/profile/new-users/new-users-view.js';
import { runText } from '../../../src/profile/new-users/run-view.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';
import { textOf } from '../../support/dialog-driver.js';

const messages = new Messages([{ locale: 'en', messages: { ...profile, ...newUser } }]);

/** The view of a state, and what it told. */
class Page {
  readonly log: unknown[] = [];
  constructor(readonly root: HTMLElement) {}
  get text(): string {
    return textOf(this.root);
  }
  find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.root.querySelector<T>(selector);
    if (!found) throw new Error(`there is no ${selector} in ${this.text}`);
    return found;
  }
  texts(selector: string): string[] {
    return [...this.root.querySelectorAll(selector)].map(textOf);
  }
  get field(): HTMLTextAreaElement {
    return this.find('textarea');
  }
  get found(): string[] {
    return this.texts('.new-users-found > li');
  }
}

async function shown(
  state: Partial<NewUsersState>,
  given: { readonly session?: Session; readonly isMissing?: boolean } = {},
): Promise<Page> {
  const page = new Page(await fixture<HTMLElement>(html`<div></div>`));
  render(
    html`<h2 id="new-user-title">Several new users</h2>
      ${newUsersView({
        state: { text: '', placement: firstPlacement, ...state },
        session: aSession(),
        choices: { departments: [], roles: [] },
        department: new DepartmentChoice({ adapter: () => undefined, departments: () => [] }, () => undefined),
        messages,
        isMissing: false,
        edit: (changes) => page.log.push(changes),
        start: () => page.log.push('start'),
        stop: () => page.log.push('stop'),
        leave: () => page.log.push('leave'),
        ...given,
      })}`,
    page.root,
  );
  return page;
}

const item = (email: string, state: RunItem['state'], given: Partial<RunItem> = {}): RunItem => ({
  address: { text: email, email },
  wish: { draft: { login: email, email }, notify: true },
  requestId: `key of ${email}`,
  lookFirst: false,
  sent: 1,
  state,
  ...given,
});
const aRun = (phase: CreationRun['phase'], ...items: RunItem[]): CreationRun => ({ phase, items });
const seats = (used: number, limit: number): Session =>
  aSession({ capabilities: theCapabilities({ seats: { used, limit } }) });
const many = (count: number): string => Array.from({ length: count }, (_, at) => `u${at}@x.test`).join('\n');

describe('newUsersView: the text', () => {
  it('has a label, a hint and what was found in it, for the ear too', async () => {
    const page = await shown({});
    expect(textOf(page.field.labels[0])).to.equal('Email addresses');
    expect(page.field.getAttribute('aria-describedby')).to.equal('new-users-hint new-users-found');
    expect(textOf(page.find('#new-users-hint'))).to.match(/^Up to 50,/);
    expect(page.found).to.deep.equal([]);
    await expect(page.root).to.be.accessible();
  });

  it('tells what is typed, and what the viewer wants', async () => {
    const page = await shown({ text: 'a@x.test' });
    page.field.value = 'b@x.test';
    page.field.dispatchEvent(new Event('input'));
    page.find('button[type=submit]').click();
    page.find('[part=cancel-button]').click();
    expect(page.log).to.deep.equal([{ text: 'b@x.test' }, 'start', 'leave']);
  });

  it('counts whom it would create, in the button too (U2)', async () => {
    const page = await shown({ text: 'a@x.test, b@x.test' });
    expect(page.found).to.deep.equal(['2 addresses to create']);
    expect(textOf(page.find('button[type=submit]'))).to.equal('Create 2 users');
    expect(textOf((await shown({ text: 'a@x.test' })).find('button[type=submit]'))).to.equal('Create 1 user');
  });

  it('leaves nothing out in silence: what is wrong, repeated, and too much for one run', async () => {
    const page = await shown({ text: `bob\n@@\nu0@x.test\n${many(52)}` });
    expect(page.found[0]).to.equal('50 addresses to create');
    expect(page.found[1]).to.match(/^2 are no email addresses: bob \(there is no @\)/);
    expect(page.found[2]).to.equal('1 stands there again, and is created once: u0@x.test');
    expect(page.found[3]).to.match(/^2 are more than one run takes, and stay in the field: u50@x\.test\s?u51@x\.test/);
  });

  it('names five of many, and how many more there are', async () => {
    const page = await shown({ text: Array.from({ length: 8 }, (_, at) => `bob${at}`).join('\n') });
    const [line] = page.found;
    expect(line).to.include('bob4').and.include('and 3 more').and.not.include('bob5');
  });

  it('says who gets no seat before anything is sent (R10)', async () => {
    const page = await shown({ text: many(3) }, { session: seats(9, 10) });
    expect(page.found[1]).to.match(/^The licence has no seat for 2 of them.*: u1@x\.test\s?u2@x\.test$/);
    const box = page.find<HTMLInputElement>('#new-user-notify');
    expect(box.getAttribute('aria-disabled')).to.equal(null);
  });

  it('offers no notice where all of them start inactive (R8)', async () => {
    const page = await shown({ text: many(2) }, { session: seats(10, 10) });
    const box = page.find<HTMLInputElement>('#new-user-notify');
    expect([box.checked, box.getAttribute('aria-disabled')]).to.deep.equal([false, 'true']);
    expect(textOf(page.find('#new-user-notify-hint'))).to.equal('Inactive users get no email.');
    box.click();
    expect(box.checked).to.equal(false);
    expect(page.log).to.deep.equal([]);
  });

  it('asks for an address beside the field, until there is something in it', async () => {
    const page = await shown({}, { isMissing: true });
    expect(page.field.getAttribute('aria-invalid')).to.equal('true');
    expect(page.texts('.field-error')).to.deep.equal(['Enter at least one email address.']);
    const typed = await shown({ text: 'bob' }, { isMissing: true });
    expect(typed.texts('.field-error')).to.deep.equal([]);
    expect(typed.field.hasAttribute('aria-invalid')).to.equal(false);
  });

  it('shows hostile text as text (S7)', async () => {
    const page = await shown({ text: '<img/src=x>\u202E\nb' });
    expect(page.root.querySelector('img')).to.equal(null);
    expect(page.text).not.to.include('\u202E');
  });

  it('tells of a choice of notice, and keeps the rest of the place', async () => {
    const page = await shown({ placement: { departmentId: 'd', roleId: '', notify: true } });
    page.find('#new-user-notify').click();
    expect(page.log).to.deep.equal([{ placement: { departmentId: 'd', roleId: '', notify: false } }]);
  });
});

describe('newUsersView: a run', () => {
  it('shows how far it is, can be stopped, and lets nothing be changed under it', async () => {
    const run = aRun('running', item('a@x.test', 'created'), item('b@x.test', 'sending'), item('c@x.test', 'waiting'));
    const page = await shown({ text: 'a@x.test', run });
    const bar = page.find<HTMLProgressElement>('progress');
    expect([bar.value, bar.max]).to.deep.equal([1, 3]);
    expect(page.text).to.include('1 of 3 done');
    expect(page.field.readOnly).to.equal(true);
    expect(page.find('button[type=submit]').getAttribute('aria-disabled')).to.equal('true');
    page.find('.new-users-progress button').click();
    expect(page.log).to.deep.equal(['stop']);
    await expect(page.root).to.be.accessible();
  });

  it('says what it waits for', () => {
    expect(runText(aRun('paused', item('a', 'waiting')), messages)).to.match(/^The system asked to wait\./);
    expect(runText(aRun('stopping', item('a', 'sending')), messages)).to.match(/^Stopping: what was sent/);
  });

  it('names each address with what became of it (U11)', async () => {
    const run = aRun(
      'ended',
      item('a@x.test', 'created', { user: aUser() }),
      item('b@x.test', 'created', { user: aUser({ status: 'inactive' }) }),
      item('c@x.test', 'exists'),
      item('d@x.test', 'unknown'),
      item('e@x.test', 'not-attempted'),
    );
    const page = await shown({ run });
    expect(page.texts('.new-users-outcomes li')).to.deep.equal([
      'a@x.test Created',
      'b@x.test Created inactive',
      'c@x.test Exists already',
      'd@x.test Not known No answer came, and nobody was found. Retrying sends the same request under the same number.',
      'e@x.test Not attempted',
    ]);
    expect(page.root.querySelector('progress')).to.equal(null);
    await expect(page.root).to.be.accessible();
  });

  it('says why somebody was not created: what is said of fields, else of all', async () => {
    const page = await shown({
      run: aRun(
        'ended',
        item('a@x.test', 'invalid', { error: adapterError('invalid', 'No.', { fields: { email: 'Wrong domain.' } }) }),
        item('b@x.test', 'refused', { error: adapterError('forbidden', 'Not yours.') }),
        item('c@x.test', 'failed', { error: adapterError('unavailable', 'x'.repeat(2000)) }),
        item('d@x.test', 'failed'),
      ),
    });
    const [first, second, third] = page.texts('.new-users-why');
    expect([first, second]).to.deep.equal(['Wrong domain.', 'Not yours.']);
    expect(third!.length).to.be.below(320);
  });

  it('counts how many ended how, and only what there is', () => {
    const run = aRun('ended', item('a', 'created'), item('b', 'created'), item('c', 'failed'), item('d', 'exists'));
    expect(runText(run, messages)).to.equal('Created: 2, Exists already: 1, and Failed: 1');
  });

  it('is a success only where nobody is left', async () => {
    const good = await shown({ run: aRun('ended', item('a', 'created'), item('b', 'exists')) });
    expect(good.find('.notice').className).to.include('success');
    expect(good.find('.notice').textContent).not.to.include('still in the field');
    const bad = await shown({ run: aRun('ended', item('a', 'created'), item('b', 'refused')) });
    expect(bad.find('.notice').className).to.include('warning');
    expect(textOf(bad.find('.notice'))).to.include('Who was not created is still in the field');
  });

  it('says that the sign-in ended in the middle (F4)', async () => {
    const page = await shown({ run: { ...aRun('ended', item('a', 'failed')), signedOut: true } });
    expect(textOf(page.find('.notice'))).to.include('Your sign-in has ended in the middle.');
  });

  it('offers to retry exactly those who are left', async () => {
    const run = aRun('ended', item('a@x.test', 'created'), item('b@x.test', 'failed'));
    const label = async (text: string): Promise<string> =>
      textOf((await shown({ text, run })).find('button[type=submit]'));
    expect(await label('b@x.test')).to.equal('Retry 1 address');
    expect(await label('b@x.test c@x.test')).to.equal('Create 2 users');
  });

  it('is refused, and says what is missing, while the text names nobody: after a run, too (A1)', async () => {
    const run = aRun('ended', item('a@x.test', 'created'));
    for (const [given, missing] of [
      [{ text: '' }, 'Enter at least one email address.'],
      [{ text: 'bob' }, 'Correct an address first, or enter another one.'],
      [{ text: 'bob', run }, 'Correct an address first, or enter another one.'],
    ] as const) {
      const page = await shown(given);
      const button = page.find('button[type=submit]');
      expect(textOf(button)).to.equal('Create users');
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      expect(textOf(page.find(`#${button.getAttribute('aria-describedby')}`))).to.equal(missing);
      button.click();
      expect(page.log).to.deep.equal(['start']);
    }
    const able = (await shown({ text: 'bob c@x.test', run })).find('button[type=submit]');
    expect(textOf(able)).to.equal('Create 1 user');
    expect(able.hasAttribute('aria-disabled')).to.equal(false);
    expect(able.hasAttribute('aria-describedby')).to.equal(false);
  });
});
