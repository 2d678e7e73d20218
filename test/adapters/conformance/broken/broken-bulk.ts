import { adapterError } from '../../../../src/adapters/adapter-error.js';
import type { Outcome, UserAdapter } from '../../../../src/adapters/contract.js';
import { json } from '../../rest/fake-rest-server.js';
import type { Broken } from './broken.js';

type SetActive = NonNullable<UserAdapter['setActive']>;
type Delete = NonNullable<UserAdapter['delete']>;

const setting = (setActive: (own: SetActive) => SetActive, more: Omit<Broken, 'wreck'>): Broken => ({
  ...more,
  wreck: (adapter) => ({ setActive: setActive((targets, active, call) => adapter.setActive!(targets, active, call)) }),
});

const deleting = (remove: (own: Delete) => Delete, more: Omit<Broken, 'wreck'>): Broken => ({
  ...more,
  wreck: (adapter) => ({ delete: remove((targets, call) => adapter.delete!(targets, call)) }),
});

/** What goes wrong with doing it to many. */
export const brokenBulk: Readonly<Record<string, Broken>> = {
  'tells of each as often as they are given': setting(
    (own) =>
      async function* (targets, active, call) {
        for (const target of targets) yield* own([target], active, call);
      },
    { caughtBy: 23, says: /Expected one outcome of setActive\(…, false\) for each id; saw \S+ twice/ },
  ),
  'forgets the last of many': setting(
    (own) =>
      async function* (targets, active, call) {
        const last = targets.length > 6 ? targets.at(-1)?.id : undefined;
        for await (const outcome of own(targets, active, call)) if (outcome.id !== last) yield outcome;
      },
    { caughtBy: 23, says: /Expected an outcome of setActive\(…, false\) for each of 7 ids; saw none for/ },
  ),
  'tells of somebody else': deleting(
    (own) =>
      async function* (targets, call) {
        yield* own(targets, call);
        if (targets.length > 6) yield { id: 'u-5', state: 'done' };
      },
    { caughtBy: 23, says: /Expected outcomes of delete\(\) for nobody but those asked for; saw u-5/ },
  ),
  'asks the server for nobody': {
    rest: {},
    wreck: (adapter, { fetch }) => ({
      setActive: async function* (targets, active, call) {
        if (targets.length === 0) await fetch('https://portal.test/api/users/batch', { method: 'POST', body: '{"ids":[]}' });
        yield* adapter.setActive!(targets, active, call);
      },
    }),
    caughtBy: 23,
    says: /Expected no request of setActive\(…, false\) for nobody/,
  },
  'deletes in a mixed lot whatever the version': deleting(
    (own) => (targets, call) => own(targets.length > 1 ? targets.map(({ id }) => ({ id })) : targets, call),
    { caughtBy: 24, says: /to end as “changed” in a mixed deletion; saw done/ },
  ),
  'deletes a neighbour as well': {
    wreck: (adapter, { truth }) => ({
      delete: async function* (targets, call) {
        const made = truth.users.filter(({ login }) => login.startsWith('conformance-'));
        yield* adapter.delete!(targets, call);
        if (targets.length > 2 && targets.length < 6) truth.meanwhile(made.at(-1)!.id, { jobTitle: 'Touched' });
      },
    }),
    caughtBy: 24,
    says: /Expected who was not asked for to be as before/,
  },
  'goes on after a stop': setting(
    (own) =>
      (targets, active, { stop: _, ...call }) => own(targets, active, call),
    { caughtBy: 25, says: /to be “not-attempted” by setActive\(…, false\) after a stop; saw done/ },
  ),
  'sends one more after a stop in the middle': {
    rest: {},
    wreck: (adapter) => ({
      setActive: (targets, active, call) => {
        const { stop, ...rest } = call;
        return adapter.setActive!(targets, active, stop?.aborted ? call : rest);
      },
    }),
    caughtBy: 25,
    says: /Expected no request of setActive\(…, false\) after a stop in the middle|to be “done” or “not-attempted”/,
  },
  'calls failed what was lost': {
    rest: {},
    around: (fetch) => (input, init) =>
      fetch(input, init).catch((error: Error) => {
        if (init?.method !== 'POST' || init.signal?.aborted) throw error;
        return json({ title: 'Something went wrong.' }, 400);
      }),
    caughtBy: 26,
    says: /to be “unknown”, or found out to be done, after its connection was cut/,
  },
  'sends again at once after 429': {
    rest: { wait: () => Promise.resolve() },
    caughtBy: 27,
    says: /Expected setActive\(…, false\) not to be sent again before the time that 429 says/,
  },
  'sends again though it was asked to send once': setting(
    (own) =>
      (targets, active, { once: _, ...call }) => own(targets, active, call),
    { rest: {}, caughtBy: 27, says: /Expected nothing to be sent again with `once`/ },
  ),
  'asks for the collection where there is no id': {
    rest: {},
    wreck: (adapter, { fetch }) => ({
      get: async (id, call) => {
        if (id === '') await fetch('https://portal.test/api/users/');
        return adapter.get(id, call);
      },
    }),
    caughtBy: 28,
    says: /Expected no request of get\(\) for the id “”; saw GET https:\/\/portal.test\/api\/users\//,
  },
  'goes up a folder for an id of two dots': {
    rest: {},
    wreck: (adapter, { fetch }) => ({
      delete: async function* (targets, call) {
        if (targets[0]?.id === '..') await fetch('https://portal.test/api/users/..', { method: 'DELETE' });
        yield* adapter.delete!(targets, call);
      },
    }),
    caughtBy: 28,
    says: /Expected no request of delete\(\) for the id “\.\.”/,
  },
  'finds a successor of its own': deleting((own) => (targets, call) => own(targets, { successor: 'u-5', ...call }), {
    memory: { capabilities: { delete: { kind: 'permanent', successor: 'required' } } },
    caughtBy: 29,
    says: /Expected a deletion without a successor to be refused; saw .*done/,
  }),
  'takes nobody for a successor': deleting(
    (own) =>
      (targets, call) =>
        own(targets, call.successor?.endsWith('-nobody') ? { ...call, successor: 'u-5' } : call),
    {
      memory: { capabilities: { delete: { kind: 'permanent', successor: 'optional' } } },
      caughtBy: 29,
      says: /Expected a deletion with the successor “\S+-nobody” to be refused; saw .*done/,
    },
  ),
  'lets somebody take over from themselves': deleting(
    (own) =>
      (targets, call) =>
        own(targets, call.successor === targets[0]?.id ? { ...call, successor: 'u-5' } : call),
    {
      memory: { capabilities: { delete: { kind: 'permanent', successor: 'required' } } },
      caughtBy: 29,
      says: /Expected a deletion with the successor “\S+” to be refused; saw .*done/,
    },
  ),
  'keeps the login of who was deleted': {
    wreck: (adapter) => {
      const used = new Set<string>();
      return {
        create: (draft, call) => {
          const fields = { login: 'Taken.' };
          if (used.has(draft.login)) return Promise.reject(adapterError('conflict', 'Taken.', { fields }));
          if (draft.login) used.add(draft.login);
          return adapter.create!(draft, call);
        },
      };
    },
    caughtBy: 30,
    says: /Expected the login conformance-\S+ to be free, as `delete.freesLogin` says/,
  },
  'deletes in one step instead of two': deleting(
    (own) =>
      async function* (targets, call) {
        const [first] = targets;
        if (targets.length === 1) for await (const _ of own(targets, call));
        yield* own(first ? targets : [], call);
      },
    {
      memory: { capabilities: { delete: { kind: 'deactivate-first' }, concurrency: 'none' } },
      caughtBy: 30,
      says: /Expected the first step of a deletion to leave them inactive; saw nobody/,
    },
  ),
  'restores with another status': {
    memory: { deletion: 'soft' },
    wreck: (adapter, { truth }) => ({
      restore: async function* (ids, call) {
        for await (const outcome of adapter.restore!(ids, call)) {
          truth.meanwhile(outcome.id, { status: 'on-leave' });
          yield outcome;
        }
      },
    }),
    caughtBy: 30,
    says: /Expected who was restored to be who they were/,
  },
  'deletes without a reason that it asks for': deleting((own) => (targets, call) => own(targets, { reason: 'None.', ...call }), {
    memory: { capabilities: { delete: { kind: 'permanent', reason: 'required' } } },
    caughtBy: 30,
    says: /Expected a deletion without a reason to be refused/,
  }),
  'calls the owner deactivated': setting(
    (own) =>
      async function* (targets, active, call) {
        for await (const outcome of own(targets, active, call))
          yield outcome.id === 'u-1' ? ({ id: 'u-1', state: 'done' } as Outcome) : outcome;
      },
    { caughtBy: 31, says: /Expected owner \(u-1\) not to be deactivated, but “refused”; saw .*done/ },
  ),
  'lets those without rights update': {
    unprivileged: (_, truth) => ({ update: (target, changes, call) => truth.update(target, changes, call) }),
    caughtBy: 32,
    says: /Expected update\(\) without the right to reject/,
  },
  'fails instead of refusing those without rights': {
    unprivileged: (adapter) => ({
      setActive: async function* (targets, active, call) {
        for await (const { id } of adapter.setActive!(targets, active, call))
          yield { id, state: 'failed', error: adapterError('unavailable', 'No.') };
      },
    }),
    caughtBy: 32,
    says: /Expected setActive\(\) without the right to be “refused”/,
  },
}; // prettier-ignore
