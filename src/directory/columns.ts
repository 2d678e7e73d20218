import type { Session } from '../domain/session.js';
import type { MessageKey } from '../i18n/messages.js';

/** A column of the list, besides the checkbox and the menu. */
export interface Column {
  readonly id: string;
  readonly label: MessageKey;
  /** The names by which a backend may sort it. */
  readonly sort: readonly string[];
  /** Its width, as a grid track. */
  readonly track: string;
}

const column = (id: string, track: string, field: string = id): Column => ({
  id,
  label: `column.${id}` as MessageKey,
  sort: [id, field],
  track,
});

/** The column that is always there. */
export const nameColumn = column('name', 'minmax(0, 3fr)');

/** The columns that viewers show or hide, in their order. */
export const optionalColumns: readonly Column[] = [
  column('department', 'minmax(0, 3fr)'),
  column('role', 'minmax(0, 2fr)'),
  column('status', 'minmax(0, 1.5fr)'),
  column('groups', 'minmax(0, 2fr)'),
  column('last-login', 'minmax(7.5rem, 1.5fr)', 'lastLoginAt'),
  column('created', 'minmax(7.5rem, 1.5fr)', 'createdAt'),
];

const known = new WeakMap<readonly string[], readonly Column[]>();

/** The optional columns shown for these ids, in the product's order; the same array for the same ids, so that rows keep still. */
export function columnsOf(ids: readonly string[]): readonly Column[] {
  const columns = known.get(ids) ?? optionalColumns.filter(({ id }) => ids.includes(id));
  known.set(ids, columns);
  return columns;
}

/** The grid of a row: checkbox, columns, menu. */
export function tracksOf(columns: readonly Column[]): string {
  return ['var(--_edge)', ...[nameColumn, ...columns].map(({ track }) => track), 'var(--_edge)'].join(' ');
}

/** The name by which this backend sorts the column; `undefined` where it does not. */
export function sortFieldOf(column: Column, session: Session | undefined): string | undefined {
  return column.sort.find((field) => session?.capabilities.sort.includes(field));
}
