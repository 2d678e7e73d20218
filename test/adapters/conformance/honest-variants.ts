import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { Call } from '../../../src/adapters/contract.js';
import type { UserPage, UserQuery } from '../../../src/domain/query.js';
import type { Variant } from './our-variants.js';
import { ownImport } from './own-import.js';

/** An adapter whose list answers in this way. */
const listing = (
  answer: (query: UserQuery, ask: (query: UserQuery) => Promise<UserPage>) => UserPage | Promise<UserPage>,
  more: Partial<Variant> = {},
): Variant => ({
  skipped: [5, 11, ...onWire, 29],
  ...more,
  wreck: (adapter) => ({
    query: async (query: UserQuery, call: Call) => answer(query, (asked) => adapter.query(asked, call)),
  }),
});

const onWire = [20, 26, 27, 28, 34, 39];
const fields = ['name', 'login', 'email'];
const declares = (what: 'search' | 'filters' | 'sort'): Variant =>
  listing(
    async ({ [what]: given, ...query }, ask) => {
      const page = await ask(query);
      return given ? { ...page, notApplied: [...(page.notApplied ?? []), what] } : page;
    },
    what === 'filters' || what === 'sort' ? {} : { skipped: [5, 11, ...onWire, 29] },
  );

/** What backends can't do, and say: less than ours, and nothing wrong. */
export const honestVariants: Readonly<Record<string, Variant>> = {
  'that refuses what it does not know': listing(
    ({ sort, filters = {}, size, search = '', ...query }, ask) => {
      const unknown = sort?.field.startsWith('conformance') || Object.keys(filters).some((name) => name.startsWith('conformance'));
      if (unknown || size > 50 || search.length > 1000) throw adapterError('invalid', 'This server can’t do that.', { status: 400 });
      return ask({ sort, filters, size, search, ...query });
    },
    { memory: { capabilities: { page: { kind: 'offset', maxSize: 50 } } } },
  ),
  'that does not sort after all': declares('sort'),
  'that does not filter after all': declares('filters'),
  'that does not search after all': declares('search'),
  'with a list that is too long to be read': { options: { walkLimit: 20 }, skipped: [5, 11, ...onWire, 29, 37] },
  'with an import of its own': {
    imports: true,
    wreck: (adapter) => ({ importUsers: ownImport(adapter) }),
    skipped: [5, 11, ...onWire, 29],
  },
  'with an import of its own, that has no text field': {
    imports: true,
    memory: { capabilities: { fields: [{ name: 'login', type: 'text', required: true, unique: true }], concurrency: 'none' } },
    wreck: (adapter) => ({ importUsers: ownImport(adapter) }),
    skipped: [5, 11, 17, 18, 19, ...onWire, 29, 38],
  },
  'that finds beginnings': listing(({ search = '', ...query }, ask) => ask({ ...query, search }), {
    memory: { capabilities: { search: { mode: 'prefix', fields: ['login'] } } },
  }),
  'that finds whole texts': listing(({ search = '', ...query }, ask) => ask({ ...query, search }), {
    memory: { capabilities: { search: { mode: 'exact', fields } } },
  }),
  'that searches fields of its own': {
    memory: { capabilities: { search: { mode: 'contains', fields: ['kept-apart', 'userName'] } } },
    skipped: [5, 11, ...onWire, 29],
  },
  'that knows no request ids': {
    wreck: (adapter) => ({
      create: (draft, { requestId: _, ...call }) => adapter.create!(draft, call),
    }),
    skipped: [5, 11, ...onWire, 29],
  },
  'that never plans': {
    wreck: (adapter) => ({
      schedule: async function* (targets, plan, call) {
        for await (const { id } of adapter.schedule!(targets, plan, call))
          yield { id, state: 'refused', error: adapterError('forbidden', 'Not here.') };
      },
    }),
    skipped: [5, 11, ...onWire, 22, 29],
  },
  'that activates nobody': {
    wreck: (adapter) => ({
      setActive: async function* (targets, active, call) {
        if (!active) yield* adapter.setActive!(targets, active, call);
        else for (const { id } of targets) yield { id, state: 'refused', error: adapterError('forbidden', 'Not here.') };
      },
    }),
    skipped: [5, 11, ...onWire, 29],
  },
  'that only deletes, in two steps': {
    memory: { without: ['setActive', 'schedule', 'update'], capabilities: { deactivate: undefined, delete: { kind: 'deactivate-first' } } },
    skipped: [5, 11, 17, 18, 19, ...onWire, 21, 22, 29],
  },
  'that only updates': {
    memory: { without: ['setActive', 'schedule', 'delete'], capabilities: { deactivate: undefined, delete: undefined } },
    skipped: [5, 11, ...onWire, 21, 22, 23, 24, 25, 29, 30],
  },
  'that keeps the login of the deleted': {
    memory: { deletion: 'soft', allowed: ['view', 'create', 'delete'], capabilities: { delete: { kind: 'soft', freesLogin: false } } },
    skipped: [5, 11, 17, 18, 19, ...onWire, 21, 22, 29],
  },
  'that has extra fields': {
    memory: { capabilities: { fields: [
      { name: 'login', type: 'text', required: true, unique: true },
      { name: 'email', type: 'email', required: true },
      { name: 'jobTitle', type: 'text' },
      { name: 'badge', type: 'text' },
      { name: 'desk', type: 'text' },
    ] } },
    skipped: [5, 11, ...onWire, 29],
  },
  'that says nothing of fields': { memory: { capabilities: { fields: undefined } }, skipped: [5, 11, 18, ...onWire, 29] },
  'that has no text field': {
    memory: { capabilities: { fields: [{ name: 'login', type: 'text', required: true, unique: true }], concurrency: 'none' } },
    skipped: [5, 11, 17, 18, 19, ...onWire, 29],
  },
  'without anybody but the viewer': {
    memory: { users: [{ id: 'me', login: 'me', status: 'active', owner: true }], viewer: { id: 'me' }, allowed: ['view'] },
    options: { protectedIds: { self: 'me' } },
    skipped: [5, 7, 9, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 32, 34, 39],
  },
  'without anybody': {
    memory: { users: [], viewer: { id: 'me' }, allowed: ['view'] },
    options: { protectedIds: undefined, createUnprivileged: undefined, createUnauthenticated: undefined },
    skipped: [5, 7, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 39],
  },
}; // prettier-ignore
