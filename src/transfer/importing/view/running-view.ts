import { html, nothing, type TemplateResult } from 'lit';
import { countsOf } from '../../../bulk/run-report.js';
import { isNoticeable, type RunPause } from '../../../bulk/run/pause.js';
import type { MessageKey } from '../../../i18n/messages.js';
import { icon } from '../../../ui/icon.js';
import { doneIn, runText } from '../import-words.js';
import { clockText, pauseReason, type PauseClock } from '../telling/pause-text.js';
import type { ImportModel } from './import-model.js';

/** How far the import is, what became of the rows so far, and why it waits where it does. */
export function runningView(model: ImportModel): TemplateResult {
  const { state, messages } = model;
  const { done, total } = doneIn(state);
  const text = runText(state, messages);
  return html`<div class="import">
    <p class="import-sum" tabindex="-1">${text}</p>
    <progress class="import-progress" aria-label=${text} max=${total || 1} .value=${done}></progress>
    ${countsView(model)} ${pauseView(model)} ${phaseView(model)}
  </div>`;
}

/** What needs the viewer is told while it runs; the rest is told by name afterwards. */
function countsView({ state, messages }: ImportModel): TemplateResult | typeof nothing {
  const { run } = state;
  if (!run) return nothing;
  const all = new Map([...run.outcomes, ...run.answered]);
  const { done, already, refused, changed, failed, unknown } = countsOf(all.values());
  const counts = { already, refused, 'changed-meanwhile': changed, failed, unknown };
  const told = [
    ...(done > 0 ? [messages.text('import.run.done', { count: done })] : []),
    ...Object.entries(counts).flatMap(([ending, count]) =>
      count > 0 ? messages.text(`import.end.${ending}` as MessageKey, { count }) : [],
    ),
  ];
  if (told.length === 0) return nothing;
  return html`<ul class="import-counts" role="list">
    ${told.map((each) => html`<li>${each}</li>`)}
  </ul>`;
}

function pauseView(model: ImportModel): TemplateResult | typeof nothing {
  const { state, messages } = model;
  const pause = state.run?.pause;
  if (!pause || !isNoticeable(pause)) return nothing;
  const looks = state.run?.phase === 'probing';
  return html`<section class="import-group import-warned" aria-labelledby="import-pause">
    <h3 id="import-pause">${icon('pause')}<span>${messages.text('deletion.pause.paused')}</span></h3>
    <p>${looks ? messages.text('deletion.pause.looking') : reasonView(pause, model)}</p>
    ${
      pause.asks
        ? html`<p class="question-hint">${messages.text('import.run.left', { count: leftIn(model) })}</p>`
        : nothing
    }
    ${pause.asks ? goOnView(looks, model) : nothing}
  </section>`;
}

/** The way on, where it does not come by itself. After a new sign-in it asks anew who is signed in. */
function goOnView(looks: boolean, model: ImportModel): TemplateResult {
  const { actions, messages } = model;
  return html`<div class="import-buttons">
    <button
      type="button"
      class="button import-go-on"
      aria-disabled=${looks ? 'true' : nothing}
      @click=${() => (looks ? undefined : actions.resume())}
    >
      ${icon('play')}${messages.text('import.run.go-on', { count: leftIn(model) })}
    </button>
  </div>`;
}

function reasonView(pause: RunPause, model: ImportModel): string | (string | TemplateResult)[] {
  const { messages } = model;
  const clock = clockOf(pause, model);
  if (pause.asks) return pauseReason(pause, clock, messages);
  if (clock.remaining <= 0) return messages.text('deletion.pause.soon');
  const time = html`<bdi class="import-countdown">${clockText(clock.remaining, messages.locale)}</bdi>`;
  return messages.parts<string | TemplateResult>('deletion.pause.waiting', { time });
}

function phaseView({ state, messages }: ImportModel): TemplateResult | typeof nothing {
  const phase = state.run?.phase;
  if (phase !== 'stopping' && phase !== 'reconciling') return nothing;
  return html`<p class="question-hint">
    ${messages.text(phase === 'stopping' ? 'import.run.stopping' : 'import.run.looking')}
  </p>`;
}

const clockOf = ({ ms = 0 }: RunPause, { clock }: ImportModel): PauseClock =>
  clock ?? { remaining: ms, now: Date.now() };

function leftIn({ state }: ImportModel): number {
  const { done, total } = doneIn(state);
  return total - done;
}
