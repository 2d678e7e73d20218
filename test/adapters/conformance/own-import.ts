import { asAdapterError } from '../../../src/adapters/adapter-error.js';
import type { ImportRow, Outcome, UserAdapter } from '../../../src/adapters/contract.js';

type Import = NonNullable<UserAdapter['importUsers']>;

/** An import of a backend’s own over what this adapter can do; `row` may look at a row before it is done. */
export function ownImport(adapter: UserAdapter, row: (given: ImportRow) => ImportRow = (given) => given): Import {
  return async function* (rows, call) {
    for (const given of rows) yield await outcomeOf(adapter, row(given), call);
  };
}

async function outcomeOf(adapter: UserAdapter, row: ImportRow, call: Parameters<Import>[1]): Promise<Outcome> {
  const { ref } = row;
  try {
    const user =
      'create' in row
        ? await adapter.create!(row.create, call)
        : await adapter.update!(row.update, row.changes ?? {}, call);
    return { id: ref, state: 'done', user };
  } catch (thrown) {
    const error = asAdapterError(thrown);
    return { id: ref, state: error.kind === 'stale' ? 'changed' : 'failed', error };
  }
}
