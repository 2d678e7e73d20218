import { ScimAdapter, type ScimOptions } from '../../../src/adapters/scim.js';
import type { Outcome, UserAdapter } from '../../../src/adapters/contract.js';
import type { AdapterError } from '../../../src/adapters/adapter-error.js';
import type { PageRef, UserPage, UserQuery } from '../../../src/domain/query.js';
import type { Session } from '../../../src/domain/session.js';
import { ScimServer, type Switch } from '../../support/scim/scim-server.js';
import { calm } from '../contract.js';

/** All that an administrator may. */
export const rights = ['view', 'create', 'update', 'delete', 'activate', 'deactivate'] as const;

/** A server with its switches, and an adapter that is connected to it. */
export interface House {
  readonly server: ScimServer;
  readonly adapter: ScimAdapter;
  readonly session: Session;
  /** What was sent since, as in `DELETE /Users/u-3`. */
  sent(): string[];
}

/** An adapter, not yet connected. */
export function adapterOf(server: ScimServer, options: Partial<ScimOptions> = {}): ScimAdapter {
  return new ScimAdapter({
    url: 'https://portal.test/scim/v2',
    fetch: server.fetch,
    owner: { role: 'owner' },
    allowed: rights,
    wait: () => Promise.resolve(),
    random: () => 0,
    ...options,
  });
}

/** A house in which so many live. */
export async function house(
  switches: readonly Switch[] = [],
  options: Partial<ScimOptions> = {},
  users = 67,
): Promise<House> {
  const server = new ScimServer(switches, users);
  const adapter = adapterOf(server, options);
  const session = await adapter.connect(calm);
  const from = server.log.length;
  return { server, adapter, session, sent: () => server.lines(from) };
}

/** Every page of a query, one after the other; it ends, whatever the server says. */
export async function walk(adapter: UserAdapter, query: UserQuery): Promise<UserPage[]> {
  const pages: UserPage[] = [];
  let at: PageRef | undefined;
  do {
    pages.push(await adapter.query({ ...query, ...(at && { at }) }, calm));
    at = pages.at(-1)?.next;
  } while (at && pages.length < 300);
  return pages;
}

export const idsOf = (pages: readonly UserPage[]): string[] => pages.flatMap(({ users }) => users.map(({ id }) => id));

export const everybody = (server: ScimServer): string[] => [...server.people.keys()].sort();

export const errorOf = (outcome: Outcome | undefined): AdapterError | undefined =>
  outcome && 'error' in outcome ? outcome.error : undefined;

/** Targets of these numbers. */
export const targets = (...numbers: number[]): { id: string }[] => numbers.map((each) => ({ id: `u-${each}` }));
