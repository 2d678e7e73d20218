import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { icon, type IconName } from '../../ui/icon.js';
import { consequencesOf, type Consequence } from '../consequences.js';
import { leftOutOf, type LeftOut, type PlannedUser } from '../../bulk/plan.js';
import { isMissing, missingView } from './asked/fields-view.js';
import { unkeptView } from './held/again-view.js';
import { limitView } from './held/gate-view.js';
import { changedText, fewText } from './report/changes-text.js';
import { leftOutText } from './report/report-lines.js';
import { aboutUsers, type DialogActions, type DialogModel } from './dialog-model.js';

const icons: Readonly<Record<Consequence['tone'], IconName>> = {
  lost: 'warning',
  risk: 'info',
  kept: 'check',
  plain: 'info',
};

/** What is asked: who will be met and who not, what it means, and what else could be done. */
export function questionView(model: DialogModel, actions: DialogActions): TemplateResult {
  const { plan, messages, lists } = model;
  const asked = plan.will.length > 0;
  const changedFirst = plan.will.toSorted((one, other) => +other.changed - +one.changed);
  const changed = changedText(model);
  return html`${limitView(model)}
  ${changed ? html`<p class="sum">${icon('refresh')}<span>${changed}</span></p>` : nothing}
  ${asked && plan.action === 'delete' && model.limit === undefined ? consequencesView(model) : nothing}
  ${skippedView(model)}
  ${asked ? lists.render('will', messages.text('deletion.users'), asLines(changedFirst), messages) : nothing}
  ${model.successor?.view() ?? nothing} ${missingView(model, 'successor', '.successor input')}
  ${massView(model, actions)} ${model.instead ? insteadView(model, actions) : nothing} ${unkeptView(model)}`;
}

/** What deleting means, the user's fate first. */
export function deletionConsequences({ plan, session, now }: DialogModel): readonly Consequence[] {
  const active = plan.will.filter(({ status }) => status === 'active').length;
  return session ? consequencesOf({ count: plan.will.length, active }, session.capabilities, now) : [];
}

/** A consequence in words. */
export function consequenceText({ key, values, until }: Consequence, messages: Messages): string {
  return messages.text(key, until ? { ...values, date: messages.date(until, { dateStyle: 'long' }) } : values);
}

/** Users as lines of a list. */
export const asLines = (users: readonly PlannedUser[]): { user: PlannedUser }[] => users.map((user) => ({ user }));

/** The users left out, by reason, with who could do it and the way out (U7). */
export function skippedGroupsView({ messages, lists }: DialogModel, leftOut: readonly LeftOut[]): TemplateResult[] {
  const groups = new Map<string, PlannedUser[]>();
  const whys = new Map<string, string>();
  for (const one of leftOut) {
    const { why, more } = leftOutText(one, messages);
    const alike = groups.get(why) ?? [];
    groups.set(why, alike);
    alike.push(one.user);
    whys.set(why, more);
  }
  return [...groups].map(
    ([why, users], index) =>
      html`<div class="reason">
        <p><strong>${why}</strong> ${whys.get(why)}</p>
        ${lists.render(`skipped-${index}`, why, asLines(users), messages)}
      </div>`,
  );
}

function skippedView(model: DialogModel): TemplateResult | typeof nothing {
  const { plan, messages } = model;
  const skipped = plan.leftOut.length;
  const all = plan.will.length + skipped;
  if (skipped === 0) return nothing;
  const sentences = [
    messages.text('deletion.selected', { count: all }),
    messages.text(`deletion.${plan.action}.will` as MessageKey, { count: plan.will.length }),
    messages.text('deletion.will-not', { count: skipped }),
  ];
  return html`<div class="skipped">
    ${all > 1 && plan.will.length > 0 ? html`<p class="sum">${icon('info')}<span>${sentences.join(' ')}</span></p>` : nothing}
    ${skippedGroupsView(model, plan.leftOut)}
  </div>`;
}

function consequencesView(model: DialogModel): TemplateResult {
  const { messages, support } = model;
  const [fate, ...rest] = deletionConsequences(model);
  return html`<ul class="consequences" role="list" aria-label=${messages.text('deletion.what-happens')}>
    ${rest.map((one) => html`<li class=${one.tone}>${icon(icons[one.tone])}<span>${consequenceText(one, messages)}</span></li>`)}
    ${fate?.support && support ? html`<li>${icon('info')}<span>${supportView(support, messages)}</span></li>` : nothing}
  </ul>`;
}

/** The way to support (R7); `href` has been checked. */
export function supportView(href: string, messages: Messages): TemplateResult {
  return html`<a class="link" href=${href} target="_blank" rel="noopener noreferrer" part="support-link"
    >${messages.text('deletion.support-link')}</a
  >`;
}

/** Who of those who would be deleted is not deactivated, by reason: the two buttons meet others (U7). */
function leftOutOfInstead({ plan, messages }: DialogModel, users: readonly PlannedUser[]): string[] {
  if (users.length === 0) return [];
  const groups = new Map<string, PlannedUser[]>();
  for (const one of leftOutOf({ ...plan, leftOut: [] }, 'deactivate', users)) {
    const { why } = leftOutText(one, messages);
    const alike = groups.get(why) ?? [];
    groups.set(why, alike);
    alike.push(one.user);
  }
  return [...groups].map(([why, left]) =>
    messages.text('deletion.instead-not', { names: fewText(left, messages), why }),
  );
}

function insteadView(model: DialogModel, { deactivate }: DialogActions): TemplateResult {
  const { instead, messages, phase } = model;
  const denial = instead?.denial;
  const users = instead?.users ?? [];
  const refused = phase === 'checking' || users.length === 0;
  return html`<section class="instead" aria-labelledby="instead">
    <div>
      <strong id="instead">${messages.text('deletion.instead')}</strong>
      <div id="instead-note">
        <p>${denial ? `${denial.why} ${denial.wayOut}` : messages.text('deletion.instead-note')}</p>
        ${leftOutOfInstead(model, users).map((text) => html` <p>${text}</p>`)}
      </div>
    </div>
    <button
      class="button"
      part="deactivate-button"
      aria-disabled=${refused || nothing}
      aria-describedby="instead-note"
      @click=${deactivate}
    >
      ${users.length ? aboutUsers(messages, { action: 'deactivate' }, 'button', users) : messages.text('deletion.instead')}
    </button>
  </section>`;
}

/** What has to be looked through before an unusually large deletion (U13). */
function massView(model: DialogModel, { review }: DialogActions): TemplateResult | typeof nothing {
  const { friction, messages, plan, reviewed, directoryTotal } = model;
  if (friction.level !== 4) return nothing;
  const count = plan.will.length;
  const mass =
    directoryTotal === undefined
      ? messages.text('deletion.mass-unknown')
      : messages.text('deletion.mass', { count, total: directoryTotal });
  return html`<div class="mass">
    <p>${icon('warning')}<span>${mass}</span></p>
    <label
      ><input
        id="review"
        class="check"
        type="checkbox"
        aria-invalid=${isMissing(model, 'review') || nothing}
        aria-describedby=${isMissing(model, 'review') ? 'review-error' : nothing}
        .checked=${reviewed}
        @change=${review}
      />${messages.text('deletion.review', { count })}</label
    >
    ${missingView(model, 'review')}
  </div>`;
}
