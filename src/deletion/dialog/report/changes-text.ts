import { everyoneIn } from '../../../bulk/plan.js';
import type { Change } from '../../../bulk/planning/changes-of.js';
import type { PlannedUser } from '../../../bulk/planning/planned-user.js';
import { visibleText } from '../../../domain/visible-text.js';
import type { MessageKey, Messages } from '../../../i18n/messages.js';
import { statusLabel } from '../../../ui/status-label.js';
import type { DialogModel } from '../dialog-model.js';

const most = 8;

const labelOf = ({ key, label }: Change, messages: Messages): string =>
  key ? messages.text(key as MessageKey) : label;

/** What has changed, from what to what, in pieces; of many as many as can be taken in. */
export function changeParts<T>(
  changes: readonly Change[],
  messages: Messages,
  wrap: (value: string) => T,
): (string | T)[] {
  const shown = changes.slice(0, most).flatMap((change, at) => {
    const { key, before, after } = change;
    const value = (text: string): T =>
      wrap(key === 'column.status' ? statusLabel({ status: text }, messages) : text || messages.text('profile.none'));
    const field = labelOf(change, messages);
    const values = { field, before: value(before), after: value(after) };
    return [at ? ' · ' : '', ...(before === after ? [field] : messages.parts<string | T>('deletion.change', values))];
  });
  return changes.length > most ? [...shown, ' …'] : shown;
}

/** Up to three people by name, more by number. */
export function fewText(people: readonly PlannedUser[], messages: Messages): string {
  const names = people.slice(0, 3).map(({ name }) => visibleText(name, 40));
  return people.length > 3 ? messages.number(people.length) : messages.list(names);
}

/** Whose record is not what it was when they were chosen, with the fields where it is one (F1); empty where it is nobody’s. */
export function changedText({ plan, messages }: Pick<DialogModel, 'plan' | 'messages'>): string {
  const changed = everyoneIn(plan).filter((user) => user.changed);
  if (changed.length === 0) return '';
  const { changes = [] } = changed[0];
  const fields = messages.list(changes.slice(0, most).map((change) => labelOf(change, messages)));
  const who = fewText(changed, messages);
  return `${messages.text('deletion.changed')}: ${who}${fields && changed.length === 1 ? ` (${fields})` : ''}`;
}
