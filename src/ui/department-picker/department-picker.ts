import type { TemplateResult } from 'lit';
import type { Department } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import { departments as english } from '../../i18n/en/departments.js';
import type { Catalogue, Messages } from '../../i18n/messages.js';
import { Picker } from '../picker/picker.js';
import { findIn, treeOf, type Place } from './department-tree.js';

/** What a picker shows now, and whom it tells. */
export interface DepartmentField {
  readonly label: string;
  /** The chosen department; it need not be among `departments`. */
  readonly value: Department | undefined;
  /** All departments; while they are on their way, or when they could not be loaded, that. */
  readonly departments: readonly Department[] | 'loading' | 'failed';
  readonly messages: Messages;
  /** The viewer chose this one. The owner answers by giving it as `value`. */
  readonly change: (department: Department) => void;
  /** Asks for the departments again. */
  readonly retry?: (() => void) | undefined;
  /** The list always stands under the field, as in a dialog; otherwise it opens over what follows. */
  readonly inline?: boolean;
  /** Where those whom it is about are now: it is marked so. */
  readonly current?: string | undefined;
  /** The choice is wrong or missing. `describedBy` is the id of the text that says so. */
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  /** Nothing can be chosen for the moment. */
  readonly busy?: boolean;
}

const fallback: Catalogue = { locale: 'en', messages: english };

/**
 * A field that finds a department in a tree by any part of its name or path. It draws itself: the host puts `render(field)`
 * into its template, and adopts `pickerStyles`. Keys: see {@link Picker}.
 */
export class DepartmentPicker {
  readonly #picker = new Picker<Place>();
  #places: readonly Place[] = [];
  #madeOf: unknown;

  /** The field with its list, as it is now. */
  render(field: DepartmentField): TemplateResult {
    const { departments, value, current, change, inline, ...asIs } = field;
    const messages = field.messages.with(fallback);
    if (departments !== this.#madeOf) {
      this.#madeOf = departments;
      this.#places = typeof departments === 'string' ? [] : treeOf(departments, messages.locale);
    }
    const mark = (place: Place): Place =>
      place.id === current ? { ...place, mark: messages.text('departments.current') } : place;
    return this.#picker.render({
      ...asIs,
      messages,
      words: 'departments',
      between: ' / ',
      value: value && { id: value.id, name: visibleText(value.name, 120) },
      find: (text) => (typeof departments === 'string' ? departments : findIn(this.#places, text).map(mark)),
      isEmpty: this.#places.length === 0,
      place: inline ? 'always' : 'over',
      change: ({ department }) => change(department),
    });
  }

  /** Gives the focus to the field. */
  focus(): void {
    this.#picker.focus();
  }
}
