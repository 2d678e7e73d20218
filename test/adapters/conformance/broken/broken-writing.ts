import { adapterError } from '../../../../src/adapters/adapter-error.js';
import type { UserAdapter, UserChanges } from '../../../../src/adapters/contract.js';
import type { User } from '../../../../src/domain/user.js';
import type { Broken } from './broken.js';

type Create = NonNullable<UserAdapter['create']>;
type Update = NonNullable<UserAdapter['update']>;

const creating = (create: (own: Create) => Create, more: Omit<Broken, 'wreck'>): Broken => ({
  ...more,
  wreck: (adapter) => ({ create: create((draft, call) => adapter.create!(draft, call)) }),
});

const updating = (update: (own: Update) => Update, more: Omit<Broken, 'wreck'>): Broken => ({
  ...more,
  wreck: (adapter) => ({ update: update((target, changes, call) => adapter.update!(target, changes, call)) }),
});

/** An error that says something else of a refusal than the server did. */
const retold =
  (kind: 'rate-limited' | 'unavailable', retryAfterMs: number) =>
  (error: { kind: string }): never => {
    throw error.kind === 'rate-limited' ? adapterError(kind, 'Later.', { retryAfterMs }) : (error as unknown as Error);
  };

const extraField = { fields: [
  { name: 'login', type: 'text', required: true, unique: true },
  { name: 'email', type: 'email', required: true, unique: true },
  { name: 'badge', type: 'text' },
  { name: 'desk', type: 'text', required: true },
] } as const; // prettier-ignore

/** What goes wrong with writing one. */
export const brokenWriting: Readonly<Record<string, Broken>> = {
  'creates without the first name': creating(
    (create) => async (draft, call) => ({ ...(await create(draft, call)), firstName: '' }),
    { caughtBy: 14, says: /Expected Conformance as firstName of who was created/ },
  ),
  'creates twice under one request id': creating(
    (create) => {
      const seen = new Set<string>();
      return (draft, call) => {
        const again = call.requestId !== undefined && seen.size === seen.add(call.requestId).size;
        const { requestId: _, ...other } = call;
        return create(again ? { ...draft, login: `${draft.login}-2`, email: `2${draft.email}` } : draft, other);
      };
    },
    { caughtBy: 14, says: /Expected the same user under the same request id/ },
  ),
  'does not say which field is taken': creating(
    (create) => (draft, call) =>
      create(draft, call).catch((error: { kind: string }) => {
        throw error.kind === 'conflict' ? adapterError('conflict', 'Taken.') : (error as unknown as Error);
      }),
    { caughtBy: 15, says: /Expected `fields` of the conflict to name login; saw \[\]/ },
  ),
  'takes anything for an address': creating(
    (create) => (draft, call) => create(draft.email === 'no address' ? { ...draft, email: 'a@b.test' } : draft, call),
    { caughtBy: 16, says: /Expected create\(\) whose email is not valid to reject/ },
  ),
  'creates whom it calls invalid': creating(
    (create) => async (draft, call) => {
      if (draft.email === '') await create({ ...draft, email: `${draft.login}@b.test` }, call);
      return create(draft, call);
    },
    { caughtBy: 16, says: /Expected nobody to be created by a draft that is invalid|to name email/ },
  ),
  'does without what is required': {
    memory: { capabilities: extraField },
    caughtBy: 16,
    says: /Expected create\(\) whose desk is not valid to reject/,
  },
  'clears the last name': updating(
    (update) => async (target, changes, call) => ({ ...(await update(target, { lastName: '', ...changes }, call)) }),
    { caughtBy: 17, says: /Expected lastName to stay "Check \d+" when jobTitle is changed/ },
  ),
  'keeps what was emptied': updating(
    (update) => (target, changes, call) => {
      const kept = Object.entries(changes).filter(([, value]) => value !== '');
      return update(target, Object.fromEntries(kept) as UserChanges, call);
    },
    { caughtBy: 18, says: /Expected nothing as jobTitle after it was emptied/ },
  ),
  'overwrites what somebody else has changed': updating(
    (update) => ({ id }, changes, call) => update({ id }, changes, call),
    { caughtBy: 19, says: /Expected update\(\) of an old version to reject .*stale/ },
  ),
  'does not show the latest': updating(
    (update) => (target, changes, call) =>
      update(target, changes, call).catch((error: { kind: string }) => {
        throw error.kind === 'stale' ? adapterError('stale', 'Old.') : (error as unknown as Error);
      }),
    { caughtBy: 19, says: /Expected `latest`, the record as it is now; saw none/ },
  ),
  'deletes whatever the version': {
    wreck: (adapter) => ({
      delete: (targets, call) => adapter.delete!(targets.length === 1 ? targets.map(({ id }) => ({ id })) : targets, call),
    }),
    caughtBy: 19,
    says: /Expected the deletion of an old version to end as changed/,
  },
  'makes up the record that 204 does not have': {
    rest: {},
    wreck: (_, { fetch }) => ({
      update: async ({ id, version }, changes) => {
        if (/^\.*$/.test(id)) throw adapterError('invalid', 'No id.');
        const headers = { 'If-Match': `"${version}"`, 'Content-Type': 'application/merge-patch+json' };
        const url = `https://portal.test/api/users/${encodeURIComponent(id)}`;
        const response = await fetch(url, { method: 'PATCH', headers, body: JSON.stringify(changes) });
        if (response.status === 429) throw adapterError('rate-limited', 'Later.');
        if (response.status === 503) throw adapterError('unavailable', 'Later.');
        const body = (response.status === 204 ? { id, ...changes } : await response.json()) as User & { latest?: User };
        if (response.ok) return body;
        throw adapterError(response.status === 412 ? 'stale' : 'unavailable', 'No.', { latest: body.latest });
      },
    }),
    caughtBy: 20,
    says: /Expected the whole record of who was updated/,
  },
  'creates again though it was asked to send once': creating(
    (create) =>
      (draft, { once: _, ...call }) => create(draft, call),
    { rest: {}, caughtBy: 39, says: /Expected nothing to be sent again by create\(\) with `once` after 429; saw POST \S+\/users\./ },
  ),
  'updates again though it was asked to send once': updating(
    (update) =>
      (target, changes, { once: _, ...call }) => update(target, changes, call),
    { rest: {}, caughtBy: 39, says: /Expected nothing to be sent again by update\(\) with `once` after 429; saw PATCH \S+/ },
  ),
  'sends an update again when the server is away for a while': {
    rest: {},
    around: (fetch) => async (input, init) => {
      const answer = await fetch(input, init);
      return answer.status === 503 && init?.method === 'PATCH' ? fetch(input, init) : answer;
    },
    caughtBy: 39,
    says: /Expected nothing to be sent again by update\(\) with `once` after 503; saw PATCH/,
  },
  'calls it an outage when it is told to wait': creating(
    (create) => (draft, call) => create(draft, call).catch(retold('unavailable', 1000)),
    { rest: {}, caughtBy: 39, says: /Expected create\(\) with `once` after 429 to reject with an AdapterError of the kind rate-limited; saw .*unavailable/ },
  ),
  'takes the seconds that it is to wait for milliseconds': updating(
    (update) => (target, changes, call) => update(target, changes, call).catch(retold('rate-limited', 1)),
    { rest: {}, caughtBy: 39, says: /Expected `retryAfterMs` of update\(\) to be 1000; saw 1\./ },
  ),
  'lists the deactivated as active': {
    wreck: (adapter) => ({
      query: (query, call) =>
        adapter.query(query.filters?.status?.[0] === 'inactive' ? { ...query, search: 'u-' } : query, call),
    }),
    memory: { capabilities: { filters: [{ field: 'status' }] } },
    caughtBy: 21,
    says: /Expected them among the inactive of the list/,
  },
  'does not deactivate': {
    wreck: (adapter) => ({
      setActive: async function* (targets, active, call) {
        if (active || targets.length > 1 || targets[0]?.id.startsWith('u-')) yield* adapter.setActive!(targets, active, call);
        else for (const { id } of targets) yield { id, state: 'done' };
      },
    }),
    memory: { capabilities: { concurrency: 'none', delete: undefined }, without: ['delete'] },
    caughtBy: 21,
    says: /Expected get\(\) to tell that they are inactive/,
  },
  'plans for yesterday': {
    wreck: (adapter) => ({
      schedule: async function* (targets, plan, call) {
        for await (const outcome of adapter.schedule!(targets, plan, call))
          yield outcome.state === 'failed' ? { id: outcome.id, state: 'done' } : outcome;
      },
    }),
    caughtBy: 22,
    says: /Expected a plan for yesterday to be refused/,
  },
  'forgets its plans': {
    options: { passTime: () => undefined },
    caughtBy: 22,
    says: /Expected them to be inactive, and the plan gone/,
  },
}; // prettier-ignore
