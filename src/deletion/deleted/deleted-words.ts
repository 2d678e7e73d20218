import type { DeletedUser } from '../../domain/deleted/deleted-users.js';
import type { Session } from '../../domain/session.js';
import { accountZone, ownZone } from '../../domain/time/account-zone.js';
import { nameOf, type User } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import type { Messages } from '../../i18n/messages.js';

const day = 86_400_000;

/** The name, and what stands under it so that nobody is taken for another: login and e-mail, else the id; safe to show. */
export function whoIs(user: User): { readonly name: string; readonly identifiers: readonly string[] } {
  const texts = [user.login, user.email].map((text) => visibleText(text?.trim()));
  const known = [...new Set(texts.filter(Boolean))];
  const identifiers = known.length > 0 ? known : [visibleText(user.id)];
  return { name: visibleText(nameOf(user)) || identifiers[0], identifiers };
}

/** When they were deleted, by the clocks of the account. */
export function whenText({ deletedAt }: DeletedUser, session: Session | undefined, messages: Messages): string {
  const timeZone = accountZone(session).name;
  const when = messages.date(visibleText(deletedAt), { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return messages.text('deleted.when', { when });
}

/** Until which day they can be restored, by the account’s calendar; on the last day also until which hour (U6). */
export function untilText(
  { restorableUntil }: DeletedUser,
  session: Session | undefined,
  now: number,
  messages: Messages,
): string {
  if (restorableUntil === undefined) return messages.text('deleted.until-unknown');
  const timeZone = accountZone(session).name;
  const soon = Date.parse(restorableUntil) - now < day;
  const date = messages.date(visibleText(restorableUntil), {
    dateStyle: 'long',
    ...(soon && { timeStyle: 'short' }),
    timeZone,
  });
  return messages.text('deleted.until', { date });
}

/** For how long deletions can be taken back (R5), and by whose clocks where they are not the viewer’s. */
export function ruleText(session: Session | undefined, messages: Messages): string {
  const count = session?.capabilities.delete?.restorableDays;
  const rule = count ? messages.text('deleted.rule', { count }) : messages.text('deleted.rule-unknown');
  const zone = accountZone(session).name;
  if (zone === ownZone()) return rule;
  return `${rule} ${messages.text('until.zone', { zone: `\u2068${zone.replaceAll('_', ' ')}\u2069` })}`;
}
