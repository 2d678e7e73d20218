import { html, nothing, type TemplateResult } from 'lit';
import { nameOf } from '../domain/user.js';
import { visibleText } from '../domain/visible-text.js';
import type { Messages } from '../i18n/messages.js';
import { noticeView } from '../ui/notice-view.js';
import type { ProfileState } from './profile-state.js';

/** Says that somebody else has changed or deleted the user, with the way to what they did; nothing where nobody has. */
export function meanwhileView(
  state: ProfileState,
  messages: Messages,
  { show, back }: { readonly show: () => void; readonly back: () => void },
): TemplateResult | typeof nothing {
  const meanwhile = 'meanwhile' in state ? state.meanwhile : undefined;
  if (!meanwhile) return nothing;
  const changed = meanwhile === 'changed';
  return noticeView({
    kind: 'warning',
    text: html`${messages.parts(`live.page-${meanwhile}`, { name: html`<bdi>${nameIn(state)}</bdi>` })}`,
    actions: [
      changed
        ? { label: messages.text('live.page-show'), run: show }
        : { label: messages.text('profile.back'), run: back },
    ],
  });
}

/** The same in words. */
export function meanwhileText(state: ProfileState, messages: Messages): string {
  const meanwhile = 'meanwhile' in state ? state.meanwhile : undefined;
  return meanwhile ? messages.text(`live.page-${meanwhile}`, { name: nameIn(state) }) : '';
}

function nameIn(state: ProfileState): string {
  return 'user' in state && state.user ? visibleText(nameOf(state.user), 120) : '';
}
