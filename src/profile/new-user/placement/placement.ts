import type { UserDraft } from '../../../adapters/contract.js';
import { own } from '../../../domain/rules.js';
import type { Session } from '../../../domain/session.js';
import type { Department, Membership } from '../../../domain/user.js';

/** Where new users start: what one form and a list of addresses have in common. `''` leaves it to the backend. */
export interface Placement {
  readonly departmentId: string;
  readonly roleId: string;
  /** Does the backend write to the new user? */
  readonly notify: boolean;
}

/** What there is to choose from; what the backend does not tell, or the viewer may not give, is not offered. */
export interface PlacementChoices {
  readonly departments: readonly Department[];
  readonly roles: readonly Membership[];
}

/** One user to be created, as the backend is asked for them. */
export interface NewUser {
  readonly draft: UserDraft;
  readonly notify: boolean;
}

/** In no department, with the backend's own role, told by e-mail: nobody chooses a password here. */
export const firstPlacement: Placement = { departmentId: '', roleId: '', notify: true };

/** The departments, and the roles that the backend declares, as far as the viewer may give roles at all (R1). */
export function placementChoices(session: Session | undefined, departments: readonly Department[]): PlacementChoices {
  const allowed = own(session, 'allowed');
  const mayGive = allowed instanceof Set && allowed.has('change-roles');
  const declared = session?.capabilities.filters?.find(({ field }) => field === 'role')?.choices ?? [];
  const roles = mayGive ? declared.map(({ value, label }) => ({ id: value, name: label ?? value })) : [];
  return { departments, roles };
}

/** The draft in its place. Who starts inactive gets no e-mail (R8), so none is asked for. */
export function placed(
  draft: UserDraft,
  { departmentId, roleId, notify }: Placement,
  { departments, roles }: PlacementChoices,
  inactive: boolean,
): NewUser {
  const department = departments.find(({ id }) => id === departmentId);
  const role = roles.find(({ id }) => id === roleId);
  return {
    draft: {
      ...draft,
      ...(department && { department }),
      ...(role && { roles: [role] }),
      ...(inactive && { status: 'inactive' }),
    },
    notify: notify && !inactive,
  };
}
