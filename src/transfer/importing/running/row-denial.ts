import type { ImportRow } from '../../../adapters/contract.js';
import { denialOf, type Denial } from '../../../domain/rules.js';
import type { Session } from '../../../domain/session.js';
import type { User, UserAction } from '../../../domain/user.js';

/** What a row does, by the rights that it needs. */
export function actionsOf(row: ImportRow): readonly UserAction[] {
  if ('create' in row) return ['create'];
  const { changes, departmentId, active } = row;
  return [
    ...(changes ? (['update'] as const) : []),
    ...(departmentId === undefined ? [] : (['change-department'] as const)),
    ...(active === undefined ? [] : [active ? ('activate' as const) : ('deactivate' as const)]),
  ];
}

/** Why this viewer may not do what a row does: the first refusal makes it the whole row's, never half of it is done (R1 to R4, R11). */
export function rowDenialOf(row: ImportRow, user: User | undefined, session: Session | undefined): Denial | undefined {
  for (const action of ['import' as const, ...actionsOf(row)]) {
    const denial = denialOf(action, user, session);
    if (denial) return denial;
  }
  return undefined;
}
