import type { Call, Outcome, Target, UserAdapter } from '../contract.js';
import { eachTarget } from '../http/each-target.js';
import { written } from '../http/outcome-of.js';
import type { HttpTransport } from '../http-transport.js';
import type { User } from '../../domain/user.js';
import type { AdapterDefinition, One } from './definition.js';
import { guarded, same } from './guarded.js';
import { JsonApi } from './json-api.js';
import type { Reading } from './reading.js';

type Deed = (api: JsonApi, one: One) => Promise<unknown>;

/** Makes the half that writes: what is defined. */
export function writingOf<Entry>(
  definition: AdapterDefinition<Entry>,
  reading: Reading,
  http: HttpTransport,
  base: URL,
): Partial<UserAdapter> {
  const { create, update, departments, resetPassword } = definition;
  const { toUser, get, capabilities } = reading;
  const apiFor = (call: Call, { version }: Partial<Target> = {}, pace?: object): JsonApi =>
    new JsonApi(http, base, call, {
      ...(version !== undefined && capabilities().concurrency === 'enforced' && { version }),
      ...(pace && { pace }),
    });
  return {
    ...(create && { create: (draft, call) => guarded(async () => toUser(await create(apiFor(call), draft, call))) }),
    ...(update && {
      update: (target, changes, call) =>
        guarded(async () => {
          const answer = await update(apiFor(call, target), changes, { ...call, ...target });
          return answer === undefined ? get(target.id, call) : same(target.id, toUser(answer));
        }),
    }),
    ...(departments && { departments: (call) => guarded(() => departments(apiFor(call))) }),
    ...(resetPassword && {
      resetPassword: (id, call) => guarded(async () => void (await resetPassword(apiFor(call), { ...call, id }))),
    }),
    ...manyOf(definition, reading, apiFor),
  };
}

/** What is done to many: one call for each, a few at a time. */
function manyOf<Entry>(
  { remove, restore, setActive, schedule, changeDepartment, atOnce }: AdapterDefinition<Entry>,
  { toUser }: Reading,
  apiFor: (call: Call, target: Target, pace: object) => JsonApi,
): Partial<UserAdapter> {
  const each = (targets: readonly Target[], call: Call, deed: Deed, gone = false): AsyncIterable<Outcome> => {
    const pace = {};
    const done = async (target: Target): Promise<User | undefined> => {
      const answer = await deed(apiFor(call, target, pace), { ...call, ...target });
      return gone || answer === undefined ? undefined : same(target.id, toUser(answer));
    };
    return eachTarget(targets, call, (target) => written(target.id, gone, () => guarded(() => done(target))), atOnce);
  };
  return {
    ...(remove && { delete: (targets, call) => each(targets, call, remove, true) }),
    ...(restore && {
      restore: (ids, call) =>
        each(
          ids.map((id) => ({ id })),
          call,
          restore,
        ),
    }),
    ...(setActive && {
      setActive: (targets, active, call) => each(targets, call, (api, one) => setActive(api, active, one)),
    }),
    ...(schedule && { schedule: (targets, plan, call) => each(targets, call, (api, one) => schedule(api, plan, one)) }),
    ...(changeDepartment && {
      changeDepartment: (targets, id, call) => each(targets, call, (api, one) => changeDepartment(api, id, one)),
    }),
  };
}
