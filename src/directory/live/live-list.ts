import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asAdapterError } from '../../adapters/adapter-error.js';
import type { UserAdapter } from '../../adapters/contract.js';
import type { Total } from '../../domain/query.js';
import type { User, UserAction, UserId } from '../../domain/user.js';
import type { Catalogue, Messages } from '../../i18n/messages.js';
import { live } from '../../i18n/en/live.js';
import type { Announcer } from '../../ui/announcer.js';
import type { DirectoryController, Timer } from '../directory-controller.js';
import type { ListState } from '../list-state.js';
import { differenceOf } from './difference.js';
import { lookAgain } from './look-again.js';
import { liveButton, lostNotice, lostText } from './live-view.js';

/** What a {@link LiveList} works with. */
export interface LiveSurroundings {
  readonly list: DirectoryController;
  readonly announcer: Pick<Announcer, 'say'>;
  readonly messages: () => Messages;
  readonly timer: Timer;
  /** Does the viewer look at something else, such as a dialog or a page? Then the list keeps still. */
  readonly isBusy: () => boolean;
}

/** What somebody else did, as an adapter tells it. */
export type Change = Parameters<Parameters<NonNullable<UserAdapter['subscribe']>>[0]>[0];

/** Changes come in swarms: one look for all of them, and then a rest. */
const swarmMs = 700;
const restMs = 5_000;
const saidEveryMs = 10_000;
const english: Catalogue = { locale: 'en', messages: live };
const everything = [
  'view', 'update', 'change-department', 'change-roles', 'activate', 'deactivate', 'schedule', 'delete', 'reset-password', 'message',
] as const satisfies readonly UserAction[]; // prettier-ignore

/**
 * Keeps the list true while others change users. It reads the page on screen again beside the list, puts into the rows what
 * moves nothing, and offers to show the rest; what the viewer did, and is shown already, makes no difference there.
 */
export class LiveList implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #around: LiveSurroundings;
  #call = new AbortController();
  #waiting: number | undefined;
  #quiet: number | undefined;
  #unsaid = false;
  /** Whom others changed since the last look; `heardAt` is the newest request that was sent before. */
  #heard = new Set<UserId>();
  #stale = false;
  #heardAt = 0;
  #count: number | 'unknown' = 0;
  #gone: ReadonlyMap<UserId, User> = new Map();
  #lost: readonly User[] = [];
  #shownAt = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, around: LiveSurroundings) {
    this.#host = host;
    this.#around = around;
    host.addController(this);
  }

  /** Hears that somebody changed users, or that nobody knows whom. */
  hear(change: Change): void {
    if (change === 'stale') this.#stale = true;
    else for (const id of change.ids) this.#heard.add(id);
    this.#heardAt = this.#around.list.state.request;
    this.#wait(swarmMs);
  }

  /** Hears what became of the list: what was loaded after the changes has them. */
  tell(state: ListState, before: ListState): void {
    if (state.session !== before.session || !state.shown) this.#forget();
    if (!before.refreshing || state.refreshing || state.error || !state.shown) return;
    this.#count = 0;
    this.#gone = new Map();
    if (this.#heardAt < state.request) this.#nothingHeard();
    if (this.#shownAt === state.request) this.#say([this.#text('live.shown'), this.#lostText()].join(' ').trim());
    else this.#lost = [];
  }

  hostUpdated(): void {
    if (this.#isWaitingForUs) this.#wait(swarmMs);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    this.#forget();
  }

  /** The button that shows the changes: it stands in the line over the rows, which keeps its height. */
  button(): unknown {
    const show = (): void => this.#show();
    return liveButton(this.#count, this.#messages, show);
  }

  /** Who is no longer selected, for they are gone. */
  notice(): unknown {
    const dismiss = (): void => {
      this.#lost = [];
      this.#host.requestUpdate();
    };
    return lostNotice(this.#lost, this.#messages, dismiss);
  }

  #show(): void {
    const { list } = this.#around;
    this.#lost = [...this.#gone.values()].filter(({ id }) => list.state.selection.users.has(id));
    if (this.#lost.length) list.dispatch({ intent: true, type: 'deselect', ids: this.#lost.map(({ id }) => id) });
    list.reload();
    this.#shownAt = list.state.request;
    // the button goes with the changes; what says how many users there are stands beside it
    this.#host.shadowRoot?.querySelector<HTMLElement>('.total')?.focus();
  }

  get #messages(): Messages {
    return this.#around.messages().with(english);
  }

  get #canLook(): boolean {
    const { phase, refreshing, view, shown, error } = this.#around.list.state;
    const still = phase === 'ready' && !refreshing && !error && view.page === shown?.page && view.user === undefined;
    return still && this.#host.isConnected && document.visibilityState !== 'hidden' && !this.#around.isBusy();
  }

  get #isWaitingForUs(): boolean {
    return (this.#stale || this.#heard.size > 0) && this.#waiting === undefined && this.#canLook;
  }

  #wait(ms: number): void {
    this.#waiting ??= this.#around.timer.set(() => {
      this.#waiting = undefined;
      this.#look();
    }, ms);
  }

  readonly #look = (): void => {
    if (!this.#isWaitingForUs) return;
    const heard = this.#stale ? undefined : this.#heard;
    this.#nothingHeard();
    // nobody else looks until it has rested
    this.#wait(restMs);
    const { signal } = (this.#call = new AbortController());
    void this.#compare(heard, signal).catch((thrown: unknown) => {
      // the next request of the viewer finds out that their sign-in has ended
      if (signal.aborted || asAdapterError(thrown).kind === 'unauthenticated') return;
      this.#found('unknown');
    });
  };

  async #compare(heard: ReadonlySet<UserId> | undefined, signal: AbortSignal): Promise<void> {
    const { list } = this.#around;
    const { adapter, state } = list;
    const found = adapter && (await lookAgain(adapter, state, { heard, gone: this.#gone, signal }));
    // the list went on meanwhile: what was found is about another one
    if (!found || signal.aborted) return;
    if (list.state.request !== state.request || !this.#canLook) return this.hear('stale');
    this.#gone = found.gone;
    this.#apply(found.users, found.total);
  }

  #apply(fresh: readonly User[], total: Total | undefined): void {
    const { list } = this.#around;
    const { shown, columns } = list.state;
    const isTouched = this.#touch();
    const { inPlace, count } = differenceOf(shown?.users ?? [], fresh, { columns, isTouched });
    const marked = (shown?.users ?? []).filter(({ id, status }) => this.#gone.has(id) && status !== 'deleted' && !isTouched(id)); // prettier-ignore
    const users = [...inPlace, ...marked.map((user) => this.#marked(user))];
    list.dispatch({ type: 'replace-users', users, ...(total && { total }) });
    this.#found(count);
  }

  /** Somebody who is gone stays in sight until the viewer wants the list anew, and nothing can be done to them. */
  #marked(user: User): User {
    const denied = Object.fromEntries(everything.map((action) => [action, 'gone']));
    return { ...user, status: 'deleted', statusLabel: this.#text('live.deleted'), denied };
  }

  #touch(): (id: UserId) => boolean {
    const root = this.#host.shadowRoot;
    if (root?.querySelector('.menu:popover-open')) return () => true;
    const rows = [...(root?.querySelectorAll('user-row') ?? [])];
    const touched = rows.filter((row) => row === root?.activeElement || row.matches(':hover'));
    const ids = new Set(touched.map(({ user }) => user?.id));
    return (id) => ids.has(id);
  }

  #found(count: number | 'unknown'): void {
    const isNews = count !== this.#count && count !== 0;
    this.#count = count;
    this.#host.requestUpdate();
    if (isNews) this.#sayCount();
  }

  #sayCount(): void {
    if (this.#quiet !== undefined) return void (this.#unsaid = true);
    this.#unsaid = false;
    if (this.#count === 0) return;
    this.#say(this.#count === 'unknown' ? this.#text('live.said-unknown') : this.#text('live.said', this.#count));
    this.#quiet = this.#around.timer.set(() => {
      this.#quiet = undefined;
      if (this.#unsaid) this.#sayCount();
    }, saidEveryMs);
  }

  #say(text: string): void {
    this.#around.announcer.say(text);
  }

  #text(key: keyof typeof live, count?: number): string {
    return this.#messages.text(key, count === undefined ? {} : { count });
  }

  #lostText(): string {
    return lostText(this.#lost, this.#messages);
  }

  #nothingHeard(): void {
    this.#heard = new Set();
    this.#stale = false;
  }

  #forget(): void {
    const { timer } = this.#around;
    this.#call.abort();
    for (const each of [this.#waiting, this.#quiet]) if (each !== undefined) timer.clear(each);
    this.#waiting = this.#quiet = undefined;
    this.#unsaid = false;
    this.#nothingHeard();
    this.#count = 0;
    this.#gone = new Map();
    this.#lost = [];
  }
}
