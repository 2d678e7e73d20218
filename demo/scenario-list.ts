import { BetterAuthAdapter } from '../src/adapters/better-auth.js';
import { MemoryAdapter } from '../src/adapters/memory.js';
import { ScimAdapter } from '../src/adapters/scim.js';
import { describeRest } from '../src/describe-rest.js';
import { sampleUsers } from '../src/adapters/memory/sample-users.js';
import type { User, UserAdapter, UserManagerElement } from '../src/index.js';
import { demoAccount } from './backends/better-auth/demo-account.js';
import { jsonServerShape, staffShape } from './backends/described.js';
import { hostilePeople } from './hostile-people.js';
import { withOwnImport } from './own-import.js';

/** One state of the component that has an address of its own. */
export interface Scenario {
  readonly title: string;
  readonly says: string;
  /** The adapter to show; absent where the scenario is about having none, or comes by another way. */
  readonly adapter?: () => UserAdapter;
  /** How the adapter gets to the element: its property unless said. */
  readonly by?: 'context' | 'src' | 'scim' | 'nothing' | 'dialog';
  readonly lang?: string;
  readonly dir?: 'rtl';
  readonly theme?: string;
  readonly density?: 'compact';
  /** What the host decides about deletions of many. */
  readonly limits?: Partial<Pick<UserManagerElement, 'approve' | 'approveFrom' | 'maxDelete'>>;
  /** The columns that are shown, where the usual ones would be empty. */
  readonly columns?: UserManagerElement['columns'];
  /** Shown in a frame so wide, in CSS pixels. */
  readonly width?: number;
}

const memory =
  (options: ConstructorParameters<typeof MemoryAdapter>[0] = {}) =>
  (): UserAdapter =>
    new MemoryAdapter(options);
const latencyMs = 150;

/** Some may not be touched, each for another reason. */
const protectedUsers = (): User[] =>
  sampleUsers(67).map((user, index): User => {
    if (index === 3) return { ...user, denied: { delete: 'last-admin', deactivate: 'last-admin' } };
    if (index === 4) return { ...user, denied: { delete: 'managed', deactivate: 'managed', update: 'managed' } };
    if (index === 5) return { ...user, denied: { delete: 'Legal hold until 2031' } };
    if (index === 6) return { ...user, owner: undefined };
    return index % 3 ? user : { ...user, denied: { delete: 'scope', deactivate: 'scope', update: 'scope' } };
  });

const longNames = (): User[] =>
  sampleUsers(30).map((user, index) => ({
    ...user,
    firstName: Array.from({ length: 1 + (index % 6) }, () => user.firstName).join('-'),
    lastName: Array.from({ length: 1 + (index % 9) }, () => user.lastName).join(' von und zu '),
    email: `${user.login.repeat(1 + (index % 5))}@a-rather-long-mail-domain-of-a-company.example.com`,
    department: {
      id: user.department?.id ?? 'd',
      name: `${user.department?.name} and everything that belongs to it in every country`,
      path: [...(user.department?.path ?? []), 'Regions', 'Northern hemisphere', 'Headquarters'],
    },
  }));

/** Somebody else is at work: every few seconds one person is edited, renamed, deactivated or deleted. */
const colleague = (): UserAdapter => {
  const adapter = new MemoryAdapter({ users: sampleUsers(67) });
  const deeds = [{ status: 'inactive' }, { firstName: 'Aaron' }, { status: 'active' }, { lastName: 'Zuse' }, null] as const; // prettier-ignore
  let turn = 0;
  setInterval(() => {
    const user = adapter.users[(turn * 7) % 20];
    if (user && user.owner === false) adapter.meanwhile(user.id, deeds[turn % deeds.length] ?? null);
    turn++;
  }, 4_000);
  return adapter;
};

/** Signs in at the demo's own better-auth server, then lists its users. Cookies of the page's own origin carry the sign-in. */
const betterAuth = (): UserAdapter => {
  const { email, password } = demoAccount;
  const body = JSON.stringify({ email, password });
  const headers = { 'Content-Type': 'application/json' };
  const signedIn = fetch('/auth/sign-in/email', { method: 'POST', headers, body });
  return new BetterAuthAdapter({
    url: '/auth',
    owner: 'owner',
    roles: [
      { id: 'owner', name: 'Account Owner' },
      { id: 'admin', name: 'Administrator' },
      { id: 'user', name: 'Learner' },
    ],
    fields: { phone: 'phoneNumber' },
    extra: [{ name: 'desk', label: 'Desk', type: 'text' }],
    passwordPage: '/index.html',
    headers: async () => {
      await signedIn;
      return {};
    },
  });
};

/** Every scenario by the name that its address carries, in the order of the index. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map<string, Scenario>([
  ['plain', { title: 'Plain', says: '67 people, deletion for good.', adapter: memory({ faults: { latencyMs } }) }],
  [
    'restorable',
    {
      title: 'Restorable',
      says: 'Deleted people can be brought back for 30 days, and their statistics are kept.',
      adapter: memory({ deletion: 'soft' }),
    },
  ],
  [
    'support',
    {
      title: 'Only support restores',
      says: 'The dialog says so and carries the support link.',
      adapter: memory({
        capabilities: { delete: { kind: 'soft', statistics: 'lost', restorableDays: 14, restoredBy: 'support' } },
      }),
    },
  ],
  ['empty', { title: 'Empty', says: 'Nobody is there yet.', adapter: memory({ users: [] }) }],
  [
    'slow',
    {
      title: 'Slow',
      says: 'Every answer takes 1 to 3 seconds.',
      adapter: memory({ faults: { latencyMs: [1000, 3000] } }),
    },
  ],
  [
    'failing',
    {
      title: 'Failing',
      says: 'Four requests of ten fail.',
      adapter: memory({ faults: { latencyMs, failPercent: 40 } }),
    },
  ],
  [
    'rate-limited',
    {
      title: 'Rate limited',
      says: 'Every fifth request has to wait five seconds.',
      adapter: memory({ faults: { latencyMs, rateLimit: { every: 5, retryAfterMs: 5000 } } }),
    },
  ],
  [
    'two-steps',
    {
      title: 'Two steps',
      says: 'Whoever is active is deactivated first; deleted is who is deleted once more.',
      adapter: memory({
        faults: { latencyMs },
        capabilities: { delete: { kind: 'deactivate-first', statistics: 'lost', freesLogin: true } },
      }),
    },
  ],
  [
    'reason',
    {
      title: 'A reason',
      says: 'The backend keeps why somebody was deleted, and insists on it.',
      adapter: memory({
        faults: { latencyMs },
        capabilities: {
          delete: { kind: 'soft', statistics: 'kept', restorableDays: 30, restoredBy: 'viewer', reason: 'required' },
        },
      }),
    },
  ],
  [
    'successor',
    {
      title: 'Somebody takes over',
      says: 'The backend hands on what belongs to whoever is deleted, and wants to know to whom.',
      adapter: memory({
        faults: { latencyMs },
        capabilities: {
          delete: { kind: 'soft', statistics: 'kept', restorableDays: 30, restoredBy: 'viewer', successor: 'required' },
        },
      }),
    },
  ],
  [
    'approval',
    {
      title: 'Approval and limit',
      says: 'From five people on somebody else approves, which takes them ten seconds; more than thirty can’t be deleted at once.',
      adapter: memory({ faults: { latencyMs } }),
      limits: {
        approveFrom: 5,
        maxDelete: 30,
        approve: () => new Promise((answer) => setTimeout(() => answer(true), 10_000)),
      },
    },
  ],
  [
    'protected',
    {
      title: 'Protected people',
      says: 'The owner, the viewer, the last administrator, people of other departments and on legal hold: each says why.',
      adapter: memory({ users: protectedUsers() }),
    },
  ],
  [
    'no-rights',
    {
      title: 'No rights',
      says: 'The viewer’s role allows looking only.',
      adapter: memory({ allowed: ['view'] }),
    },
  ],
  ['signed-out', { title: 'Signed out', says: 'Nobody is signed in.', adapter: memory({ viewer: null }) }],
  ['no-adapter', { title: 'No adapter', says: 'The tag alone: it says what to do.', by: 'nothing' }],
  [
    '10000',
    {
      title: '10,000 people',
      says: 'A middle-sized company.',
      adapter: memory({ users: 10_000, faults: { latencyMs } }),
    },
  ],
  [
    '100000',
    {
      title: '100,000 people',
      says: 'A large one.',
      adapter: memory({ users: 100_000, faults: { latencyMs } }),
    },
  ],
  ['rtl', { title: 'Right to left', says: 'In Arabic.', adapter: memory(), lang: 'ar', dir: 'rtl' }],
  ['german', { title: 'German', says: 'Longer words.', adapter: memory(), lang: 'de' }],
  [
    'hostile-names',
    {
      title: 'Hostile names',
      says: 'Markup, scripts, direction tricks and prototype names as names.',
      adapter: memory({ users: hostilePeople }),
    },
  ],
  [
    'long-names',
    {
      title: 'Long names',
      says: 'Names that don’t fit anywhere.',
      adapter: memory({ users: longNames() }),
    },
  ],
  [
    'cursor',
    {
      title: 'Cursor pages',
      says: 'A backend that only knows next and previous.',
      adapter: memory({ users: 500, capabilities: { page: { kind: 'cursor' } } }),
    },
  ],
  [
    'estimated-total',
    {
      title: 'Estimated total',
      says: 'A backend that counts roughly.',
      adapter: memory({ users: 5000, capabilities: { total: 'estimated' } }),
    },
  ],
  [
    'import',
    {
      title: 'Import',
      says: 'Export/Import, “Import users…”: take the template, or an export with other cells. 54 active people, and 56 seats.',
      adapter: memory({ faults: { latencyMs }, capabilities: { seats: { used: 0, limit: 56 } } }),
    },
  ],
  [
    'own-import',
    {
      title: 'An import of its own',
      says: 'The same, by a backend that takes up to fifty rows in one request.',
      adapter: withOwnImport,
    },
  ],
  [
    'stale',
    {
      title: 'Changed meanwhile',
      says: 'Whoever you are about to delete has just been changed by somebody else.',
      adapter: memory({ faults: { latencyMs, stalePercent: 100 } }),
    },
  ],
  [
    'colleague',
    {
      title: 'A colleague at work',
      says: 'Every few seconds somebody else changes or deletes a person: rows keep still, and the list tells.',
      adapter: colleague,
    },
  ],
  [
    'lost-answers',
    {
      title: 'Lost answers',
      says: 'Deletions are done, but half of the answers never arrive.',
      adapter: memory({ faults: { latencyMs, lostAnswerPercent: 50 } }),
    },
  ],
  ['compact', { title: 'Compact', says: 'More rows on the screen.', adapter: memory(), density: 'compact' }],
  ['narrow', { title: 'Narrow', says: '320 pixels: the rows become cards.', adapter: memory(), width: 320 }],
  ['context', { title: 'By context', says: 'The adapter comes from an ancestor.', adapter: memory(), by: 'context' }],
  [
    'msw-rest',
    {
      title: 'REST, mocked',
      says: 'The REST adapter against Mock Service Worker: no server at all.',
      by: 'src',
    },
  ],
  [
    'better-auth',
    {
      title: 'better-auth',
      says: 'The users of a real better-auth server with its admin plugin, which the demo runs beside its pages: a ban is what inactive means.',
      adapter: betterAuth,
    },
  ],
  [
    'scim',
    {
      title: 'SCIM 2.0',
      says: 'A SCIM service made with SCIMMY, behind the demo’s own server. Capital letters are other letters there; the search finds all the same.',
      adapter: () =>
        new ScimAdapter({
          url: '/scim/v2',
          owner: { role: 'owner', absent: false },
          allowed: ['view', 'create', 'update', 'delete', 'activate', 'deactivate', 'export', 'import'],
        }),
    },
  ],
  [
    'scim-tag',
    {
      title: 'SCIM, by the tag alone',
      says: 'src and protocol="scim", with no word about who is the owner and what the viewer may do: a list to look at.',
      by: 'scim',
    },
  ],
  [
    'json-server',
    {
      title: 'json-server, described',
      says: 'A plain REST API without a class: pages by number, the total in a header, a bare list. Nothing protects anybody there but the component.',
      adapter: () =>
        describeRest(jsonServerShape({ url: '/json/people', viewer: { url: '/json/profile', name: 'name' } })),
    },
  ],
  [
    'staff',
    {
      title: 'Another shape, described',
      says: 'A directory with cursors, nested names, numbers as ids, actions, revisions and errors of its own; nobody counts there.',
      columns: ['created'],
      adapter: () =>
        describeRest(
          staffShape({
            url: '/staff/people',
            viewer: { url: '/staff/me', id: 'result.person.no', name: 'result.person.name.given' },
          }),
        ),
    },
  ],
  [
    'dialog-alone',
    {
      title: 'The dialog alone',
      says: 'A host that opens the delete dialog with people of its own choice.',
      adapter: memory(),
      by: 'dialog',
    },
  ],
]);
