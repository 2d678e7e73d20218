import { html, nothing, type TemplateResult } from 'lit';
import { denialText } from '../../../i18n/denial-text.js';
import type { MessageKey } from '../../../i18n/messages.js';
import { icon, type IconName } from '../../../ui/icon.js';
import { summaryText } from '../import-words.js';
import type { ImportPlan, PlannedRow } from '../planning/planned-row.js';
import { groupsOf, sendableIn, type CreateRow, type UpdateRow } from '../telling/plan-groups.js';
import { userPerson } from '../telling/row-person.js';
import type { ImportModel } from './import-model.js';
import { changesView, givenView, rowView } from './person-view.js';
import { wrongView } from './wrong-view.js';

/** The dry run: everything that the import would do, by name, and what it would not and why (U7). */
export function checkedView(model: ImportModel): TemplateResult {
  const { state, actions, messages } = model;
  const { plan, replanning } = state;
  if (!plan) return html`<div class="import"></div>`;
  const { wrong, refused } = groupsOf(plan);
  return html`<div class="import" aria-busy=${replanning}>
    <p class="import-sum" tabindex="-1">${summaryText(plan, messages)}</p>
    ${sendableIn(plan) === 0 ? html`<p>${messages.text('import.nothing-changes')}</p>` : nothing}
    ${spanView(plan, model)} ${seatsView(plan, model)} ${wrongView(model)} ${refusedView(plan, model)}
    ${updatesView('deactivate', plan, model)} ${updatesView('activate', plan, model)} ${createsView(plan, model)}
    ${updatesView('update', plan, model)} ${repeatedView(plan, model)} ${sameView(plan, model)}
    <div class="import-buttons import-further">
      <button type="button" class="button quiet" @click=${() => actions.back()}>
        ${icon('back')}${messages.text('import.back')}
      </button>
      ${
        wrong.length + refused.length > 0
          ? html`<button type="button" class="button quiet" @click=${() => actions.saveWrong()}>
              ${icon('download')}${messages.text('import.save-wrong')}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

/** Where not everybody could be read, nobody is created. */
function spanView({ whole, read, total }: ImportPlan, { messages }: ImportModel): TemplateResult | typeof nothing {
  if (whole) return nothing;
  const text =
    total === undefined || total <= read
      ? messages.text('import.partly', { read })
      : messages.text('import.partly-of', { read, total });
  return html`<p class="notice warning file-notice">${icon('warning')}<span class="notice-text">${text}</span></p>`;
}

/** What the licence has to say, before anything is done (R10). */
function seatsView(plan: ImportPlan, model: ImportModel): TemplateResult | typeof nothing {
  const { seats } = plan;
  const { lists, messages } = model;
  if (!seats) return nothing;
  const { used, limit, after, missing } = seats;
  const starting = groupsOf(plan).create.filter(({ seatless }) => seatless);
  const label = messages.text(starting.length > 0 ? 'import.seats.missing' : 'import.seats.full', { count: missing });
  return html`<section class=${missing > 0 ? 'import-group import-seats import-warned' : 'import-group import-seats'}>
    <h3>${icon(missing > 0 ? 'warning' : 'info')}<span>${messages.text('import.seats')}</span></h3>
    <p>${messages.text('import.seats.forecast', { limit, used, after })}</p>
    ${missing > 0 ? html`<p>${label}</p>` : nothing}
    ${starting.length > 0 ? lists.render('seatless', label, starting, (row) => rowView(row, model), messages) : nothing}
  </section>`;
}

interface Group<T> {
  readonly name: string;
  readonly picture: IconName;
  readonly label: string;
  readonly note?: string | undefined;
  readonly rows: readonly T[];
  readonly line: (row: T) => TemplateResult;
}

function groupView<T extends PlannedRow>(
  { name, picture, label, note, rows, line }: Group<T>,
  { lists, messages }: ImportModel,
): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const keyOf = ({ at }: T): number => at;
  return html`<section class="import-group import-${name}">
    <h3>${icon(picture)}<span>${label}</span></h3>
    ${note ? html`<p class="question-hint">${note}</p>` : nothing}
    ${lists.render(name, label, rows, line, messages, { keyOf })}
  </section>`;
}

function refusedView(plan: ImportPlan, model: ImportModel): TemplateResult | typeof nothing {
  const { messages } = model;
  const rows = groupsOf(plan).refused;
  const label = messages.text('import.group.refused', { count: rows.length });
  const line = (row: (typeof rows)[number]): TemplateResult => {
    const { why, wayOut } = denialText(row.denial, messages);
    return html`${rowView(row, model)} <span class="question-note">${why} ${wayOut}</span>`;
  };
  return groupView({ name: 'refused', picture: 'lock', label, rows, line }, model);
}

const pictures = { deactivate: 'pause', activate: 'play', update: 'refresh' } as const;

function updatesView(
  kind: keyof typeof pictures,
  plan: ImportPlan,
  model: ImportModel,
): TemplateResult | typeof nothing {
  const { fields, messages } = model;
  const rows = groupsOf(plan)[kind];
  const label = messages.text(`import.group.${kind}`, { count: rows.length });
  const note = kind === 'update' ? undefined : messages.text(`import.group.${kind}-note` as MessageKey);
  const line = (row: UpdateRow): TemplateResult =>
    html`${rowView(row, model)} ${changesView(row.changes, fields, messages)}`;
  return groupView({ name: kind, picture: pictures[kind], label, note, rows, line }, model);
}

function createsView(plan: ImportPlan, model: ImportModel): TemplateResult | typeof nothing {
  const { fields, messages } = model;
  const rows = groupsOf(plan).create;
  const label = messages.text('import.group.create', { count: rows.length });
  const inactive = html`<span class="chip warning">${messages.text('import.starts-inactive')}</span>`;
  const line = (row: CreateRow): TemplateResult =>
    html`${rowView(row, model, { mark: row.seatless ? inactive : undefined })}
    ${givenView(row.changes, fields, messages)} ${row.sameEmail ? sameEmailView(row.sameEmail, model) : nothing}`;
  return groupView({ name: 'create', picture: 'plus', label, rows, line }, model);
}

function sameEmailView(user: NonNullable<CreateRow['sameEmail']>, { messages }: ImportModel): TemplateResult {
  const name = html`<bdi>${userPerson(user).name}</bdi>`;
  return html`<span class="question-note"
    >${messages.parts<string | TemplateResult>('import.same-email', { user: name })}</span
  >`;
}

function repeatedView(plan: ImportPlan, model: ImportModel): TemplateResult | typeof nothing {
  const { messages } = model;
  const rows = groupsOf(plan).repeated;
  const label = messages.text('import.group.repeated', { count: rows.length });
  const line = (row: (typeof rows)[number]): TemplateResult =>
    html`${rowView(row, model)} <span class="question-note">${messages.text('import.repeats', { row: row.of })}</span>`;
  return groupView({ name: 'repeated', picture: 'info', label, rows, line }, model);
}

function sameView(plan: ImportPlan, { messages }: ImportModel): TemplateResult | typeof nothing {
  const count = groupsOf(plan).same.length;
  return count > 0 ? html`<p class="question-hint">${messages.text('import.group.same', { count })}</p>` : nothing;
}
