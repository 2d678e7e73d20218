import { html, nothing, type TemplateResult } from 'lit';
import { nameOf, type User } from '../domain/user.js';
import { visibleText } from '../domain/visible-text.js';
import type { MessageKey, Messages } from '../i18n/messages.js';
import { explainedButton } from '../ui/explained-button.js';
import { statusLabel } from '../ui/status-label.js';
import { refusalOf, type StatusModel } from './status-model.js';
import type { StatusAction } from './status-state.js';

/** Whether somebody is active: the switch, when they were last there, what it means, and the question before the first time. */
export function activeView(model: StatusModel): TemplateResult {
  const { user, messages, state, dispatch, announce } = model;
  const checked = user.status === 'active';
  const action: StatusAction = checked ? 'deactivate' : 'activate';
  return html`<div class="status-line">
      ${explainedButton({
        label: messages.text('active.switch'),
        checked,
        busy: state.busy === 'status',
        part: 'switch',
        denial: refusalOf(action, model),
        run: () => dispatch({ type: 'flip', action }),
        announce,
      })}
      ${state.busy === 'status' ? html`<span class="status-hint">${messages.text('active.saving')}</span>` : lastLogin(user, messages)}
    </div>
    <p class="status-text">${meaningOf(user, messages)}</p>
    ${isOther(user) ? otherView(model) : nothing} ${state.asking ? questionView(state.asking, model) : nothing}`;
}

/** `null`: never. What the backend does not tell is not said. */
function lastLogin({ lastLoginAt }: User, messages: Messages): TemplateResult | typeof nothing {
  if (lastLoginAt === undefined) return nothing;
  const text =
    lastLoginAt === null
      ? messages.text('active.never')
      : messages.text('active.last-login', {
          date: visibleText(messages.date(lastLoginAt, { dateStyle: 'long' }), 40),
        });
  return html`<span class="status-hint">${text}</span>`;
}

function isOther({ status }: User): boolean {
  return status !== 'active' && status !== 'inactive';
}

/** Any other status is not active, so the switch is off; but it is not inactive either (R9). */
function meaningOf(user: User, messages: Messages): string {
  if (isOther(user)) return messages.text('active.is-other', { status: statusLabel(user, messages) });
  return messages.text(user.status === 'active' ? 'active.is-active' : 'active.is-inactive');
}

function otherView(model: StatusModel): TemplateResult {
  const { messages, state, dispatch, announce } = model;
  return html`<div>
    ${explainedButton({
      label: messages.text('active.deactivate'),
      icon: 'pause',
      busy: state.busy === 'status',
      denial: refusalOf('deactivate', model),
      run: () => dispatch({ type: 'flip', action: 'deactivate' }),
      announce,
    })}
  </div>`;
}

function questionView(action: StatusAction, { user, session, messages, dispatch }: StatusModel): TemplateResult {
  const name = html`<bdi>${visibleText(nameOf(user), 120)}</bdi>`;
  const declineOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    dispatch({ type: 'decline' });
  };
  return html`<div
    class="status-question"
    role="group"
    tabindex="-1"
    aria-labelledby="status-question"
    aria-describedby="status-effects"
    @keydown=${declineOnEscape}
  >
    <h4 id="status-question">${messages.parts<TemplateResult>(`active.ask-${action}`, { name })}</h4>
    <ul id="status-effects">
      ${effectsOf(action, session, messages).map((effect) => html`<li>${effect}</li>`)}
    </ul>
    <div class="status-buttons">
      <button type="button" class="button primary" @click=${() => dispatch({ type: 'confirm' })}>
        ${messages.text(`active.${action}`)}
      </button>
      <button type="button" class="button" @click=${() => dispatch({ type: 'decline' })}>
        ${messages.text('active.decline')}
      </button>
    </div>
  </div>`;
}

/** What it means to be active or not (R8), and what the backend adds to that: sessions that end, seats of the licence. */
function effectsOf(action: StatusAction, session: StatusModel['session'], messages: Messages): readonly string[] {
  const { deactivate, seats } = session?.capabilities ?? {};
  if (action === 'activate') {
    const licence = seats ? messages.text('active.on.seats', { ...seats }) : messages.text('active.on.licence');
    return [messages.text('active.on.sign-in'), messages.text('active.on.email'), licence];
  }
  const signIn: Record<string, MessageKey> = { true: 'active.off.sign-in-now', false: 'active.off.sign-in-later' };
  return [
    messages.text(signIn[String(deactivate?.endsSessions)] ?? 'active.off.sign-in'),
    messages.text('active.off.email'),
    messages.text('active.off.reports'),
    messages.text('active.off.editable'),
    messages.text('active.off.licence'),
  ];
}
