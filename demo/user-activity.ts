import { html, nothing, render } from 'lit';
import type { UserManagerElement } from '../src/index.js';

/** One entry of the backend's audit, as `GET users/:id/activity` has it. */
interface Entry {
  readonly number: string;
  readonly at: string;
  readonly action: string;
  readonly outcome: string;
  readonly by: { readonly name?: string };
}

interface State {
  readonly phase: 'reading' | 'shown' | 'failed';
  readonly entries: readonly Entry[];
  readonly more: boolean;
  /** Why it failed: the status of the answer, 0 where none came. */
  readonly status: number;
}

/** What is done, and what it is called once it was. */
const deeds: Readonly<Record<string, readonly [todo: string, done: string]>> = {
  create: ['create this user', 'created this user'],
  update: ['edit this user', 'edited this user'],
  activate: ['activate this user', 'activated this user'],
  deactivate: ['deactivate this user', 'deactivated this user'],
  delete: ['delete this user', 'deleted this user'],
  schedule: ['change the date of this user', 'changed the date of this user'],
  'change-department': ['move this user', 'moved this user to another department'],
  'reset-password': ['have this user change the password', 'sent a password change notification'],
  message: ['write to this user', 'wrote to this user'],
};
const ends: Readonly<Record<string, string>> = {
  unchanged: 'nothing had to be changed',
  refused: 'that was refused',
  stale: 'somebody else had changed the user meanwhile',
  invalid: 'that was not accepted',
};
const problems: Readonly<Record<number, string>> = {
  401: 'Your sign-in has ended. Sign in again, then try again.',
  403: 'You can’t see the activity of this user. Those who may edit the user can.',
  404: 'This user no longer exists.',
};
const when = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const facts = ['users-status-change', 'users-schedule-change', 'users-department-change', 'users-message-sent'];
const nothingYet: State = { phase: 'reading', entries: [], more: false, status: 0 };

/** A tab of this portal’s own on a person’s page: what was done to them, and by whom, from the backend’s audit. Nothing can be changed there. */
export function offerActivity(manager: UserManagerElement): void {
  const panel = document.createElement('section');
  panel.slot = 'user-tab-activity';
  panel.className = 'activity';
  panel.setAttribute('aria-labelledby', 'activity-title');
  manager.userTabs = [...manager.userTabs, { id: 'activity', label: 'Activity' }];
  manager.append(panel);
  let state = nothingYet;
  let reading = new AbortController();
  let isSeen = false;

  const show = (next: State): void => {
    state = next;
    render(activityView(state, () => void read(), () => void read(state.entries.at(-1)?.number)), panel); // prettier-ignore
  };
  const read = async (before?: string): Promise<void> => {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    const known = before === undefined ? [] : state.entries;
    show({ ...state, phase: 'reading', entries: known });
    const next = await ask(addressOf(manager, before), signal);
    if (signal.aborted) return;
    show({ ...next, entries: [...known, ...next.entries] });
    // the button that was pressed may be gone
    if (document.activeElement === document.body) panel.querySelector<HTMLElement>('#activity-title')?.focus();
  };
  // a tab that nobody opens costs nothing, and each time that it is opened it shows what is true then
  new IntersectionObserver((entries) => {
    const isOpen = entries.some(({ isIntersecting }) => isIntersecting);
    if (isOpen && !isSeen) void read();
    isSeen = isOpen || panel.checkVisibility();
    if (!isSeen) reading.abort();
  }).observe(panel);
  for (const fact of facts) manager.addEventListener(fact, () => isSeen && void read());
}

function addressOf({ src, view }: UserManagerElement, before: string | undefined): string {
  return `${src}/${encodeURIComponent(view.user ?? '')}/activity${before === undefined ? '' : `?before=${before}`}`;
}

async function ask(address: string, signal: AbortSignal): Promise<State> {
  const failed = (status: number): State => ({ ...nothingYet, phase: 'failed', status });
  try {
    const response = await fetch(address, { signal, headers: { Accept: 'application/json' } });
    if (!response.ok) return failed(response.status);
    const { entries, more } = (await response.json()) as Pick<State, 'entries' | 'more'>;
    return { ...nothingYet, phase: 'shown', entries, more };
  } catch {
    return failed(0);
  }
}

function activityView({ phase, entries, more, status }: State, again: () => void, older: () => void): unknown {
  const failed = phase === 'failed';
  return html`<h3 id="activity-title" tabindex="-1">What was done to this user</h3>
    <ol>
      ${entries.map(entryView)}
    </ol>
    <p class="activity-note" role="status">${noteOf(phase, entries.length, status)}</p>
    ${failed && status !== 403 && status !== 404 ? html`<button type="button" @click=${entries.length ? older : again}>Try again</button>` : nothing}
    ${phase === 'shown' && more ? html`<button type="button" @click=${older}>Show older entries</button>` : nothing}`;
}

function noteOf(phase: State['phase'], count: number, status: number): string {
  if (phase === 'reading') return 'Reading what was done …';
  if (phase === 'failed') return problems[status] ?? 'The activity could not be read.';
  return count === 0 ? 'Nothing yet. What is done to this user from now on is listed here.' : '';
}

function entryView({ at, action, outcome, by }: Entry): unknown {
  const [todo, done] = deeds[action] ?? [action, action];
  const said = outcome === 'done' ? done : `tried to ${todo}: ${ends[outcome] ?? outcome}`;
  return html`<li>
    <time datetime=${at}>${when.format(new Date(at))}</time>
    <span><bdi>${by.name ?? 'Somebody who is gone'}</bdi> ${said}</span>
  </li>`;
}
