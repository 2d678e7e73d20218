import { clause } from '../filter-text.js';
import { readList } from '../read-list.js';
import type { ScimWire } from '../scim-wire.js';
import type { User } from '../../../domain/user.js';

/** Who has exactly this login, where one user has it. */
export async function findByLogin(wire: ScimWire, login: string, signal: AbortSignal): Promise<User | undefined> {
  const place = wire.found.cursor ? { cursor: '' } : { startIndex: 1 };
  const { records } = await readList(wire, { ...place, count: 2, filter: clause(wire.paths.login, 'eq', login) }, signal);
  const those = records.filter(({ user }) => user.login.toLowerCase() === login.trim().toLowerCase());
  return those.length === 1 ? those[0].user : undefined;
} // prettier-ignore
