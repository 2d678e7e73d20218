import { html, nothing, type TemplateResult } from 'lit';
import { denialOf } from '../../domain/rules.js';
import type { Capabilities, Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import { denialText } from '../../i18n/denial-text.js';
import type { Messages } from '../../i18n/messages.js';
import { explainedButton } from '../../ui/explained-button.js';
import { sectionView } from './section-view.js';

/** What the section about deleting needs, and whom it tells. */
export interface DeletionSectionModel {
  readonly user: User;
  readonly session: Session | undefined;
  readonly messages: Messages;
  readonly offers: ReadonlySet<string>;
  readonly askToDelete: (user: User) => void;
  readonly announce: (text: string) => void;
}

/** What deleting this user means, and the button that asks. */
export function deletionSection(model: DeletionSectionModel): TemplateResult | typeof nothing {
  const { user, messages, offers, askToDelete, session, announce } = model;
  if (!offers.has('delete')) return nothing;
  const denial = denialOf('delete', user, session);
  return sectionView(
    messages.text('profile.delete.heading'),
    html`<p>${deletionText(session?.capabilities, messages)}</p>
      ${explainedButton({
        label: messages.text('profile.delete'),
        icon: 'trash',
        danger: true,
        denial: denial && denialText(denial, messages),
        run: () => askToDelete(user),
        announce,
      })}`,
  );
}

/** What deleting means comes from the backend; where it says nothing, it is for good (R5). */
function deletionText(capabilities: Capabilities | undefined, messages: Messages): string {
  const { kind = 'permanent', restorableDays } = capabilities?.delete ?? {};
  if (kind === 'soft' && restorableDays) return messages.text('profile.delete.soft', { count: restorableDays });
  return messages.text(kind === 'permanent' ? 'profile.delete.permanent' : 'profile.delete.other');
}
