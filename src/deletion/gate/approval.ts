import type { Target } from '../../adapters/contract.js';
import type { UserId } from '../../domain/user.js';
import { isMass } from './friction.js';

/** What a host is asked to approve: who, as ids and versions, out of how many. No names, no addresses (S19). */
export interface ApprovalPlan {
  readonly action: 'delete';
  /** Exactly those whom the viewer has confirmed, and nobody else is met. */
  readonly targets: readonly Target[];
  readonly counts: { readonly deleted: number; readonly leftOut: number };
  /** How many users the directory has, and which share of it is deleted, from 0 to 1; absent where nobody knows. */
  readonly directoryTotal?: number;
  readonly share?: number;
  /** Why, in the viewer's own words, where they were asked and said it. */
  readonly reason?: string;
  /** Who takes over from them, where the viewer was asked and chose somebody. */
  readonly successor?: UserId;
}

/**
 * Approves a deletion of many, or does not (S27). Only `true` approves. `signal` aborts when the viewer no longer waits:
 * an answer after that counts for nothing.
 */
export type Approve = (plan: ApprovalPlan, signal: AbortSignal) => boolean | Promise<boolean>;

/** What a host decides about deletions of many. */
export interface DeletionLimits {
  readonly approve?: Approve | undefined;
  /** The number of users from which on it is asked, where that is less than the mass threshold (U13). */
  readonly approveFrom?: number | undefined;
  /** The most users that one confirmation deletes. */
  readonly maxDelete?: number | undefined;
}

/** Has the host to approve that so many are deleted? A number that can't be read asks always. */
export function needsApproval(
  count: number,
  { approve, approveFrom }: DeletionLimits,
  directoryTotal?: number,
): boolean {
  if (approve === undefined || approve === null) return false;
  return isMass(count, directoryTotal) || ((approveFrom ?? undefined) !== undefined && !(count >= 0 && count < Number(approveFrom))); // prettier-ignore
}

/** The limit of the host, where so many are more than it: then nobody is deleted. One that can't be read lets nobody through. */
export function exceededLimit(count: number, maxDelete: number | undefined): number | undefined {
  if (maxDelete === undefined || maxDelete === null || count <= maxDelete) return undefined;
  return Math.max(0, Math.floor(maxDelete) || 0);
}

/** The plan as a host sees it. */
export function approvalPlan(
  targets: readonly Target[],
  leftOut: number,
  directoryTotal?: number,
  { reason, successor }: Pick<ApprovalPlan, 'reason' | 'successor'> = {},
): ApprovalPlan {
  const { length } = targets;
  return Object.freeze({
    action: 'delete',
    targets: Object.freeze(
      targets.map(({ id, version }) => Object.freeze(version === undefined ? { id } : { id, version })),
    ),
    counts: Object.freeze({ deleted: length, leftOut }),
    ...(directoryTotal && { directoryTotal, share: Math.min(1, length / directoryTotal) }),
    ...(reason !== undefined && { reason }),
    ...(successor !== undefined && { successor }),
  });
}

/** Asks the host. Nothing but `true` is a yes; whatever it throws stays here. */
export async function askApproval(
  limits: DeletionLimits,
  plan: ApprovalPlan,
  signal: AbortSignal,
): Promise<'given' | 'refused' | 'failed'> {
  try {
    const answer: unknown = await limits.approve?.(plan, signal);
    return answer === true ? 'given' : 'refused';
  } catch {
    return 'failed';
  }
}
