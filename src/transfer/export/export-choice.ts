import { scopeOf, type ListView } from '../../domain/list-view.js';
import type { Total, UserQuery } from '../../domain/query.js';
import { queryOf } from '../../domain/list-view.js';
import type { Session } from '../../domain/session.js';
import type { UserId } from '../../domain/user.js';

/** Whose records can be taken: those selected, those that match what the list is narrowed by, or everybody. */
export type ExportScope = 'selected' | 'matching' | 'everyone';

/** Kinds of files. */
export type ExportFormat = 'csv' | 'xlsx';

/** What the list is when an export is asked for; frozen from then on. */
export interface ExportGround {
  readonly view: ListView;
  readonly selected: readonly UserId[];
  /** How many users the list has, as it is narrowed now. */
  readonly total: Total | undefined;
  readonly session: Session | undefined;
}

/** What the viewer has chosen. */
export interface ExportChoice {
  readonly scope: ExportScope;
  readonly format: ExportFormat;
  /** Ids of columns. */
  readonly columns: ReadonlySet<string>;
}

/** One page of an export, where the backend does not say how many it gives at most. */
const pageSize = 500;

/** Whose records there are to choose from, the likeliest first. */
export function scopesOf({ view, selected }: ExportGround): readonly ExportScope[] {
  return [
    ...(selected.length > 0 ? (['selected'] as const) : []),
    ...(scopeOf(view) === '' ? [] : (['matching'] as const)),
    'everyone',
  ];
}

/** How many users a scope has, as far as that is known. */
export function countOf(scope: ExportScope, { view, selected, total }: ExportGround): number | undefined {
  if (scope === 'selected') return selected.length;
  const isShown = scope === 'matching' || scopeOf(view) === '';
  return isShown && total?.kind === 'exact' ? total.value : undefined;
}

/** The question that finds them, in the order of the list. */
export function queryFor(scope: ExportScope, { view, session }: ExportGround): UserQuery {
  const { maxSize = pageSize } = session?.capabilities.page ?? {};
  const narrowing = scope === 'matching' ? {} : { search: '', filters: {} };
  return queryOf({ ...view, ...narrowing, page: { from: 0 } }, Math.min(maxSize, pageSize));
}

/** The choice with this column put in or taken out; a set of columns puts in or takes out all of them. */
export function withColumns(choice: ExportChoice, ids: readonly string[], chosen: boolean): ExportChoice {
  const columns = new Set(choice.columns);
  for (const id of ids) {
    if (chosen) columns.add(id);
    else columns.delete(id);
  }
  return { ...choice, columns };
}
