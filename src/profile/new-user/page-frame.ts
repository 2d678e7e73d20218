import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.js';
import { icon } from '../../ui/icon.js';
import { noticeView } from '../../ui/notice-view.js';

/** What stands around the form of one new user, or of several. */
export interface PageFrame {
  readonly several: boolean;
  readonly messages: Messages;
  /** What leaving would lose; the viewer is asked whether it may. */
  readonly losing: 'answer' | 'typed' | 'addresses' | undefined;
  readonly leave: () => void;
  readonly turn: () => void;
  readonly answer: (leaves: boolean) => void;
  readonly content: TemplateResult;
}

const questions = {
  answer: 'new-user.leave-busy',
  typed: 'new-user.leave',
  addresses: 'new-users.leave',
} as const;

/** The page of new users around its form: the way back, the title, the way to the other form. */
export function pageFrame({ several, messages, losing, leave, turn, answer, content }: PageFrame): TemplateResult {
  return html`<section class="profile new-user" part="new-user" aria-labelledby="new-user-title">
    <header class="profile-header">
      <button type="button" class="icon-button" part="back" aria-label=${messages.text('profile.back')} @click=${leave}>
        ${icon('back')}
      </button>
      <h2 id="new-user-title" class="profile-title" tabindex="-1">
        ${messages.text(several ? 'new-users.title' : 'new-user.title')}
      </h2>
      <button type="button" class="button" part="mode-button" @click=${turn}>
        ${messages.text(several ? 'new-users.back' : 'new-users.go')}
      </button>
    </header>
    ${
      losing
        ? noticeView({
            kind: 'warning',
            text: messages.text(questions[losing]),
            actions: [
              {
                label: messages.text(losing === 'answer' ? 'new-user.stay' : 'profile.leave.keep'),
                run: () => answer(false),
              },
              {
                label: messages.text(losing === 'answer' ? 'new-user.leave-now' : 'new-user.discard'),
                run: () => answer(true),
              },
            ],
          })
        : nothing
    }
    ${content}
  </section>`;
}
