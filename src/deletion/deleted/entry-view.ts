import { html, nothing, type TemplateResult } from 'lit';
import type { DeletedUser } from '../../domain/deleted/deleted-users.js';
import { type DenialText, denialText } from '../../i18n/denial-text.js';
import { explainedButton } from '../../ui/explained-button.js';
import { icon } from '../../ui/icon.js';
import type { DeletedModel } from './deleted-view.js';
import { untilText, whenText, whoIs } from './deleted-words.js';
import { restoreDenialOf } from './restore-denial.js';

/** One deleted user: who they were, since when they are gone and until when they can come back, or what stands in the way. */
export function entryView(model: DeletedModel, entry: DeletedUser, index: number): TemplateResult {
  const { session, messages, now, busy, restore, announce } = model;
  const { name, identifiers } = whoIs(entry.user);
  const reason = restoreDenialOf(entry, session, now);
  const denial = reason === undefined ? undefined : denialText({ reason }, messages);
  return html`<li class="deleted-user" part="deleted-user" data-index=${index}>
    ${pickView(model, entry, index, denial)}
    <div class="deleted-who">
      <span class="deleted-name">${name}</span>
      <span class="deleted-identifiers"
        >${identifiers.map((each) => html`<span class="deleted-identifier">${each}</span>`)}</span
      >
    </div>
    <div class="deleted-facts">
      <span>${whenText(entry, session, messages)}</span>
      ${
        reason === 'expired'
          ? nothing
          : html`<span class="deleted-until">${untilText(entry, session, now, messages)}</span>`
      }
      ${denial ? html`<span class="deleted-why" id="deleted-why-${index}">${icon('lock')}${denial.why}</span>` : nothing}
    </div>
    ${explainedButton({
      label: html`<span aria-hidden="true">${messages.text('deleted.restore')}</span
        ><span class="visually-hidden">${messages.text('deleted.restore-one', { name })}</span>`,
      denial,
      busy: busy.has(entry.user.id),
      run: () => restore([entry]),
      announce,
    })}
  </li>`;
}

/** The checkbox of one: who can't be restored can't be selected, and it says why (A16). */
function pickView(
  { state, messages, dispatch, announce }: DeletedModel,
  { user }: DeletedUser,
  index: number,
  denial: DenialText | undefined,
): TemplateResult {
  const { name, identifiers } = whoIs(user);
  const selected = new Set(state.selected);
  const toggle = (): void => {
    if (!selected.delete(user.id)) selected.add(user.id);
    dispatch({ type: 'select', ids: selected });
  };
  const refuse = (event: Event): void => {
    if (!denial) return;
    event.preventDefault();
    announce(`${denial.why} ${denial.wayOut}`);
  };
  return html`<label class="deleted-pick">
    <input
      type="checkbox"
      class="check"
      aria-disabled=${denial ? 'true' : nothing}
      aria-describedby=${denial ? `deleted-why-${index}` : nothing}
      .checked=${!denial && selected.has(user.id)}
      @click=${refuse}
      @change=${toggle}
    />
    <span class="visually-hidden"
      >${messages.text('deleted.select', { name, identifier: identifiers.join(' · ') })}</span
    >
  </label>`;
}
