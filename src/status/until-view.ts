import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { dayAfter, endOfDayText } from '../domain/time/end-of-day.js';
import type { User } from '../domain/user.js';
import { visibleText } from '../domain/visible-text.js';
import { explainedButton } from '../ui/explained-button.js';
import { dayInWords, ruleOf, whenForViewer, whenIn } from './day-words.js';
import { refusalOf, type StatusModel } from './status-model.js';
import type { DayProblem } from './status-state.js';

/** "Make inactive": what is set, and the field for the day; nothing where it makes no sense or the backend can’t. */
export function untilView(model: StatusModel): TemplateResult | typeof nothing {
  const { user, messages, schedules } = model;
  const { scheduled } = user;
  const open = schedules && user.status !== 'inactive';
  if (!scheduled && !open) return nothing;
  return html`<div class="status-until" role="group" aria-labelledby="until-title">
    <h4 id="until-title">
      ${messages.text(scheduled?.action === 'activate' ? 'until.heading-active' : 'until.heading')}
    </h4>
    ${scheduled ? setView(scheduled, model) : nothing} ${open ? keyed(user.id, fieldView(model)) : nothing}
    ${schedules && scheduled && !open ? html`<div>${cancelButton(scheduled, model)}</div>` : nothing}
  </div>`;
}

function setView({ action, at }: NonNullable<User['scheduled']>, model: StatusModel): TemplateResult {
  const { messages, own, zone } = model;
  const when = html`<strong><bdi>${visibleText(whenIn(at, zone.name, messages), 80)}</bdi></strong>`;
  const key = action === 'activate' ? 'until.active' : 'until.inactive';
  return html`<p class="status-set">
    ${messages.parts<TemplateResult>(key, { when })} ${whenForViewer(at, zone.name, own, messages) ?? nothing}
  </p>`;
}

function fieldView(model: StatusModel): TemplateResult {
  const { user, messages, state, dispatch, announce, now, zone } = model;
  const denial = refusalOf('schedule', model);
  const { problem, set } = state;
  const save = (): void => dispatch({ type: 'save-day', zone: zone.name, now: now() });
  const write = ({ target }: Event): void => {
    const { value, validity } = target as HTMLInputElement;
    dispatch({ type: 'write-day', day: validity.badInput ? '?' : value });
  };
  return html`<p class="status-text" id="until-rule">${ruleOf(zone, messages)}</p>
    <div class="status-date">
      <label for="until-day">${messages.text('until.day')}</label>
      <input
        id="until-day"
        class="input"
        part="date-field"
        type="date"
        placeholder="YYYY-MM-DD"
        min=${dayAfter(now(), zone.name)}
        max="9999-12-31"
        .value=${set ?? ''}
        ?readonly=${denial !== undefined}
        aria-disabled=${denial ? 'true' : nothing}
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby="until-problem until-when until-rule"
        @input=${write}
        @keydown=${(event: KeyboardEvent) => (event.key === 'Enter' && !denial ? save() : undefined)}
      />
      ${explainedButton({
        label: messages.text('until.save'),
        icon: 'check',
        busy: state.busy === 'date',
        denial,
        run: save,
        announce,
      })}
      ${user.scheduled ? cancelButton(user.scheduled, model) : nothing}
    </div>
    <p class="status-problem" id="until-problem">${problem ? problemText(problem, model) : nothing}</p>
    <p class="status-hint" id="until-when">${problem ? nothing : chosenText(model)}</p>`;
}

function cancelButton({ action }: NonNullable<User['scheduled']>, model: StatusModel): unknown {
  const { messages, state, dispatch, announce } = model;
  return explainedButton({
    label: messages.text('until.cancel'),
    icon: 'close',
    busy: state.busy === 'date',
    denial: refusalOf('cancel', model),
    run: () => dispatch({ type: 'cancel-day', action }),
    announce,
  });
}

/** What the day in the field would mean, where it is another one than is set. */
function chosenText({ messages, state, own, user, zone }: StatusModel): string | typeof nothing {
  const { day = '', set } = state;
  const at = day === set ? undefined : endOfDayText(day, zone.name);
  if (at === undefined) return nothing;
  return [
    messages.text('until.will-be', { when: whenIn(at, zone.name, messages) }),
    whenForViewer(at, zone.name, own, messages) ?? '',
    user.scheduled ? messages.text('until.replaces') : '',
  ].join(' ');
}

function problemText(problem: DayProblem, { messages, now, zone }: StatusModel): string {
  const earliest = dayAfter(now(), zone.name);
  return messages.text(`until.${problem}`, { example: earliest, day: dayInWords(earliest, messages) });
}
