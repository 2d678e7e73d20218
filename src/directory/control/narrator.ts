import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hiddenBy } from '../../domain/selection.js';
import type { Messages } from '../../i18n/messages.js';
import type { Announcer } from '../../ui/announcer.js';
import { nameColumn, optionalColumns } from '../columns.js';
import type { Timer } from '../directory-controller.js';
import type { ListState } from '../list-state.js';
import { blankOf } from '../list/blank-of.js';
import { sizeOf } from '../list/loading.js';
import { matchedText } from '../selection-bar/bulk-bar-view.js';
import { staleText } from '../view/notices-view.js';

const pause = 500;

/** Tells screen readers what became of the list, half a second after the last change. */
export class Narrator implements ReactiveController {
  readonly #announcer: Announcer;
  readonly #messages: () => Messages;
  readonly #timer: Timer;
  #waiting: number | undefined;
  #isKeyKnown = false;
  #isAwaited = false;

  constructor(host: ReactiveControllerHost, announcer: Announcer, messages: () => Messages, timer: Timer) {
    this.#announcer = announcer;
    this.#messages = messages;
    this.#timer = timer;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#timer.clear(this.#waiting ?? 0);
  }

  /** The viewer has asked for the list again: that it is there is worth saying, also where nothing is different. */
  await(): void {
    this.#isAwaited = true;
  }

  /** Says what is different, if it is worth saying. */
  tell(state: ListState, before: ListState): void {
    const isHere = before.refreshing && !state.refreshing;
    const said = saying(state, before, this.#messages(), isHere && this.#isAwaited);
    if (isHere) this.#isAwaited = false;
    if (!said) return;
    this.#timer.clear(this.#waiting ?? 0);
    const { count } = this.#announcer;
    // what was done is news, not that those whom it was done to are selected no more
    const isSelection = state.selection !== before.selection && said === selectionSaying(state, this.#messages());
    // which key leads to what can be done with them is said once
    const tellsKey = isSelection && !this.#isKeyKnown && state.selection.users.size > 0;
    const text = tellsKey ? `${said}. ${this.#messages().text('selection.key')}` : said;
    this.#waiting = this.#timer.set(() => {
      if (isSelection && this.#announcer.count !== count) return;
      this.#announcer.say(text);
      this.#isKeyKnown ||= tellsKey;
    }, pause);
  }
}

/** What a screen reader should hear of this change; `undefined`: nothing. `isAwaited`: the viewer has asked for the list again, and it is there. */
export function saying(state: ListState, before: ListState, messages: Messages, isAwaited = false): string | undefined {
  if (state.matched && state.matched !== before.matched) return matchedText(state.matched, messages);
  if (isComing(state)) return isComing(before) ? undefined : messages.text('state.loading');
  const blank = blankOf(state);
  if (blank && blank !== 'no-adapter' && blank !== blankOf(before)) return messages.text(`state.${blank}`);
  if (state.error && state.error !== before.error)
    return state.shown ? staleText(state, messages) : messages.text('state.failed');
  if (state.shown && state.shown !== before.shown)
    return (
      pageSaying(state, before, messages) ?? (before.error || isAwaited ? messages.text('said.reloaded') : undefined)
    );
  if (state.selection.users !== before.selection.users) return selectionSaying(state, messages);
  return undefined;
}

function isComing({ phase }: ListState): boolean {
  return phase === 'connecting' || phase === 'loading';
}

function pageSaying(state: ListState, before: ListState, messages: Messages): string | undefined {
  const { shown, view, notice } = state;
  if (!shown) return undefined;
  const { total, page, scope, users } = shown;
  if (notice) return messages.text(`notice.${notice}`);
  if (before.shown && scope !== before.shown.scope) {
    const found = foundSaying(shown, messages);
    // then nothing can be done to those selected until the viewer has seen to them (U10)
    return hiddenBy(state.selection, scope).length ? `${found}. ${selectionSaying(state, messages)}` : found;
  }
  if (before.shown && shown.sort !== before.shown.sort && view.sort) {
    const { field, direction } = view.sort;
    const column = [nameColumn, ...optionalColumns].find(({ sort }) => sort.includes(field));
    return messages.text('said.sorted', {
      column: column ? messages.text(column.label) : field,
      direction: messages.text(`said.${direction}`),
    });
  }
  if (before.shown?.page.from === page.from) return undefined;
  const size = sizeOf(state);
  const values = { page: Math.floor(page.from / size) + 1, count: users.length };
  if (total?.kind !== 'exact') return messages.text('said.page', values);
  return messages.text('said.page-of', { ...values, pages: Math.ceil(total.value / size) });
}

function foundSaying({ total, users }: NonNullable<ListState['shown']>, messages: Messages): string {
  if (total?.kind === 'estimated') return messages.text('said.found-about', { count: total.value });
  if (total?.kind === 'exact') return messages.text('said.found', { count: total.value });
  return messages.text('said.found-at-least', { count: total?.value ?? users.length });
}

function selectionSaying({ selection, shown }: ListState, messages: Messages): string {
  const count = selection.users.size;
  const hidden = hiddenBy(selection, shown?.scope ?? '').length;
  if (hidden) return messages.text('selection.said-hidden', { selected: count, count: hidden });
  return count ? messages.text('selection.said', { count }) : messages.text('selection.none');
}
