import { expect } from '@open-wc/testing';
import { adapterError } from '../../../../src/adapters/adapter-error.js';
import type { Session } from '../../../../src/domain/session.js';
import { importFields } from '../../../../src/transfer/importing/columns/import-fields.js';
import { statusWords } from '../../../../src/transfer/importing/columns/status-words.js';
import { DirectoryCheck, type CheckSurroundings } from '../../../../src/transfer/importing/planning/directory-check.js';
import { aSession, theCapabilities } from '../../../support/builders.js';
import { aFile, aState } from '../made-up-import.js';
import { departments, everything, messages, person, signal, theSession } from '../planning-of.js';

const seats = (used: number, limit: number): Session => theSession({ capabilities: theCapabilities({ seats: { used, limit } }) }); // prettier-ignore
const ana = person('ana', { firstName: 'Ana' });
const state = aFile({
  table: { header: [], rows: [{ at: 2, cells: ['ana.login', 'Anna', 'Acme / Sales'] }] },
  mapping: ['login', 'firstName', 'department'],
});

/** A check of a directory with one user, and what it asked for. */
function scene(given: Partial<CheckSurroundings> & { readonly now?: () => Promise<Session> } = {}) {
  const asked: string[] = [];
  const list = theSession();
  const { now = () => Promise.resolve(list), ...rest } = given;
  const check = new DirectoryCheck({
    adapter: { connect: () => (asked.push('who is signed in'), now()) },
    session: () => list,
    can: everything,
    fields: () => importFields(list, everything, messages),
    statusWords: () => statusWords(messages),
    readAll: () => (asked.push('everybody'), Promise.resolve({ users: [ana], whole: true, read: 1, total: 1 })),
    departments: () => (asked.push('departments'), Promise.resolve(departments)),
    ...rest,
  });
  return { check, asked, plan: (at = signal) => check.plan(state, at, () => undefined) };
}
const errorOf = (asked: Promise<unknown>): Promise<{ kind?: string; reason?: string; name?: string }> =>
  asked.then(
    () => ({}),
    (error: { kind: string }) => error,
  );

describe('DirectoryCheck', () => {
  it('asks who is signed in before it reads anything, then for everybody and the departments (F19)', async () => {
    const { plan, asked } = scene();
    const { rows } = await plan();
    expect(asked).to.deep.equal(['who is signed in', 'everybody', 'departments']);
    expect(rows[0]).to.deep.include({ kind: 'update', user: ana });
    expect(rows[0]).to.have.nested.property('row.departmentId', 'd-sales');
  });

  it('plans with the seats of now, not with those that the list knows (R10)', async () => {
    const now = seats(6, 10);
    const { plan, check } = scene({ now: () => Promise.resolve(now), session: () => seats(3, 4) });
    expect((await plan()).seats).to.include({ used: 6, limit: 10 });
    expect(check.session).to.equal(now);
  });

  it('plans with the rights of now (F19, R1)', async () => {
    const { plan } = scene({ now: () => Promise.resolve(theSession({ allowed: new Set(['view', 'import', 'create'] as const) })) }); // prettier-ignore
    expect((await plan()).rows[0]).to.deep.include({ kind: 'refused', denial: { action: 'update', reason: 'role', rule: 'R1' } }); // prettier-ignore
  });

  const strangers: readonly (readonly [string, Session['viewer'], Session | undefined])[] = [
    ['somebody else is signed in', { id: 'other' }, aSession()],
    ['nobody is signed in', null, aSession()],
    ['nobody was signed in where the list was read', { id: 'me' }, aSession({ viewer: null })],
    ['the list knows no session', { id: 'me' }, undefined],
  ];
  for (const [when, viewer, list] of strangers)
    it(`reads nothing where ${when} (F19)`, async () => {
      const { plan, asked, check } = scene({ now: () => Promise.resolve(aSession({ viewer })), session: () => list });
      expect(await errorOf(plan())).to.include({ kind: 'unauthenticated' });
      expect([asked, check.session]).to.deep.equal([['who is signed in'], undefined]);
    });

  it('reads nothing where the viewer may no longer import, and says so (F19, R1)', async () => {
    const { plan, asked } = scene({ now: () => Promise.resolve(aSession({ allowed: new Set(['view', 'create', 'update'] as const) })) }); // prettier-ignore
    expect(await errorOf(plan())).to.include({ kind: 'forbidden', reason: 'role' });
    expect(asked).to.deep.equal(['who is signed in']);
  });

  const broken = adapterError('network', 'No.');
  for (const [what, given] of [
    ['who is signed in', { now: () => Promise.reject(broken) }],
    ['everybody', { readAll: () => Promise.reject(broken) }],
    ['the departments', { departments: () => Promise.reject(broken) }],
  ] as const)
    it(`rejects where ${what} can’t be read: nothing is planned on a guess`, async () => {
      expect(await errorOf(scene(given).plan())).to.equal(broken);
    });

  it('hands on how far reading has come, and its own signal', async () => {
    const spans: unknown[] = [];
    let heard: AbortSignal | undefined;
    const { check } = scene({
      readAll: (given, advanced) => {
        heard = given;
        advanced({ read: 1, total: 2 });
        return Promise.resolve({ users: [ana], whole: false, read: 1, total: 2 });
      },
    });
    const plan = await check.plan(state, signal, (span) => spans.push(span));
    expect([spans, heard]).to.deep.equal([[{ read: 1, total: 2 }], signal]);
    expect(plan).to.include({ whole: false, read: 1, total: 2 });
  });

  it('plans nothing more once it was stopped (F4)', async () => {
    const stopping = new AbortController();
    const reason = new Error('Stopped.');
    const { plan } = scene({ departments: () => (stopping.abort(reason), Promise.resolve([])) });
    expect(await errorOf(plan(stopping.signal))).to.equal(reason);
  });

  it('works it out anew from what was read, asking nobody', async () => {
    const { check, plan, asked } = scene();
    await plan();
    const again = await check.planAgain({ ...state, fixes: new Map([[2, new Map([[1, 'Ana']])]]) }, signal);
    expect(again.rows[0]).to.have.nested.property('row.departmentId', 'd-sales');
    expect(again.rows[0]).not.to.have.nested.property('row.changes');
    expect(again).to.include({ whole: true, read: 1, total: 1 });
    expect(asked).to.have.lengthOf(3);
  });

  it('takes what was read last, whatever was read before', async () => {
    let users = [ana];
    const { check, plan } = scene({ readAll: () => Promise.resolve({ users, whole: true, read: users.length }) });
    await plan();
    users = [];
    expect((await plan()).rows[0]?.kind).not.to.equal('update');
    expect((await check.planAgain(state, signal)).read).to.equal(0);
  });

  it('has nothing to work out before anything was read, or without a table', async () => {
    const { check, plan } = scene();
    const refused = (given: Parameters<typeof check.planAgain>[0]) =>
      check.planAgain(given, signal).catch((error: unknown) => error);
    expect(await refused(state)).to.be.instanceOf(TypeError);
    await plan();
    expect(await refused(aState())).to.be.instanceOf(TypeError);
  });
});
