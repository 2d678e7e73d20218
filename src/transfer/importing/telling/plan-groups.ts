import type { ImportPlan, PlannedRow } from '../planning/planned-row.js';

/** Somebody who is to be created. */
export type CreateRow = PlannedRow & { readonly kind: 'create' };
/** Somebody whose record is to change. */
export type UpdateRow = PlannedRow & { readonly kind: 'update' };
/** A row that can't be imported as it is. */
export type WrongRow = PlannedRow & { readonly kind: 'wrong' };
/** A row about somebody who is protected. */
export type RefusedRow = PlannedRow & { readonly kind: 'refused' };
/** A row that says the same as an earlier one. */
export type RepeatedRow = PlannedRow & { readonly kind: 'repeated' };

/** The rows of a plan, each in exactly one group. Who is activated or deactivated may have other changes besides. */
export interface PlanGroups {
  readonly create: readonly CreateRow[];
  readonly update: readonly UpdateRow[];
  readonly activate: readonly UpdateRow[];
  readonly deactivate: readonly UpdateRow[];
  readonly same: readonly PlannedRow[];
  readonly repeated: readonly RepeatedRow[];
  readonly refused: readonly RefusedRow[];
  readonly wrong: readonly WrongRow[];
}

/** The rows by what becomes of them. */
export function groupsOf(plan: ImportPlan): PlanGroups {
  const known = kept.get(plan);
  if (known) return known;
  const groups = sorted(plan.rows);
  kept.set(plan, groups);
  return groups;
}

/** How many rows are to be sent. */
export function sendableIn(plan: ImportPlan): number {
  const { create, update, activate, deactivate } = groupsOf(plan);
  return create.length + update.length + activate.length + deactivate.length;
}

function sorted(rows: readonly PlannedRow[]): PlanGroups {
  const groups = {
    create: [] as CreateRow[],
    update: [] as UpdateRow[],
    activate: [] as UpdateRow[],
    deactivate: [] as UpdateRow[],
    same: [] as PlannedRow[],
    repeated: [] as RepeatedRow[],
    refused: [] as RefusedRow[],
    wrong: [] as WrongRow[],
  };
  for (const row of rows) {
    const group = row.kind === 'update' ? (row.activation ?? 'update') : row.kind;
    (groups[group] as PlannedRow[]).push(row);
  }
  return groups;
}

// asked at each drawing
const kept = new WeakMap<ImportPlan, PlanGroups>();
