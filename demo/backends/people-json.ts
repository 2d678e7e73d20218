import { createServer, type RequestListener } from 'node:http';
import jsonServer from 'json-server';
import { sampleUsers } from '../../src/adapters/memory/sample-users.js';
import { closeServer, listen } from '../backend/start-backend.js';

/** A person as they stand in the file that json-server serves. */
export interface JsonPerson {
  readonly id: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly mail?: string;
  readonly tel?: string;
  readonly active: boolean;
  readonly team?: string;
  readonly boss: boolean;
  readonly since?: string;
}

/** json-server as it is, over people in memory: `/json/people`, and `/json/profile` for who is signed in. */
export interface PeopleJson {
  readonly listener: RequestListener;
  /** Who is there: the truth to compare with. */
  people(): readonly JsonPerson[];
}

export function openPeopleJson(users = 67): PeopleJson {
  const people = sampleUsers(users).map((user): JsonPerson => ({
    id: user.id,
    firstName: user.firstName,
    lastName: user.lastName,
    mail: user.email,
    tel: user.phone ?? '',
    active: user.status === 'active',
    team: user.department?.name,
    boss: user.owner === true,
    since: user.createdAt,
  }));
  const [, viewer] = people;
  const router = jsonServer.router({
    people,
    profile: { id: viewer.id, name: `${viewer.firstName} ${viewer.lastName}` },
  });
  const app = jsonServer.create();
  app.use('/json', router);
  return { listener: app, people: () => (router.db.getState() as { people: JsonPerson[] }).people };
}

/** The same on a free port of this machine. */
export async function startPeopleJson(
  users?: number,
): Promise<PeopleJson & { readonly url: string; close(): Promise<void> }> {
  const opened = openPeopleJson(users);
  const server = createServer(opened.listener);
  const port = await listen(server, 0);
  return { ...opened, url: `http://127.0.0.1:${port}/json/people`, close: () => closeServer(server, 1_000) };
}
