import { nameOf, type User } from '../../domain/user.js';
import { denialText } from '../../i18n/denial-text.js';
import type { Messages } from '../../i18n/messages.js';
import { csvOf } from '../../ui/file/csv.js';
import { saveFile } from '../../ui/file/save-file.js';
import type { Found } from './from-file-state.js';

/** Everybody who is not going to be selected, and why, as the text of a CSV file: to be corrected, and given again. */
export function leftOutCsv({ findings, whole }: Found, messages: Messages): string {
  const { unknown, ambiguous, denied } = findings;
  const say = (part: 'row' | 'value' | 'why' | 'users' | 'unknown' | 'unseen' | 'ambiguous'): string =>
    messages.text(`from-file.save.${part}`);
  return csvOf([
    [say('row'), say('value'), say('why'), say('users')],
    ...[
      ...unknown.map(({ at, value }) => ({ at, value, why: say(whole ? 'unknown' : 'unseen'), users: '' })),
      ...ambiguous.map(({ at, value, users }) => ({ at, value, why: say('ambiguous'), users: named(users) })),
      ...denied.map(({ at, value, user, denial }) => ({
        ...{ at, value, why: denialText(denial, messages).why, users: named([user]) },
      })),
    ]
      .sort((one, other) => one.at - other.at)
      .map(({ at, value, why, users }) => [String(at), value, why, users]),
  ]);
}

/** Lets the viewer save them. */
export function saveLeftOut(found: Found, messages: Messages): void {
  saveFile('not-selected.csv', 'text/csv;charset=utf-8', leftOutCsv(found, messages));
}

function named(users: readonly User[]): string {
  return users.map((user) => `${nameOf(user)} (${user.login}, ${user.id})`).join('; ');
}
