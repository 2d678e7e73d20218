import type { Department } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import { folded, wordsIn } from '../picker/folded.js';
import type { Choice } from '../picker/picker-field.js';

/** A department as a list shows it: its texts are safe to show. */
export interface Place extends Choice {
  readonly department: Department;
  /** The names above it, the company first. */
  readonly under: readonly string[];
  /** What is searched in: name and path, folded. */
  readonly text: string;
}

/** Departments in the order of their tree: each under the one that it belongs to, brothers by name as the language sorts. */
export function treeOf(departments: readonly Department[], locale: string): Place[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const places = departments.map((department): Place => {
    const name = visibleText(department.name, 120) || visibleText(department.id, 120);
    const under = department.path.map((step) => visibleText(step, 60));
    return {
      department,
      id: department.id,
      name,
      under,
      depth: under.length,
      text: folded([...under, name].join(' ')),
    };
  });
  return places.sort((one, other) => {
    const [steps, others] = [one, other].map(({ under, name }) => [...under, name]) as [string[], string[]];
    const apart = steps.findIndex((step, level) => level >= others.length || compare(step, others[level] ?? '') !== 0);
    if (apart < 0) return steps.length - others.length;
    return apart >= others.length ? 1 : compare(steps[apart] ?? '', others[apart] ?? '');
  });
}

/** The places that have every word of the query in their name or path, in the order of the tree. */
export function findIn(places: readonly Place[], query: string): readonly Place[] {
  const words = wordsIn(query);
  return words.length ? places.filter(({ text }) => words.every((word) => text.includes(word))) : places;
}
