import { expect } from '@open-wc/testing';
import { adapterError } from '../../../../src/adapters/adapter-error.js';
import type { ReadResult } from '../../../../src/bulk/read-each.js';
import type { Session } from '../../../../src/domain/session.js';
import type { User } from '../../../../src/domain/user.js';
import { lookAgain } from '../../../../src/transfer/importing/running/look-again.js';
import { aSession, theCapabilities } from '../../../support/builders.js';
import { changing, somebody } from './import-backend.js';

const unchecked = aSession({ capabilities: theCapabilities({ concurrency: 'none' }) });
const sales = { id: 'sales', name: 'Sales', path: [] };
const support = { id: 'support', name: 'Support', path: [] };
const { version: _none, ...ada } = somebody('ada', { jobTitle: 'Clerk', department: sales, extra: { badge: 'B1' } });
type Wanted = Parameters<typeof changing>[1];

function judged(now: Partial<ReadResult> | Partial<User>, wanted: Wanted, session: Session = unchecked) {
  const look = lookAgain([changing(ada, wanted)], session)!;
  const result = 'state' in now ? now : { state: 'found', user: { ...ada, ...now, id: 'row-ada' } };
  return look.judge({ id: 'row-ada', ...result } as ReadResult);
}

describe('lookAgain', () => {
  const edit: Wanted = { changes: { jobTitle: 'Lead' } };

  it('reads nobody whom the backend checks itself, and whoever has no version all the same (F1)', () => {
    const plain = changing(ada, edit);
    const checked = changing(somebody('bob'), edit);
    expect(lookAgain([checked], aSession())).to.equal(undefined);
    expect([...lookAgain([checked, plain], aSession())!.ids]).to.deep.equal(['row-ada']);
    expect([...lookAgain([checked, plain], unchecked)!.ids]).to.deep.equal(['row-bob', 'row-ada']);
    expect([...lookAgain([checked], undefined)!.ids]).to.deep.equal(['row-bob']);
    expect(lookAgain([], unchecked)).to.equal(undefined);
  });

  const same: readonly (readonly [string, Partial<User>, Wanted])[] = [
    ['nothing has changed', {}, edit],
    ['something has changed that neither the row nor anybody sees', { phone: '1' }, edit],
    ['the department is as it was', {}, { departmentId: 'support' }],
    ['another department is none of the row’s business', { department: support }, edit],
    ['another extra field is none of the row’s business', { extra: { badge: 'B1', born: '2000-01-01' } }, { changes: { extra: { badge: 'B2' } } }], // prettier-ignore
  ];
  for (const [when, now, wanted] of same)
    it(`has the row sent where ${when} (F1)`, () => {
      expect(judged(now, wanted)).to.equal(undefined);
    });

  const changed: readonly (readonly [string, Partial<User>, Wanted])[] = [
    ['the field that it changes', { jobTitle: 'Chief' }, edit],
    ['the extra field that it changes', { extra: { badge: 'B9' } }, { changes: { extra: { badge: 'B2' } } }],
    ['the extra field that it changes, which is gone', { extra: {} }, { changes: { extra: { badge: 'B2' } } }],
    ['the department that it changes', { department: support }, { departmentId: 'support' }],
    ['the department that it changes, which is gone', { department: undefined as never }, { departmentId: 'support' }],
    ['the name', { lastName: 'Else' }, edit],
    ['the e-mail address', { email: 'else@example.com' }, edit],
    ['the status', { status: 'inactive' }, edit],
  ];
  for (const [what, now, wanted] of changed)
    it(`leaves a row where somebody has changed ${what} (F1)`, () => {
      const outcome = judged(now, wanted);
      expect(outcome).to.include({ id: 'row-ada', state: 'changed' });
      expect((outcome as { error: { kind: string } }).error.kind).to.equal('stale');
    });

  it('compares versions where there are two', () => {
    const bob = somebody('bob', { version: 'v1' });
    const look = lookAgain([changing(bob, edit)], unchecked)!;
    const read = (version: string) => look.judge({ id: 'row-bob', state: 'found', user: { ...bob, id: 'row-bob', version } } as ReadResult); // prettier-ignore
    expect([read('v1'), read('v2')?.state]).to.deep.equal([undefined, 'changed']);
  });

  it('refuses a row whose user has become the owner meanwhile, with the reason (R2)', () => {
    const outcome = judged({ owner: true }, { active: false });
    expect(outcome).to.include({ state: 'refused' });
    expect((outcome as { error: object }).error).to.include({ kind: 'forbidden', reason: 'owner' });
  });

  it('judges the viewer by their own id, and not by that of the row (R3)', () => {
    const { version: _own, ...me } = somebody('me');
    const look = lookAgain([changing(me, { active: false })], unchecked)!;
    const outcome = look.judge({ id: 'row-me', state: 'found', user: { ...me, id: 'row-me' } } as ReadResult);
    expect((outcome as { error: object }).error).to.include({ reason: 'self' });
  });

  it('lets a row fail whose user is gone: nobody is created in their place', () => {
    const outcome = judged({ state: 'gone' }, edit);
    expect(outcome).to.include({ id: 'row-ada', state: 'failed' });
    expect((outcome as { error: object }).error).to.include({ kind: 'not-found' });
  });

  for (const [kind, state] of [
    ['network', 'failed'],
    ['unauthenticated', 'failed'],
    ['aborted', 'not-attempted'],
  ] as const)
    it(`calls a row “${state}” where its user can’t be read: ${kind} (F11, U14)`, () => {
      const error = adapterError(kind, 'No.');
      const outcome = judged({ state: 'unread', error }, edit);
      expect(outcome).to.include({ id: 'row-ada', state });
      expect((outcome as { error?: object }).error).to.equal(state === 'failed' ? error : undefined);
    });
});
