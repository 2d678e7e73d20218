import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { dataSheet, runConformance } from '../../../src/testing.js';
import { failuresOf, skippedBy } from '../conformance/verdicts.js';
import { AuthServer, password } from './an-auth-server.js';

describe('BetterAuthAdapter on a real server, under the conformance kit', () => {
  let server: AuthServer;
  let self: string;

  before(async () => {
    server = await AuthServer.start();
    self = await server.enrol('Ada Admin', 'admin');
    await server.enrol('Pia Plain');
    await server.running.fill(
      Array.from({ length: 60 }, (_, at) => ({
        email: `user${at}@example.com`,
        name: `Person ${at % 7}`,
        role: 'user',
      })),
    );
  });
  after(() => server.running.close());

  const everybody = () => server.running.sql('select id, email, name, role, banned from "user" order by id');

  it('passes every check that applies, and leaves everybody as they were (T8)', async () => {
    const admin = await server.signIn('ada.admin@example.com');
    const plain = await server.signIn('pia.plain@example.com');
    const who = await everybody();
    const patient = { wait: undefined, random: undefined, fields: { phone: 'phoneNumber' } };
    const may = { admin: ['view', 'create', 'update', 'delete', 'activate', 'deactivate'] } as const;
    const report = await runConformance({
      createAdapter: ({ fetch }) => server.unconnected(admin, { fetch, ...patient }),
      createUnprivileged: ({ fetch }) => server.unconnected(plain, { fetch, may: { user: may.admin } }),
      createUnauthenticated: ({ fetch }) => server.unconnected('none', { fetch }),
      protectedIds: { self },
      secrets: [admin, plain, password],
      makeDraft: ({ email = '', firstName, lastName }) => ({
        login: email,
        email,
        displayName: `${firstName} ${lastName}`,
      }),
    });
    assert.deepEqual(failuresOf(report), [], dataSheet(report));
    // no cursors; capital letters are the database's business; no versions, no dates, no successors
    assert.deepEqual(skippedBy(report), [5, 11, 19, 22, 29, 38], dataSheet(report));
    assert.deepEqual(report.leftBehind, []);
    assert.deepEqual(await everybody(), who);
  });
});
