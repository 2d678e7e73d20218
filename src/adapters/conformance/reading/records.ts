import { isAdapterError } from '../../adapter-error.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { idLike } from '../users/unknown-id.js';
import { counted, expect, Inapplicable, rejection, settled, shown } from '../verdict.js';
import type { User } from '../../../domain/user.js';
import { complaintAbout } from './record-shape.js';

const records = { group: 'reading', contract: 'docs/adapters.md#the-contract' } as const;

/** One user, and each user. */
export const recordChecks: readonly Definition[] = [
  { ...records, number: 12, name: 'get answers with the user of this id and no other, whatever the id looks like, and getMany with those', body: ids },
  { ...records, number: 13, name: 'records have what they need, in the types that the contract names, and no secrets', body: shapes },
]; // prettier-ignore

async function ids(bench: Bench): Promise<void> {
  const { adapter, call } = bench;
  const { users } = await adapter.query({ size: 10 }, call);
  if (users.length === 0) throw new Inapplicable('Nobody is listed.');
  const alone: User[] = [];
  for (const { id } of users) {
    const user = await adapter.get(id, call);
    expect(user?.id === id, `get(${id}) to answer with that user`, user?.id);
    alone.push(user);
  }
  const [{ id }] = users;
  await rejection(adapter.get(idLike(id), call), ['not-found'], 'get() of somebody who is not there');
  await several(bench, alone, idLike(id));
  for (const odd of [`x/../${id}`, `${id}?x=1`, `${id}#x`, `${id}/`, `../users/${id}`, `${id}%2f`, 'a b@c:d', '%zz']) {
    const found = await settled(adapter.get(odd, call));
    const { thrown } = found as { thrown?: unknown };
    // a server may have its own way of refusing an address
    const refused = isAdapterError(thrown);
    const saw = 'value' in found ? `the user ${shown(found.value?.id)}` : thrown;
    expect(refused || ('value' in found && found.value?.id === odd), `get(${odd}) to find nobody but “${odd}”`, saw);
  }
}

/** Several at once are those whom `get` gives one by one, and nobody else. */
async function several(bench: Bench, asked: readonly User[], strange: string): Promise<void> {
  const { adapter, call } = bench;
  if (!adapter.getMany) return;
  const ids = asked.map(({ id }) => id);
  const found = await adapter.getMany([...ids, strange], call);
  expect(Array.isArray(found?.users) && Array.isArray(found.missing), 'getMany() to answer with `users` and `missing`', found);
  const told = (users: readonly User[]): string[] => users.map(({ id, login, status, version }) => [id, login, status, version].join(' ')).sort();
  expect(told(found.users).join() === told(asked).join(), 'getMany() to answer with those that get() has, once each, and with nobody else', found);
  expect(found.missing.join() === strange, 'getMany() to name as `missing` who is not there, and nobody else', found.missing);
  bench.note('Several are read at once.');
} // prettier-ignore

async function shapes(bench: Bench): Promise<void> {
  const { adapter, call, session } = bench;
  const size = Math.min(100, session.capabilities.page.maxSize ?? 100);
  const { users } = await adapter.query({ size }, call);
  if (users.length === 0) throw new Inapplicable('Nobody is listed.');
  const whole = await adapter.get(users[0].id, call);
  const choices = session.capabilities.filters?.find(({ field }) => field === 'status')?.choices;
  const statuses = choices && new Set(choices.map(({ value }) => value));
  for (const user of [...users, whole]) {
    const complaint = complaintAbout(user, statuses);
    expect(complaint === undefined, complaint?.expected ?? '', complaint?.seen);
  }
  const told = ({ login, status, version }: User): unknown[] => [login, status, version];
  const [listed] = users;
  // the list may have no versions, but none that are others
  const same = told({ ...whole, version: listed.version && whole.version }).join() === told(listed).join();
  expect(same, 'get() and the list to say the same of a user', { listed, got: whole });
  noteOwners(bench, users);
}

function noteOwners(bench: Bench, users: readonly User[]): void {
  const unknown = users.filter(({ owner }) => typeof owner !== 'boolean').length;
  bench.note(`Looked at ${counted(users.length, 'record')}.`);
  if (unknown > 0)
    bench.note(`${unknown} of them don’t say whether they are the owner: such users can be neither deleted nor deactivated (R11).`);
} // prettier-ignore
