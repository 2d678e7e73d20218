import { setupWorker } from 'msw/browser';
import { http, HttpResponse } from 'msw/http';
import { MemoryAdapter } from '../src/adapters/memory.js';
import { asAdapterError } from '../src/adapters/adapter-error.js';
import type { Outcome, Target, UserQuery } from '../src/index.js';

const statuses: Readonly<Partial<Record<string, number>>> = {
  unauthenticated: 401,
  forbidden: 403,
  protected: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  invalid: 422,
  'rate-limited': 429,
  unavailable: 503,
};

/** Answers the documented REST contract out of a {@link MemoryAdapter}, and returns the address to give the element. */
export async function startMocks(users = 67): Promise<string> {
  const memory = new MemoryAdapter({ users });
  const call = (request: Request) => ({ signal: request.signal });
  const base = new URL('mocked/', location.href).pathname;

  const worker = setupWorker(
    http.get(`${base}session`, ({ request }) =>
      answer(async () => ({ ...(await memory.connect(call(request))), allowed: [...memory.allowed] })),
    ),
    http.get(`${base}departments`, ({ request }) =>
      answer(async () => ({ departments: await memory.departments(call(request)) })),
    ),
    // nobody else is here to change anything
    http.get(`${base}changes`, () => new HttpResponse(null, { status: 204 })),
    http.get(`${base}users`, ({ request }) =>
      answer(() => memory.query(queryFrom(new URL(request.url).searchParams), call(request))),
    ),
    http.get(`${base}users/:id`, ({ request, params }) =>
      answer(() => memory.get(String(params['id']), call(request))),
    ),
    http.delete(`${base}users/:id`, ({ request, params }) =>
      answerOne(memory.delete([targetFrom(request, String(params['id']))], call(request))),
    ),
    http.post(`${base}users/:id/activate`, ({ request, params }) =>
      answerOne(memory.setActive([targetFrom(request, String(params['id']))], true, call(request))),
    ),
    http.post(`${base}users/:id/deactivate`, ({ request, params }) =>
      answerOne(memory.setActive([targetFrom(request, String(params['id']))], false, call(request))),
    ),
    http.post(`${base}users/batch`, async ({ request }) => {
      const { action, targets, departmentId } = (await request.json()) as Batch;
      const run = {
        delete: () => memory.delete(targets, call(request)),
        activate: () => memory.setActive(targets, true, call(request)),
        deactivate: () => memory.setActive(targets, false, call(request)),
        'change-department': () => memory.changeDepartment(targets, departmentId ?? '', call(request)),
      }[action];
      const outcomes: object[] = [];
      for await (const outcome of run()) outcomes.push(entryOf(outcome));
      return HttpResponse.json({ outcomes });
    }),
  );
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass', serviceWorker: { url: './mockServiceWorker.js' } });
  return `${base}users`;
}

interface Batch {
  readonly action: 'delete' | 'activate' | 'deactivate' | 'change-department';
  readonly targets: readonly Target[];
  readonly departmentId?: string;
}

function queryFrom(parameters: URLSearchParams): UserQuery {
  const filters = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    const field = name.startsWith('filter.') ? name.slice(7) : undefined;
    if (field) filters.set(field, [...(filters.get(field) ?? []), value]);
  }
  const sort = parameters.get('sort');
  const offset = Number(parameters.get('offset') ?? 0);
  const search = parameters.get('search');
  return {
    size: Number(parameters.get('size') ?? 25),
    filters: Object.fromEntries(filters),
    ...(search && { search }),
    ...(sort && {
      sort: { field: sort.replace('-', ''), direction: sort.startsWith('-') ? 'descending' : 'ascending' },
    }),
    ...(offset > 0 && { at: { offset } }),
  };
}

function targetFrom(request: Request, id: string): Target {
  const version = request.headers.get('If-Match')?.replaceAll('"', '');
  return { id, ...(version && { version }) };
}

async function answer(work: () => Promise<object>): Promise<Response> {
  try {
    const body = await work();
    const version = 'version' in body ? { ETag: `"${String(body.version)}"` } : undefined;
    return HttpResponse.json(body, { headers: { ...version } });
  } catch (thrown) {
    return problem(thrown);
  }
}

async function answerOne(outcomes: AsyncIterable<Outcome>): Promise<Response> {
  for await (const outcome of outcomes) {
    if ('error' in outcome) return problem(outcome.error);
    if (outcome.state === 'already') return problem({ name: 'AdapterError', kind: 'not-found', message: 'Gone.' });
    if (outcome.state === 'done' && outcome.user) return answer(() => Promise.resolve(outcome.user!));
  }
  return new Response(null, { status: 204 });
}

function entryOf(outcome: Outcome): object {
  if (outcome.state === 'done') return { id: outcome.id, status: outcome.user ? 200 : 204, user: outcome.user };
  if (outcome.state === 'already') return { id: outcome.id, status: 404 };
  if ('error' in outcome) return { id: outcome.id, ...problemOf(outcome.error) };
  return { id: outcome.id, status: 503 };
}

function problemOf(thrown: unknown): { status: number; problem: object } {
  const { kind, message, reason, fields, latest } = asAdapterError(thrown);
  const status = statuses[kind] ?? 500;
  return { status, problem: { type: 'about:blank', title: message, status, kind, reason, fields, latest } };
}

function problem(thrown: unknown): Response {
  const { status, problem } = problemOf(thrown);
  return HttpResponse.json(problem, { status, headers: { 'Content-Type': 'application/problem+json' } });
}
