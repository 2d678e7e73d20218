import { createServer, type RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { sampleUsers } from '../../src/adapters/memory/sample-users.js';
import { closeServer, listen } from '../backend/start-backend.js';

/** A person as the directory keeps them: nothing is called or placed as we have it. */
export interface StaffPerson {
  no: number;
  rev: number;
  since: number;
  duty: string | null;
  name: { given: string; family: string };
  contact: { mail: string };
  account: { handle: string; state: 'on' | 'off'; founder: boolean; badge: string | null };
}

export interface StaffOptions {
  readonly users?: number;
  /** Who comes with which `Bearer`; absent: whoever asks is the administrator, as behind a portal’s own sign-in. */
  readonly tokens?: Readonly<Record<string, 'administrator' | 'reader'>>;
}

/** The directory without a server around it; it answers below `/staff`. */
export interface StaffDirectory {
  readonly listener: RequestListener;
  /** Who is there, by number: the truth to compare with. */
  readonly people: Map<number, StaffPerson>;
}

const most = 40;
const rights = ['view', 'create', 'update', 'delete', 'activate', 'deactivate'];
const statuses = { SIGN_IN: 401, NOT_YOURS: 403, FOUNDER: 403, YOURSELF: 403, NO_SUCH_PERSON: 404, TAKEN: 409, REV_OLD: 409, WRONG: 422, BAD_CURSOR: 400 } as const; // prettier-ignore
type Code = keyof typeof statuses;

class Refusal extends Error {
  constructor(
    readonly code: Code,
    text: string,
    readonly where?: Record<string, string>,
  ) {
    super(text);
  }
}

/** A staff directory of another shape than ours in everything: cursors, nested names, numbers as ids, actions by POST, codes. */
export function openStaffDirectory({ users = 67, tokens }: StaffOptions = {}): StaffDirectory {
  const people = new Map(staffOf(users).map((person) => [person.no, person]));
  const desk = new Desk(people);
  const app = new Hono().basePath('/staff');
  const viewerOf = ({ req }: Context): number => {
    if (!tokens) return 1001;
    const role = tokens[req.header('Authorization')?.replace('Bearer ', '') ?? ''];
    if (!role) throw new Refusal('SIGN_IN', 'Sign in first.');
    return role === 'administrator' ? 1001 : 1002;
  };
  const writing = (context: Context): number => {
    const viewer = viewerOf(context);
    if (viewer !== 1001) throw new Refusal('NOT_YOURS', 'Readers change nothing.');
    return viewer;
  };
  const revOf = async ({ req }: Context): Promise<unknown> =>
    ((await req.json<{ person?: { rev?: unknown } }>().catch(() => ({}))) as { person?: { rev?: unknown } }).person
      ?.rev;
  app.onError((error, context) => {
    if (!(error instanceof Refusal)) return context.json({ error: { code: 'BROKEN', text: 'Something broke.' } }, 500);
    const { code, message: text, where } = error;
    return context.json({ error: { code, text, ...(where && { where }) } }, statuses[code]);
  });
  app.get('/me', (context) => {
    const viewer = viewerOf(context);
    const person = desk.find(String(viewer));
    return context.json({ result: { person, may: viewer === 1001 ? rights : ['view'] } });
  });
  app.get('/people', (context) => {
    viewerOf(context);
    return context.json(desk.list(context.req.query()));
  });
  app.get('/people/:no', (context) => {
    viewerOf(context);
    return context.json({ result: { person: desk.find(context.req.param('no')) } });
  });
  app.post('/people', async (context) => {
    writing(context);
    const { person } = await context.req.json<{ person: object }>();
    // no more is told of who was made than the number
    return context.json({ result: { person: { no: desk.create(person) } } }, 201);
  });
  app.put('/people/:no', async (context) => {
    writing(context);
    const { person } = await context.req.json<{ person: object }>();
    return context.json({ result: { person: desk.replace(context.req.param('no'), person) } });
  });
  for (const state of ['on', 'off'] as const)
    app.post(`/people/:no/${state === 'on' ? 'enable' : 'disable'}`, async (context) => {
      const viewer = writing(context);
      desk.turn(context.req.param('no'), state, viewer, await revOf(context));
      return context.json({ result: 'ok' });
    });
  app.post('/people/:no/remove', async (context) => {
    const viewer = writing(context);
    desk.remove(context.req.param('no'), viewer, await revOf(context));
    return context.body(null, 204);
  });
  return { listener: getRequestListener(app.fetch) as RequestListener, people };
}

/** The directory on a free port of this machine. */
export async function startStaffDirectory(
  options: StaffOptions = {},
): Promise<StaffDirectory & { readonly url: string; close(): Promise<void> }> {
  const directory = openStaffDirectory(options);
  const server = createServer(directory.listener);
  const port = await listen(server, 0);
  return { ...directory, url: `http://127.0.0.1:${port}/staff`, close: () => closeServer(server, 1_000) };
}

function staffOf(count: number): StaffPerson[] {
  return sampleUsers(count).map((user, index) => ({
    no: 1000 + index,
    rev: 1,
    since: 1_600_000_000 + index * 86_400,
    duty: user.jobTitle ?? null,
    name: { given: user.firstName ?? '', family: user.lastName ?? '' },
    contact: { mail: user.email ?? `${user.login}@example.com` },
    account: {
      handle: user.login,
      state: user.status === 'active' ? 'on' : 'off',
      founder: user.owner === true,
      badge: index % 3 ? null : `B-${index}`,
    },
  }));
}

/** What the directory does, and its rules. */
class Desk {
  #next = 5000;

  constructor(readonly people: Map<number, StaffPerson>) {}

  find(no: string): StaffPerson {
    const person = this.people.get(Number(no));
    if (!person || String(person.no) !== no) throw new Refusal('NO_SUCH_PERSON', `Nobody has the number ${no}.`);
    return person;
  }

  list({ find = '', state = '', order = 'handle', take = '20', after }: Partial<Record<string, string>>): object {
    const field = order.replace('~', '');
    const sign = order.endsWith('~') ? -1 : 1;
    const key = ({ name, account, no }: StaffPerson): string =>
      `${field === 'family' ? name.family : account.handle}\u0001${String(no)}`;
    const text = find.toLowerCase();
    const found = [...this.people.values()]
      .filter((person) => textsOf(person).some((each) => each.toLowerCase().includes(text)))
      .filter(({ account }) => !state || state.split(',').includes(account.state))
      .sort((a, b) => sign * (key(a) < key(b) ? -1 : 1));
    const from = after === undefined ? undefined : cursorText(after);
    const rest = from === undefined ? found : found.filter((person) => sign * (key(person) > from ? 1 : -1) > 0 && key(person) !== from); // prettier-ignore
    const page = rest.slice(0, Math.min(Number(take), most));
    const last = page.at(-1);
    return { result: { people: page }, next: last && rest.length > page.length ? cursorOf(key(last)) : null };
  }

  create(given: object): number {
    const no = this.#next++;
    const blank = { name: { given: '', family: '' }, contact: { mail: '' }, account: { handle: '', badge: null } };
    const person = { duty: null, ...blank, ...given, no, rev: 1, since: 1_700_000_000 } as StaffPerson;
    person.account = { ...blank.account, ...person.account, state: 'on', founder: false };
    this.#check(person);
    this.people.set(no, person);
    return no;
  }

  replace(no: string, given: object): StaffPerson {
    const before = this.find(no);
    const person = { ...(given as StaffPerson), no: before.no, since: before.since };
    this.#sameRev(before, person.rev);
    person.account = { ...person.account, state: before.account.state, founder: before.account.founder };
    this.#check(person);
    this.people.set(before.no, { ...person, rev: before.rev + 1 });
    return this.find(no);
  }

  turn(no: string, state: 'on' | 'off', viewer: number, rev: unknown): void {
    const person = this.find(no);
    if (state === 'off') this.#protect(person, viewer);
    this.#sameRev(person, rev);
    this.people.set(person.no, { ...person, rev: person.rev + 1, account: { ...person.account, state } });
  }

  remove(no: string, viewer: number, rev: unknown): void {
    const person = this.find(no);
    this.#protect(person, viewer);
    this.#sameRev(person, rev);
    this.people.delete(person.no);
  }

  #protect({ no, account }: StaffPerson, viewer: number): void {
    if (account.founder) throw new Refusal('FOUNDER', 'The founder stays.');
    if (no === viewer) throw new Refusal('YOURSELF', 'That is you.');
  }

  #sameRev({ rev }: StaffPerson, asked: unknown): void {
    if (asked !== undefined && asked !== rev) throw new Refusal('REV_OLD', 'Somebody was faster.');
  }

  #check({ no, name, contact, account }: StaffPerson): void {
    const where: Record<string, string> = {};
    if (!account.handle.trim()) where['account.handle'] = 'A handle is needed.';
    if (!name.given.trim()) where['name.given'] = 'A given name is needed.';
    if (!contact.mail.includes('@')) where['contact.mail'] = 'That is no address.';
    if (Object.keys(where).length > 0) throw new Refusal('WRONG', 'Please look again.', where);
    for (const other of this.people.values()) {
      if (other.no === no) continue;
      if (same(other.account.handle, account.handle)) where['account.handle'] = 'That handle is taken.';
      if (same(other.contact.mail, contact.mail)) where['contact.mail'] = 'That address is taken.';
    }
    if (Object.keys(where).length > 0) throw new Refusal('TAKEN', 'Somebody has it.', where);
  }
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const textsOf = ({ name, contact, account }: StaffPerson): string[] => [
  `${name.given} ${name.family}`,
  contact.mail,
  account.handle,
];
const cursorOf = (key: string): string => Buffer.from(`at:${key}`).toString('base64url');

function cursorText(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!text.startsWith('at:')) throw new Refusal('BAD_CURSOR', 'That is no cursor of ours.');
  return text.slice(3);
}
