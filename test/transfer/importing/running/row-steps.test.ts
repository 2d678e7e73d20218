import { expect } from '@open-wc/testing';
import { adapterError } from '../../../../src/adapters/adapter-error.js';
import type { Outcome, Target, UserAdapter } from '../../../../src/adapters/contract.js';
import type { UpdateRow } from '../../../../src/transfer/importing/running/as-wanted.js';
import { stepsOf, type StepAnswer } from '../../../../src/transfer/importing/running/row-steps.js';
import { ImportBackend, somebody } from './import-backend.js';

const call = { signal: new AbortController().signal };
const ada: Target = { id: 'ada', version: 'v1' };
const row = (wanted: Omit<UpdateRow, 'ref' | 'update'>): UpdateRow => ({ ref: 'row-2', update: ada, ...wanted });
const namesOf = (wanted: Omit<UpdateRow, 'ref' | 'update'>): string[] => stepsOf(new ImportBackend(), row(wanted)).map(({ step }) => step); // prettier-ignore
/** Sends the one request that a row needs. */
const sent = (adapter: Partial<UserAdapter>, wanted: Omit<UpdateRow, 'ref' | 'update'>): Promise<StepAnswer> => stepsOf(adapter as UserAdapter, row(wanted))[0]!.send(ada, call); // prettier-ignore
const answers = (...given: unknown[]) =>
  async function* (): AsyncGenerator<Outcome> {
    for (const each of given) yield (await each) as Outcome;
  };
async function thrownBy(asked: Promise<unknown>): Promise<{ kind?: string }> {
  return asked.then(
    () => ({}),
    (error: { kind: string }) => error,
  );
}

describe('stepsOf', () => {
  const cases: readonly (readonly [Omit<UpdateRow, 'ref' | 'update'>, readonly string[]])[] = [
    [{}, []],
    [{ changes: {} }, []],
    [{ changes: { phone: '' } }, ['update']],
    [{ departmentId: 'sales' }, ['change-department']],
    [{ departmentId: '' }, ['change-department']],
    [{ active: true }, ['activate']],
    [{ active: false }, ['deactivate']],
    [{ changes: { phone: '1' }, departmentId: 'sales', active: false }, ['update', 'change-department', 'deactivate']],
    [{ changes: { phone: '1' }, active: true }, ['update', 'activate']],
  ];
  for (const [wanted, steps] of cases)
    it(`needs ${steps.join(', then ') || 'no request'} for ${JSON.stringify(wanted)}`, () => {
      expect(namesOf(wanted)).to.deep.equal(steps);
    });

  it('sends what the row says about this user, with the version, and gives who they are afterwards (F1)', async () => {
    const backend = new ImportBackend([somebody('ada')]);
    const steps = stepsOf(backend, row({ changes: { phone: '1' }, departmentId: 'sales', active: false }));
    let target = ada;
    for (const { send } of steps) {
      const { user, outcome } = await send(target, call);
      expect([user?.id, outcome]).to.deep.equal(['ada', undefined]);
      target = { id: 'ada', version: user!.version! };
    }
    expect(backend.log).to.deep.equal(['update ada', 'move ada', 'inactive ada']);
    expect(backend.users.get('ada')).to.deep.include({ phone: '1', status: 'inactive', version: 'v4' });
  });

  for (const [what, answer] of [
    ['nothing', undefined],
    ['somebody else (F3)', somebody('bob')],
    ['a text', 'ada'],
  ] as const)
    it(`takes an update for lost where the answer is ${what}`, async () => {
      const update = (): Promise<never> => Promise.resolve(answer as never);
      expect(await thrownBy(sent({ update }, { changes: { phone: '1' } }))).to.include({ kind: 'protocol' });
    });

  it('takes an update for lost where the backend has none', async () => {
    expect(await thrownBy(sent({}, { changes: { phone: '1' } }))).to.include({ kind: 'protocol' });
  });

  it('passes on why an update was not done', async () => {
    const error = adapterError('stale', 'Somebody was faster.');
    expect(await thrownBy(sent({ update: () => Promise.reject(error) }, { changes: { phone: '1' } }))).to.equal(error);
  });

  for (const [name, wanted] of [
    ['changeDepartment', { departmentId: 'sales' }],
    ['setActive', { active: false }],
  ] as const) {
    const by = (...given: unknown[]): Promise<StepAnswer> => sent({ [name]: answers(...given) } as Partial<UserAdapter>, wanted); // prettier-ignore
    const error = adapterError('protected', 'Not her.');

    it(`${name}: counts the answer about this user, and none about others (F17)`, async () => {
      const user = somebody('ada', { version: 'v2', status: 'inactive' });
      const told = await by(undefined, { id: 'bob', state: 'failed', error }, { id: 'ada', state: 'done', user });
      expect([told.outcome, told.user?.version]).to.deep.equal([undefined, 'v2']);
    });

    it(`${name}: calls it unknown where there is no answer about this user (F7, F17)`, async () => {
      for (const given of [[], [{ id: 'bob', state: 'done' }]])
        expect((await by(...given)).outcome).to.include({ id: 'row-2', state: 'unknown' });
    });

    it(`${name}: takes nobody else’s record for theirs (F3)`, async () => {
      expect(await by({ id: 'ada', state: 'done', user: somebody('bob') })).to.deep.equal({ user: undefined });
    });

    it(`${name}: says why it was not done, of the row`, async () => {
      const { outcome } = await by({ id: 'ada', state: 'refused', error });
      expect(outcome).to.include({ id: 'row-2', state: 'refused' });
      expect((outcome as { error: object }).error).to.include({ kind: 'protected' });
    });

    it(`${name}: is unsupported where the backend can’t`, async () => {
      expect(await thrownBy(sent({}, wanted))).to.include({ kind: 'unsupported' });
    });
  }

  for (const [what, wanted, user] of [
    ['active after a deactivation', { active: false }, somebody('ada', { status: 'active' })],
    ['inactive after an activation', { active: true }, somebody('ada', { status: 'inactive' })],
    [
      'in another department after a move',
      { departmentId: 'sales' },
      somebody('ada', { department: { id: 'it', name: 'IT', path: [] } }),
    ],
  ] as const)
    it(`does not take a request for done where the record beside says that they are ${what} (F7)`, async () => {
      const answer = answers({ id: 'ada', state: 'done', user });
      const { outcome } = await sent({ setActive: answer, changeDepartment: answer }, wanted);
      expect(outcome).to.deep.include({ id: 'row-2', state: 'unknown' });
    });
});
