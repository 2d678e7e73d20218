import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Session } from '../../../domain/session.js';
import { visibleText } from '../../../domain/visible-text.js';
import type { Messages } from '../../../i18n/messages.js';
import type { DepartmentChoice } from '../department/department-choice.js';
import { departmentView } from '../department/department-view.js';
import type { Placement, PlacementChoices } from './placement.js';
import { errorView } from '../../form/fields-view.js';
import { noRefusedPlaces, placeProblem, type RefusedPlaces } from './refused-places.js';

/** Where new users start, and what there is to choose from. */
export interface PlacementViewModel {
  readonly placement: Placement;
  readonly choices: PlacementChoices;
  readonly department: DepartmentChoice;
  readonly session: Session | undefined;
  readonly messages: Messages;
  readonly busy: boolean;
  /** What the backend says against these choices. */
  readonly refused?: RefusedPlaces;
  /** Everybody who is to be created starts inactive. */
  readonly inactive: boolean;
  readonly place: (changes: Partial<Placement>) => void;
}

/** Department, role and notice of new users; what there is no choice of is not shown. */
export function placementView(model: PlacementViewModel): TemplateResult {
  const { choices, department, messages, placement, busy, place, refused = noRefusedPlaces } = model;
  const hasPlace = department.departments.length > 0 || choices.roles.length > 0;
  return html`${
    hasPlace
      ? html`<section class="profile-section" part="section">
          <h3>${messages.text('new-user.place')}</h3>
          <div class="fields">
            ${departmentView({
              ...{ choice: department, messages, busy, chosen: placement.departmentId },
              error: placeProblem(refused, 'department', messages),
              choose: (departmentId) => place({ departmentId }),
            })}
            ${choiceView(model, {
              id: 'new-user-role',
              value: placement.roleId,
              error: placeProblem(refused, 'role', messages),
              options: choices.roles.map(({ id, name }) => [id, name]),
              choose: (roleId) => place({ roleId }),
            })}
          </div>
        </section>`
      : nothing
  }${noticeChoice(model)}`;
}

interface Choice {
  readonly id: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly choose: (value: string) => void;
}

function choiceView(
  { messages, busy }: PlacementViewModel,
  { id, value, error, options, choose }: Choice,
): TemplateResult | typeof nothing {
  if (options.length === 0) return nothing;
  const chosen = ({ currentTarget }: Event): void => {
    const [picked = ''] = options[(currentTarget as HTMLSelectElement).selectedIndex - 1] ?? [];
    choose(picked);
  };
  return html`<div class="field" part="field">
    <label class="field-label" for=${id}>${messages.text('new-user.role')}</label>
    <select
      class="select"
      part="input"
      id=${id}
      ?disabled=${busy}
      aria-invalid=${error === undefined ? nothing : 'true'}
      aria-describedby=${error === undefined ? nothing : `${id}-error`}
      @change=${chosen}
    >
      <option .selected=${live(value === '')}>${messages.text('new-user.role.usual')}</option>
      ${options.map(
        ([each, text]) => html`<option .selected=${live(each === value)}>${visibleText(text, 120)}</option>`,
      )}
    </select>
    ${error === undefined ? nothing : errorView(`${id}-error`, error)}
  </div>`;
}

function noticeChoice({ placement, messages, busy, inactive, place }: PlacementViewModel): TemplateResult {
  const ticked = ({ currentTarget }: Event): void => {
    const box = currentTarget as HTMLInputElement;
    if (inactive || busy) box.checked = placement.notify && !inactive;
    else place({ notify: box.checked });
  };
  return html`<section class="profile-section" part="section">
    <h3>${messages.text('new-user.notification')}</h3>
    <div class="field" part="field">
      <label class="field-tick" for="new-user-notify">
        <input
          type="checkbox"
          class="check"
          part="input"
          id="new-user-notify"
          aria-describedby="new-user-notify-hint"
          aria-disabled=${inactive ? 'true' : nothing}
          .checked=${live(placement.notify && !inactive)}
          @change=${ticked}
        /><span>${messages.text('new-user.notify')}</span>
      </label>
      <p class="field-hint" id="new-user-notify-hint">
        ${messages.text(inactive ? 'new-user.notify.inactive' : 'new-user.notify.hint')}
      </p>
    </div>
  </section>`;
}
