import type { UserAdapter } from '../../adapters/contract.js';
import type { UserId } from '../../domain/user.js';
import { readEach, type ReadOptions, type ReadResult } from '../read-each.js';
import type { KnownUsers } from './known-users.js';

/** As {@link readEach}; what a plan says of each user is worked out as they come, for of thousands it takes too long in one piece. */
export function readAgain(
  adapter: UserAdapter,
  ids: readonly UserId[],
  known: KnownUsers,
  options: ReadOptions,
): Promise<readonly ReadResult[]> {
  const read = (result: ReadResult): void => {
    if (result.state === 'found') known.expect(result.user);
    options.read?.(result);
  };
  return readEach(adapter, ids, { ...options, read });
}
