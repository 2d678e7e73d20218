import { expect } from '@open-wc/testing';
import { aUser } from '../support/builders.js';
import { Desk, done, outcomeOf, people, statesOf } from './support/desk.js';
import { family, fault } from './support/suite.js';

family('consent', () => {
  fault('F1', 'who has become the owner before the question is left out, and it says why', async (backend) => {
    const desk = await Desk.open(backend, 2);
    desk.house.meanwhile('u01', { owner: true });
    await desk.ask();
    expect(desk.dialog.names).to.deep.equal(['Ana No00 u00@example.com']);
    expect(desk.dialog.text).to.include('1 will not: This is the Account Owner.');
    await desk.confirm();
    const report = await desk.end();
    expect([desk.allSent, report.skipped]).to.deep.equal([{ u00: 1, u01: 0 }, [{ id: 'u01', reason: 'owner' }]]);
  });

  fault('F1', 'who becomes the owner behind the press is spared, and is not sent again', async (backend) => {
    const desk = await Desk.open(backend, 2);
    desk.house.fates.write('u01', { before: () => desk.house.meanwhile('u01', { owner: true }) });
    const report = await desk.delete();
    expect(statesOf(report)).to.deep.equal({ u00: done(desk), u01: 'refused' });
    expect(desk.dialog.text).to.include('This is the Account Owner.');
    expect([desk.allSent, desk.isMet('u01')]).to.deep.equal([{ u00: 1, u01: 1 }, false]);
  });

  fault('F1', 'who is changed behind the press is left alone, and asked about anew', async (backend) => {
    const desk = await Desk.open(backend, 2);
    desk.house.fates.write('u01', { before: () => desk.house.meanwhile('u01', { lastName: 'Promoted' }) });
    expect(statesOf(await desk.delete())).to.deep.equal({ u00: done(desk), u01: 'changed' });
    expect(desk.dialog.text).to.include('Their record is no longer the one that you agreed to.');
    expect([desk.sent('u01'), desk.isMet('u01')]).to.deep.equal([1, false]);
    await desk.dialog.arm();
    await desk.dialog.press(/^Try again/);
    await desk.asked();
    expect(desk.dialog.names).to.deep.equal(['Ana Promoted u01@example.com']);
    expect(desk.dialog.text).to.include('Changed since you chose them');
    expect(desk.sent('u01'), 'before the new answer').to.equal(1);
    await desk.confirm();
    expect(statesOf(await desk.end())).to.deep.equal({ u01: done(desk) });
    expect([desk.allSent, desk.isMet('u01')]).to.deep.equal([{ u00: 1, u01: 2 }, true]);
  });

  fault('F1', 'a question is taken back when one of those in it signs in', async (backend) => {
    const desk = await Desk.open(backend, 2);
    await desk.ask();
    await desk.signIn('u01');
    expect([desk.dialog.element.open, desk.phase, desk.house.arrived]).to.deep.equal([false, 'closed', []]);
    await desk.ask();
    expect(desk.dialog.text).to.include('1 will not: This is you.');
    await desk.confirm();
    await desk.end();
    expect(desk.allSent).to.deep.equal({ u00: 1, u01: 0 });
  });

  fault('F1', 'a right that is taken behind the press deletes nobody', async (backend) => {
    const desk = await Desk.open(backend, 2);
    await desk.ask();
    desk.house.allow(['view']);
    await desk.confirm();
    expect(statesOf(await desk.end())).to.deep.equal({ u00: 'refused', u01: 'refused' });
    expect(desk.house.users).to.deep.equal(desk.users);
  });

  fault('F2', 'what only the server knows is a refusal, with its reason', async (backend) => {
    const desk = await Desk.open(backend, 3);
    const { fates } = desk.house;
    fates.write('u00', { ends: 403, problem: { reason: 'scope' } });
    fates.write('u01', { ends: 409, problem: { kind: 'protected', reason: 'last-admin' } });
    expect(statesOf(await desk.delete())).to.deep.equal({ u00: 'refused', u01: 'refused', u02: done(desk) });
    expect(desk.dialog.text)
      .to.match(/2 refused/)
      .and.to.include('outside')
      .and.to.include('administrator');
    expect([desk.allSent, desk.isMet('u00'), desk.isMet('u01')]).to.deep.equal([{ u00: 1, u01: 1, u02: 1 }, false, false]); // prettier-ignore
  });

  fault('F3', 'somebody else with the same name and address is not who was chosen', async (backend) => {
    const [first, second] = ['a', 'b'].map((id) => aUser({ id, login: 'kim', email: 'kim@example.com', lastName: 'Kim' })); // prettier-ignore
    const desk = await Desk.open(backend, [first!, second!]);
    desk.house.fates.write('a', { before: () => desk.house.meanwhile('a', null) });
    expect(statesOf(await desk.delete([desk.users[0]!]))).to.deep.equal({ a: 'already' });
    expect([desk.allSent, desk.isMet('b')]).to.deep.equal([{ a: 1, b: 0 }, false]);
    await desk.dialog.press('Close');
    await desk.ask([desk.users[0]!]);
    expect(desk.dialog.text).to.include('No longer there');
    expect(desk.sent('b')).to.equal(0);
  });

  fault('F3', 'who was deleted and made anew under the same id is another person', async (backend) => {
    const desk = await Desk.open(backend, 1);
    const another = { login: 'new', email: 'new@example.com', firstName: 'Somebody', lastName: 'Else' };
    desk.house.fates.write('u00', { before: () => desk.house.meanwhile('u00', another) });
    expect(statesOf(await desk.delete())).to.deep.equal({ u00: 'changed' });
    expect(desk.userOf('u00')).to.include({ ...another, status: 'active' });
    expect(desk.sent('u00')).to.equal(1);
  });

  fault('F3', 'the record of another id proves nothing: who can’t be looked at is not sent', async (backend) => {
    const desk = await Desk.open(backend, 2);
    const { adapter } = desk.house;
    const get = adapter.get.bind(adapter);
    adapter.get = (id, call) => get(id === 'u00' ? 'u01' : id, call);
    if (adapter.getMany)
      adapter.getMany = async (ids, call) => ({
        users: await Promise.all(ids.map((id) => adapter.get(id, call))),
        missing: [],
      });
    await desk.ask();
    expect(desk.dialog.names).to.deep.equal(['Ana No01 u01@example.com']);
    expect(desk.dialog.text).to.include('Could not be checked');
    await desk.confirm();
    await desk.end();
    expect(desk.allSent).to.deep.equal({ u00: 0, u01: 1 });
  });

  fault('F6', 'one confirmation is one request for each, however often it is pressed', async (backend) => {
    const desk = await Desk.open(backend, people(3));
    await desk.ask();
    await desk.dialog.type('3');
    const heard: Event[] = [];
    const { element } = desk.dialog;
    element.addEventListener('delete-confirm', (event) => heard.push(event), { once: true });
    const button = desk.dialog.button(/^Delete /);
    button.click();
    button.click();
    for (const event of heard) element.dispatchEvent(event);
    button.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true }));
    for (const repeat of [false, true, true]) desk.dialog.key(button, 'Enter', { repeat });
    const report = await desk.end();
    button.click();
    for (const event of heard) element.dispatchEvent(event);
    await desk.dialog.settled();
    expect(heard).to.have.length(1);
    expect(desk.allSent).to.deep.equal({ u00: 1, u01: 1, u02: 1 });
    expect([desk.host.settled.length, report.outcomes.length, outcomeOf(report, 'u00').state]).to.deep.equal([1, 3, done(desk)]); // prettier-ignore
  });

  fault('F6', 'a press that comes with the button, or from a key that is held, is none', async (backend) => {
    const desk = await Desk.open(backend, 1);
    await desk.host.deletion.askToDelete(desk.users);
    await desk.until(() => desk.phase === 'asking' && desk.dialog.isModal, 'the question');
    await desk.dialog.type('u00@example.com');
    desk.dialog.button(/^Delete /).click();
    await desk.dialog.settled();
    expect([desk.phase, desk.house.arrived]).to.deep.equal(['asking', []]);
    await desk.dialog.arm();
    await desk.confirm();
    await desk.end();
    expect(desk.allSent).to.deep.equal({ u00: 1 });
  });
});
