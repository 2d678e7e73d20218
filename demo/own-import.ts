import { asAdapterError } from '../src/adapters/adapter-error.js';
import type { Call, ImportRow, Outcome, UserAdapter } from '../src/adapters/contract.js';
import { MemoryAdapter } from '../src/adapters/memory.js';

/** A backend with an import of its own: one request for up to fifty rows, which takes a second. */
export function withOwnImport(): UserAdapter {
  const adapter = new MemoryAdapter();
  const importUsers: UserAdapter['importUsers'] = async function* (rows, call) {
    await new Promise((done) => setTimeout(done, 1_000));
    for (const row of rows)
      yield call.stop?.aborted ? { id: row.ref, state: 'not-attempted' } : await outcomeOf(adapter, row, call);
  };
  return Object.assign(adapter, { importUsers });
}

/** What became of a row; its `ref` stands for the id. */
async function outcomeOf(adapter: MemoryAdapter, row: ImportRow, { requestId, ...call }: Call): Promise<Outcome> {
  const id = row.ref;
  try {
    if ('create' in row) {
      const own = { ...call, ...(requestId && { requestId: `${requestId}-${id}` }) };
      return { id, state: 'done', user: await adapter.create(row.create, own) };
    }
    const { update, changes, departmentId, active } = row;
    let user = changes ? await adapter.update(update, changes, call) : undefined;
    const target = { ...update, ...(user?.version && { version: user.version }) };
    for await (const outcome of active === undefined ? [] : adapter.setActive([target], active, call)) {
      if (outcome.state !== 'done') return { ...outcome, id };
      user = outcome.user;
    }
    const moved = { ...target, ...(user?.version && { version: user.version }) };
    for await (const outcome of departmentId === undefined ? [] : adapter.changeDepartment([moved], departmentId, call))
      if (outcome.state !== 'done') return { ...outcome, id };
    return { id, state: 'done', user: await adapter.get(update.id, call) };
  } catch (thrown) {
    const error = asAdapterError(thrown);
    return { id, state: error.kind === 'stale' ? 'changed' : 'failed', error };
  }
}
