import { BetterAuthAdapter, type BetterAuthOptions } from '../../../src/adapters/better-auth.js';
import { calm } from '../contract.js';

/** A record as better-auth sends it. */
export interface AuthRecord {
  id: string;
  email: string;
  name: string;
  role: string | null;
  banned: boolean | null;
  [field: string]: unknown;
}

/** A user who is not banned. */
export function aRecord(id: string, given: Partial<AuthRecord> = {}): AuthRecord {
  return { id, email: `${id}@x.test`, name: `Name ${id}`, role: 'user', banned: false, banExpires: null, createdAt: '2026-01-01T00:00:00.000Z', ...given }; // prettier-ignore
}

/** The wire of better-auth’s admin plugin over a list in memory. Equal values come in another order each time. */
export class FakeAuth {
  users: AuthRecord[] = [aRecord('me', { name: 'Ada Admin', role: 'admin' }), aRecord('a'), aRecord('b')];
  /** What the viewer is permitted; nobody is signed in where it is absent. */
  permitted: readonly string[] | undefined = [
    'list',
    'get',
    'create',
    'update',
    'set-email',
    'delete',
    'ban',
    'set-role',
  ];
  readonly asked: { path: string; query: URLSearchParams; body: Record<string, unknown> }[] = [];
  /** Answers in place of the server. */
  instead: (path: string) => Response | undefined = () => undefined;
  #turn = 0;

  async connected(options: Partial<BetterAuthOptions> = {}): Promise<BetterAuthAdapter> {
    const adapter = this.adapter(options);
    await adapter.connect(calm);
    return adapter;
  }

  adapter(options: Partial<BetterAuthOptions> = {}): BetterAuthAdapter {
    return new BetterAuthAdapter({ url: 'https://portal.test/api/auth/', owner: [], fetch: this.fetch, ...options });
  }

  readonly fetch = (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    const path = url.pathname.replace('/api/auth/', '');
    const body = JSON.parse((init.body as string | undefined) ?? '{}') as Record<string, unknown>;
    this.asked.push({ path, query: url.searchParams, body });
    return Promise.resolve(this.instead(path) ?? this.#answer(path, url.searchParams, body));
  };

  #answer(path: string, query: URLSearchParams, body: Record<string, unknown>): Response {
    if (path === 'get-session') return Response.json(this.permitted ? { user: this.users[0] } : null);
    if (path === 'admin/has-permission') {
      const { user } = body.permissions as { user: string[] };
      return Response.json({ success: user.every((each) => this.permitted?.includes(each)) });
    }
    if (path === 'admin/list-users') return Response.json(this.#list(query));
    if (path === 'request-password-reset') return Response.json({ status: true });
    if (path === 'admin/create-user') {
      const { data, ...own } = body as { data: object };
      const made = aRecord('new', { ...data, ...own });
      this.users.push(made);
      return Response.json({ user: made });
    }
    const id = path === 'admin/get-user' ? query.get('id') : body.userId;
    const user = this.users.find((each) => each.id === id);
    if (!user) return Response.json({ code: 'USER_NOT_FOUND', message: 'User not found' }, { status: 404 });
    return this.#one(path, user, body);
  }

  #one(path: string, user: AuthRecord, body: Record<string, unknown>): Response {
    if (path === 'admin/get-user') return Response.json(user);
    if (path === 'admin/remove-user') this.users = this.users.filter((each) => each !== user);
    if (path === 'admin/ban-user') user.banned = true;
    if (path === 'admin/unban-user') user.banned = false;
    if (path === 'admin/set-role') user.role = (body.role as string[]).join(',');
    if (path === 'admin/update-user') Object.assign(user, body.data);
    if (path === 'admin/update-user') return Response.json(user);
    if (path === 'admin/list-user-sessions')
      return Response.json({ sessions: [{ id: 's', token: 't', userAgent: 'x', ipAddress: null }] });
    return Response.json({ user, success: true, status: true });
  }

  #list(query: URLSearchParams): object {
    const text = (row: AuthRecord, field: string | null) => `${(row[field ?? 'email'] as string | null) ?? ''}`;
    const [search, filter] = [query.get('searchValue'), query.get('filterValue')];
    const operator = query.get('filterOperator');
    const like = search && new RegExp(search.replace(/[.*+?^${}()|[\]]/g, '\\$&').replace(/[%_]/g, '.'));
    const found = this.users.filter((row) => {
      if (like && !like.test(text(row, query.get('searchField')))) return false;
      if (filter === null) return true;
      const value = text(row, query.get('filterField'));
      if (operator === 'contains') return value.includes(filter);
      return operator === 'eq' ? value === filter : operator === 'lt' ? value < filter : value > filter;
    });
    const sign = query.get('sortDirection') === 'desc' ? -1 : 1;
    const by = query.get('sortBy');
    const chance = (row: AuthRecord) => (row.id.charCodeAt(row.id.length - 1) * 7919 + ++this.#turn * 104729) % 101;
    const rank = new Map(found.map((row) => [row, chance(row)]));
    found.sort((one, other) => {
      const [a, b] = [text(one, by), text(other, by)];
      return a < b ? -sign : a > b ? sign : rank.get(one)! - rank.get(other)!;
    });
    const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit'))];
    return { users: found.slice(offset, offset + limit), total: found.length, limit };
  }
}
