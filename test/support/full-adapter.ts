import type { Call, Outcome, SchedulePlan, Target } from '../../src/adapters/contract.js';
import type { Department, User } from '../../src/domain/user.js';
import { ScriptedAdapter } from './scripted-adapter.js';

/** Departments of a small company; two share a name, and one a very long one. */
export const someDepartments: readonly Department[] = [
  { id: 'company', name: 'Company', path: [] },
  { id: 'sales', name: 'Sales', path: ['Company'] },
  { id: 'support', name: 'Support', path: ['Company'] },
  { id: 'sales-north', name: 'North', path: ['Company', 'Sales'] },
  { id: 'support-north', name: 'North', path: ['Company', 'Support'] },
];

/** What was asked of a {@link FullAdapter} besides deleting and changing a status. */
export interface Asked {
  readonly method: 'changeDepartment' | 'schedule' | 'sendMessage';
  readonly ids: readonly string[];
  readonly given: unknown;
}

/** A scripted backend that can do everything that is done to many. */
export class FullAdapter extends ScriptedAdapter {
  readonly asked: Asked[] = [];
  /** What the next calls of `departments` do, instead of answering. */
  departmentFaults: (() => Promise<readonly Department[]>)[] = [];
  places: readonly Department[] = someDepartments;

  departments(): Promise<readonly Department[]> {
    return this.departmentFaults.shift()?.() ?? Promise.resolve(this.places);
  }

  changeDepartment(targets: readonly Target[], departmentId: string, call: Call): AsyncIterable<Outcome> {
    this.#note('changeDepartment', targets, departmentId);
    const department = this.places.find(({ id }) => id === departmentId);
    return this.script?.(targets, call) ?? this.change(targets, department ? { department } : {});
  }

  schedule(targets: readonly Target[], plan: SchedulePlan, call: Call): AsyncIterable<Outcome> {
    this.#note('schedule', targets, plan);
    const { action, at } = plan;
    return (
      this.script?.(targets, call) ?? this.change(targets, { scheduled: at === null ? undefined : { action, at } })
    );
  }

  sendMessage(ids: readonly string[], message: { subject?: string; body: string }, call: Call): AsyncIterable<Outcome> {
    const targets = ids.map((id) => ({ id }));
    this.#note('sendMessage', targets, message);
    return this.script?.(targets, call) ?? this.tell(targets);
  }

  async *change(
    targets: readonly Target[],
    changes: { [Name in keyof User]?: User[Name] | undefined },
  ): AsyncGenerator<Outcome> {
    for (const { id } of targets) {
      const user = { ...this.users.get(id)!, ...changes, version: 'v2' } as User;
      this.users.set(id, user);
      yield { id, state: 'done', user };
    }
  }

  async *tell(targets: readonly Target[]): AsyncGenerator<Outcome> {
    for (const { id } of targets) yield { id, state: 'done' };
  }

  #note(method: Asked['method'], targets: readonly Target[], given: unknown): void {
    this.asked.push({ method, ids: targets.map(({ id }) => id), given });
  }
}
