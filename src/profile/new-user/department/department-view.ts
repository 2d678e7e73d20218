import { html, nothing, type TemplateResult } from 'lit';
import type { Department } from '../../../domain/user.js';
import { visibleText } from '../../../domain/visible-text.js';
import type { Messages } from '../../../i18n/messages.js';
import { errorView } from '../../form/fields-view.js';
import type { DepartmentChoice } from './department-choice.js';

/** What the field for a department shows, and whom it tells. */
export interface DepartmentViewModel {
  readonly choice: DepartmentChoice;
  /** The id of the chosen one; empty for none. */
  readonly chosen: string;
  readonly messages: Messages;
  readonly busy: boolean;
  /** What the backend says against the choice. */
  readonly error?: string | undefined;
  readonly choose: (id: string) => void;
}

/** The tree of departments, and below it where the chosen one stands; whoever chose one can be in none again. */
export function departmentView(model: DepartmentViewModel): TemplateResult | typeof nothing {
  const { choice, chosen, messages, busy, error, choose } = model;
  const { departments, picker, known } = choice;
  if (departments.length === 0) return nothing;
  const value = known.find(({ id }) => id === chosen);
  const leave = (): void => {
    choose('');
    // the button goes away with the choice
    picker.focus();
  };
  return html`<div class="field" part="field">
    ${picker.render({
      ...{ departments, messages, busy, value },
      label: messages.text('profile.field.department'),
      describedBy: error === undefined ? 'new-user-department' : 'new-user-department-error new-user-department',
      invalid: error !== undefined,
      change: ({ id }) => choose(id),
      retry: () => choice.read(),
    })}
    ${error === undefined ? nothing : errorView('new-user-department-error', error)}
    <div class="new-user-department">
      <p class="field-hint" id="new-user-department">${value ? pathOf(value) : messages.text('new-user.department.none')}</p>
      ${
        value && !busy
          ? html`<button type="button" class="button quiet" @click=${leave}>
              ${messages.text('new-user.department.none')}
            </button>`
          : nothing
      }
    </div>
  </div>`; // prettier-ignore
}

function pathOf({ path, name }: Department): string {
  return visibleText([...path, name].join(' / '), 120);
}
