import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { Session } from '../../../src/domain/session.js';
import type { UserAction } from '../../../src/domain/user.js';
import { aSession } from '../../support/builders.js';
import { turn, until } from '../../support/scripted-adapter.js';
import { ana, ControllerScene, people, twelve } from './controller-scene.js';
import { somebody } from './running/import-backend.js';

const signIn = adapterError('unauthenticated', 'Sign in.');
/** Would the browser ask before the page goes away? */
const isWarned = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

describe('ImportController: the run', () => {
  it('sends what the dry run shows and nothing else, and tells it once (U11, F34)', async () => {
    const scene = await new ControllerScene().checked(people);
    await scene.controller.start();
    expect(scene.backend.log.toSorted()).to.deep.equal(['create nia', 'update ana']);
    expect([scene.state.stage, scene.said]).to.deep.equal(['ended', { 2: 'done', 3: 'done' }]);
    expect(scene.ends).to.have.lengthOf(1);
    const [[run, users]] = scene.ends as [(typeof scene.ends)[0]];
    expect(run).to.equal(scene.state.run);
    expect([...users.values()].map(({ id }) => id).toSorted()).to.deep.equal(['ana', 'new-nia']);
  });

  it('sends nothing twice, however often it is started (F6)', async () => {
    const scene = await new ControllerScene().checked();
    await Promise.all([scene.controller.start(), scene.controller.start(), scene.controller.start()]);
    await scene.controller.start();
    expect(scene.backend.log).to.have.lengthOf(2);
    expect(scene.ends).to.have.lengthOf(1);
  });

  it('sends nothing before there is a dry run, nor while it is worked out anew (U9)', async () => {
    const scene = new ControllerScene();
    await scene.controller.start();
    await scene.checked();
    const fix = scene.controller.fix(4, 1, 'wim@example.com');
    await scene.controller.start();
    expect(scene.state.stage).to.equal('checked');
    await fix;
    expect(scene.backend.log).to.deep.equal([]);
    await scene.controller.start();
    expect(scene.backend.log).to.have.lengthOf(3);
  });

  for (const notify of [true, false])
    it(`has ${notify ? 'all who are new' : 'nobody'} written to where that is picked so (R8)`, async () => {
      const scene = new ControllerScene();
      scene.controller.pickNotify(notify);
      await scene.checked();
      await scene.controller.start();
      expect(scene.backend.notified).to.deep.equal([notify]);
    });

  it('has the browser ask before the page goes away, for as long as it runs (F24)', async () => {
    const scene = new ControllerScene();
    expect(isWarned()).to.equal(false);
    const { answer, over } = await scene.running();
    expect([scene.controller.isRunning, isWarned()]).to.deep.equal([true, true]);
    answer();
    await over;
    expect([scene.controller.isRunning, isWarned()]).to.deep.equal([false, false]);
  });

  it('sends nothing more after Stop, and waits for what was sent (U14)', async () => {
    const scene = new ControllerScene();
    const { answer, over } = await scene.running();
    scene.controller.stop();
    expect(scene.state.stage).to.equal('running');
    answer();
    await over;
    expect(scene.backend.log).to.have.lengthOf(4);
    const ends = Object.values(scene.said);
    expect([ends.length, ends.filter((each) => each === 'done').length]).to.deep.equal([12, 4]);
    expect(ends.filter((each) => each === 'not-attempted')).to.have.lengthOf(8);
  });

  it('sends nothing more where it is over in the middle, and still tells what was sent (F28, U14)', async () => {
    const scene = new ControllerScene();
    const { answer, over } = await scene.running();
    scene.controller.end();
    answer();
    await over;
    expect(scene.backend.log).to.have.lengthOf(4);
    expect([...scene.ends[0]![1].keys()]).to.deep.equal([2, 3, 4, 5].map((at) => `row-${at}`));
  });

  it('keeps what of a row was done before the rest of it failed (U12)', async () => {
    const scene = new ControllerScene();
    scene.backend.fail('inactive ana', adapterError('forbidden', 'Not her.'));
    await scene.checked('Login,Email,First Name,Status\nana,ana@example.com,Anna,Inactive');
    await scene.controller.start();
    expect(scene.said).to.deep.equal({ 2: 'failed' });
    expect([...scene.state.partly]).to.deep.equal([['row-2', ['update']]]);
  });

  it('is checked anew afterwards, to go on with what is left (U14)', async () => {
    const scene = new ControllerScene();
    const { answer, over } = await scene.running();
    scene.controller.stop();
    answer();
    await over;
    const check = scene.controller.check();
    expect(scene.state).to.include({ stage: 'checking', run: undefined });
    await check;
    expect(scene.kinds?.filter((kind) => kind === 'same')).to.have.lengthOf(4);
    await scene.controller.start();
    expect(scene.backend.log.toSorted()).to.deep.equal(numbers(0, 12).map((at) => `create n${at}`).toSorted()); // prettier-ignore
  });

  it('runs under the rights and seats of the check, not those of the list (F19)', async () => {
    const { version: _none, ...plain } = somebody('ana', { firstName: 'Ana' });
    const scene = new ControllerScene([plain]);
    const { capabilities } = scene.backend.session;
    scene.backend.session = aSession({ capabilities: { ...capabilities, concurrency: 'none' } });
    await scene.checked('Login,Email,First Name\nana,ana@example.com,Anna');
    await scene.controller.start();
    expect(scene.backend.reads).to.deep.equal(['ana']);
  });
});

describe('ImportController: rights that change while the dry run stands', () => {
  const less = (...allowed: UserAction[]): Session => aSession({ allowed: new Set(allowed) });

  it('are asked again before anything is sent: what they refuse now is shown, and left out (F19, R1)', async () => {
    const scene = await new ControllerScene().checked(people);
    expect(scene.kinds).to.deep.equal(['create', 'update', 'wrong']);
    scene.controller.signedIn(less('view', 'import', 'create'));
    await scene.controller.start();
    expect(scene.backend.log, 'while it is worked out anew').to.deep.equal([]);
    await until(() => !scene.state.replanning);
    expect(scene.kinds).to.deep.equal(['create', 'refused', 'wrong']);
    await scene.controller.start();
    expect(scene.backend.log).to.deep.equal(['create nia']);
  });

  it('end it where users may not be imported any more, and nothing that was given is lost (F19, R1)', async () => {
    const scene = await new ControllerScene().checked(people);
    scene.controller.signedIn(less('view', 'create', 'update'));
    await until(() => !scene.state.replanning);
    await scene.controller.start();
    expect(scene.backend.log).to.deep.equal([]);
    expect([scene.state.stage, scene.state.file?.name]).to.deep.equal(['giving', 'people.csv']);
    expect(scene.state.failure).to.include({ kind: 'forbidden' });
  });

  it('count also where they change while the directory is still read (F19)', async () => {
    const scene = new ControllerScene();
    scene.holds = true;
    const checked = scene.checked(people);
    await until(() => scene.readings.length > 0);
    scene.controller.signedIn(less('view', 'import', 'create'));
    scene.readings[0]!.answer.resolve(scene.everybody());
    await checked;
    expect(scene.kinds).to.deep.equal(['create', 'refused', 'wrong']);
  });

  it('are the rights of nobody where nobody is signed in for a moment (F19)', async () => {
    const scene = await new ControllerScene().checked(people);
    scene.controller.signedIn(aSession({ viewer: null, allowed: new Set() }));
    expect([scene.state.replanning, scene.kinds]).to.deep.equal([false, ['create', 'update', 'wrong']]);
  });
});

describe('ImportController: a run that waits', () => {
  const signedOut = async (text = people): Promise<{ scene: ControllerScene; over: Promise<void> }> => {
    const scene = await new ControllerScene().checked(text);
    for (const request of ['create nia', 'update ana']) scene.backend.fail(request, signIn);
    const over = scene.controller.start();
    await until(() => scene.state.run?.phase === 'paused');
    return { scene, over };
  };

  it('asks to sign in once, and goes on exactly there (F19)', async () => {
    const { scene, over } = await signedOut();
    await turn();
    expect([scene.signedOut, scene.state.run?.pause?.reason]).to.deep.equal([1, 'signed-out']);
    scene.controller.signedIn(aSession());
    await over;
    expect(scene.said).to.deep.equal({ 2: 'done', 3: 'done' });
    expect(scene.backend.log.filter((each) => each === 'create nia')).to.have.lengthOf(2);
  });

  it('asks again where the new sign-in ends as well, each time once (F19)', async () => {
    const { scene, over } = await signedOut();
    for (const request of ['create nia', 'update ana']) scene.backend.fail(request, signIn);
    scene.controller.signedIn(aSession());
    await until(() => scene.signedOut === 2);
    await turn();
    expect(scene.signedOut).to.equal(2);
    expect(scene.state.run?.phase).to.equal('paused');
    scene.controller.signedIn(aSession());
    await over;
    expect(scene.said).to.deep.equal({ 2: 'done', 3: 'done' });
  });

  it('leaves out what may no longer be done after the new sign-in (F19, R1)', async () => {
    const { scene, over } = await signedOut();
    scene.controller.signedIn(aSession({ allowed: new Set(['view', 'import', 'create'] as const) }));
    await over;
    expect(scene.said).to.deep.equal({ 2: 'done', 3: 'refused' });
    expect(scene.backend.users.get('ana')).to.equal(ana);
  });

  it('has it asked who is signed in where it waits for that, and sends nothing on a guess (F19)', async () => {
    const { scene, over } = await signedOut();
    const { length } = scene.backend.log;
    scene.controller.resume();
    await turn();
    expect([scene.reconnected, scene.backend.log.length]).to.deep.equal([1, length]);
    scene.controller.stop();
    await over;
    expect(Object.values(scene.said)).to.deep.equal(['not-attempted', 'not-attempted']);
  });

  it('looks whether the backend answers again where it was away, and goes on (F16, F22)', async () => {
    const scene = await new ControllerScene().checked(twelve);
    // away: told before anything was done, and nothing that could be read tells otherwise
    for (const at of numbers(0, 12)) scene.backend.fail(`create n${at}`, adapterError('network', 'Away.'));
    const over = scene.controller.start();
    await until(() => scene.state.run?.phase === 'paused');
    const { length } = scene.backend.log;
    scene.controller.signedIn(aSession());
    await turn();
    expect([scene.state.run?.pause?.reason, scene.signedOut, scene.backend.log.length]).to.deep.equal(['unreachable', 0, length]); // prettier-ignore
    scene.controller.resume();
    expect(scene.reconnected).to.equal(0);
    await until(() => scene.backend.log.length > length || scene.state.stage === 'ended');
    expect(scene.backend.log.length).to.be.greaterThan(length);
    scene.controller.end();
    await over;
  });

  it('does nothing where there is no run', () => {
    const scene = new ControllerScene();
    scene.controller.resume();
    scene.controller.signedIn(aSession());
    scene.controller.end();
    expect([scene.states.length, scene.reconnected]).to.deep.equal([0, 0]);
  });

  it('asks once more before it is left in the middle, and again in another phase', async () => {
    const scene = new ControllerScene();
    const { answer, over } = await scene.running();
    expect([scene.controller.leave(), scene.controller.leave()]).to.deep.equal([false, true]);
    scene.controller.stop();
    answer();
    await over;
    expect([scene.controller.leave(), scene.state.leaving]).to.deep.equal([true, false]);
  });
});

describe('ImportController: showing a run', () => {
  it('is drawn anew ten times a second at most, whatever number of answers there is', async () => {
    const scene = await new ControllerScene().checked(twelve);
    await scene.controller.start();
    const shown = scene.states.filter(({ stage }) => stage === 'running');
    expect(new Set(shown.map(({ run }) => run?.phase)).size, 'once for each phase').to.equal(shown.length);
    expect(scene.beats).to.have.lengthOf(1);
  });

  it('shows by a beat how it stands then, and not what was due to be shown', async () => {
    const scene = new ControllerScene();
    const { answer, over } = await scene.running();
    answer();
    await over;
    const { state } = scene;
    const { length } = scene.states;
    scene.beat();
    expect([scene.state, scene.states.length]).to.deep.equal([state, length]);
  });

  it('goes on being shown after a beat', async () => {
    const scene = new ControllerScene();
    const { answer, over } = await scene.running();
    scene.beat();
    const shown = scene.states.length;
    answer();
    await until(() => scene.beats.length > 0);
    scene.beat();
    expect(scene.states.length).to.be.greaterThan(shown);
    await over;
  });

  it('tells what was before beside what is', async () => {
    const pairs: (readonly [unknown, unknown])[] = [];
    const scene = new ControllerScene([ana], { changed: (state, before) => pairs.push([state, before]) });
    await scene.checked();
    await scene.controller.start();
    for (const [at, [, before]] of pairs.entries()) if (at > 0) expect(before).to.equal(pairs[at - 1]![0]);
    expect(pairs.at(-1)![0]).to.equal(scene.state);
  });
});
