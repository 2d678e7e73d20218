import { html, type TemplateResult } from 'lit';
import type { Session } from '../../domain/session.js';
import { accountZone } from '../../domain/time/account-zone.js';
import { dayIn } from '../../domain/time/zone-clock.js';
import type { User } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import type { Messages } from '../../i18n/messages.js';

type Plan = NonNullable<User['scheduled']>;

/** What is going to happen to users, as a chip: the same object for the same user, so that rows keep still. */
export class RowNotes {
  #known = new WeakMap<User, TemplateResult>();
  #session: Session | undefined;
  #messages: Messages | undefined;

  /** What is planned for this user, by the account's calendar (R9). */
  of(user: User, plan: Plan, session: Session | undefined, messages: Messages): TemplateResult {
    if (session !== this.#session || messages !== this.#messages) this.#known = new WeakMap();
    this.#session = session;
    this.#messages = messages;
    let note = this.#known.get(user);
    if (!note) this.#known.set(user, (note = noteOf(plan, session, messages)));
    return note;
  }
}

function noteOf({ action, at }: Plan, session: Session | undefined, messages: Messages): TemplateResult {
  const { name: timeZone } = accountZone(session);
  const date = shortDay(at, timeZone, messages);
  const when = visibleText(messages.date(at, { dateStyle: 'full', timeStyle: 'short', timeZone }), 80);
  const text = messages.text(action === 'activate' ? 'row.becomes-active' : 'row.becomes-inactive', { date });
  const title = messages.text('row.becomes-at', { when, zone: timeZone.replaceAll('_', ' ') });
  return html` <span class="chip note" title=${title}>${text}</span>`;
}

/** Without the year, where it is this one. */
function shortDay(at: string, timeZone: string, messages: Messages): string {
  const time = Date.parse(at);
  const year = (instant: number): string => dayIn(instant, timeZone).slice(0, 4);
  const another = !Number.isNaN(time) && year(time) !== year(Date.now());
  const day = { day: 'numeric', month: 'short', timeZone } as const;
  return visibleText(messages.date(at, another ? { ...day, year: 'numeric' } : day), 40);
}
