import { createServer, type RequestListener } from 'node:http';
import express from 'express';
import SCIMMY from 'scimmy';
import SCIMMYRouters from 'scimmy-routers';
import { closeServer, listen } from '../backend/start-backend.js';
import { scimPeople, type ScimRecord } from './scim-people.js';

/** A SCIM service made with SCIMMY: its people in memory, its own rules, its router on Express. */
export interface ScimmyOptions {
  /** How many sample people. 67 unless said. */
  readonly users?: number;
  /** What requests have to bring as `Bearer`; absent: whoever asks is let in, as behind a portal’s own sign-in. */
  readonly token?: string;
  /** Whose session it is. The administrator of the sample company unless said. */
  readonly viewer?: string;
  /** The Express to run on: 4 unless said. */
  readonly makeApp?: typeof express;
}

/** The service without a server around it; it answers below `/scim/v2`. */
export interface Scimmy {
  readonly listener: RequestListener;
  /** Who is there, by id: the truth to compare with. */
  readonly people: Map<string, ScimRecord>;
}

const { Error: ScimError } = SCIMMY.Types;
let declared = false;

/** Starts with the sample company’s people. */
export function openScimmy(options: ScimmyOptions = {}): Scimmy {
  const { users = 67, token, viewer = 'u-2', makeApp = express } = options;
  const people = new Map(scimPeople(users).map((each) => [each.id, each]));
  if (!declared) declare();
  declared = true;
  const routers = new SCIMMYRouters({
    type: 'bearer',
    handler: ({ headers }) => {
      if (token && headers.authorization !== `Bearer ${token}`) throw new Error('Sign in first.');
      return viewer;
    },
    context: () => people,
  });
  const app = makeApp();
  app.use('/scim/v2', routers);
  return { listener: app as RequestListener, people };
}

/** The service on a free port of this machine. */
export async function startScimmy(
  options: ScimmyOptions = {},
): Promise<Scimmy & { readonly url: string; close(): Promise<void> }> {
  const scimmy = openScimmy(options);
  const server = createServer(scimmy.listener);
  const port = await listen(server, 0);
  return { ...scimmy, url: `http://127.0.0.1:${port}/scim/v2`, close: () => closeServer(server, 1_000) };
}

type Asked = { readonly id?: string; readonly filter?: { match(records: ScimRecord[]): ScimRecord[] } };
type People = Map<string, ScimRecord>;

/** SCIMMY knows one resource of users in a process; the people come with each request. */
function declare(): void {
  const resource = SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser, false);
  SCIMMY.Resources.declare(resource)
    .ingress((({ id }: Asked, data: object, people: People) => put(people, id, data)) as never)
    .egress((({ id, filter }: Asked, people: People) => {
      if (id !== undefined) return found(people, id);
      const all = [...people.values()];
      return filter ? filter.match(all) : all;
    }) as never)
    .degress((({ id = '' }: Asked, people: People) => {
      if (isOwner(found(people, id))) throw new ScimError(403, '', 'The account owner can’t be deleted.');
      people.delete(id);
    }) as never);
}

function put(people: People, asked: string | undefined, data: object): ScimRecord {
  const before = asked === undefined ? undefined : found(people, asked);
  const id = asked ?? `n-${people.size + 1}`;
  const record = JSON.parse(JSON.stringify({ ...data, id })) as ScimRecord;
  const login = record.userName.toLowerCase();
  for (const other of people.values())
    if (other.id !== id && other.userName.toLowerCase() === login)
      throw new ScimError(409, 'uniqueness', `userName ${record.userName} is taken`);
  if (before && isOwner(before) && record.active !== true)
    throw new ScimError(403, '', 'The account owner can’t be deactivated.');
  const now = new Date().toISOString();
  const created = (before?.meta as { created?: string } | undefined)?.created ?? now;
  people.set(id, { ...record, meta: { resourceType: 'User', created, lastModified: now } });
  return people.get(id)!;
}

function found(people: People, id: string): ScimRecord {
  const record = people.get(id);
  if (!record) throw new ScimError(404, '', `Resource ${id} not found`);
  return record;
}

function isOwner({ roles }: ScimRecord): boolean {
  return Array.isArray(roles) && roles.some((role: { value?: string }) => role.value === 'owner');
}
