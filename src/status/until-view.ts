import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { User } from '../domain/user.js';
import { visibleText } from '../domain/visible-text.js';
import { explainedButton } from '../ui/explained-button.js';
import { dayField } from './day/day-field.js';
import { problemText, ruleOf, whenChosen, whenForViewer, whenIn } from './day/day-words.js';
import { refusalOf, type StatusModel } from './status-model.js';

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
  // a paragraph without text takes no room
  const wrong = problem ? problemText(problem, zone.name, now(), messages) : nothing;
  return html`<p class="status-text" id="until-rule">${ruleOf(zone, messages)}</p>
    <div class="status-date">
      ${dayField({
        id: 'until-day',
        messages,
        zone: zone.name,
        now: now(),
        value: set ?? '',
        invalid: problem !== undefined,
        refused: denial !== undefined,
        describedBy: 'until-problem until-when until-rule',
        write: (day) => dispatch({ type: 'write-day', day }),
        enter: save,
      })}
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
    <p class="status-problem" id="until-problem">${wrong}</p>
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
  const will = day === set ? undefined : whenChosen(day, zone.name, own, messages);
  if (will === undefined) return nothing;
  return user.scheduled ? `${will} ${messages.text('until.replaces')}` : will;
}
