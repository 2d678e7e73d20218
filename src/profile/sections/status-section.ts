import { html, nothing, type TemplateResult } from 'lit';
import { denialOf } from '../../domain/rules.js';
import type { Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import { denialText } from '../../i18n/denial-text.js';
import type { Messages } from '../../i18n/messages.js';
import { explainedButton } from '../../ui/explained-button.js';
import { factsView, sectionView } from './section-view.js';

/** What the section about a user's status needs, and whom it tells. */
export interface StatusSectionModel {
  readonly user: User;
  readonly session: Session | undefined;
  readonly messages: Messages;
  readonly offers: ReadonlySet<string>;
  readonly setActive: (user: User, active: boolean) => void;
  readonly announce: (text: string) => void;
}

/** Whether a user is active, when they last were here, and a way to change the first. */
export function statusSection(model: StatusSectionModel): TemplateResult | typeof nothing {
  const { user, messages } = model;
  const facts = factsView(
    [
      ['profile.field.last-login', lastLogin(user, messages)],
      ['profile.field.created', user.createdAt && when(user.createdAt, messages)],
    ],
    messages,
  );
  const change = changeView(model);
  if (facts === nothing && change === nothing) return nothing;
  return sectionView(messages.text('profile.field.status'), html`${change} ${facts}`);
}

function changeView(model: StatusSectionModel): TemplateResult | typeof nothing {
  const { user, messages, offers, setActive, session, announce } = model;
  if (!offers.has('setActive')) return nothing;
  const active = user.status !== 'inactive';
  const denial = denialOf(active ? 'deactivate' : 'activate', user, session);
  return html`<p>${messages.text(active ? 'profile.status.active-text' : 'profile.status.inactive-text')}</p>
    ${explainedButton({
      label: messages.text(active ? 'profile.deactivate' : 'profile.activate'),
      icon: active ? 'pause' : 'play',
      denial: denial && denialText(denial, messages),
      run: () => setActive(user, !active),
      announce,
    })}`;
}

function lastLogin({ lastLoginAt }: User, messages: Messages): string | undefined {
  return lastLoginAt ? when(lastLoginAt, messages) : lastLoginAt === null ? messages.text('profile.never-signed-in') : undefined; // prettier-ignore
}

function when(instant: string, messages: Messages): string {
  return messages.date(instant, { dateStyle: 'long', timeStyle: 'short' });
}
