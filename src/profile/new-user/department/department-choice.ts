import type { UserAdapter } from '../../../adapters/contract.js';
import type { Department } from '../../../domain/user.js';
import { DepartmentPicker } from '../../../ui/department-picker/department-picker.js';
import { DepartmentsSource } from '../../../ui/department-picker/departments-source.js';

/** Where {@link DepartmentChoice} gets what it needs. */
export interface DepartmentSurroundings {
  readonly adapter: () => UserAdapter | undefined;
  /** Those that the list has read already. */
  readonly departments: () => readonly Department[];
}

/**
 * The departments in which new users may start, and the field for them. What the list has read is taken; where it has none
 * they are read here, so that a failure is seen and can be made good.
 */
export class DepartmentChoice {
  readonly #around: DepartmentSurroundings;
  readonly #source: DepartmentsSource;
  #picker = new DepartmentPicker();

  /** @param changed Hears whenever there is something else to show. */
  constructor(around: DepartmentSurroundings, changed: () => void) {
    this.#around = around;
    this.#source = new DepartmentsSource(changed);
  }

  /** The field; a page that is opened anew has a new one. */
  get picker(): DepartmentPicker {
    return this.#picker;
  }

  /** All of them, or where they are; none where there is nothing to choose. */
  get departments(): readonly Department[] | 'loading' | 'failed' {
    const listed = this.#around.departments();
    return listed.length > 0 || !this.#around.adapter()?.departments ? listed : this.#source.state;
  }

  /** Those that can be chosen now. */
  get known(): readonly Department[] {
    const { departments } = this;
    return typeof departments === 'string' ? [] : departments;
  }

  /** A page is opened. */
  open(): void {
    this.#picker = new DepartmentPicker();
    if (this.#around.departments().length === 0) this.read();
  }

  /** Reads them, where the backend can tell. */
  read(): void {
    const adapter = this.#around.adapter();
    if (adapter?.departments) void this.#source.read((signal) => adapter.departments?.({ signal }));
  }

  /** Nobody waits for them any more. */
  stop(): void {
    this.#source.stop();
  }
}
