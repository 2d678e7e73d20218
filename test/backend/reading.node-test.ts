import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Client, TestBackend, type Json } from './a-backend.js';

let backend: TestBackend;
let admin: Client;

before(async () => {
  backend = await TestBackend.start();
  admin = await backend.as('administrator');
});
after(() => backend.close());

const ids = (body: Json): string[] => body.users.map((user: Json) => user.id);

async function walk(client: Client, query: string, pick: 'next' | 'previous' = 'next', start = ''): Promise<Json[]> {
  const pages: Json[] = [];
  let at = start;
  do {
    const { status, body } = await client.get(`/users?${query}${at}`);
    assert.equal(status, 200);
    pages.push(body);
    assert.ok(pages.length < 200, 'the walk ends');
    const place = body[pick];
    at = !place ? '' : 'cursor' in place ? `&cursor=${encodeURIComponent(place.cursor)}` : `&offset=${place.offset}`;
  } while (at);
  return pages;
}

describe('GET session', () => {
  it('names the viewer, their rights and what the server can do (R1)', async () => {
    const { status, body } = await admin.get('/session');
    assert.equal(status, 200);
    assert.equal(body.viewer.id, 'u-0002');
    assert.ok(body.allowed.includes('delete'));
    assert.deepEqual(body.capabilities.delete, {
      kind: 'permanent', repeatSafe: true, statistics: 'lost', freesLogin: true, batchMax: 500,
    }); // prettier-ignore
    assert.equal(body.capabilities.concurrency, 'enforced');
    assert.deepEqual(body.capabilities.page, { kind: 'cursor', maxSize: 200 });
    assert.equal(body.capabilities.seats.limit, 81);
    assert.deepEqual(
      body.capabilities.filters.map((filter: Json) => filter.field),
      ['status', 'department', 'role'],
    );
  });

  it('allows nothing to whoever has no rights', async () => {
    assert.deepEqual((await (await backend.as('learner')).get('/session')).body.allowed, []);
    assert.deepEqual((await (await backend.as('viewer')).get('/session')).body.allowed, ['view']);
  });

  it('says what the server can do, the same to everybody, so that a refusal can explain itself (R1)', async () => {
    const can = [
      'getMany', 'create', 'update', 'delete', 'setActive', 'schedule', 'changeDepartment', 'departments', 'resetPassword',
      'sendMessage',
    ]; // prettier-ignore
    for (const part of ['owner', 'administrator', 'department-administrator', 'viewer', 'learner']) {
      const { body } = await (await backend.as(part)).get('/session');
      assert.deepEqual(body.operations, can, part);
    }
  });

  it('tells the owner and the department administrator apart', async () => {
    assert.ok((await (await backend.as('owner')).get('/session')).body.allowed.includes('change-roles'));
    const scoped = (await (await backend.as('department-administrator')).get('/session')).body;
    assert.ok(scoped.allowed.includes('delete') && !scoped.allowed.includes('change-roles'));
  });
});

describe('GET departments', () => {
  it('lists three levels, each under its company', async () => {
    const { body } = await admin.get('/departments');
    const engineering = body.departments.find((department: Json) => department.name === 'Engineering');
    assert.deepEqual(engineering.path, ['My Company', 'Product Development']);
    assert.deepEqual(body.departments[0], { id: 'd-company', name: 'My Company', path: [] });
  });
});

describe('POST users/read', () => {
  const read = (asked: unknown, client = admin) => client.post('/users/read', { ids: asked });

  it('answers with those who are there as each has it alone, and leaves the others out (F1)', async () => {
    const asked = ['u-0007', 'nobody', 'u-0001', 'u-0002', "x' or '1'='1"];
    const { status, body } = await read(asked);
    assert.equal(status, 200);
    assert.deepEqual(ids(body).sort(), ['u-0001', 'u-0002', 'u-0007']);
    assert.deepEqual(body.missing, ['nobody', "x' or '1'='1"]);
    for (const user of body.users) assert.deepEqual((await admin.get(`/users/${user.id}`)).body, user);
  });

  it('says per user what this viewer may not do, as elsewhere (R2, R3, R4)', async () => {
    const denied = async (client: Client) =>
      Object.fromEntries((await read(['u-0001', 'u-0002', 'u-0010'], client)).body.users.map((user: Json) => [user.id, user.denied?.delete])); // prettier-ignore
    assert.deepEqual(await denied(admin), { 'u-0001': 'owner', 'u-0002': 'self', 'u-0010': undefined });
    assert.equal((await denied(await backend.as('department-administrator')))['u-0010'], 'scope');
  });

  it('tells what was changed a moment ago, and writes nothing down (F1)', async () => {
    const before = await backend.database.query('select count(*) as lines from audit');
    await backend.database.query(`update users set first_name = 'Changed' where id = 'u-0007'`);
    assert.equal((await read(['u-0007', 'u-0008'])).body.users.find((user: Json) => user.id === 'u-0007').firstName, 'Changed');
    assert.deepEqual(await backend.database.query('select count(*) as lines from audit'), before);
    await backend.reset();
  }); // prettier-ignore

  const odd: Record<string, [unknown, number]> = {
    'nobody': [[], 422],
    'no list': ['u-0007', 422],
    'nothing': [undefined, 422],
    'what is no id': [['u-0007', 7], 422],
    'more than a page has': [Array.from({ length: 201 }, (_, at) => `u-${at}`), 413],
  }; // prettier-ignore
  for (const [what, [asked, status]] of Object.entries(odd))
    it(`refuses ${what}`, async () => {
      const answer = await read(asked);
      assert.deepEqual([answer.status, answer.body.kind], [status, 'invalid']);
    });

  it('is for those who are signed in, and takes no other method', async () => {
    assert.equal((await read(['u-0007'], new Client(backend.url))).status, 401);
    const { status, headers } = await admin.ask('PUT', '/users/read', { body: {} });
    assert.deepEqual([status, headers.get('allow')], [405, 'POST']);
  });
});

describe('GET users', () => {
  it('answers the first page by name, with an exact total', async () => {
    const { body } = await admin.get('/users');
    assert.equal(body.users.length, 25);
    assert.deepEqual(body.total, { value: 67, kind: 'exact' });
    assert.equal(body.previous, undefined);
    assert.equal(body.notApplied, undefined);
    assert.equal(body.users.filter((user: Json) => user.owner === true).length, 1);
    assert.ok(body.users.every((user: Json) => typeof user.version === 'string' && typeof user.owner === 'boolean'));
  });

  it('says per user what the viewer may not do, and why (R2, R3, R4)', async () => {
    const owner = (await admin.get('/users/u-0001')).body;
    assert.equal(owner.denied.delete, 'owner');
    assert.equal(owner.denied.update, 'role');
    assert.equal((await admin.get('/users/u-0002')).body.denied.delete, 'self');
    const scoped = await backend.as('department-administrator');
    assert.equal((await scoped.get('/users/u-0010')).body.denied.delete, 'scope');
    assert.equal((await scoped.get('/users/u-0006')).body.denied.delete, 'role');
    assert.equal((await scoped.get('/users/u-0008')).body.denied, undefined);
  });

  for (const paging of ['cursor', 'offset']) {
    for (const sort of [
      'name',
      '-name',
      'login',
      '-email',
      'department',
      '-status',
      'role',
      '-lastLoginAt',
      'createdAt',
    ]) {
      it(`shows each user exactly once by ${paging}, sorted by ${sort}`, async () => {
        const start = paging === 'offset' ? '&offset=0' : '';
        const pages = await walk(admin, `size=10&sort=${sort}`, 'next', start);
        const seen = pages.flatMap(ids);
        assert.equal(seen.length, 67);
        assert.equal(new Set(seen).size, 67);
        assert.ok(pages.every(({ notApplied }) => notApplied === undefined));
      });
    }
  }

  it('walks back over the same pages', async () => {
    const forth = await walk(admin, 'size=10&sort=department');
    const last = forth.at(-1)!;
    const back = await walk(admin, 'size=10&sort=department', 'previous', `&cursor=${last.previous.cursor}`);
    assert.deepEqual(back.reverse().map(ids), forth.slice(0, -1).map(ids));
  });

  it('sorts both ways, without regard to case or accents', async () => {
    const names = async (sort: string) =>
      (await admin.get(`/users?size=67&sort=${sort}`)).body.users.map((u: Json) => u.firstName);
    const up = await names('name');
    assert.deepEqual([...(await names('-name'))].reverse(), up);
    assert.equal(up[0], 'Ágnes');
    assert.ok(up.indexOf('Zoë') > up.indexOf('Yusuf'));
  });

  it('sorts by department, then by last sign-in with those who never came first', async () => {
    const { users } = (await admin.get('/users?size=67&sort=lastLoginAt')).body;
    const dates = users.map((user: Json) => user.lastLoginAt ?? '');
    assert.deepEqual(dates, [...dates].sort());
    const departments = (await admin.get('/users?size=67&sort=department')).body.users.map(
      (u: Json) => u.department.name,
    );
    assert.deepEqual(departments, [...departments].sort());
  });

  it('misses nobody and repeats nobody while users are deleted between pages (F31)', async () => {
    const all = (await walk(admin, 'size=50')).flatMap(ids);
    const deletable = all.filter((id) => !['u-0001', 'u-0002'].includes(id));
    const seen: string[] = [];
    let at = '';
    for (let page = 0; page < 20; page++) {
      const { body } = await admin.get(`/users?size=10${at}`);
      seen.push(...ids(body));
      const gone = ids(body)
        .filter((id) => deletable.includes(id))
        .slice(-4);
      await admin.batch(
        'delete',
        gone.map((id) => ({ id })),
      );
      if (!body.next) break;
      at = `&cursor=${body.next.cursor}`;
    }
    assert.deepEqual([...seen].sort(), [...all].sort());
    await backend.reset();
  });

  it('keeps a way back from a page whose users are all gone', async () => {
    const first = (await admin.get('/users?size=60')).body;
    const second = (await admin.get(`/users?size=60&cursor=${first.next.cursor}`)).body;
    await backend.database.query('delete from users where id = any($1::text[]) and not owner', [ids(second)]);
    const empty = (await admin.get(`/users?size=60&cursor=${first.next.cursor}`)).body;
    assert.deepEqual([empty.users, empty.next], [[], undefined]);
    const back = (await admin.get(`/users?size=60&cursor=${empty.previous.cursor}`)).body;
    assert.deepEqual(ids(back), ids(first));
    await backend.reset();
  });

  it('is empty past the end and names the last page that exists', async () => {
    const { body } = await admin.get('/users?size=25&offset=200');
    assert.deepEqual([body.users, body.next, body.previous], [[], undefined, { offset: 50 }]);
    assert.deepEqual((await admin.get('/users?size=25&offset=25')).body.previous, { offset: 0 });
    assert.deepEqual((await admin.get('/users?size=25&offset=0')).body.next, { offset: 25 });
  });

  it('finds words anywhere in name, login and e-mail, in any case, without accents', async () => {
    for (const search of ['agnes', 'ÁGNES', 'gnes garc', 'agnes.garcia@EXAMPLE', '  garcia   agnes ']) {
      const { body } = await admin.get(`/users?search=${encodeURIComponent(search)}`);
      assert.deepEqual([ids(body), body.total.value], [['u-0027'], 1], search);
    }
    assert.equal((await admin.get('/users?search=ylmaz')).body.total.value, 0);
    assert.equal((await admin.get('/users?search=yilmaz')).body.total.value > 0, true);
  });

  const hostile = [
    '%', '_', '\\', '％', '＿', '＼', "'", '"', "' or 1=1 --", '*', '(', ')', '[a-z]', '$1', '漢', '👩‍💻', '\u0301', '\u202e', 'a'.repeat(2_000),
    '{}', '; drop table users', '%%%', '\\%',
  ]; // prettier-ignore
  for (const search of hostile) {
    it(`takes ${JSON.stringify(search.slice(0, 20))} by its letters`, async () => {
      const { status, body } = await admin.get(`/users?search=${encodeURIComponent(search)}`);
      assert.equal(status, 200);
      assert.deepEqual([body.users, body.total.value], [[], 0]);
    });
  }

  it('finds a percent sign where there is one', async () => {
    await backend.database.query(`update users set last_name = '100%_\\' where id = 'u-0020'`);
    for (const search of ['100%', '%_', '_\\', '\\']) {
      assert.deepEqual(ids((await admin.get(`/users?search=${encodeURIComponent(search)}`)).body), ['u-0020'], search);
    }
    await backend.reset();
  });

  it('narrows by status, role and department with what is under it; the numbers add up', async () => {
    let sum = 0;
    for (const status of ['active', 'inactive', 'invited', 'employment-ended', 'on-leave']) {
      const { body } = await admin.get(`/users?size=67&filter.status=${status}`);
      assert.ok(body.total.value > 0 && body.users.every((user: Json) => user.status === status));
      sum += body.total.value;
    }
    assert.equal(sum, 67);
    const two = (await admin.get('/users?filter.status=invited&filter.status=on-leave')).body;
    assert.ok(two.users.every((user: Json) => ['invited', 'on-leave'].includes(user.status)));
    const product = (await admin.get('/users?size=67&filter.department=d-product-development')).body;
    assert.ok(product.users.some((user: Json) => user.department.path.includes('Product Development')));
    assert.ok(
      product.users.every(
        (u: Json) => u.department.name === 'Product Development' || u.department.path[1] === 'Product Development',
      ),
    );
    assert.equal((await admin.get('/users?filter.department=d-company')).body.total.value, 67);
    assert.equal((await admin.get('/users?filter.role=account-owner')).body.total.value, 1);
    assert.equal((await admin.get('/users?filter.role=')).body.total.value, 0);
  });

  it('names what it did not honour', async () => {
    assert.deepEqual((await admin.get('/users?filter.shoe-size=44')).body.notApplied, ['filters']);
    assert.deepEqual((await admin.get('/users?sort=shoe-size')).body.notApplied, ['sort']);
    const large = (await admin.get('/users?size=5000')).body;
    assert.deepEqual([large.notApplied, large.users.length], [['size'], 67]);
    assert.deepEqual((await admin.get('/users?filter.__proto__=1&sort=constructor')).body.notApplied, [
      'filters',
      'sort',
    ]);
  });

  for (const query of [
    'size=0',
    'size=-1',
    'size=ten',
    'offset=-1',
    'offset=1e3',
    'offset=0&cursor=x',
    'search=%00',
    'filter.status=%00',
    'filter.%00=1',
  ]) {
    it(`refuses ${query} as invalid`, async () => {
      const { status, body, headers } = await admin.get(`/users?${query}`);
      assert.equal(status === 422 || (query === 'filter.%00=1' && status === 200), true);
      if (status === 422)
        assert.deepEqual([body.kind, headers.get('content-type')], ['invalid', 'application/problem+json']);
    });
  }

  it('refuses a cursor that was made up, altered, or made for another list', async () => {
    const { next } = (await admin.get('/users?size=5')).body;
    const altered = `${next.cursor.slice(0, -2)}${next.cursor.endsWith('AA') ? 'BB' : 'AA'}`;
    const tries = [
      ...[
        '',
        'x',
        'eyJpZCI6MX0',
        '..',
        '%00',
        encodeURIComponent('漢'),
        altered,
        next.cursor.slice(0, 20),
        'A'.repeat(4_000),
      ],
      `${next.cursor}&sort=-name`,
      `${next.cursor}&search=a`,
      `${next.cursor}&filter.status=active`,
    ];
    for (const cursor of tries) {
      const { status, body } = await admin.get(`/users?size=5&cursor=${cursor}`);
      assert.equal(status, 422, cursor);
      assert.ok(body.kind === 'invalid');
    }
  });

  it('puts no name into a cursor', async () => {
    const { next, users } = (await admin.get('/users?size=1')).body;
    const plain = Buffer.from(next.cursor, 'base64url').toString('latin1').toLowerCase();
    assert.ok(!plain.includes(users[0].lastName.toLowerCase()) && !plain.includes(users[0].id));
  });

  it('refuses whoever may not see the list (R1)', async () => {
    const learner = await backend.as('learner');
    for (const path of ['/users', '/users/u-0003']) {
      const { status, body } = await learner.get(path);
      assert.deepEqual([status, body.kind, body.reason], [403, 'forbidden', 'role']);
    }
  });
});

describe('GET users/{id}', () => {
  it('answers the user with the version as entity tag', async () => {
    const { status, body, headers } = await admin.get('/users/u-0012');
    assert.equal(status, 200);
    assert.equal(headers.get('etag'), `"${body.version}"`);
    assert.deepEqual(body.scheduled, { action: 'deactivate', at: '2040-03-31T21:59:00.000Z' });
    assert.match(body.createdAt, /^\d{4}-\d\d-\d\dT.*Z$/);
  });

  for (const id of [
    'nobody',
    '%00',
    '%2e%2e',
    'a%2Fb',
    '%3F',
    'a%20b',
    'x'.repeat(3_000),
    '%E6%BC%A2',
    '__proto__',
    'u-0001%27',
  ]) {
    it(`knows nobody called ${id.slice(0, 12)}`, async () => {
      const { status, body } = await admin.get(`/users/${id}`);
      assert.equal(status, 404);
      assert.ok(['not-found', 'unsupported'].includes(body.kind));
    });
  }
});

describe('paging by offset', () => {
  it('is what the list starts with where the server is set so', async () => {
    const other = await backend.beside({ paging: 'offset' });
    const client = await other.as('administrator');
    assert.equal((await client.get('/session')).body.capabilities.page.kind, 'offset');
    assert.deepEqual((await client.get('/users')).body.next, { offset: 25 });
    await other.close();
  });
});
