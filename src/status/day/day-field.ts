import { html, nothing, type TemplateResult } from 'lit';
import { dayAfter } from '../../domain/time/end-of-day.js';
import type { Messages } from '../../i18n/messages.js';

/** The field for a day on which somebody becomes inactive. */
export interface DayField {
  readonly id: string;
  readonly messages: Messages;
  /** The name of the time zone in which days are counted. */
  readonly zone: string;
  readonly now: number;
  /** The day, `YYYY-MM-DD`, that it has at first; another one takes the place of what was typed. */
  readonly value: string;
  /** Is what it holds no answer? */
  readonly invalid: boolean;
  /** The viewer may not write in it. */
  readonly refused?: boolean;
  /** Has the focus first. */
  readonly autofocus?: boolean;
  /** The ids of what is to be known about it. */
  readonly describedBy: string;
  /** Hears what is written; what can’t be read comes as a question mark. */
  readonly write: (day: string) => void;
  /** The viewer has pressed Enter. */
  readonly enter?: () => void;
  /** The viewer has left it. */
  readonly leave?: () => void;
}

/**
 * A label and the platform’s own field for a date; the earliest is tomorrow in the zone. What may not be written in is a field
 * for text: Firefox lets nobody reach a date that is only to be read.
 */
export function dayField(field: DayField): TemplateResult {
  const { id, messages, zone, now, value, invalid, refused, autofocus, describedBy, write, enter, leave } = field;
  const read = ({ target }: Event): void => {
    const { value: day, validity } = target as HTMLInputElement;
    write(validity.badInput ? '?' : day);
  };
  const press = ({ key }: KeyboardEvent): void => {
    if (key === 'Enter' && !refused) enter?.();
  };
  return html`<label for=${id}>${messages.text('until.day')}</label>
    <input
      id=${id}
      class="input"
      part="date-field"
      type=${refused ? 'text' : 'date'}
      placeholder="YYYY-MM-DD"
      min=${dayAfter(now, zone)}
      max="9999-12-31"
      .value=${value}
      ?autofocus=${autofocus}
      ?readonly=${refused}
      aria-disabled=${refused ? 'true' : nothing}
      aria-invalid=${invalid ? 'true' : nothing}
      aria-describedby=${describedBy}
      @input=${read}
      @keydown=${press}
      @blur=${leave ?? nothing}
    />`;
}
