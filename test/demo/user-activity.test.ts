import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { offerActivity } from '../../demo/user-activity.js';
import { aUser } from '../support/builders.js';
import { createManager, focused, type ManagerDriver, until } from '../support/driver.js';

type Answer = { status: number; body: unknown } | undefined;

const entry = (number: number, action: string, outcome = 'done', name: string | undefined = 'Elena Petrova') => ({
  ...{ number: String(number), at: '2026-02-03T12:00:00Z', action, outcome },
  by: { id: 'e', ...(name !== undefined && { name }) },
});
const page = (entries: readonly object[], more = false): Answer => ({ status: 200, body: { entries, more } });

describe('the portal’s own tab “Activity”', () => {
  const { fetch } = globalThis;
  const asked: string[] = [];
  let answer: (address: string) => Answer | Promise<Answer>;

  beforeEach(() => {
    asked.length = 0;
    answer = () => page([]);
    globalThis.fetch = async (address) => {
      const path = String(address as string).replace('/api/users/', '');
      asked.push(path);
      const given = await answer(path);
      if (!given) throw new TypeError('no answer');
      return new Response(JSON.stringify(given.body), { status: given.status });
    };
  });
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  const panel = (manager: ManagerDriver): HTMLElement => manager.element.querySelector('.activity') as HTMLElement;
  const textOf = (manager: ManagerDriver): string => panel(manager).innerText.replace(/\s+/g, ' ').trim();
  const note = (manager: ManagerDriver): string | undefined => panel(manager).querySelector('[role=status]')?.textContent ?? undefined; // prettier-ignore

  /** A person’s page, opened by its name. */
  async function opened(): Promise<ManagerDriver> {
    const manager = await createManager({ users: [aUser({ id: 'u/1' }), aUser({ id: 'x', firstName: 'Xaver' })] });
    manager.element.setAttribute('src', '/api/users');
    offerActivity(manager.element);
    await manager.row('Grace').open();
    await until(() => manager.has('[role=tab]'), 'the tabs');
    return manager;
  }
  async function looked(until_ = 'What'): Promise<ManagerDriver> {
    const manager = await opened();
    await manager.press('[role=tab]', 'Activity');
    await until(() => asked.length > 0 && textOf(manager).includes(until_), until_);
    return manager;
  }

  it('is read when it is looked at, of the person whose page is open, and again the next time', async () => {
    const manager = await opened();
    expect([asked, manager.all('[role=tab]').map(({ innerText }) => innerText)]).to.deep.equal([
      [],
      ['Personal information', 'Activity'],
    ]);
    await manager.press('[role=tab]', 'Activity');
    await until(() => asked.length === 1, 'a question');
    expect(asked).to.deep.equal(['u%2F1/activity']);
    await manager.press('[role=tab]', 'Personal');
    await manager.press('[role=tab]', 'Activity');
    await until(() => asked.length === 2, 'another question');
  });

  it('says who did what, also what was refused and who is gone, and shows names as text', async () => {
    answer = () =>
      page([
        entry(4, 'deactivate', 'refused'),
        entry(3, 'update', 'done', '<b>Eve</b>'),
        entry(2, 'create', 'done', undefined as never),
        { ...entry(1, 'merge', 'lost'), by: { id: 'gone' } },
      ]);
    const manager = await looked('Elena');
    const lines = [...panel(manager).querySelectorAll('li > span')].map(({ textContent }) => textContent);
    expect(lines).to.deep.equal([
      'Elena Petrova tried to deactivate this user: that was refused',
      '<b>Eve</b> edited this user',
      'Elena Petrova created this user',
      'Somebody who is gone tried to merge: lost',
    ]);
    expect([note(manager), panel(manager).querySelectorAll('b, button').length]).to.deep.equal(['', 0]);
    await expect(manager.element).to.be.accessible();
  });

  it('says that there is nothing yet', async () => {
    expect(note(await looked('Nothing yet'))).to.equal(
      'Nothing yet. What is done to this user from now on is listed here.',
    );
  });

  for (const [status, said, again] of [
    [401, 'Your sign-in has ended.', true],
    [403, 'You can’t see the activity of this user.', false],
    [404, 'This user no longer exists.', false],
    [500, 'The activity could not be read.', true],
    [0, 'The activity could not be read.', true],
  ] as const)
    it(`says why it could not be read, and offers what helps: ${status}`, async () => {
      answer = () => (status ? { status, body: {} } : undefined);
      const manager = await looked(said);
      expect(panel(manager).querySelectorAll('button').length).to.equal(again ? 1 : 0);
      await expect(manager.element).to.be.accessible();
    });

  it('is tried again by keyboard, without losing the focus', async () => {
    answer = () => undefined;
    const manager = await looked('could not be read');
    answer = () => page([entry(1, 'message')]);
    panel(manager).querySelector('button')?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => textOf(manager).includes('wrote to this user'), 'the entries');
    expect(focused()?.id).to.equal('activity-title');
  });

  it('shows older entries after those that are there', async () => {
    answer = (path) => (path.includes('before') ? page([entry(1, 'create')]) : page([entry(9, 'update')], true));
    const manager = await looked('Show older entries');
    panel(manager).querySelector('button')?.click();
    await until(() => panel(manager).querySelectorAll('li').length === 2, 'both');
    expect(asked.at(-1)).to.equal('u%2F1/activity?before=9');
    expect(textOf(manager)).to.match(/edited this user.*created this user$/);
  });

  it('is read again when something is done to the user meanwhile', async () => {
    const manager = await looked('Nothing yet');
    answer = () => page([entry(1, 'deactivate')]);
    manager.element.dispatchEvent(new Event('users-status-change'));
    await until(() => textOf(manager).includes('deactivated this user'), 'the news');
  });
});
