import type { Department } from '../../../../domain/user.js';
import { Named } from './named.js';
import { exactText } from './plain-text.js';

/** Finds departments by what a cell calls them: a path from the top, a name, or an id. */
export class DepartmentNames {
  readonly #called: Named<Department>;
  readonly #ids: ReadonlyMap<string, Department>;

  constructor(departments: readonly Department[]) {
    this.#ids = new Map(departments.map((department) => [department.id, department]));
    const each = [...this.#ids.values()];
    this.#called = new Named(each.flatMap((department) => callsOf(department).map((name) => [name, department] as const))); // prettier-ignore
  }

  /** All that are called so; who has it for an id, where none is. */
  find(text: string): readonly Department[] {
    const name = stepsOf(text);
    const byId = this.#ids.get(text.trim());
    return byId && this.#called.exactly(name).length === 0 ? [byId] : this.#called.find(name);
  }

  /** Is this department called so? */
  static isCalled(department: Department, text: string): boolean {
    return department.id === text.trim() || callsOf(department).includes(exactText(stepsOf(text)));
  }
}

/** A path and a name; of a department at the top they are one. */
function callsOf({ name, path }: Department): readonly string[] {
  const above: unknown = path;
  const names = [...(Array.isArray(above) ? (above as readonly unknown[]) : []), name].map((each) => (typeof each === 'string' ? each : '')); // prettier-ignore
  return [names.join('/'), name].map((each) => exactText(stepsOf(each)));
}

/** Blanks around the steps of a path make no difference. */
function stepsOf(text: unknown): string {
  return typeof text === 'string' ? text.split('/').map((step) => step.trim()).join('/') : ''; // prettier-ignore
}
