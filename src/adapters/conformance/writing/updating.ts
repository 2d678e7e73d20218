import type { Call, UserAdapter, UserChanges } from '../../contract.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { declared, method } from '../needs.js';
import { changesTo, editable, textIn, type Editable } from '../users/editable.js';
import { outcomeFor, writeCall } from '../users/outcomes.js';
import { expect, Inapplicable, rejection } from '../verdict.js';
import { onWrite } from '../wire.js';
import type { User } from '../../../domain/user.js';

const updating = {
  group: 'writing',
  contract: 'docs/adapters.md#fields-and-saving-them',
  needs: [method('update', 'update')],
} as const;

/** Changing one user. */
export const updatingChecks: readonly Definition[] = [
  { ...updating, number: 17, name: 'an update changes the field that it names, and leaves all others as they are', body: oneField },
  { ...updating, number: 18, name: 'a field that was emptied is empty afterwards', body: emptied },
  {
    ...updating, number: 19, name: 'an old version is refused with the latest record, and overwrites nothing',
    needs: [...updating.needs, declared('that old versions are refused', ({ capabilities }) => capabilities.concurrency === 'enforced')],
    body: staleVersion,
  },
  { ...updating, number: 20, name: 'an update that is answered with 204 and nothing else yields the new record', body: bareAnswer },
]; // prettier-ignore

async function oneField(bench: Bench): Promise<void> {
  const fields = editable(bench.session);
  const chosen = [fields.find(({ extra }) => !extra), fields.find(({ extra }) => extra)].filter((each) => !!each);
  if (chosen.length === 0) throw new Inapplicable('No text field is declared that could be changed.');
  let [user] = await bench.users.take(1);
  for (const field of chosen) {
    const text = 'Conformance changed';
    const before = await bench.adapter.get(user.id, bench.call);
    const answer = await update(bench, before, changesTo(field, text));
    user = await bench.adapter.get(user.id, bench.call);
    for (const [where, seen] of [['update()', answer], ['get()', user]] as const) {
      expect(textIn(seen, field) === text, `${where} to tell “${text}” as ${field.name}`, textIn(seen, field));
      const [was, is] = [before, seen].map((each) => without(each, field));
      const lost = Object.keys(was).find((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
      expect(lost === undefined, `${lost} to stay ${JSON.stringify(lost && was[lost])} when ${field.name} is changed`, is[lost ?? ''] ?? 'nothing');
    }
  }
  bench.note(`Changed ${chosen.map(({ name }) => name).join(', then ')}.`);
} // prettier-ignore

/** All that has to stay as it is; a version does not, nor a name that is made of those changed. */
function without(user: User, { name, extra }: Editable): Record<string, unknown> {
  const { version: _, displayName, ...rest } = user;
  const others = { ...rest, ...(!/Name$/.test(name) && { displayName }) } as Record<string, unknown>;
  if (!extra) delete others[name];
  // an extra field each, so that what is lost is named
  const { extra: members = {}, ...all } = others;
  for (const [key, value] of Object.entries(members as object)) if (!extra || key !== name) all[`extra.${key}`] = value as unknown;
  return all;
} // prettier-ignore

async function emptied(bench: Bench): Promise<void> {
  const fields = editable(bench.session).filter(({ required }) => !required);
  const chosen = [fields.find(({ extra }) => !extra), fields.find(({ extra }) => extra)].filter((each) => !!each);
  if (chosen.length === 0) throw new Inapplicable('No text field is declared that may be empty.');
  let [user] = await bench.users.take(1);
  for (const field of chosen) {
    user = await update(bench, user, changesTo(field, 'Conformance'));
    user = await update(bench, user, changesTo(field, ''));
    user = await bench.adapter.get(user.id, bench.call);
    expect(textIn(user, field) === '', `nothing as ${field.name} after it was emptied`, textIn(user, field));
  }
  bench.note(`Emptied ${chosen.map(({ name }) => name).join(', then ')}.`);
}

async function staleVersion(bench: Bench): Promise<void> {
  const { adapter, call, session, users } = bench;
  const field = firstField(bench);
  const [made] = await users.take(1);
  const old = await adapter.get(made.id, call);
  expect(typeof old.version === 'string', 'a version on a record whose old versions are refused', old);
  await update(bench, old, changesTo(field, 'First'));
  const second = (adapter.update as NonNullable<UserAdapter['update']>)(old, changesTo(field, 'Second'), call);
  const error = await rejection(second, ['stale'], 'update() of an old version');
  const now = await adapter.get(old.id, call);
  expect(textIn(now, field) === 'First', `${field.name} not to be overwritten`, textIn(now, field));
  expect(error.latest?.id === old.id && error.latest.version === now.version, '`latest`, the record as it is now', error.latest ?? 'none');
  if (!adapter.delete || !session.allowed.has('delete')) return;
  const outcome = await outcomeFor(old.id, adapter.delete([{ id: old.id, version: old.version }], writeCall(session, call)));
  expect(outcome.state === 'changed', 'the deletion of an old version to end as changed', outcome);
  await adapter.get(old.id, call);
} // prettier-ignore

async function bareAnswer(bench: Bench): Promise<void> {
  bench.needWire();
  const field = firstField(bench);
  const [user] = await bench.users.take(1);
  let bared = false;
  bench.wire.fault = onWrite(1, async (_, next) => {
    const answer = await next();
    bared = answer.ok;
    return bared ? new Response(null, { status: 204 }) : answer;
  });
  const answer = await update(bench, user, changesTo(field, 'Conformance bare'));
  if (!bared) throw new Inapplicable('An update of this adapter sends no request that writes.');
  const whole = answer?.id === user.id && answer.login === user.login && answer.status === user.status;
  expect(whole, 'the whole record of who was updated, though the answer had none', answer);
  expect(textIn(answer, field) === 'Conformance bare', `the new ${field.name}`, textIn(answer, field));
}

function firstField({ session }: Bench): Editable {
  const [field] = editable(session);
  if (!field) throw new Inapplicable('No text field is declared that could be changed.');
  return field;
}

/** Changes the user in the version that was seen. */
export function update(
  { adapter, call }: Bench,
  { id, version }: User,
  changes: UserChanges,
  more: Partial<Call> = {},
): Promise<User> {
  const target = { id, ...(version !== undefined && { version }) };
  return (adapter.update as NonNullable<UserAdapter['update']>)(target, changes, { ...call, ...more });
}
