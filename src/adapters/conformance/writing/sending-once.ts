import type { Call } from '../../contract.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { either, method } from '../needs.js';
import { changesTo, editable } from '../users/editable.js';
import { expect, Inapplicable, rejection, settled } from '../verdict.js';
import { bare, onWrite } from '../wire.js';
import { update } from './updating.js';
import type { User } from '../../../domain/user.js';

/** A caller that waits itself (F11). */
export const sendingOnceChecks: readonly Definition[] = [
  {
    number: 39,
    name: 'who creates or updates and waits themselves is told to wait, and nothing is sent a second time',
    group: 'writing',
    contract: 'docs/adapters.md#the-contract',
    needs: [either(method('create', 'create'), method('update', 'update'))],
    body: sentOnce,
  },
];

/** What a server says to whoever is to wait, and what an adapter makes of it. */
const refusals = [
  [429, ['rate-limited']],
  [503, ['unavailable', 'rate-limited']],
] as const;
const pauseMs = 1000;

/** One wish, which is sent when it is called. */
interface Wish {
  readonly name: string;
  readonly send: (call: Partial<Call>) => Promise<User>;
}

async function sentOnce(bench: Bench): Promise<void> {
  bench.needWire();
  const told: string[] = [];
  for (const wish of await wishesOf(bench))
    for (const refusal of refusals) if (await toldToWait(bench, wish, refusal)) told.push(`${wish.name} by ${refusal[0]}`);
  if (told.length === 0) throw new Inapplicable('Creating and updating, this adapter sends no request that writes.');
  bench.note(`Told to wait: ${told.join(', ')}.`);
} // prettier-ignore

/** What the adapter can write of one user: the first text field of an update will do. */
async function wishesOf(bench: Bench): Promise<readonly Wish[]> {
  const { adapter, session, users } = bench;
  const wishes: Wish[] = [];
  if (users.canCreate) {
    const draft = users.draft();
    wishes.push({ name: 'create()', send: (call) => users.create(draft, call) });
  }
  const [field] = editable(session);
  if (adapter.update && session.allowed.has('update') && field) {
    const [user] = await users.take(1);
    wishes.push({ name: 'update()', send: (call) => update(bench, user, changesTo(field, 'Conformance once'), call) });
  }
  if (wishes.length === 0) throw new Inapplicable('No text field is declared that could be changed.');
  return wishes;
}

/** `false` where the wish sends nothing that can be refused. What is sent again goes through to the server, and is counted. */
async function toldToWait({ wire }: Bench, { name, send }: Wish, [status, kinds]: (typeof refusals)[number]): Promise<boolean> {
  const before = wire.writes.length;
  wire.fault = onWrite(1, bare(status, { 'Retry-After': `${pauseMs / 1000}` }));
  const answer = send({ once: true, requestId: crypto.randomUUID() });
  await settled(answer);
  wire.fault = undefined;
  const sent = wire.writes.slice(before);
  if (sent.length === 0) return false;
  const again = sent.slice(1).map(({ method, url }) => `${method} ${url}`);
  expect(again.length === 0, `nothing to be sent again by ${name} with \`once\` after ${status}`, again.join(', '));
  const { retryAfterMs } = await rejection(answer, kinds, `${name} with \`once\` after ${status}`);
  expect((retryAfterMs ?? pauseMs) === pauseMs, `\`retryAfterMs\` of ${name} to be ${pauseMs}`, retryAfterMs);
  return true;
} // prettier-ignore
