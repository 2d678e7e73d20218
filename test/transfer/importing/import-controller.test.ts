import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { nothingGiven } from '../../../src/transfer/importing/import-state.js';
import { deferred, turn, until } from '../../support/scripted-adapter.js';
import { aFile, ana, ControllerScene, people } from './controller-scene.js';

describe('ImportController: a file', () => {
  it('is read, and its columns are guessed', async () => {
    const scene = new ControllerScene();
    const reading = scene.controller.choose(aFile());
    expect(scene.state).to.deep.include({ reading: true, file: { name: 'people.csv' } });
    expect(scene.state.table).to.equal(undefined);
    await reading;
    expect(scene.state).to.deep.include({ stage: 'giving', reading: false, mapping: ['login', 'email', 'firstName'] });
    expect(scene.state.table?.rows.map(({ at }) => at)).to.deep.equal([2, 3, 4]);
  });

  for (const [text, problem] of [
    ['', 'empty'],
    ['Login\n"open', 'unclosed-quote'],
    ['a\0b', 'binary'],
  ] as const)
    it(`is asked for anew where it is “${problem}”, and never checked (S14)`, async () => {
      const scene = new ControllerScene();
      await scene.controller.choose(aFile(text));
      expect(scene.state).to.include({ reading: false, stage: 'giving' });
      expect([scene.state.problem?.problem, scene.state.table]).to.deep.equal([problem, undefined]);
      await scene.controller.check();
      expect([scene.state.stage, scene.readings.length]).to.deep.equal(['giving', 0]);
    });

  it('is called unreadable where something breaks that nobody foresaw, with the cause for developers', async () => {
    const cause = new Error('No names today.');
    const scene = new ControllerScene([ana], {
      guess: () => {
        throw cause;
      },
    });
    await scene.controller.choose(aFile());
    expect(scene.state.problem).to.include({ problem: 'unreadable', cause });
    expect(scene.state.reading).to.equal(false);
  });

  it('is overtaken by another one, also where it ends later, or badly (F4)', async () => {
    for (const late of [aFile(people, 'late.csv'), aFile('', 'empty.csv')]) {
      const scene = new ControllerScene();
      const bytes = deferred<ArrayBuffer>();
      const kept = late.arrayBuffer();
      Object.defineProperty(late, 'arrayBuffer', { value: () => bytes.promise });
      const first = scene.controller.choose(late);
      await scene.controller.choose(aFile('Login\nx', 'other.csv'));
      const { state } = scene;
      bytes.resolve(await kept);
      await first;
      expect(scene.state).to.equal(state);
      expect(scene.state.file?.name).to.equal('other.csv');
    }
  });

  it('that is taken away while it is read leaves nothing behind but what was picked (F4)', async () => {
    const scene = new ControllerScene();
    scene.controller.pickClears(true);
    scene.controller.pickNotify(true);
    const reading = scene.controller.choose(aFile());
    scene.controller.removeFile();
    await reading;
    expect(scene.state).to.deep.equal({ ...nothingGiven, clears: true, notify: true });
  });

  it('starts anew: nothing of the one before is left, but what was picked', async () => {
    const scene = await new ControllerScene().checked();
    await scene.controller.fix(4, 1, 'wim@example.com');
    scene.controller.pickClears(true);
    scene.controller.pickNotify(true);
    await scene.controller.choose(aFile('Login\nx'));
    expect(scene.state).to.include({ stage: 'giving', clears: true, notify: true });
    expect([scene.state.plan, scene.state.fixes.size, scene.state.mapping]).to.deep.equal([undefined, 0, ['login']]);
  });

  it('tells that a part of the page is missing that was to write another one', () => {
    const scene = new ControllerScene();
    scene.controller.failToLoad();
    expect(scene.state.problem?.problem).to.equal('reader-missing');
  });
});

describe('ImportController: columns', () => {
  it('gives a field to one column: another one that had it loses it', async () => {
    const scene = new ControllerScene();
    await scene.controller.choose(aFile());
    scene.controller.mapColumn(2, 'login');
    expect(scene.state.mapping).to.deep.equal(['', 'email', 'login']);
    scene.controller.mapColumn(2, 'login');
    expect(scene.state.mapping).to.deep.equal(['', 'email', 'login']);
  });

  it('leaves as many columns out as one likes', async () => {
    const scene = new ControllerScene();
    await scene.controller.choose(aFile());
    scene.controller.mapColumn(1, '');
    scene.controller.mapColumn(2, '');
    expect(scene.state.mapping).to.deep.equal(['login', '', '']);
  });

  it('asks for a column that says who is meant before it reads anything (T8)', async () => {
    const scene = new ControllerScene();
    await scene.controller.choose(aFile());
    scene.controller.mapColumn(0, '');
    scene.controller.mapColumn(1, '');
    await scene.controller.check();
    expect([scene.state.stage, scene.readings.length]).to.deep.equal(['giving', 0]);
    scene.controller.mapColumn(1, 'email');
    await scene.controller.check();
    expect(scene.state.stage).to.equal('checked');
  });
});

describe('ImportController: checking', () => {
  it('works out what each row would do, and sends nothing that changes anything (U7)', async () => {
    const scene = await new ControllerScene().checked();
    expect([scene.state.stage, scene.kinds]).to.deep.equal(['checked', ['create', 'update', 'wrong']]);
    expect(scene.backend.log).to.deep.equal([]);
  });

  it('reads the directory once, however often it is asked to (F6)', async () => {
    const scene = new ControllerScene();
    scene.holds = true;
    await scene.controller.choose(aFile());
    const checks = [scene.controller.check(), scene.controller.check()];
    await until(() => scene.readings.length > 0);
    await turn();
    scene.readings[0]!.answer.resolve(scene.everybody());
    await Promise.all(checks);
    await scene.controller.check();
    expect([scene.readings.length, scene.state.stage]).to.deep.equal([1, 'checked']);
  });

  it('tells how far it is', async () => {
    const scene = new ControllerScene();
    scene.holds = true;
    await scene.controller.choose(aFile());
    const check = scene.controller.check();
    expect(scene.state).to.deep.include({ stage: 'checking', progress: { read: 0 } });
    await until(() => scene.readings.length === 1);
    scene.readings[0]!.advanced({ read: 500, total: 900 });
    expect(scene.state.progress).to.deep.equal({ read: 500, total: 900 });
    scene.readings[0]!.answer.resolve(scene.everybody());
    await check;
  });

  const overtaken = [
    ['another file', (scene: ControllerScene) => scene.controller.choose(aFile('Login\nx', 'other.csv'))],
    ['nothing, where the file is taken away', (scene: ControllerScene) => scene.controller.removeFile()],
    ['Stop', (scene: ControllerScene) => scene.controller.stop()],
    ['the end', (scene: ControllerScene) => scene.controller.end()],
  ] as const;
  for (const [by, act] of overtaken)
    for (const ending of ['an answer', 'an error'] as const)
      it(`is overtaken by ${by}: ${ending} that comes late changes nothing (F4)`, async () => {
        const scene = new ControllerScene();
        scene.holds = true;
        await scene.controller.choose(aFile());
        const check = scene.controller.check();
        await until(() => scene.readings.length === 1);
        await act(scene);
        const { state } = scene;
        const [{ signal, advanced, answer }] = scene.readings as [(typeof scene.readings)[0]];
        expect(signal.aborted).to.equal(true);
        advanced({ read: 1 });
        if (ending === 'an answer') answer.resolve(scene.everybody());
        else answer.reject(adapterError('unauthenticated', 'Sign in.'));
        await check;
        expect(scene.state).to.equal(state);
        expect(scene.signedOut).to.equal(0);
      });

  it('says that it was stopped, and keeps what was given', async () => {
    const scene = new ControllerScene();
    scene.holds = true;
    await scene.controller.choose(aFile());
    void scene.controller.check();
    scene.controller.stop();
    expect(scene.state).to.include({ stage: 'giving', failure: 'stopped' });
    expect(scene.state.table?.rows).to.have.lengthOf(3);
    scene.holds = false;
    await scene.controller.check();
    expect(scene.state).to.include({ stage: 'checked', failure: undefined });
  });

  it('is stopped only where it is going on', async () => {
    const scene = new ControllerScene();
    await scene.controller.choose(aFile());
    scene.controller.stop();
    expect(scene.state.failure).to.equal(undefined);
    await scene.controller.check();
    scene.controller.stop();
    expect(scene.state.stage).to.equal('checked');
  });

  for (const [kind, times] of [
    ['network', 0],
    ['unavailable', 0],
    ['forbidden', 0],
    ['protocol', 0],
    ['unauthenticated', 1],
  ] as const)
    it(`keeps all that was given where reading fails with ${kind}${times ? ', and asks to sign in once' : ''} (F19)`, async () => {
      const scene = await new ControllerScene().checked();
      await scene.controller.fix(4, 1, 'wim@example.com');
      scene.controller.back();
      const { file, table, mapping, fixes } = scene.state;
      scene.holds = true;
      const check = scene.controller.check();
      await until(() => scene.readings.length === 2);
      scene.readings[1]!.answer.reject(adapterError(kind, 'No.'));
      await check;
      expect(scene.state).to.include({ stage: 'giving', file, table, mapping, fixes });
      expect([(scene.state.failure as { kind: string }).kind, scene.signedOut]).to.deep.equal([kind, times]);
    });

  it('calls whatever else is thrown an error of the adapter (F33)', async () => {
    const scene = new ControllerScene([ana], { readAll: () => Promise.reject(new RangeError('Odd.')) });
    await scene.checked();
    expect(scene.state.failure).to.include({ kind: 'unknown' });
  });

  it('forgets the failure as soon as it is tried again, and where one goes back', async () => {
    const scene = new ControllerScene([ana], { readAll: () => Promise.reject(adapterError('network', 'No.')) });
    await scene.checked();
    const check = scene.controller.check();
    expect(scene.state.failure).to.equal(undefined);
    await check;
    scene.controller.back();
    expect(scene.state.failure).to.equal(undefined);
  });

  it('reads anew at each check, for the directory may be another one by then (F1)', async () => {
    const scene = await new ControllerScene().checked();
    scene.controller.back();
    scene.backend.users.set('nia', { ...ana, id: 'nia', login: 'nia', email: 'nia@example.com', firstName: 'Nia' });
    await scene.controller.check();
    expect([scene.readings.length, scene.kinds]).to.deep.equal([2, ['same', 'update', 'wrong']]);
  });
});

describe('ImportController: putting right', () => {
  it('works out anew what a cell makes of its row, from the directory as it was read', async () => {
    const scene = await new ControllerScene().checked();
    const fix = scene.controller.fix(4, 1, 'wim@example.com');
    expect(scene.state).to.include({ stage: 'checked', replanning: true });
    await fix;
    expect([scene.state.replanning, scene.kinds]).to.deep.equal([false, ['create', 'update', 'create']]);
    expect(scene.readings).to.have.lengthOf(1);
  });

  it('keeps all cells that were put right, in every row', async () => {
    const scene = await new ControllerScene().checked();
    await scene.controller.fix(4, 1, 'wim@example.com');
    await scene.controller.fix(4, 2, 'William');
    await scene.controller.fix(2, 2, 'Antonia');
    expect(scene.state.plan?.rows.map(({ cells }) => cells[2])).to.deep.equal(['Antonia', 'Anna', 'William']);
    expect(scene.state.plan?.rows[2]?.cells[1]).to.equal('wim@example.com');
  });

  it('shows what the last correction makes of it, and none that was overtaken (F4)', async () => {
    const scene = await new ControllerScene().checked();
    const before = scene.states.length;
    const fixes = [scene.controller.fix(4, 1, 'a@example.com'), scene.controller.fix(4, 1, 'still nonsense')];
    await Promise.all(fixes);
    expect([scene.state.replanning, scene.kinds?.[2]]).to.deep.equal([false, 'wrong']);
    expect(scene.states.slice(before).filter(({ replanning }) => !replanning)).to.have.lengthOf(1);
  });

  it('is for the dry run alone', async () => {
    const scene = new ControllerScene();
    await scene.controller.choose(aFile());
    const { state } = scene;
    await scene.controller.fix(4, 1, 'wim@example.com');
    expect(scene.state).to.equal(state);
  });

  it('stays where one goes back to the file, also in the middle of it (F4)', async () => {
    const scene = await new ControllerScene().checked();
    const fix = scene.controller.fix(4, 1, 'wim@example.com');
    scene.controller.back();
    const { state } = scene;
    await fix;
    expect(scene.state).to.equal(state);
    expect(state).to.include({ stage: 'giving', plan: undefined, replanning: false });
    await scene.controller.check();
    expect(scene.kinds).to.deep.equal(['create', 'update', 'create']);
  });

  it('is not shown any more where it is over (F4)', async () => {
    const scene = await new ControllerScene().checked();
    const fix = scene.controller.fix(4, 1, 'wim@example.com');
    scene.controller.end();
    const { state } = scene;
    await fix;
    expect(scene.state).to.equal(state);
  });
});

describe('ImportController: leaving', () => {
  it('asks nobody where nothing is given', () => {
    const scene = new ControllerScene();
    expect([scene.controller.leave(), scene.states.length]).to.deep.equal([true, 0]);
  });

  it('asks once before what was given is lost', async () => {
    const scene = new ControllerScene();
    await scene.controller.choose(aFile());
    expect([scene.controller.leave(), scene.state.leaving, scene.controller.leave()]).to.deep.equal([false, true, true]); // prettier-ignore
    scene.controller.stay();
    expect([scene.state.leaving, scene.controller.leave()]).to.deep.equal([false, false]);
  });

  const goingOn: readonly (readonly [string, (scene: ControllerScene) => unknown])[] = [
    ['a column is imported elsewhere', ({ controller }) => controller.mapColumn(0, 'firstName')],
    ['it is chosen what empty cells do', ({ controller }) => controller.pickClears(true)],
    ['it is chosen who is written to', ({ controller }) => controller.pickNotify(true)],
    ['it is checked', ({ controller }) => controller.check()],
    ['another file is chosen', ({ controller }) => controller.choose(aFile())],
    ['one goes back', ({ controller }) => controller.back()],
  ];
  for (const [how, act] of goingOn)
    it(`asks again once ${how}`, async () => {
      const scene = new ControllerScene();
      await scene.controller.choose(aFile());
      scene.controller.leave();
      await act(scene);
      expect([scene.state.leaving, scene.controller.leave()]).to.deep.equal([false, false]);
    });

  it('asks again once something is put right', async () => {
    const scene = await new ControllerScene().checked();
    scene.controller.leave();
    await scene.controller.fix(4, 1, 'x');
    expect(scene.controller.leave()).to.equal(false);
  });
});
