import { expect, fixture, html } from '@open-wc/testing';
import { nothing } from 'lit';
import { adapterError } from '../../src/adapters/adapter-error.js';
import { denials } from '../../src/i18n/en/denials.js';
import { directory } from '../../src/i18n/en/directory.js';
import { form } from '../../src/i18n/en/form.js';
import { profile } from '../../src/i18n/en/profile.js';
import { Messages } from '../../src/i18n/messages.js';
import { editOf } from '../../src/profile/edit/edit-state.js';
import { fieldsOf } from '../../src/profile/form/form-fields.js';
import type { ProfileState } from '../../src/profile/profile-state.js';
import { profileView, type ProfileViewModel } from '../../src/profile/profile-view.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';

const messages = new Messages([{ locale: 'en', messages: { ...directory, ...denials, ...form, ...profile } }]);
const grace = aUser({ id: 'grace' });
const shown = (user = grace): ProfileState => ({ phase: 'shown', request: 1, id: user.id, user });

interface Page {
  readonly element: HTMLElement;
  readonly log: string[];
  text(): string;
  valueOf(label: string): string | undefined;
  button(name: string): HTMLButtonElement;
}

async function thePage(given: Partial<ProfileViewModel> = {}): Promise<Page> {
  const log: string[] = [];
  const state = given.state ?? shown();
  const user = 'user' in state ? state.user : undefined;
  const model: ProfileViewModel = {
    state,
    edit: user && editOf(user, fieldsOf(), state.phase === 'shown'),
    password: { phase: 'idle' },
    tabs: [],
    tab: '',
    selectTab: (id) => log.push(`tab ${id}`),
    sendPassword: ({ id }) => log.push(`password ${id}`),
    dispatch: ({ type }) => log.push(type),
    enter: ({ name }) => log.push(`enter ${name}`),
    session: aSession(),
    messages,
    offers: new Set(['delete', 'setActive']),
    back: () => log.push('back'),
    retry: () => log.push('retry'),
    status: (user, loading) => html`<section class="status">${user.id} ${loading ? 'loading' : 'shown'}</section>`,
    askToDelete: (user) => log.push(`delete ${user.id}`),
    announce: (text) => log.push(`say ${text}`),
    ...given,
  };
  const element = await fixture<HTMLElement>(html`<div>${profileView(model)}</div>`);
  const clean = (node: Element | null | undefined): string => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  return {
    element,
    log,
    text: () => clean(element),
    valueOf: (label) => {
      const term = [...element.querySelectorAll('dt')].find((each) => clean(each) === label);
      return term && clean(term.nextElementSibling);
    },
    button: (name) => {
      const all = [...element.querySelectorAll('button')];
      return all.find((each) => clean(each) === name || each.getAttribute('aria-label') === name)!;
    },
  };
}

describe('profileView', () => {
  it('shows nothing while no page is open', async () => {
    const page = await thePage({ state: { phase: 'closed', request: 0 } });
    expect(page.text()).to.equal('');
  });

  it('shows who it is, with the login under the name', async () => {
    const page = await thePage();
    expect(page.element.querySelector('h2')!.textContent.trim()).to.equal('Grace Hopper');
    expect(page.text()).to.contain('grace.hopper');
  });

  it('leaves out what the backend does not tell, and says None where it tells of nothing', async () => {
    const page = await thePage({ state: shown(aUser({ roles: [] })) });
    expect(page.valueOf('Roles')).to.equal('None');
    expect(page.valueOf('Groups')).to.equal(undefined);
  });

  it('shows the department with its path', async () => {
    const department = { id: 'd', name: 'Compilers', path: ['My Company', 'Product Development'] };
    const page = await thePage({ state: shown(aUser({ department })) });
    expect(page.valueOf('Department')).to.equal('My Company / Product Development / Compilers');
  });

  it('tells “never logged in” from “not told”', async () => {
    const never = await thePage({ state: shown(aUser({ lastLoginAt: null })), status: () => nothing });
    expect(never.valueOf('Last login')).to.equal('User never logged in');
    const untold = await thePage({ state: shown(aUser()), status: () => nothing });
    expect(untold.valueOf('Last login')).to.equal(undefined);
  });

  it('goes back', async () => {
    const page = await thePage();
    page.button('Back to users').click();
    expect(page.log).to.deep.equal(['back']);
  });

  it('asks to delete the user on the page', async () => {
    const page = await thePage();
    page.button('Delete user').click();
    expect(page.log).to.deep.equal(['delete grace']);
  });

  it('has the section of their status from outside, told whether the record is being read again', async () => {
    const page = await thePage();
    expect(page.element.querySelector('.status')!.textContent).to.equal('grace shown');
    const busy = await thePage({ state: { phase: 'loading', request: 1, id: 'grace', user: grace } });
    expect(busy.element.querySelector('.status')!.textContent).to.equal('grace loading');
  });

  for (const [who, user, why] of [
    ['the owner (R2)', aUser({ owner: true }), 'This is the Account Owner.'],
    ['the viewer (R3)', aUser({ id: 'me' }), 'This is you.'],
    [
      'a user outside the scope (R4)',
      aUser({ denied: { delete: 'scope', deactivate: 'scope' } }),
      'outside the departments',
    ],
    ['a user of whom it is unknown (R11)', aUser({ owner: undefined }), 'could not be established'],
  ] as const) {
    it(`refuses to delete ${who}, and says why`, async () => {
      const page = await thePage({ state: shown(user) });
      const button = page.button('Delete user');
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      button.click();
      expect(page.log).to.have.length(1);
      expect(page.log[0]).to.match(/^say /).and.to.contain(why);
    });
  }

  it('refuses a viewer whose role does not allow it (R1)', async () => {
    const page = await thePage({ session: aSession({ allowed: new Set(['view']) }) });
    page.button('Delete user').click();
    expect(page.log).to.have.length(1);
    expect(page.log[0]).to.match(/^say /).and.to.contain('Your role');
  });

  it('does not offer what the adapter can’t do', async () => {
    const page = await thePage({ offers: new Set() });
    expect(page.button('Delete user')).to.equal(undefined);
  });

  for (const [what, deletion, text] of [
    ['for good', { kind: 'permanent' }, 'permanently deleted'],
    ['for good where the backend says nothing', undefined, 'permanently deleted'],
    ['so that it can be restored', { kind: 'soft', restorableDays: 30 }, 'restored for 30 days'],
    ['by taking the user out of the account', { kind: 'unlink' }, 'removed from the account'],
  ] as const) {
    it(`says that the backend deletes ${what} (R5)`, async () => {
      const page = await thePage({ session: aSession({ capabilities: theCapabilities({ delete: deletion }) }) });
      expect(page.text()).to.contain(text);
    });
  }

  it('keeps what is known in sight when loading fails, and offers to try again', async () => {
    const error = adapterError('network', 'No answer.');
    const page = await thePage({ state: { phase: 'failed', request: 1, id: 'grace', user: grace, error } });
    expect(page.text()).to.contain('could not be loaded').and.to.contain('Grace Hopper');
    page.button('Try again').click();
    expect(page.log).to.deep.equal(['retry']);
  });

  it('says that a user is gone, and offers nothing to do about them', async () => {
    const error = adapterError('not-found', 'Gone.');
    const page = await thePage({ state: { phase: 'failed', request: 1, id: 'grace', error } });
    expect(page.text()).to.contain('no longer exists');
    expect(page.button('Delete user')).to.equal(undefined);
    expect(page.button('Try again')).to.equal(undefined);
  });

  it('says that it is loading a user of whom nothing is known yet', async () => {
    const page = await thePage({ state: { phase: 'loading', request: 1, id: 'grace' } });
    expect(page.text()).to.contain('Loading the user');
    expect(page.element.querySelector('section')!.getAttribute('aria-busy')).to.equal('true');
  });

  it('shows a hostile name as text, without anything invisible in it (S1, S7)', async () => {
    const page = await thePage({
      state: shown(aUser({ firstName: '<img src=x onerror=alert(1)>', lastName: '\u202Eecila' })),
    });
    expect(page.element.querySelector('img')).to.equal(null);
    expect(page.text()).to.contain('\uFFFDecila');
  });

  it('is accessible', async () => {
    const page = await thePage();
    await expect(page.element).to.be.accessible();
  });

  it('is in the order of the product: fields, password, status, deletion', async () => {
    const page = await thePage({
      offers: new Set(['update', 'resetPassword', 'setActive', 'delete']),
      status: () => html`<h3>Status</h3>`,
    });
    const titles = [...page.element.querySelectorAll('h3')].map((each) => each.textContent);
    expect(titles).to.deep.equal(['General user information', 'Change password', 'Status', 'Delete user']);
  });

  it('offers a message where there is somebody to send it, and explains a refusal (R1)', async () => {
    expect((await thePage()).button('Message')).to.equal(undefined);
    const log: string[] = [];
    const message = ({ id }: { id: string }): void => void log.push(`message ${id}`);
    (await thePage({ message })).button('Message').click();
    const refused = await thePage({ message, session: aSession({ allowed: new Set(['view']) }) });
    refused.button('Message').click();
    expect(log).to.deep.equal(['message grace']);
    expect(refused.log.join()).to.match(/^say Your role/);
  });

  it('has no list of tabs without tabs of the host’s', async () => {
    expect((await thePage()).element.querySelector('[role=tablist]')).to.equal(null);
  });

  it('ties each tab to its panel, shows the chosen one, and gives the host a slot', async () => {
    const tabs = [{ id: 'courses', label: 'Courses' }];
    const page = await thePage({ tabs, tab: 'courses' });
    const shownTabs = [...page.element.querySelectorAll('[role=tab]')];
    expect(shownTabs.map((tab) => [tab.textContent.trim(), tab.getAttribute('aria-selected')])).to.deep.equal([
      ['Personal information', 'false'],
      ['Courses', 'true'],
    ]);
    for (const tab of shownTabs) {
      const panel = page.element.querySelector(`#${tab.getAttribute('aria-controls')}`)!;
      expect(panel.getAttribute('aria-labelledby')).to.equal(tab.id);
      expect((panel as HTMLElement).hidden).to.equal(tab.getAttribute('aria-selected') === 'false');
    }
    expect(page.element.querySelector('slot[name=user-tab-courses]')).not.to.equal(null);
    page.button('Personal information').click();
    expect(page.log).to.deep.equal(['tab ']);
  });

  it('shows ours where the chosen tab is gone', async () => {
    const page = await thePage({ tabs: [{ id: 'a', label: 'A' }], tab: 'b' });
    expect(page.element.querySelector('[role=tab]')!.getAttribute('aria-selected')).to.equal('true');
  });
});
