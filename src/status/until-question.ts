import { html, nothing, type TemplateResult } from 'lit';
import { everyoneIn, planOf, type Plan, type PlannedUser } from '../bulk/plan.js';
import type { AskedWork, QuestionSubject } from '../bulk/question-subject.js';
import { accountZone, ownZone, type AccountZone } from '../domain/time/account-zone.js';
import { endOfDayText } from '../domain/time/end-of-day.js';
import type { User, UserId } from '../domain/user.js';
import { visibleText } from '../domain/visible-text.js';
import { days } from '../i18n/en/days.js';
import { schedule } from '../i18n/en/schedule.js';
import type { Catalogue, Messages } from '../i18n/messages.js';
import { about } from '../ui/question/about.js';
import type { AskedQuestion } from '../ui/question/asked-question.js';
import type { AskedPerson, AskedPlan } from '../ui/question/question-controller.js';
import { dayField } from './day/day-field.js';
import { problemOf, type DayProblem } from './day/day-problem.js';
import { problemText, ruleOf, whenChosen, whenIn } from './day/day-words.js';
import { untilQuestionStyles } from './until-question.styles.js';

const english: Catalogue = { locale: 'en', messages: { ...days, ...schedule } };

/** The work that a day, as an instant, stands for; `null` removes what is set. */
const workFor = (at: string | null): AskedWork => ({ action: 'schedule', plan: { action: 'deactivate', at } });

/**
 * On which day users become inactive, at its end by the clocks of the account. Who has a date already is named with it: the
 * new one takes its place, or it is removed.
 */
export class UntilQuestion implements AskedQuestion {
  readonly styles = [untilQuestionStyles];
  readonly english = english;
  readonly #subject: QuestionSubject;
  readonly #now: () => number;
  readonly #own = ownZone();
  readonly #zone: AccountZone;
  /** What is set already, for whom. */
  readonly #dates: ReadonlyMap<UserId, NonNullable<User['scheduled']>>;
  /** Whoever can be given a date. */
  readonly #base: Plan;
  /** Whose date can be removed. */
  readonly #removal: Plan;
  #day = '';
  /** For the day that is in the field. */
  #plan: Plan;
  /** Was the field left as it is? */
  #left = false;

  constructor(subject: QuestionSubject, now: () => number = Date.now) {
    const { users, session } = subject;
    const dated = users.filter(({ scheduled }) => scheduled);
    this.#subject = subject;
    this.#now = now;
    this.#zone = accountZone(session, this.#own);
    this.#dates = new Map(dated.map(({ id, scheduled }) => [id, scheduled as NonNullable<User['scheduled']>]));
    this.#base = this.#plan = planOf(workFor(''), users, session);
    this.#removal = planOf(workFor(null), dated, session);
  }

  /** The question as it stands. */
  ask(messages: Messages): ReturnType<AskedQuestion['ask']> {
    const { will } = this.#base;
    // where all have this date already another one can be chosen
    const idle = this.#plan.will.length === 0 && will.length > 0;
    const shown = idle ? this.#base : this.#plan;
    const chosen = this.#problem === undefined;
    return {
      title: will.length
        ? about(messages, 'schedule.title', will)
        : about(messages, 'schedule.impossible', everyoneIn(this.#base)),
      plan: this.#withDates(shown, messages),
      body: this.#fieldView(messages),
      aside: this.#asideView(shown, messages),
      label: about(messages, 'schedule.button', shown.will),
      missing: !chosen ? messages.text('schedule.choose-first') : idle ? messages.text('schedule.nobody') : undefined,
      confirm: () => this.#confirm(),
      cancel: this.#subject.cancel,
    };
  }

  /** It is over. */
  end(): void {
    this.#left = false;
  }

  get #problem(): DayProblem | undefined {
    return problemOf(this.#day, undefined, this.#zone.name, this.#now());
  }

  /** The day may be over by the time that the button is pressed. */
  #confirm(): void {
    if (this.#problem) return this.#leave();
    this.#subject.answer(workFor(endOfDayText(this.#day, this.#zone.name) as string), this.#plan);
  }

  #fieldView(messages: Messages): TemplateResult {
    const count = this.#base.will.length;
    const { name: zone } = this.#zone;
    const problem = this.#problem;
    // nobody is told of a mistake while they write
    const wrong = problem && this.#left && this.#day ? problemText(problem, zone, this.#now(), messages) : undefined;
    const when = problem ? undefined : whenChosen(this.#day, zone, this.#own, messages, count);
    return html`<div class="until-field">
      ${dayField({
        id: 'question-day',
        messages,
        zone,
        now: this.#now(),
        value: '',
        invalid: wrong !== undefined,
        autofocus: true,
        describedBy: 'question-when question-rule',
        write: (day) => this.#note(day),
        leave: () => this.#leave(),
      })}
      <p class="question-hint" id="question-rule">${ruleOf(this.#zone, messages, count)}</p>
      <p class=${wrong ? 'until-when wrong' : 'until-when'} id="question-when">${wrong ?? when ?? nothing}</p>
    </div>`;
  }

  #note(day: string): void {
    const { users, session, changed } = this.#subject;
    this.#day = day;
    this.#left = false;
    const at = endOfDayText(day, this.#zone.name);
    this.#plan = at === undefined ? this.#base : planOf(workFor(at), users, session);
    changed();
  }

  #leave(): void {
    this.#left = true;
    this.#subject.changed();
  }

  /** That dates are replaced, and the way to remove them instead. */
  #asideView({ will }: Plan, messages: Messages): TemplateResult | undefined {
    const { will: removed } = this.#removal;
    if (removed.length === 0) return undefined;
    const count = will.filter(({ id }) => this.#dates.has(id)).length;
    const key = will.length === 1 ? 'schedule.replaces-one' : 'schedule.replaces';
    return html`<div class="until-aside">
      ${count ? html`<p>${messages.text(key, { count })}</p>` : nothing}
      <button
        type="button"
        class="button"
        part="remove-date-button"
        @click=${() => this.#subject.answer(workFor(null), this.#removal)}
      >
        <span>${about(messages, 'schedule.remove', removed)}</span>
      </button>
    </div>`;
  }

  /** Everybody with the date that they have; those whose date is replaced come first, for the list shows few. */
  #withDates({ will, leftOut }: Plan, messages: Messages): AskedPlan {
    const noted = (user: PlannedUser): AskedPerson => ({ ...user, note: this.#noteOf(user, messages) });
    const isDated = ({ id }: PlannedUser): boolean => this.#dates.has(id);
    return {
      will: [...will.filter(isDated).map(noted), ...will.filter((user) => !isDated(user))],
      leftOut: leftOut.map((one) => ({ ...one, user: noted(one.user) })),
    };
  }

  #noteOf({ id }: PlannedUser, messages: Messages): string | undefined {
    const date = this.#dates.get(id);
    if (!date) return undefined;
    const when = visibleText(whenIn(date.at, this.#zone.name, messages), 80);
    return messages.text(date.action === 'activate' ? 'until.active' : 'until.inactive', { when });
  }
}
