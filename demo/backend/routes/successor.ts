import { invalid } from '../problems.js';
import type { HandOver } from '../users/write.js';
import { isId } from './is-id.js';
import type { Backend, Request } from './requests.js';

/** Who takes over by the address of a request. Two names are no name: which of them was meant, nobody can say. */
export function successorInQuery(c: Request): unknown {
  const named = c.req.queries('successor') ?? [];
  return named.length > 1 ? named : named[0];
}

/**
 * To whom a deletion hands over; to nobody where this account hands nothing over, and where nobody is named and nobody has to
 * be: then what belongs to them waits with them, as long as they can be restored. Whether that user is there to
 * take it is found out on locked rows.
 */
export function readHandOver(
  successor: unknown,
  { deleteSuccessor }: Pick<Backend, 'deleteSuccessor'>,
): { handOver?: HandOver } {
  if (deleteSuccessor === 'none') {
    refuseSuccessor(successor, 'none');
    return {};
  }
  if (successor === undefined) {
    if (deleteSuccessor === 'required') throw invalid({ successor: 'Name who takes over.' });
    return {};
  }
  if (!isId(successor)) throw invalid({ successor: 'A successor is the id of one user, as text.' });
  return { handOver: { to: successor } };
}

/** Where nothing is handed over a successor is refused, not ignored: doing as if would be a promise that nobody keeps. */
export function refuseSuccessor(successor: unknown, deleteSuccessor: Backend['deleteSuccessor']): void {
  if (successor === undefined) return;
  const isNever = deleteSuccessor === 'none';
  throw invalid({
    successor: isNever ? 'This server has nothing to hand over to a successor.' : 'Only a deletion takes a successor.',
  });
}
