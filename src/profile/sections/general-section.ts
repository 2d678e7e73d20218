import { html, nothing, type TemplateResult } from 'lit';
import { denialOf } from '../../domain/rules.js';
import type { Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import { denialText } from '../../i18n/denial-text.js';
import type { Messages } from '../../i18n/messages.js';
import { explainedButton } from '../../ui/explained-button.js';
import { noticeView } from '../../ui/notice-view.js';
import { conflictView } from '../edit/conflict-view.js';
import type { EditIntent, EditState } from '../edit/edit-state.js';
import { toldWords } from '../edit/told-words.js';
import { fieldsView, readOnlyFieldsView } from '../form/fields-view.js';
import type { FormField } from '../form/form-fields.js';
import { changedFields } from '../form/form-state.js';
import { keepFocus } from '../form/keep-focus.js';
import { factsView, sectionView } from './section-view.js';

/** What the first section of a person's page needs, and whom it tells. */
export interface GeneralSectionModel {
  readonly edit: EditState;
  readonly session: Session | undefined;
  readonly messages: Messages;
  readonly offers: ReadonlySet<string>;
  readonly dispatch: (event: EditIntent) => void;
  readonly enter: (field: FormField) => void;
  /** Lets the viewer choose another department; absent where nothing does. */
  readonly changeDepartment?: ((user: User) => void) | undefined;
  readonly announce: (text: string) => void;
  /** Is the last login told here, since nothing beside it does? */
  readonly tellsLogin: boolean;
}

/** General user information: the fields, as a form where the viewer may change them and as text where not, and what else is known. */
export function generalSection(model: GeneralSectionModel): TemplateResult {
  const { edit, messages, offers, session } = model;
  const denial = offers.has('update') ? denialOf('update', edit.user, session) : ({ reason: 'unsupported' } as const);
  const content = denial
    ? html`<p>${messages.text('profile.read-only')} ${reasonOf(denialText(denial, messages))}</p>
        ${readOnlyFieldsView({ form: edit.form, messages })}`
    : formView(model);
  return sectionView(messages.text('profile.general'), html`${content} ${placeView(model)}`);
}

function reasonOf({ why, who }: ReturnType<typeof denialText>): string {
  return `${why} ${who}`;
}

function formView(model: GeneralSectionModel): TemplateResult {
  const { edit, messages, dispatch, enter } = model;
  const { form, fresh, phase, told } = edit;
  const gone = told?.type === 'gone';
  const save = (event: Event): void => {
    event.preventDefault();
    dispatch({ type: 'save' });
  };
  const beside = (field: FormField): unknown => conflictView(field, edit, messages, dispatch);
  const required = form.fields.some((field) => field.required && !field.readOnly);
  return html`<form class="form" novalidate aria-label=${messages.text('profile.general')} @submit=${save}>
    ${gone ? noticeOf(model) : nothing}
    ${required ? html`<p class="form-note">${messages.text('form.required')}</p>` : nothing}
    ${fieldsView({ form, messages, dispatch, enter, beside, locked: !fresh || gone })}
    ${
      gone
        ? nothing
        : html`<div class="form-actions" @mousedown=${keepFocus}>
              <button
                type="submit"
                class="button primary"
                part="save-button"
                aria-disabled=${phase === 'idle' && fresh ? nothing : 'true'}
              >
                ${messages.text('profile.save')}
              </button>
              ${
                changedFields(form).length > 0
                  ? html`<button type="button" class="button" @click=${() => dispatch({ type: 'cancel' })}>
                      ${messages.text('profile.cancel')}
                    </button>`
                  : nothing
              }
              <span class="form-state">${stateOf(edit, messages)}</span>
            </div>
            ${noticeOf(model)}`
    }
  </form>`;
}

function noticeOf({ edit, messages, dispatch }: GeneralSectionModel): TemplateResult | typeof nothing {
  const words = toldWords(edit, messages);
  if (!words) return nothing;
  const look = { label: messages.text('profile.told.look'), run: () => dispatch({ type: 'look-again' }) };
  return noticeView({ ...words, ...(edit.told?.type === 'doubt' && { actions: [look] }) });
}

function stateOf({ phase, form }: EditState, messages: Messages): string {
  if (phase === 'saving' || phase === 'checking') return messages.text('profile.saving');
  if (phase === 'reading') return messages.text('profile.reading');
  const count = changedFields(form).length;
  return count > 0 ? messages.text('profile.unsaved', { count }) : '';
}

/** Where somebody stands in the organisation: not part of the form, each has a way of its own to be changed. */
function placeView(model: GeneralSectionModel): TemplateResult {
  const { edit: { user }, messages, changeDepartment, session, announce, tellsLogin } = model; // prettier-ignore
  const { department } = user;
  const names = (items: User['roles']): string | undefined =>
    items && messages.list(items.map(({ name }) => visibleText(name, 60)));
  const denial = denialOf('change-department', user, session);
  return html`<div class="standing">
    ${factsView(
      [
        ['profile.field.department', department && [...department.path, department.name].join(' / ')],
        ['profile.field.roles', names(user.roles)],
        ['profile.field.groups', names(user.groups)],
        ['profile.field.last-login', tellsLogin ? lastLogin(user, messages) : undefined],
        ['profile.field.created', user.createdAt && when(user.createdAt, messages)],
      ],
      messages,
    )}
    ${
      changeDepartment
        ? explainedButton({
            label: messages.text('profile.change-department'),
            denial: denial && denialText(denial, messages),
            run: () => changeDepartment(user),
            announce,
          })
        : nothing
    }
  </div>`;
}

function lastLogin({ lastLoginAt }: User, messages: Messages): string | undefined {
  return lastLoginAt ? when(lastLoginAt, messages) : lastLoginAt === null ? messages.text('profile.never-signed-in') : undefined; // prettier-ignore
}

function when(instant: string, messages: Messages): string {
  return messages.date(instant, { dateStyle: 'long', timeStyle: 'short' });
}
