import { expect } from '@open-wc/testing';
import { ownerOf } from '../../../src/adapters/scim/records/owner-of.js';
import { folded, standing, textOf, valueAt } from '../../../src/adapters/scim/records/scim-path.js';
import type { OwnerRule, ScimOptions } from '../../../src/adapters/scim.js';
import type { User } from '../../../src/domain/user.js';
import { aUser } from '../../support/builders.js';
import type { Switch } from '../../support/scim/scim-server.js';
import {
  activeAlwaysTrue,
  activeIsText,
  activeMissing,
  bareRecords,
  numericIds,
  oddNames,
  withPerson,
} from '../../support/scim/switches/records.js';
import { brokenVersions, fakeVersions } from '../../support/scim/switches/writing.js';
import { calm, rejection } from '../contract.js';
import { house } from './scim-house.js'; // prettier-ignore

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

async function read(record: object, options: Partial<ScimOptions> = {}): Promise<User> {
  const { adapter } = await house([withPerson({ id: 'p', userName: 'pat', ...record })], options);
  return adapter.get('p', calm);
}

describe('ScimAdapter, reading a record', () => {
  it('reads what RFC 7643 has', async () => {
    const { adapter } = await house();
    expect(await adapter.get('u-3', calm)).to.deep.include({
      id: 'u-3', login: 'mj.fernandez', firstName: 'María José', status: 'active', email: 'mj.fernandez@example.com', owner: false,
    }); // prettier-ignore
    const user = await adapter.get('u-3', calm);
    expect(user.department).to.have.all.keys('id', 'name', 'path');
    expect(user.roles).to.have.lengthOf(1);
    expect(user).not.to.have.any.keys('version', 'lastLoginAt', 'extra', 'groups', 'denied');
  });

  it('takes the primary address, else that for work, else the first; roles as texts; a manager as an object', async () => {
    const email = async (emails: unknown) => (await read({ emails })).email;
    const [home, work] = [{ value: 'home@x', type: 'home' }, { value: 'work@x', type: 'work' }];
    expect(await email([home, work])).to.equal('work@x');
    expect(await email([work, { ...home, primary: true }])).to.equal('home@x');
    expect(await email([home])).to.equal('home@x');
    expect(await email([])).to.equal(undefined);
    expect(await email('text@x')).to.equal('text@x');
    expect((await read({ roles: ['admin', { value: 'a', display: 'A' }, {}, 7] })).roles).to.deep.equal([
      { id: 'admin', name: 'admin' }, { id: 'a', name: 'A' },
    ]);
    const fields = { manager: `${enterprise}:manager`, remote: 'remote' };
    for (const manager of ['Ada', { value: '7', displayName: 'Ada' }])
      expect((await read({ [enterprise]: { manager }, remote: true }, { fields })).extra).to.deep.equal({ manager: 'Ada', remote: true }); // prettier-ignore
  }); // prettier-ignore

  it('knows names in any case, and never follows the place that a record names', async () => {
    const { adapter, server } = await house([oddNames]);
    const user = await adapter.get('u-3', calm);
    expect([user.login, user.owner, user.roles?.length]).to.deep.equal(['mj.fernandez', false, 1]);
    expect((await adapter.get('u-1', calm)).owner).to.equal(true);
    expect(server.log.every(({ path }) => !path.includes('evil'))).to.equal(true);
  });

  it('takes “True” for active, and nothing for unknown: never for active', async () => {
    const status = async (lie: Switch, id: string) => {
      const { adapter, server } = await house([lie]);
      server.people.set(id, { ...server.people.get(id)!, active: id === 'u-3' });
      return (await adapter.get(id, calm)).status;
    };
    expect(await status(activeIsText, 'u-3')).to.equal('active');
    expect(await status(activeIsText, 'u-4')).to.equal('inactive');
    expect(await status(activeMissing, 'u-3')).to.equal('unknown');
    expect(await status(activeAlwaysTrue, 'u-4'), 'what it says is believed until it is changed').to.equal('active');
    for (const active of ['yes', 1, null, {}]) expect((await read({ active })).status).to.equal('unknown');
    expect((await read({})).statusLabel).to.equal('Unknown');
  });

  it('reads no user without a text as id and login: a number may already be another person’s (S10)', async () => {
    const { adapter, server } = await house();
    server.people.set('bad', { id: 'bad', userName: '' });
    expect((await rejection(adapter.get('bad', calm))).kind).to.equal('protocol');
    numericIds(server);
    expect((await rejection(adapter.get('u-3', calm))).kind).to.equal('protocol');
  });

  it('refuses the record of somebody else, and ids that would be another address (S9)', async () => {
    const { adapter, server, sent } = await house();
    server.before(({ path }, next) =>
      path === '/Users/u-3' ? { status: 200, body: server.people.get('u-4') } : next(),
    );
    expect((await rejection(adapter.get('u-3', calm))).kind).to.equal('protocol');
    const before = sent().length;
    for (const id of ['', '.', '..', '%2e%2e', '\ud800'])
      expect((await rejection(adapter.get(id, calm))).kind, id).to.equal('invalid');
    expect(sent()).to.have.lengthOf(before);
    server.people.set('a/b?c#d', { id: 'a/b?c#d', userName: 'odd' });
    expect((await adapter.get('a/b?c#d', calm)).login).to.equal('odd');
  });

  it('gives versions only where the server says that it wants them again', async () => {
    expect((await (await house([fakeVersions])).adapter.get('u-3', calm)).version).to.equal('W/"1"');
    expect((await (await house([brokenVersions])).adapter.get('u-3', calm)).version).to.equal('W/"1"');
  });

  it('reads bare records, of whose owner nothing is known (R11)', async () => {
    const { adapter } = await house([bareRecords]);
    const user = await adapter.get('u-3', calm);
    expect(user).to.deep.equal({ id: 'u-3', login: 'mj.fernandez', status: user.status });
  });

  it('reads a field where the host says that it is, and gives the host the last word', async () => {
    const user = await read(
      { position: 'Pilot', 'urn:x:User': { badge: 'B7' } },
      {
        fields: { jobTitle: 'position', badge: 'urn:x:User:badge' },
        mapUser: (each, record) => ({ ...each, statusLabel: 'As the host says', extra: { ...each.extra, seen: record !== undefined } }), // prettier-ignore
      },
    );
    expect([user.jobTitle, user.statusLabel, user.extra]).to.deep.equal(['Pilot', 'As the host says', { badge: 'B7', seen: true }]); // prettier-ignore
    const other = read({}, { mapUser: (each) => (each.id === 'p' ? { ...each, id: 'other' } : each) });
    expect((await rejection(other)).kind).to.equal('protocol');
  });
});

describe('ownerOf', () => {
  const user = aUser({ id: 'u-1' });
  const judge = (rule: OwnerRule | undefined, record: unknown = {}): boolean | undefined => ownerOf(rule, record, user);

  it('knows nothing where the host says nothing (R11)', () => {
    expect(judge(undefined, { roles: [{ value: 'owner' }] })).to.equal(undefined);
  });

  it('judges by role, in any case, by value and by what it shows', () => {
    for (const roles of [
      ['Owner'],
      [{ value: 'OWNER' }],
      [{ value: 'x', display: 'owner' }],
      'owner',
      { value: 'owner' },
    ])
      expect(judge({ role: 'owner' }, { roles }), JSON.stringify(roles)).to.equal(true);
    expect(judge({ role: ['root', 'owner'] }, { roles: ['root'] })).to.equal(true);
    for (const roles of [['admin'], [], [{ value: 'owners' }]])
      expect(judge({ role: 'owner' }, { roles })).to.equal(false);
  });

  it('knows nothing of a record without roles, or with some that can’t be read, unless the host says what none means', () => {
    expect(judge({ role: 'owner' })).to.equal(undefined);
    expect(judge({ role: 'owner' }, { roles: null })).to.equal(undefined);
    expect(judge({ role: 'owner' }, { roles: [{}] })).to.equal(undefined);
    expect(judge({ role: 'owner', absent: false })).to.equal(false);
  });

  it('judges by id, exactly; a list of nobody says nothing, and an id that is nearly the same neither (S12, T8)', () => {
    expect(judge({ ids: ['u-1'] })).to.equal(true);
    expect(judge({ ids: ['u-2'] })).to.equal(false);
    expect(judge({ ids: ['U-1 '] })).to.equal(undefined);
    expect(judge({ ids: [] })).to.equal(undefined);
  });

  it('believes a callback that says yes or no, and nothing else', () => {
    expect(judge((record, { id }) => (record as { top: boolean }).top && id === 'u-1', { top: true })).to.equal(true);
    expect(judge(() => false)).to.equal(false);
    expect(judge(() => 'yes' as never)).to.equal(undefined);
    expect(
      judge(() => {
        throw new Error('no');
      }),
    ).to.equal(undefined);
  });
});

describe('a path of a record', () => {
  it('leads through members, lists and extensions, in any case', () => {
    const record = { Name: { GivenName: 'A' }, emails: [{ value: 'x' }], [enterprise]: { department: 'D' } };
    expect(valueAt(record, 'name.givenName')).to.equal('A');
    expect(valueAt(record, 'Emails.Value')).to.equal('x');
    expect(valueAt(record, `${enterprise.toUpperCase()}:department`)).to.equal('D');
    expect(valueAt(record, 'name.other')).to.equal(undefined);
    expect(valueAt(record, 'names')).to.equal(undefined);
  });

  it('finds only what is there itself (S11)', () => {
    for (const path of ['constructor', '__proto__', 'toString.name', 'name.constructor'])
      expect(valueAt({ name: {} }, path), path).to.equal(undefined);
    expect(valueAt(undefined, 'id')).to.equal(undefined);
    expect(valueAt('text', 'length')).to.equal(undefined);
  });

  it('is a text where it shows one', () => {
    expect([textOf('a'), textOf(''), textOf(7), textOf({ value: 'v' }), textOf([]), textOf({})]).to.deep.equal([
      'a', undefined, undefined, 'v', undefined, undefined,
    ]); // prettier-ignore
    expect(standing('a')).to.equal('a');
    expect(folded('Ångström')).to.equal('angstrom');
    expect(folded(undefined)).to.equal('');
  });
});
