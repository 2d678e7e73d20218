import type { ImportRow, Outcome, UserAdapter } from '../../contract.js';
import type { User } from '../../../domain/user.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { method } from '../needs.js';
import { changesTo, editable, textIn } from '../users/editable.js';
import { collect, targetsOf } from '../users/outcomes.js';
import { unknownIds } from '../users/unknown-id.js';
import { expect, Inapplicable } from '../verdict.js';

/** A backend’s own import. */
export const importingChecks: readonly Definition[] = [
  {
    number: 38,
    name: 'each row of an import has one outcome by its ref, creates or changes whom it names, and nobody twice',
    group: 'writing',
    contract: 'docs/adapters.md#an-import-of-its-own',
    needs: [method('importUsers', 'import', 'create', 'update')],
    body: rowsOfAnImport,
  },
];

async function rowsOfAnImport(bench: Bench): Promise<void> {
  const { adapter, users, call, session } = bench;
  const [field] = editable(session);
  if (!field) throw new Inapplicable('No text field is declared that could be changed.');
  const before = bench.wire.writes.length;
  expect((await rows(bench, [])).size === 0, 'no outcome of importUsers() for no rows', 'some');
  expect(bench.wire.writes.length === before, 'no request of importUsers() for no rows', bench.wire.writes.at(-1)?.url);
  const [here] = await users.take(1);
  const [seen, [missing]] = [await adapter.get(here.id, call), await unknownIds(bench, here.id, 1)];
  const draft = users.draft();
  users.announce(draft);
  const text = 'Conformance imported';
  const changes = changesTo(field, text);
  const told = await rows(bench, [
    { ref: 'created', create: draft },
    { ref: 'changed', update: targetsOf([seen])[0], changes },
    { ref: 'missing', update: { id: missing }, changes },
    { ref: 'again', create: draft },
  ]);
  for (const [ref, isDone] of [['created', true], ['changed', true], ['missing', false], ['again', false]] as const) {
    const outcome = told.get(ref);
    expect((outcome?.state === 'done') === isDone, `the row “${ref}” ${isDone ? '' : 'not '}to be done`, outcome);
  }
  const changed = await adapter.get(here.id, call);
  expect(textIn(changed, field) === text, `get() to tell “${text}” as ${field.name} after the import`, textIn(changed, field));
  const same: readonly (keyof User)[] = ['login', 'email', 'status'];
  const lost = same.find((name) => changed[name] !== seen[name]);
  expect(lost === undefined, `${lost} to stay as it is where a row does not name it`, lost && changed[lost]);
  if (session.capabilities.concurrency === 'enforced') await stale(bench, seen, text);
  bench.note(`Created one, changed ${field.name} of one.`);
} // prettier-ignore

/** With the version that was true before the import. */
async function stale(bench: Bench, seen: User, text: string): Promise<void> {
  const [field] = editable(bench.session);
  const row = { ref: 'stale', update: targetsOf([seen])[0], changes: changesTo(field, 'Conformance overwritten') };
  const outcome = (await rows(bench, [row])).get('stale');
  expect(outcome?.state === 'changed', 'a row with an old version to end as “changed”', outcome);
  const kept = textIn(await bench.adapter.get(seen.id, bench.call), field);
  expect(kept === text, 'a row with an old version to overwrite nothing', kept);
}

/** The outcomes of rows by their refs: exactly one of each, and none of others. */
async function rows({ adapter, call }: Bench, given: readonly ImportRow[]): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = await collect((adapter.importUsers as NonNullable<UserAdapter['importUsers']>)(given, call));
  const refs = new Set(given.map(({ ref }) => ref));
  const strange = outcomes.find(({ id }) => !refs.has(id));
  expect(!strange, 'outcomes of importUsers() for no refs but those given', strange?.id);
  const told = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  expect(told.size === outcomes.length && told.size === refs.size, 'one outcome of importUsers() for each ref', outcomes);
  return told;
} // prettier-ignore
