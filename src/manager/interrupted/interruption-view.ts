import { html, nothing, type TemplateResult } from 'lit';
import { accountOf, type JournalEntry } from '../../bulk/journal/journal.js';
import { interruptions } from '../../i18n/en/interruptions.js';
import type { Catalogue, Messages } from '../../i18n/messages.js';
import { noticeView } from '../../ui/notice-view.js';

/** English of what is told about runs that were interrupted, for `Messages.with`. */
export const interruptionsEnglish: Catalogue = { locale: 'en', messages: interruptions };

/** How far looking at a run again has come. */
export interface Looking {
  readonly run: string;
  readonly done: number;
  readonly total: number;
}

/** What was interrupted, of how many, and what is known of them: none left out (U12). */
export function interruptionText(entry: JournalEntry, messages: Messages): string {
  const { action } = entry.header.work;
  const { total, done, deactivated, trouble, unknown, untried } = accountOf(entry);
  const parts = [
    done > 0 && messages.text(`interrupted.${action}.done`, { count: done }),
    deactivated > 0 && messages.text('interrupted.deactivate.done', { count: deactivated }),
    trouble > 0 && messages.text('interrupted.trouble', { count: trouble }),
    unknown.length > 0 && messages.text('interrupted.unknown', { count: unknown.length }),
    untried.length > 0 && messages.text('interrupted.untried', { count: untried.length }),
  ];
  return messages.text(entry.ended && untried.length === 0 ? 'interrupted.unclear' : 'interrupted.cut', {
    what: messages.text(`interrupted.${action}`, { count: total }),
    summary: messages.list(parts.filter((part) => part !== false)),
  });
}

/** One run, with what the viewer can do about it. The button stays while it is looked at, and the focus on it. */
export function interruptionView(
  entry: JournalEntry,
  looking: Looking | undefined,
  messages: Messages,
  around: { readonly direction: 'rtl' | undefined; readonly review: () => void; readonly dismiss: () => void },
): TemplateResult {
  const { done = 0, total = 0 } = looking ?? {};
  const isLooking = looking?.run === entry.header.run;
  const text = isLooking ? messages.text('interrupted.reading', { done, total }) : interruptionText(entry, messages);
  return html`<div class="told" dir=${around.direction ?? nothing}>
    ${noticeView({
      kind: 'warning',
      text,
      actions: [{ label: messages.text('interrupted.review'), run: around.review }],
      dismiss: { label: messages.text('notice.dismiss'), run: around.dismiss },
    })}
  </div>`;
}
