import { expect } from '@open-wc/testing';
import { html, render, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { Call } from '../../../src/adapters/contract.js';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import { DirectoryController, type Timer } from '../../../src/directory/directory-controller.js';
import { viewerStep } from '../../../src/directory/list/viewer-step.js';
import { LiveList } from '../../../src/directory/live/live-list.js';
import { walk } from '../../../src/directory/walk-pages.js';
import { denialOf } from '../../../src/domain/rules.js';
import type { UserQuery } from '../../../src/domain/query.js';
import type { User } from '../../../src/domain/user.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import { aUser } from '../../support/builders.js';
import { turn } from '../../support/scripted-adapter.js';

/** A clock that stands still until it is told which waits are over. */
class Clock implements Timer {
  readonly #waiting = new Map<number, { run: () => void; ms: number }>();
  #next = 1;
  set(run: () => void, ms: number): number {
    this.#waiting.set(this.#next, { run, ms });
    return this.#next++;
  }
  clear(timer: number): void {
    this.#waiting.delete(timer);
  }
  get waits(): number[] {
    return Array.from(this.#waiting.values(), ({ ms }) => ms);
  }
  over(ms: number): void {
    for (const [timer, wait] of [...this.#waiting]) {
      if (wait.ms !== ms) continue;
      this.#waiting.delete(timer);
      wait.run();
    }
  }
}

/** A backend that can be away, and slow. */
class Backend extends MemoryAdapter {
  away: unknown;
  hold: Promise<unknown> | undefined;
  override async query(query: UserQuery, call: Call) {
    await this.hold;
    if (this.away) throw this.away;
    return super.query(query, call);
  }
  get looks(): number {
    return this.log.filter(({ method }) => method === 'query').length;
  }
}

const people = (...ids: string[]): User[] =>
  ids.map((id) => aUser({ id, login: id, firstName: id, lastName: '', email: `${id}@x.test` }));

/** The list of a backend of four, kept true. */
async function aLiveList(users: readonly User[] = people('a', 'b', 'c', 'd')) {
  const adapter = new Backend({ users });
  const clock = new Clock();
  const said: string[] = [];
  const circumstances = { busy: false, connected: true };
  const controllers: ReactiveController[] = [];
  const place = document.createElement('div');
  const host = {
    addController: (controller: ReactiveController) => controllers.push(controller),
    requestUpdate: () => undefined,
    shadowRoot: place,
    get isConnected() {
      return circumstances.connected;
    },
  } as unknown as ReactiveControllerHost & HTMLElement;
  const messages = new Messages([english]);
  // eslint-disable-next-line prefer-const -- the list tells it
  let live: LiveList | undefined;
  const list = new DirectoryController(host, (state, before) => live?.tell(state, before), () => undefined, clock); // prettier-ignore
  list.learn({ step: viewerStep, walk });
  list.adapter = adapter;
  await turn();
  await turn();
  live = new LiveList(host, {
    list,
    timer: clock,
    messages: () => messages,
    announcer: { say: (text) => said.push(text) },
    isBusy: () => circumstances.busy,
  });
  live.hostConnected();
  const shown = (): string => list.state.shown!.users.map(({ id }) => id).join('');
  const text = (): string => {
    const drawn = document.createElement('div');
    render(html`${live.button()}|${live.notice()}`, drawn);
    return drawn.textContent
      .replace(/\s+/g, ' ')
      .replace(/ ?\| ?/, '|')
      .trim();
  };
  const press = (): void => {
    const drawn = document.createElement('div');
    render(html`${live.button()}`, drawn);
    drawn.querySelector('button')!.click();
  };
  const swarm = async (): Promise<void> => {
    clock.over(700);
    for (let time = 0; time < 8; time++) await turn();
  };
  const change = (id: string, to: Partial<User> | null): void => {
    adapter.meanwhile(id, to);
    live.hear({ ids: [id] });
  };
  return { adapter, clock, said, circumstances, host, list, live, shown, text, press, swarm, change, user: (id: string) => list.state.shown!.users.find((each) => each.id === id)! }; // prettier-ignore
}

describe('LiveList', () => {
  it('looks once for a swarm of changes, and then rests', async () => {
    const { adapter, clock, change, swarm } = await aLiveList();
    const before = adapter.looks;
    for (const id of ['a', 'b', 'c']) change(id, { status: 'inactive' });
    expect(clock.waits).to.deep.equal([700]);
    await swarm();
    expect(adapter.looks).to.equal(before + 1);
    change('d', { status: 'inactive' });
    expect(clock.waits).to.deep.equal([5000]);
    clock.over(5000);
    await turn();
    expect(adapter.looks).to.equal(before + 2);
  });

  it('puts into its row what moves nothing, says nothing of it and asks for nothing', async () => {
    const { change, swarm, user, text, said } = await aLiveList();
    change('b', { status: 'inactive' });
    await swarm();
    expect(user('b').status).to.equal('inactive');
    expect([text(), ...said]).to.deep.equal(['|']);
  });

  it('counts what would move rows, and leaves them where they are until the viewer wants them', async () => {
    const { adapter, change, swarm, shown, text, press, said, list } = await aLiveList();
    change('b', { firstName: 'z', lastName: '' });
    await swarm();
    expect(shown()).to.equal('abcd');
    expect(text()).to.equal('Show 1 change|');
    expect(said).to.deep.equal(['1 change by somebody else in this list. The button before the table shows it.']);
    const before = adapter.looks;
    press();
    await turn();
    await turn();
    expect(adapter.looks).to.equal(before + 1);
    expect([shown(), text(), list.state.view.page.from]).to.deep.equal(['acdb', '|', 0]);
    expect(said.at(-1)).to.equal('The list is up to date.');
  });

  it('says nothing of the viewer’s own changes that are shown already, nor of changes elsewhere', async () => {
    const { adapter, list, live, swarm, text, said } = await aLiveList();
    const call = { signal: new AbortController().signal };
    for await (const outcome of adapter.setActive([{ id: 'b' }], false, call))
      if (outcome.state === 'done') list.dispatch({ type: 'replace-users', users: [outcome.user!] });
    live.hear({ ids: ['b', 'somebody on another page'] });
    await swarm();
    expect([text(), ...said]).to.deep.equal(['|']);
  });

  it('does not look for what a page that was loaded since has already', async () => {
    const { adapter, clock, list, change, swarm, text } = await aLiveList();
    change('b', null);
    list.reload();
    await turn();
    await turn();
    const before = adapter.looks;
    await swarm();
    expect([adapter.looks - before, text(), ...clock.waits]).to.deep.equal([0, '|']);
  });

  it('leaves who is deleted in their row, marked, and out of reach of every action, until the list is shown anew', async () => {
    const { change, swarm, shown, user, text, list, press } = await aLiveList();
    change('b', null);
    await swarm();
    expect(shown()).to.equal('abcd');
    expect([user('b').status, user('b').statusLabel]).to.deep.equal(['deleted', 'Deleted']);
    for (const action of ['delete', 'deactivate', 'message', 'update'] as const)
      expect(denialOf(action, user('b'), list.state.session)?.reason, action).to.equal('gone');
    expect(list.state.shown?.total?.value).to.equal(3);
    expect(text()).to.equal('Show 1 change|');
    press();
    await turn();
    await turn();
    expect([shown(), text()]).to.deep.equal(['acd', '|']);
  });

  it('keeps the selection until then, and says who is no longer in it, by name', async () => {
    const { change, swarm, text, list, live, press, said } = await aLiveList();
    for (const id of ['a', 'b', 'c']) list.dispatch({ intent: true, type: 'toggle', id });
    change('b', null);
    change('c', null);
    await swarm();
    expect([...list.state.selection.users.keys()]).to.deep.equal(['a', 'b', 'c']);
    press();
    await turn();
    await turn();
    expect([...list.state.selection.users.keys()]).to.deep.equal(['a']);
    const lost = 'No longer selected, because others deleted these 2 users: b and c.';
    expect(text()).to.equal(`|${lost}`);
    expect(said.at(-1)).to.equal(`The list is up to date. ${lost}`);
    const drawn = document.createElement('div');
    render(html`${live.notice()}`, drawn);
    drawn.querySelector('button')!.click();
    expect(text()).to.equal('|');
  });

  it('forgets who was lost when the list goes on', async () => {
    const { change, swarm, text, list, press } = await aLiveList();
    list.dispatch({ intent: true, type: 'toggle', id: 'b' });
    change('b', null);
    await swarm();
    press();
    await turn();
    await turn();
    expect(text()).to.contain('No longer selected');
    list.reload();
    await turn();
    await turn();
    expect(text()).to.equal('|');
  });

  it('looks for itself when nobody knows what has changed, and says nothing where nothing has', async () => {
    const { adapter, live, swarm, text, said } = await aLiveList();
    live.hear('stale');
    await swarm();
    expect([text(), ...said]).to.deep.equal(['|']);
    adapter.meanwhile('a', null);
    adapter.meanwhile('b', null);
    live.hear('stale');
    await swarm();
    expect(text()).to.equal('|', 'it rests');
  });

  it('says that the list may have changed where it can’t find out', async () => {
    for (const away of [adapterError('network', 'Away.'), new Error('worse')]) {
      const { adapter, live, swarm, text, said, press } = await aLiveList();
      adapter.away = away;
      live.hear('stale');
      await swarm();
      expect(text()).to.equal('Show the newest list|');
      expect(said).to.deep.equal(['The list may have changed.']);
      press();
      await turn();
      await turn();
      expect(text(), 'it could not be shown').to.equal('Show the newest list|');
    }
  });

  it('leaves it to the next request to find out that the sign-in has ended', async () => {
    const { adapter, live, swarm, text, said } = await aLiveList();
    adapter.away = adapterError('unauthenticated', 'Sign in.');
    live.hear('stale');
    await swarm();
    expect([text(), ...said]).to.deep.equal(['|']);
  });

  it('keeps still while the viewer is in a dialog or on a page, and looks when they are back', async () => {
    const { adapter, circumstances, change, live, swarm, text, list } = await aLiveList();
    circumstances.busy = true;
    change('b', null);
    const before = adapter.looks;
    await swarm();
    live.hostUpdated();
    await swarm();
    expect(adapter.looks).to.equal(before);
    circumstances.busy = false;
    list.dispatch({ look: true, type: 'open-user', id: 'a' });
    live.hostUpdated();
    await swarm();
    expect(adapter.looks).to.equal(before);
    list.dispatch({ look: true, type: 'open-user', id: undefined });
    live.hostUpdated();
    await swarm();
    expect([adapter.looks, text()]).to.deep.equal([before + 1, 'Show 1 change|']);
  });

  it('drops what it found about a list that went on meanwhile, and looks again (F4)', async () => {
    const { adapter, clock, change, list, swarm, text, shown } = await aLiveList();
    let release!: () => void;
    adapter.hold = new Promise<void>((done) => (release = done));
    change('b', null);
    await swarm();
    adapter.hold = undefined;
    list.dispatch({ look: true, type: 'search', text: 'c', now: true });
    await turn();
    await turn();
    release();
    for (let time = 0; time < 8; time++) await turn();
    expect([shown(), text()]).to.deep.equal(['c', '|']);
    clock.over(5000);
    for (let time = 0; time < 8; time++) await turn();
    expect([shown(), text()]).to.deep.equal(['c', '|']);
  });

  it('says at most one thing in ten seconds, and then the newest', async () => {
    const { change, clock, swarm, said } = await aLiveList();
    change('a', null);
    await swarm();
    for (const id of ['b', 'c']) {
      change(id, null);
      clock.over(5000);
      for (let time = 0; time < 8; time++) await turn();
    }
    expect(said).to.have.length(1);
    clock.over(10_000);
    expect(said.at(-1)).to.equal('3 changes by others in this list. The button before the table shows them.');
    clock.over(10_000);
    expect(said).to.have.length(2);
  });

  it('ends with its element, its session and its rows: nothing waits and nothing is said any more', async () => {
    const ends = [
      ({ live }: Awaited<ReturnType<typeof aLiveList>>) => live.hostDisconnected(),
      ({ list }: Awaited<ReturnType<typeof aLiveList>>) => void (list.adapter = undefined),
      ({ list }: Awaited<ReturnType<typeof aLiveList>>) => list.dispatch({ type: 'connect' }),
    ];
    for (const end of ends) {
      const all = await aLiveList();
      all.change('a', null);
      await all.swarm();
      all.change('b', null);
      end(all);
      await turn();
      await turn();
      expect([all.text(), ...all.clock.waits]).to.deep.equal(['|']);
      expect(all.said).to.have.length(1);
    }
  });

  it('looks when somebody looks at the page again', async () => {
    const { adapter, circumstances, change, swarm } = await aLiveList();
    circumstances.busy = true;
    change('b', null);
    await swarm();
    circumstances.busy = false;
    const before = adapter.looks;
    document.dispatchEvent(new Event('visibilitychange'));
    await turn();
    expect(adapter.looks).to.equal(before + 1);
  });
});
