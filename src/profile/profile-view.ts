import { html, nothing, type TemplateResult } from 'lit';
import { type Denial, denialOf } from '../domain/rules.js';
import type { Capabilities, Session } from '../domain/session.js';
import { nameOf, type User } from '../domain/user.js';
import { visibleText } from '../domain/visible-text.js';
import { denialText } from '../i18n/denial-text.js';
import type { MessageKey, Messages } from '../i18n/messages.js';
import { explainedButton } from '../ui/explained-button.js';
import { icon } from '../ui/icon.js';
import { noticeView } from '../ui/notice-view.js';
import { statusLabel, toneOf } from '../ui/status-label.js';
import type { ProfileState } from './profile-state.js';

/** What the page needs besides its state, and whom it tells. */
export interface ProfileViewModel {
  readonly state: ProfileState;
  readonly session: Session | undefined;
  readonly messages: Messages;
  /** Adapter methods that are there: what is not, is not offered. */
  readonly offers: ReadonlySet<string>;
  readonly back: () => void;
  readonly retry: () => void;
  /** Whether they are active and until when: a section from outside. `loading` while the record is read again. */
  readonly status: (user: User, loading: boolean) => unknown;
  readonly askToDelete: (user: User) => void;
  /** Says aloud why something is refused. */
  readonly announce: (text: string) => void;
}

type Row = readonly [label: MessageKey, value: unknown];

/** One person's page: a way back, who they are, what is known of them, and what can be done about them. */
export function profileView(model: ProfileViewModel): TemplateResult | typeof nothing {
  const { state, messages } = model;
  if (state.phase === 'closed') return nothing;
  const { user, phase } = state;
  const busy = phase === 'loading';
  return html`<section class="profile" part="profile" aria-labelledby="profile-title" aria-busy=${busy}>
    ${heading(user, model)} ${phase === 'failed' ? failure(model) : nothing}
    ${user ? html`${sections(user, messages)} ${model.status(user, busy)} ${deletionSection(user, model)}` : nothing}
    ${busy && !user ? html`<p>${messages.text('profile.loading')}</p>` : nothing}
  </section>`;
}

function heading(user: User | undefined, { messages, back }: ProfileViewModel): TemplateResult {
  return html`<header class="profile-header">
    <button type="button" class="icon-button" part="back" aria-label=${messages.text('profile.back')} @click=${back}>
      ${icon('back')}
    </button>
    <div>
      <h2 id="profile-title" class="profile-title" tabindex="-1">
        ${user ? html`<bdi>${visibleText(nameOf(user), 120)}</bdi>` : messages.text('profile.heading')}
      </h2>
      ${user ? html`<p class="profile-under"><bdi>${visibleText(user.login)}</bdi></p>` : nothing}
    </div>
    ${user ? html`<span class="chip ${toneOf(user.status)}">${statusLabel(user, messages)}</span>` : nothing}
  </header>`;
}

function failure({ state, messages, retry }: ProfileViewModel): TemplateResult {
  const gone = state.phase === 'failed' && state.error.kind === 'not-found';
  return noticeView({
    kind: gone ? 'warning' : 'error',
    text: messages.text(gone ? 'profile.gone' : 'profile.failed'),
    ...(!gone && { actions: [{ label: messages.text('profile.retry'), run: retry }] }),
  });
}

function sections(user: User, messages: Messages): TemplateResult {
  const { department } = user;
  const names = (items: User['roles']): string => messages.list((items ?? []).map(({ name }) => visibleText(name, 60)));
  const when = (instant: string): string => messages.date(instant, { dateStyle: 'long', timeStyle: 'short' });
  const never = user.lastLoginAt === null ? messages.text('profile.never-signed-in') : undefined;
  return html`
    ${section('profile.personal', messages, [
      ['profile.field.first-name', user.firstName],
      ['profile.field.last-name', user.lastName],
      ['profile.field.login', user.login],
      ['profile.field.email', user.email],
      ['profile.field.phone', user.phone],
      ['profile.field.job-title', user.jobTitle],
    ])}
    ${section('profile.organisation', messages, [
      ['profile.field.department', department && [...department.path, department.name].join(' / ')],
      ['profile.field.roles', user.roles && names(user.roles)],
      ['profile.field.groups', user.groups && names(user.groups)],
    ])}
    ${section('profile.account', messages, [
      ['profile.field.last-login', user.lastLoginAt ? when(user.lastLoginAt) : never],
      ['profile.field.created', user.createdAt && when(user.createdAt)],
    ])}
  `;
}

/** What the backend does not tell is not shown as empty: it is not shown. */
function section(title: MessageKey, messages: Messages, rows: readonly Row[]): TemplateResult | typeof nothing {
  const known = rows.filter(([, value]) => value !== undefined);
  if (known.length === 0) return nothing;
  return html`<section class="profile-section" part="section">
    <h3>${messages.text(title)}</h3>
    <dl>
      ${known.map(
        ([label, value]) =>
          html`<div>
            <dt>${messages.text(label)}</dt>
            <dd><bdi>${visibleText(value, 300) || messages.text('profile.none')}</bdi></dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

function deletionSection(user: User, model: ProfileViewModel): TemplateResult | typeof nothing {
  const { messages, offers, askToDelete, session, announce } = model;
  if (!offers.has('delete')) return nothing;
  return html`<section class="profile-section" part="section">
    <h3>${messages.text('profile.delete.heading')}</h3>
    <p>${deletionText(session?.capabilities, messages)}</p>
    ${explainedButton({
      label: messages.text('profile.delete'),
      icon: 'trash',
      danger: true,
      denial: worded(denialOf('delete', user, session), messages),
      run: () => askToDelete(user),
      announce,
    })}
  </section>`;
}

/** What deleting means comes from the backend; where it says nothing, it is for good (R5). */
function deletionText(capabilities: Capabilities | undefined, messages: Messages): string {
  const { kind = 'permanent', restorableDays } = capabilities?.delete ?? {};
  if (kind === 'soft' && restorableDays) return messages.text('profile.delete.soft', { count: restorableDays });
  return messages.text(kind === 'permanent' ? 'profile.delete.permanent' : 'profile.delete.other');
}

function worded(denial: Denial | undefined, messages: Messages): ReturnType<typeof denialText> | undefined {
  return denial && denialText(denial, messages);
}
