import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { AdapterError } from '../../src/adapters/adapter-error.js';
import type { Outcome } from '../../src/adapters/contract.js';
import { RestAdapter } from '../../src/adapters/rest/rest-adapter.js';
import { TestBackend } from './a-backend.js';

let backend: TestBackend;
before(async () => {
  backend = await TestBackend.start();
});
beforeEach(() => backend.reset());
after(() => backend.close());

const { signal } = new AbortController();

async function adapterOf(who: string): Promise<RestAdapter> {
  const { cookie } = await backend.as(who);
  return new RestAdapter({ url: `${backend.url}/api/users`, headers: () => ({ Cookie: cookie }) });
}

async function outcomes(run: AsyncIterable<Outcome>): Promise<string[]> {
  const found: string[] = [];
  for await (const outcome of run) found.push(`${outcome.id} ${outcome.state}`);
  return found.sort();
}

const kindOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no error',
    (error: AdapterError) => error.kind,
  );

describe('RestAdapter', () => {
  it('finds out who is signed in and what the backend can do', async () => {
    const adapter = await adapterOf('administrator');
    const session = await adapter.connect({ signal });
    assert.equal(session.viewer?.id, 'u-0002');
    assert.ok(session.allowed.has('delete') && session.capabilities.delete?.batchMax === 500);
    const methods = [
      'create',
      'update',
      'delete',
      'setActive',
      'schedule',
      'changeDepartment',
      'departments',
      'resetPassword',
      'sendMessage',
    ] as const;
    assert.deepEqual(
      methods.filter((name) => typeof adapter[name] !== 'function'),
      [],
    );
    const viewer = await adapterOf('viewer');
    const { allowed } = await viewer.connect({ signal });
    assert.deepEqual([typeof viewer.delete, allowed.has('delete')], ['function', false], 'refused, not absent (R1)');
  });

  it('walks all pages and sees everybody once', async () => {
    const adapter = await adapterOf('administrator');
    await adapter.connect({ signal });
    const seen: string[] = [];
    let page = await adapter.query({ size: 10, sort: { field: 'department', direction: 'descending' } }, { signal });
    assert.deepEqual(page.total, { value: 67, kind: 'exact' });
    for (
      ;
      ;
      page = await adapter.query(
        { size: 10, sort: { field: 'department', direction: 'descending' }, at: page.next },
        { signal },
      )
    ) {
      seen.push(...page.users.map(({ id }) => id));
      if (!page.next) break;
    }
    assert.deepEqual([seen.length, new Set(seen).size], [67, 67]);
    const found = await adapter.query(
      { size: 10, search: 'agnes', filters: { status: ['on-leave', 'active'] } },
      { signal },
    );
    assert.deepEqual(
      found.users.map(({ id }) => id),
      ['u-0027'],
    );
  });

  it('deletes many with an outcome for each', async () => {
    const adapter = await adapterOf('administrator');
    await adapter.connect({ signal });
    const targets = [
      { id: 'u-0020', version: '1' },
      { id: 'u-0001', version: '1' },
      { id: 'u-0021', version: '8' },
      { id: 'gone' },
    ];
    assert.deepEqual(await outcomes(adapter.delete!(targets, { signal, requestId: 'r-1' })), [
      'gone already', 'u-0001 refused', 'u-0020 done', 'u-0021 changed',
    ]); // prettier-ignore
    assert.deepEqual(await outcomes(adapter.delete!([{ id: 'u-0022', version: '1' }], { signal, requestId: 'r-2' })), [
      'u-0022 done',
    ]);
    assert.equal(await backend.row('u-0020'), undefined);
    assert.ok(await backend.row('u-0021'));
  });

  it('creates, edits, deactivates, schedules, moves, mails', async () => {
    const adapter = await adapterOf('administrator');
    await adapter.connect({ signal });
    const user = await adapter.create!(
      { login: 'ada', email: 'ada@example.com', status: 'active' },
      { signal, requestId: 'r-3' },
    );
    const edited = await adapter.update!(user, { firstName: 'Ada' }, { signal });
    assert.deepEqual([edited.firstName, edited.version], ['Ada', '2']);
    assert.equal(await kindOf(adapter.update!(user, { firstName: 'Bo' }, { signal })), 'stale');
    assert.equal(
      await kindOf(adapter.create!({ login: 'ADA', email: 'x@y', status: 'active' }, { signal })),
      'conflict',
    );
    const done = [`${user.id} done`];
    assert.deepEqual(await outcomes(adapter.setActive!([edited], false, { signal })), done);
    assert.deepEqual(await outcomes(adapter.setActive!([{ id: user.id }], true, { signal })), done);
    const plan = { action: 'deactivate', at: '2040-01-01T00:00:00Z' } as const;
    assert.deepEqual(await outcomes(adapter.schedule!([{ id: user.id }], plan, { signal })), done);
    assert.equal((await adapter.get(user.id, { signal })).scheduled?.at, '2040-01-01T00:00:00.000Z');
    assert.deepEqual(await outcomes(adapter.schedule!([{ id: user.id }], { ...plan, at: null }, { signal })), done);
    assert.equal((await adapter.get(user.id, { signal })).scheduled, undefined);
    assert.deepEqual(
      await outcomes(adapter.changeDepartment!([{ id: user.id }, { id: 'u-0020' }], 'd-sales', { signal })),
      [...done, 'u-0020 done'].sort(),
    );
    assert.equal((await adapter.departments!({ signal })).length, 21);
    await adapter.resetPassword!(user.id, { signal });
    assert.deepEqual(
      await outcomes(adapter.sendMessage!([user.id, 'u-0011'], { body: 'Hello' }, { signal })),
      [...done, 'u-0011 refused'].sort(),
    );
  });

  it('tells what went wrong', async () => {
    assert.equal(await kindOf((await adapterOf('learner')).query({ size: 5 }, { signal })), 'forbidden');
    assert.equal(
      await kindOf(new RestAdapter({ url: `${backend.url}/api/users` }).connect({ signal })),
      'unauthenticated',
    );
    const admin = await adapterOf('administrator');
    assert.equal(await kindOf(admin.get('gone', { signal })), 'not-found');
    assert.equal(await kindOf(admin.query({ size: 5, at: { cursor: 'made up' } }, { signal })), 'invalid');
  });
});
