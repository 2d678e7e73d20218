import { adapterError, asAdapterError } from '../../adapters/adapter-error.js';
import type { UserAdapter } from '../../adapters/contract.js';
import { queryOf } from '../../domain/list-view.js';
import type { UserPage } from '../../domain/query.js';
import type { User, UserId } from '../../domain/user.js';
import type { ListState } from '../list-state.js';
import { sizeOf } from '../list/loading.js';

/** The page on screen as the backend has it now, and who of those shown or selected no longer exists. */
export interface LookedAt extends UserPage {
  readonly gone: ReadonlyMap<UserId, User>;
}

/** What a look goes by: whom others changed, absent where nobody knows, and who was gone before. */
export interface LookingFor {
  readonly heard: ReadonlySet<UserId> | undefined;
  readonly gone: ReadonlyMap<UserId, User>;
  readonly signal: AbortSignal;
}

/** More than these are not looked up one by one: a deletion reads each of its users again in any case. */
const lookedUpMost = 20;

/** Reads the page on screen again, and each user who is missing there or was changed while selected. */
export async function lookAgain(adapter: UserAdapter, state: ListState, given: LookingFor): Promise<LookedAt> {
  const { heard, gone, signal } = given;
  const page = readable(await adapter.query(queryOf(state.view, sizeOf(state)), { signal }));
  const here = new Set(page.users.map(({ id }) => id));
  const selected = Array.from(state.selection.users.values(), ({ user }) => user);
  const missing = (state.shown?.users ?? []).filter(({ id }) => !here.has(id));
  const changed = selected.filter(({ id }) => !here.has(id) && (!heard || heard.has(id)));
  const asked = new Map([...missing, ...changed].map((user) => [user.id, user]));
  const still = new Map([...gone].filter(([id]) => !here.has(id)));
  for (const user of [...asked.values()].filter(({ id }) => !still.has(id)).slice(0, lookedUpMost))
    if (await isGone(adapter, user.id, signal)) still.set(user.id, user);
  return { ...page, gone: still };
}

function readable(page: UserPage | undefined): UserPage {
  const ids = page?.users?.map((user) => user?.id);
  if (page && ids?.every((id) => typeof id === 'string' && id) && new Set(ids).size === ids.length) return page;
  throw adapterError('protocol', 'The list of users could not be read.');
}

async function isGone(adapter: UserAdapter, id: UserId, signal: AbortSignal): Promise<boolean> {
  try {
    await adapter.get(id, { signal });
    return false;
  } catch (thrown) {
    return asAdapterError(thrown).kind === 'not-found';
  }
}
