import type { UserPage, UserQuery } from '../../../../src/domain/query.js';
import type { Call, UserAdapter } from '../../../../src/adapters/contract.js';
import { ownImport } from '../own-import.js';
import type { Broken } from './broken.js';

const importing = (own: (adapter: UserAdapter) => UserAdapter['importUsers'], says: RegExp): Broken => ({
  caughtBy: 38,
  says,
  wreck: (adapter) => ({ importUsers: own(adapter) as never }),
});

/** What goes wrong with many at once, out of a file or into one. */
export const brokenFiles: Readonly<Record<string, Broken>> = {
  'leaves fields out of its large pages': {
    caughtBy: 37,
    says: /Expected the same on pages of \d+ as on pages of \d+; saw another record of u-\d+/,
    wreck: (adapter) => ({
      query: async (query: UserQuery, call: Call): Promise<UserPage> => {
        const page = await adapter.query(query, call);
        return query.size < 50 ? page : { ...page, users: page.users.map(({ jobTitle: _, ...user }) => user) };
      },
    }),
  },
  'imports nothing twice, and says nothing of it': importing(
    (adapter) => async function* (rows, call) {
      const seen = new Set<string>();
      for await (const outcome of ownImport(adapter)(rows, call)) {
        const row = rows.find(({ ref }) => ref === outcome.id)!;
        const key = 'create' in row ? row.create.login : row.ref;
        if (seen.size < seen.add(key).size) yield outcome;
      }
    },
    /Expected one outcome of importUsers\(\) for each ref/,
  ),
  'tells rows by the ids of their users': importing(
    (adapter) => async function* (rows, call) {
      for await (const outcome of ownImport(adapter)(rows, call))
        yield { ...outcome, id: 'user' in outcome && outcome.user ? outcome.user.id : outcome.id };
    },
    /Expected outcomes of importUsers\(\) for no refs but those given/,
  ),
  'says “done” of everything': importing(
    (adapter) => async function* (rows, call) {
      for await (const { id } of ownImport(adapter)(rows, call)) yield { id, state: 'done' };
    },
    /Expected the row “missing” not to be done/,
  ),
  'changes nobody': importing(
    (adapter) => ownImport(adapter, (row) => ('update' in row ? { ...row, changes: {} } : row)),
    /Expected get\(\) to tell “Conformance imported” as /,
  ),
  'overwrites by its import what somebody else has changed': importing(
    (adapter) => ownImport(adapter, (row) => ('update' in row ? { ...row, update: { id: row.update.id } } : row)),
    /Expected a row with an old version to end as “changed”/,
  ),
}; // prettier-ignore
