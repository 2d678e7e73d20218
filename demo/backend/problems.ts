/** What went wrong, in the words that `<user-manager>` understands. */
export type ProblemKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'protected'
  | 'not-found'
  | 'stale'
  | 'conflict'
  | 'invalid'
  | 'unsupported'
  | 'unavailable'
  | 'unknown';

/** The body of every answer that is not a success: RFC 9457, with a few members of our own. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** For the viewer: no SQL, no stack, nothing secret. */
  readonly detail: string;
  readonly kind: ProblemKind;
  /** Which rule refused, for `protected` and `forbidden`. */
  readonly reason?: string;
  /** Messages by field, for `invalid` and `conflict`. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The user as they are now, for `stale`. */
  readonly latest?: object;
}

const titles: Readonly<Record<ProblemKind, string>> = {
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  protected: 'Protected by a rule',
  'not-found': 'Not found',
  stale: 'Changed meanwhile',
  conflict: 'In conflict with other data',
  invalid: 'Not valid',
  unsupported: 'Not supported',
  unavailable: 'Not available',
  unknown: 'Unexpected error',
};

/** Makes a problem. */
export function problem(
  status: number,
  kind: ProblemKind,
  detail: string,
  more: Pick<Problem, 'reason' | 'fields' | 'latest'> = {},
): Problem {
  return { type: `urn:user-manager:problem:${kind}`, title: titles[kind], status, detail, kind, ...more };
}

/** Ends the handling of a request with a problem, and rolls back whatever transaction it leaves. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** The request itself can't be read or accepted: says so field by field. */
export function invalid(fields: Readonly<Record<string, string>>, status = 422): ProblemError {
  return new ProblemError(
    problem(status, 'invalid', Object.values(fields)[0] ?? 'The request is not valid.', { fields }),
  );
}

/** There is nobody with this id. */
export const noSuchUser: Problem = problem(404, 'not-found', 'There is no user with this id.');

const refusals: Readonly<Record<string, string>> = {
  owner: 'The Account Owner is protected. Transfer the ownership first.',
  self: 'You can’t do this to yourself.',
  'last-admin': 'This is the last active administrator of the account.',
  role: 'Your role does not allow this.',
  scope: 'This user is outside the departments that you manage.',
  inactive: 'Inactive users receive no e-mail.',
  unknown: 'It could not be established whether this is allowed.',
};

/** A rule says no: `forbidden` where the viewer lacks the right, `protected` where the user is out of reach. */
export function refusal(reason: string): Problem {
  const kind = reason === 'role' || reason === 'scope' ? 'forbidden' : 'protected';
  return problem(403, kind, refusals[reason] ?? 'The rules of this account forbid it.', { reason });
}
