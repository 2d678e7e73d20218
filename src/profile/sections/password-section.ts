import { html, nothing, type TemplateResult } from 'lit';
import { denialOf } from '../../domain/rules.js';
import type { Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import { denialText } from '../../i18n/denial-text.js';
import type { Messages } from '../../i18n/messages.js';
import { explainedButton } from '../../ui/explained-button.js';
import { noticeView, type Notice } from '../../ui/notice-view.js';
import type { PasswordState } from '../password/password-state.js';
import { sectionView } from './section-view.js';

/** What the section about the password needs, and whom it tells. */
export interface PasswordSectionModel {
  readonly user: User;
  readonly state: PasswordState;
  readonly session: Session | undefined;
  readonly messages: Messages;
  readonly offers: ReadonlySet<string>;
  readonly send: (user: User) => void;
  readonly announce: (text: string) => void;
}

const kinds: Readonly<Record<PasswordState['phase'], Notice['kind']>> = {
  idle: 'info',
  sending: 'info',
  sent: 'success',
  lost: 'warning',
  'signed-out': 'warning',
  failed: 'error',
};

/** Has the backend ask a user to choose a new password: says what will happen, and what has. */
export function passwordSection(model: PasswordSectionModel): TemplateResult | typeof nothing {
  const { user, state, session, messages, offers, send, announce } = model;
  if (!offers.has('resetPassword')) return nothing;
  const denial = denialOf('reset-password', user, session);
  const said = passwordText(state, messages);
  return sectionView(
    messages.text('profile.password.heading'),
    html`<p>${messages.text('profile.password.text')}</p>
      ${explainedButton({
        label: messages.text('profile.password.send'),
        denial: denial && denialText(denial, messages),
        run: () => send(user),
        announce,
      })}
      ${said ? noticeView({ kind: kinds[state.phase], text: said }) : nothing}`,
  );
}

/** What became of the notification, in words; nothing before there is one. */
export function passwordText(state: PasswordState, messages: Messages): string | undefined {
  if (state.phase === 'idle') return undefined;
  const message = state.phase === 'failed' ? visibleText(state.error.message, 300) : '';
  return messages.text(`profile.password.${state.phase}`, { message });
}
