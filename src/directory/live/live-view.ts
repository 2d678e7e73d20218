import { html, nothing, type TemplateResult } from 'lit';
import { nameOf, type User } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import type { Messages } from '../../i18n/messages.js';
import { icon } from '../../ui/icon.js';
import { noticeView } from '../../ui/notice-view.js';

const namedMost = 5;

/** The button that shows what others changed; nothing where there is nothing to show. */
export function liveButton(
  count: number | 'unknown',
  messages: Messages,
  show: () => void,
): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  const text = count === 'unknown' ? messages.text('live.show-unknown') : messages.text('live.show', { count });
  const why = messages.text(count === 'unknown' ? 'live.said-unknown' : 'live.why');
  return html`<button class="button live" part="live-button" title=${why} @click=${show}>
    ${icon('refresh')}<span>${text}</span>
  </button>`;
}

/** Says who is no longer selected, for others deleted them; nothing where there is nobody. */
export function lostNotice(
  lost: readonly User[],
  messages: Messages,
  dismiss: () => void,
): TemplateResult | typeof nothing {
  if (lost.length === 0) return nothing;
  return noticeView({
    kind: 'info',
    text: lostText(lost, messages),
    dismiss: { label: messages.text('notice.dismiss'), run: dismiss },
  });
}

/** The same in words; nothing for nobody. */
export function lostText(lost: readonly User[], messages: Messages): string {
  if (lost.length === 0) return '';
  const names = lost.slice(0, namedMost).map((user) => visibleText(nameOf(user), 60));
  const more = lost.length - names.length;
  const all = more > 0 ? [...names, messages.text('live.more', { count: more })] : names;
  return messages.text('live.lost', { count: lost.length, names: messages.list(all) });
}
