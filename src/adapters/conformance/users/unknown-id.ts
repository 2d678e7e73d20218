import type { Bench } from '../bench.js';
import type { UserId } from '../../../domain/user.js';
import { isAdapterError } from '../../adapter-error.js';
import { Inapplicable, settled } from '../verdict.js';

/** An id of nobody, of the kind that this one is: a server may refuse to look for what is no id of its own. */
export function idLike(id: UserId): UserId {
  const random = crypto.randomUUID();
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return random;
  if (/^\d+$/.test(id)) return `${2_100_000_000 + (parseInt(random.slice(0, 6), 16) % 40_000_000)}`;
  const hex = (random + random).replaceAll('-', '');
  return /^[0-9a-f]{16,60}$/i.test(id) ? hex.padEnd(id.length, hex).slice(0, id.length) : `nobody-${random}`;
}

/** So many ids of nobody: of each the backend was asked first, for they will be given to a write. */
export async function unknownIds({ adapter, call }: Bench, like: UserId, count: number): Promise<UserId[]> {
  const ids = Array.from({ length: count }, () => idLike(like));
  // they are random and long: of many, a few are asked for
  for (const id of ids.slice(0, 3)) {
    const found = await settled(adapter.get(id, call));
    if (!('thrown' in found && isAdapterError(found.thrown) && found.thrown.kind === 'not-found'))
      throw new Inapplicable('No id was found of which get() says that it is nobody’s.');
  }
  return [...new Set(ids)];
}
