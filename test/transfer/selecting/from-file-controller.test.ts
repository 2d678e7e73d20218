import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { Session } from '../../../src/domain/session.js';
import { FromFileController } from '../../../src/transfer/selecting/from-file-controller.js';
import { valuesOf, type FromFileState } from '../../../src/transfer/selecting/from-file-state.js';
import type { Everybody } from '../../../src/transfer/selecting/read-everybody.js';
import { aSession, aUser } from '../../support/builders.js';
import { deferred, turn } from '../../support/scripted-adapter.js';

const users = ['a', 'b', 'c'].map((id) => aUser({ id, login: `${id}.login`, email: `${id}@example.com` }));
const everybody: Everybody = { users, whole: true, read: 3, total: 3 };

function scene(session: Session | undefined = aSession()) {
  const states: FromFileState[] = [];
  const readings: {
    answer: ReturnType<typeof deferred<Everybody>>;
    signal: AbortSignal;
    advance: (read: number) => void;
  }[] = [];
  const waiting = new Set<() => void>();
  let signedOut = 0;
  const moved = (): void => waiting.forEach((look) => look());
  const controller = new FromFileController({
    session: () => session,
    names: () => ({}),
    readAll: (signal, advanced) => {
      const answer = deferred<Everybody>();
      readings.push({ answer, signal, advance: (read) => advanced({ read, total: 3 }) });
      moved();
      return answer.promise;
    },
    changed: (state) => {
      states.push(state);
      moved();
    },
    signedOut: () => (signedOut += 1),
  });
  // what reads a file is loaded when it is needed: how long that takes is up to the browser
  const until = (is: (state: FromFileState) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (is(controller.state)) resolve(void waiting.delete(look));
      };
      waiting.add(look);
      look();
    });
  const written = async (text: string): Promise<void> => {
    controller.write(text);
    await until(({ table, problem }) => table !== undefined || problem !== undefined);
  };
  return { controller, states, readings, until, written, signedOutTimes: () => signedOut };
}

describe('FromFileController', () => {
  it('reads what is written, and only what was written last counts (F4)', async () => {
    const { controller, until } = scene();
    controller.write('a\nb');
    controller.write('c');
    await until(({ table }) => table !== undefined);
    await turn();
    expect(valuesOf(controller.state)).to.deep.equal([{ at: 1, value: 'c' }]);
  });

  it('takes a file in place of the text, and the text again where it is removed', async () => {
    const { controller, until, written } = scene();
    await written('a');
    controller.choose(new File(['b\nc'], 'x.csv'));
    expect([controller.state.reading, valuesOf(controller.state).length]).to.deep.equal([true, 0]);
    await until(({ reading }) => !reading);
    expect(valuesOf(controller.state).map(({ value }) => value)).to.deep.equal(['b', 'c']);
    controller.removeFile();
    await until(({ table }) => table?.rows.length === 1);
    expect([controller.state.file, valuesOf(controller.state)[0]?.value]).to.deep.equal([undefined, 'a']);
  });

  it('waits for the file that is being read before it looks', async () => {
    const { controller, readings, until } = scene();
    controller.choose(new File(['b'], 'x.csv'));
    const finding = controller.find();
    await until(({ stage }) => stage === 'looking');
    readings[0]!.answer.resolve(everybody);
    await finding;
    expect(controller.state.found?.findings.found.map(({ id }) => id)).to.deep.equal(['b']);
  });

  it('asks for nobody where there is nothing to look for', async () => {
    const { controller, readings, written } = scene();
    await controller.find();
    await written('"');
    await controller.find();
    expect([readings.length, controller.state.stage, controller.state.problem?.problem]).to.deep.equal([0, 'asking', 'unclosed-quote']); // prettier-ignore
  });

  it('tells how far it is, until it is stopped: what comes later changes nothing (F4)', async () => {
    const { controller, readings, until, written } = scene();
    await written('a');
    const finding = controller.find();
    await until(() => readings.length === 1);
    readings[0]!.advance(2);
    expect(controller.state.progress).to.deep.equal({ read: 2, total: 3 });
    controller.stop();
    expect([controller.state.stage, readings[0]!.signal.aborted]).to.deep.equal(['asking', true]);
    readings[0]!.advance(3);
    readings[0]!.answer.resolve(everybody);
    await finding;
    expect([controller.state.stage, controller.state.failure, controller.state.progress.read]).to.deep.equal([
      'asking',
      'stopped',
      2,
    ]);
  });

  it('looks once, however often it is asked to', async () => {
    const { controller, readings, until, written } = scene();
    await written('a');
    void controller.find();
    void controller.find();
    await until(() => readings.length > 0);
    await turn();
    expect(readings).to.have.length(1);
  });

  for (const [kind, times] of [
    ['network', 0],
    ['unauthenticated', 1],
  ] as const)
    it(`keeps everything where reading fails with ${kind}`, async () => {
      const { controller, readings, until, written, signedOutTimes } = scene();
      await written('a\nb');
      const finding = controller.find();
      await until(() => readings.length === 1);
      readings[0]!.answer.reject(adapterError(kind, 'No.'));
      await finding;
      expect(controller.state).to.include({ stage: 'asking', text: 'a\nb' });
      expect(controller.state.failure).to.include({ kind });
      expect([valuesOf(controller.state).length, signedOutTimes()]).to.deep.equal([2, times]);
    });

  it('judges who can be selected by who is signed in when everybody was read', async () => {
    const { controller, readings, until, written } = scene(aSession({ viewer: { id: 'a' } }));
    await written('a\nb');
    const finding = controller.find();
    await until(() => readings.length === 1);
    readings[0]!.answer.resolve(everybody);
    await finding;
    const { found, denied } = controller.state.found!.findings;
    expect([found.map(({ id }) => id), denied.map(({ user }) => user.id)]).to.deep.equal([['b'], ['a']]);
  });

  it('asks once before something given is lost, and again once something else is given', async () => {
    const { controller, written } = scene();
    expect(controller.leave()).to.equal(true);
    await written('a');
    expect([controller.leave(), controller.state.leaving, controller.leave()]).to.deep.equal([false, true, true]);
    controller.stay();
    expect([controller.state.leaving, controller.leave()]).to.deep.equal([false, false]);
    controller.pickKind('id');
    expect(controller.leave()).to.equal(false);
    await written('b');
    expect(controller.leave()).to.equal(false);
  });

  it('leaves nothing going on when it is over', async () => {
    const { controller, readings, until, written } = scene();
    await written('a');
    void controller.find();
    await until(() => readings.length === 1);
    controller.end();
    expect(readings[0]!.signal.aborted).to.equal(true);
  });
});
