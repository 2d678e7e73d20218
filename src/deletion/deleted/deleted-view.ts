import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { DeletedUser } from '../../domain/deleted/deleted-users.js';
import { seatsMissing } from '../../domain/seats-missing.js';
import type { Session } from '../../domain/session.js';
import type { UserId } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import type { DenialText } from '../../i18n/denial-text.js';
import type { Messages } from '../../i18n/messages.js';
import { explainedButton } from '../../ui/explained-button.js';
import { entryView } from './entry-view.js';
import { icon } from '../../ui/icon.js';
import { noticeView } from '../../ui/notice-view.js';
import type { DeletedEvent, DeletedState } from './deleted-state.js';
import { ruleText } from './deleted-words.js';
import { restoreDenialOf } from './restore-denial.js';

/** What the page shows, and whom it tells. */
export interface DeletedModel {
  readonly state: DeletedState;
  readonly session: Session | undefined;
  readonly messages: Messages;
  readonly direction: 'rtl' | undefined;
  readonly now: number;
  /** These are being restored. */
  readonly busy: ReadonlySet<UserId>;
  readonly dispatch: (event: DeletedEvent) => void;
  readonly restore: (entries: readonly DeletedUser[]) => void;
  readonly leave: () => void;
  readonly announce: (text: string) => void;
}

/** Those of the page that this viewer can restore now. */
export function restorable({
  state,
  session,
  now,
  busy,
}: Pick<DeletedModel, 'state' | 'session' | 'now' | 'busy'>): readonly DeletedUser[] {
  const entries = state.shown?.page.deleted ?? [];
  return entries.filter((entry) => !busy.has(entry.user.id) && restoreDenialOf(entry, session, now) === undefined);
}

/** The page of deleted users: the way back, for how long they can be restored, who they are, and the way back for them. */
export function deletedView(model: DeletedModel): TemplateResult {
  const { messages, session, direction, leave } = model;
  return html`<section class="deleted" part="deleted" aria-labelledby="deleted-title" dir=${direction ?? nothing}>
    <header class="deleted-header">
      <button type="button" class="icon-button" part="back" aria-label=${messages.text('deleted.back')} @click=${leave}>
        ${icon('back')}
      </button>
      <h2 id="deleted-title" tabindex="-1">${messages.text('list.deleted')}</h2>
    </header>
    <p class="deleted-rule">${ruleText(session, messages)}</p>
    ${contentView(model)}
  </section>`;
}

function contentView(model: DeletedModel): TemplateResult {
  const { state, messages, dispatch } = model;
  const message = visibleText(state.error?.message, 300);
  const retry = { label: messages.text('state.retry'), run: () => dispatch({ type: 'reload' }) };
  if (state.phase === 'failed')
    return blankView('warning', messages.text('deleted.failed'), message, messages, retry.run);
  if (!state.shown) return html`<p class="deleted-loading" aria-busy="true">${messages.text('deleted.loading')}</p>`;
  const entries = state.shown.page.deleted;
  return html`${
    state.error
      ? noticeView({ kind: 'error', text: messages.text('deleted.failed-again', { message }), actions: [retry] })
      : nothing
  }
  ${
    entries.length === 0
      ? blankView('check', messages.text('deleted.empty'), messages.text('deleted.empty.text'), messages)
      : html`${barView(model)}
          <ul class="deleted-list" aria-labelledby="deleted-title" aria-busy=${state.refreshing ? 'true' : 'false'}>
            ${repeat(
              entries,
              ({ user }) => user.id,
              (entry, index) => entryView(model, entry, index),
            )}
          </ul>
          ${pagerView(model)}`
  }`;
}

function blankView(
  name: 'warning' | 'check',
  title: string,
  text: string,
  messages: Messages,
  retry?: () => void,
): TemplateResult {
  return html`<div class="blank" part="state">
    <span class="blank-icon">${icon(name)}</span>
    <h3>${title}</h3>
    <p>${text}</p>
    ${retry ? html`<button type="button" class="button retry" @click=${retry}>${messages.text('state.retry')}</button>` : nothing}
  </div>`;
}

/** Selects all that can be restored, and restores those selected. */
function barView(model: DeletedModel): TemplateResult {
  const { state, messages, session, dispatch, restore, announce } = model;
  const free = restorable(model);
  const chosen = free.filter(({ user }) => state.selected.has(user.id));
  const none = chosen.length === 0;
  const all = !none && chosen.length === free.length;
  const say = (part: 'why' | 'who' | 'way-out'): string => messages.text(`deleted.none.${part}`);
  const denial: DenialText | undefined = none
    ? { why: say('why'), who: say('who'), wayOut: say('way-out') }
    : undefined;
  const active = chosen.filter(({ user }) => user.status === 'active').length;
  const short = seatsMissing(active, session);
  const toggle = (): void => dispatch({ type: 'select', ids: all ? [] : free.map(({ user }) => user.id) });
  return html`<div class="deleted-bar">
      <label class="deleted-all">
        <input type="checkbox" class="check" .indeterminate=${!none && !all} .checked=${all} @change=${toggle} />
        <span>${messages.text('deleted.select-all')}</span>
      </label>
      ${explainedButton({
        label: none
          ? messages.text('deleted.restore-selected')
          : messages.text('deleted.restore-many', { count: chosen.length }),
        part: 'restore-button',
        primary: !none,
        denial,
        run: () => restore(chosen),
        announce,
      })}
    </div>
    ${
      short > 0
        ? noticeView({ kind: 'warning', text: messages.text('deleted.seats-short', { count: active - short }) })
        : nothing
    }`;
}

function pagerView({ state, messages, dispatch }: DeletedModel): TemplateResult | typeof nothing {
  const { page, from } = state.shown ?? {};
  if (!page || from === undefined || (!page.next && !page.previous)) return nothing;
  const { total, deleted } = page;
  const values = { from: from + 1, to: from + deleted.length, count: total?.value ?? 0 };
  const turn = (to: 'next' | 'previous'): TemplateResult =>
    html`<button
      type="button"
      class="icon-button ${to}"
      aria-label=${messages.text(`pager.${to}`)}
      aria-disabled=${page[to] ? 'false' : 'true'}
      @click=${() => dispatch({ type: 'turn', to })}
    >
      ${icon(to)}
    </button>`;
  return html`<nav class="pager deleted-pager" aria-label=${messages.text('pager.label')}>
    <span class="range">${messages.text(`range.${total?.kind ?? 'unknown'}`, values)}</span>
    ${turn('previous')}${turn('next')}
  </nav>`;
}
