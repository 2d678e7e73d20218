import { html, nothing, type TemplateResult } from 'lit';
import { longestPatience, type RunPause } from '../../../bulk/run/pause.js';
import type { Messages } from '../../../i18n/messages.js';
import { icon } from '../../../ui/icon.js';
import type { DialogActions, DialogModel } from '../dialog-model.js';

/** Further off than this a moment is no help to anybody: a week, in milliseconds. */
const foreseeable = 604_800_000;

/** Why nothing is sent, and when or how it goes on. */
export function pauseView(model: DialogModel): TemplateResult | typeof nothing {
  const { messages, progress, remaining } = model;
  const pause = progress?.pause;
  if (!pause) return nothing;
  const left = messages.text('deletion.pause.left', { count: leftOf(model) });
  return html`<section class="pause" aria-labelledby="pause">
    ${icon('pause')}
    <div>
      <strong id="pause">${messages.text('deletion.pause.paused')}</strong>
      <p>${pause.asks ? reasonOf(model, pause) : countdownView(messages, remaining)}</p>
      ${pause.asks ? html`<p class="muted-text">${left}</p>` : nothing}
    </div>
  </section>`;
}

/** The way on, where it does not come by itself. Stop keeps its place beside it. */
export function resumeView(model: DialogModel, { resume }: DialogActions): TemplateResult | typeof nothing {
  const { messages, progress } = model;
  if (!progress?.pause?.asks) return nothing;
  return html`<button
    id="resume"
    class="button primary"
    part="resume-button"
    aria-disabled=${progress.probing || nothing}
    @click=${resume}
  >
    ${messages.text('deletion.pause.go-on', { count: leftOf(model) })}
  </button>`;
}

/** What is said aloud, once for each pause (T13). */
export function spokenPause(model: DialogModel, pause: RunPause): string {
  const { messages } = model;
  const seconds = Math.ceil((pause.ms ?? 0) / 1000);
  const minutes = Math.ceil(seconds / 60);
  const wait =
    seconds < 120
      ? messages.text('deletion.pause.said-seconds', { count: seconds })
      : messages.text('deletion.pause.said-minutes', { count: minutes });
  return messages.text('deletion.pause.said', { reason: pause.asks ? reasonOf(model, pause) : wait });
}

const leftOf = ({ progress }: DialogModel): number => (progress ? progress.total - progress.done : 0);

function countdownView(messages: Messages, remaining: number): string | (string | TemplateResult)[] {
  if (remaining <= 0) return messages.text('deletion.pause.soon');
  const time = html`<bdi class="countdown">${clockText(remaining, messages.locale)}</bdi>`;
  return messages.parts<string | TemplateResult>('deletion.pause.waiting', { time });
}

/** Minutes and seconds, as in 0:42, in the digits of the language. */
function clockText(ms: number, locale: string): string {
  const seconds = Math.ceil(ms / 1000);
  const two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  return `${new Intl.NumberFormat(locale).format(Math.floor(seconds / 60))}:${two.format(seconds % 60)}`;
}

function reasonOf({ messages, progress, now, remaining }: DialogModel, { reason, ms = 0, again }: RunPause): string {
  if (progress?.probing) return messages.text('deletion.pause.looking');
  if (reason === 'signed-out') return messages.text('deletion.pause.signed-out');
  if (reason === 'unreachable') return messages.text(`deletion.pause.${again ? 'still-' : ''}unreachable`);
  if (ms <= longestPatience || ms > foreseeable) return messages.text('deletion.pause.again-and-again');
  const until = new Date(now + remaining).toISOString();
  const sameDay = ms < 43_200_000;
  const time = messages.date(until, { timeStyle: 'short', ...(!sameDay && { dateStyle: 'medium' }) });
  return messages.text('deletion.pause.until', { time });
}
