import { expect } from '@open-wc/testing';
import { until } from '../support/driver.js';
import { deferred, turn } from '../support/scripted-adapter.js';
import type { Backend } from './support/house.js';
import { people } from './support/desk.js';
import { Section } from './support/section.js';
import { family, fault } from './support/suite.js';

/** A run of these that stands still with its first requests under way; `letThrough` answers them. */
async function underWay(backend: Backend, count: number): Promise<{ section: Section; letThrough: () => void }> {
  const section = await Section.open(backend, people(count));
  const gate = deferred<void>();
  section.house.fates.everyWrite = { until: gate.promise };
  section.manager.headCheckbox.click();
  await section.manager.settled();
  await section.ask();
  await section.confirm(`${count}`);
  await until(() => section.house.arrived.length > 0, 'the first request');
  return { section, letThrough: () => gate.resolve() };
}

/** Puts the element elsewhere in the page. */
function move(section: Section): void {
  const place = document.createElement('section');
  document.body.append(place);
  place.append(section.manager.element);
}

/** The same without taking it out, where the browser can. */
function moveWhole(section: Section): void {
  const place = document.createElement('section');
  document.body.append(place);
  const { moveBefore } = place as HTMLElement & { moveBefore?: (node: Node, before: Node | null) => void };
  if (moveBefore) moveBefore.call(place, section.manager.element, null);
  else place.append(section.manager.element);
}

family('the page', () => {
  afterEach(() => document.querySelectorAll('body > section').forEach((place) => place.remove()));

  fault(
    'F5',
    'the question stays as it was asked when its row goes, and tells that they were gone',
    async (backend) => {
      const section = await Section.open(backend, people(3));
      const { manager, dialog, house } = section;
      await section.ask('No01');
      house.meanwhile('u01', null);
      manager.element.reload();
      await until(() => !manager.shownIds().includes('u01'), 'the list');
      expect(dialog.title).to.equal('Delete Ana No01?');
      expect(dialog.names).to.deep.equal(['Ana No01 u01@example.com']);
      await section.confirm('u01@example.com');
      const { counts } = await section.ended();
      expect(counts).to.include({ already: 1, done: 0 });
      expect(dialog.report).to.have.property('1 was already gone');
      expect([section.sent('u00'), section.sent('u01'), section.sent('u02')]).to.deep.equal([0, 1, 0]);
    },
  );

  fault('F5', 'other rows under the dialog change nothing of what is deleted', async (backend) => {
    const section = await Section.open(backend, people(3));
    const { manager, dialog, house } = section;
    await section.ask('No01');
    house.meanwhile('u00', null);
    house.meanwhile('u02', { lastName: 'Aaa' });
    manager.element.reload();
    await until(() => !manager.shownIds().includes('u00'), 'the list');
    expect(dialog.names).to.deep.equal(['Ana No01 u01@example.com']);
    await section.confirm('u01@example.com');
    await section.ended();
    expect(section.met(people(3)))
      .to.include('u01')
      .and.not.to.include('u02');
    expect(house.arrived.map(({ id }) => id)).to.deep.equal(['u01']);
  });

  for (const [how, put] of [
    ['by append', move],
    ['as a whole', moveWhole],
  ] as const)
    // prettier-ignore
    fault('F28', `a run goes on when the element is put elsewhere ${how}`, async (backend) => {
      const { section, letThrough } = await underWay(backend, 9);
      put(section);
      await turn();
      letThrough();
      const { counts } = await section.ended();
      expect(counts).to.include(section.twoSteps ? { deactivated: 9 } : { done: 9 });
      expect(section.house.arrived).to.have.length(9);
    });

  fault('F28', 'a run sends nothing more when the element is taken out of the page', async (backend) => {
    const { section, letThrough } = await underWay(backend, 9);
    const { length } = section.house.arrived;
    section.manager.element.remove();
    await turn();
    letThrough();
    const { counts } = await section.ended();
    expect(section.house.arrived).to.have.length(length);
    expect(counts).to.include({ 'not-attempted': 9 - length, [section.twoSteps ? 'deactivated' : 'done']: length });
  });

  fault(
    'F29',
    'an open question is not left behind when its page moves: nothing was sent, nothing is armed',
    async (backend) => {
      const section = await Section.open(backend, people(2));
      const { dialog, house } = section;
      await section.ask('No01');
      await dialog.type('u01@example.com');
      const button = dialog.button(/^Delete /);
      move(section);
      button.click();
      await turn();
      await dialog.settled();
      expect([dialog.element.open, dialog.isModal, house.arrived.length]).to.deep.equal([false, false, 0]);
      await section.ask('No01');
      await section.confirm('u01@example.com');
      await section.ended();
      expect([section.sent('u00'), section.sent('u01')]).to.deep.equal([0, 1]);
    },
  );

  fault('F29', 'what runs is modal again after a move, and Stop still stops it', async (backend) => {
    const { section, letThrough } = await underWay(backend, 9);
    const { dialog, house } = section;
    move(section);
    await until(() => dialog.isModal, 'the dialog');
    const { length } = house.arrived;
    await dialog.press('Stop');
    letThrough();
    const { counts } = await section.ended();
    expect(house.arrived).to.have.length(length);
    expect(counts['not-attempted']).to.equal(9 - length);
  });
});
