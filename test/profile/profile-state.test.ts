import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapters/adapter-error.js';
import { closedProfile, type ProfileState, transition } from '../../src/profile/profile-state.js';
import { aUser } from '../support/builders.js';

const grace = aUser({ id: 'grace' });
const open = (state: ProfileState = closedProfile, id = 'grace'): ProfileState =>
  transition(state, { type: 'open', id, user: aUser({ id }) })[0];

describe('profile transition', () => {
  it('shows what the list knew at once, and asks for the record', () => {
    const [state, effects] = transition(closedProfile, { type: 'open', id: 'grace', user: grace });
    expect(state).to.deep.equal({ phase: 'loading', request: 1, id: 'grace', user: grace });
    expect(effects).to.deep.equal([{ type: 'load', request: 1, id: 'grace' }]);
  });

  it('opens a user that the list never showed', () => {
    const [state] = transition(closedProfile, { type: 'open', id: 'grace' });
    expect(state).to.deep.equal({ phase: 'loading', request: 1, id: 'grace' });
  });

  it('shows the record that the backend answered', () => {
    const fresh = { ...grace, jobTitle: 'Rear admiral' };
    const [state, effects] = transition(open(), { type: 'user-loaded', request: 1, user: fresh });
    expect(state).to.deep.equal({ phase: 'shown', request: 1, id: 'grace', user: fresh });
    expect(effects).to.deep.equal([]);
  });

  it('drops the answer to an older question (F4)', () => {
    const second = open(open(), 'ada');
    const [state] = transition(second, { type: 'user-loaded', request: 1, user: grace });
    expect(state).to.equal(second);
  });

  it('drops an answer that comes after the page was closed', () => {
    const [closed] = transition(open(), { type: 'close' });
    const [state] = transition(closed, { type: 'user-loaded', request: 1, user: grace });
    expect(state.phase).to.equal('closed');
  });

  it('keeps the record in sight when loading it again fails', () => {
    const error = adapterError('network', 'No answer.');
    const [state] = transition(open(), { type: 'user-load-failed', request: 1, error });
    expect(state).to.deep.equal({ phase: 'failed', request: 1, id: 'grace', user: aUser({ id: 'grace' }), error });
  });

  it('shows nothing of a user who is gone', () => {
    const error = adapterError('not-found', 'Gone.');
    const [state] = transition(open(), { type: 'user-load-failed', request: 1, error });
    expect(state).to.deep.equal({ phase: 'failed', request: 1, id: 'grace', error });
  });

  it('asks again with a new number when it is reloaded', () => {
    const [state, effects] = transition(open(), { type: 'reload' });
    expect(state.request).to.equal(2);
    expect(effects).to.deep.equal([{ type: 'load', request: 2, id: 'grace' }]);
  });

  it('has nothing to reload while no page is open', () => {
    expect(transition(closedProfile, { type: 'reload' })).to.deep.equal([closedProfile, []]);
  });
});

describe('profile transition while others change the user', () => {
  const shown = (user = grace): ProfileState => transition(open(), { type: 'user-loaded', request: 1, user })[0];
  const noticed = (state: ProfileState, user?: typeof grace, id = 'grace'): ProfileState =>
    transition(state, { type: 'user-noticed', id, ...(user && { user }) })[0];

  it('notes that they were changed or deleted, and keeps what is shown', () => {
    const changed = noticed(shown(), { ...grace, version: 'v2', jobTitle: 'Admiral' });
    expect(changed).to.deep.equal({ ...shown(), meanwhile: 'changed' });
    expect(noticed(changed)).to.deep.equal({ ...shown(), meanwhile: 'deleted' });
  });

  it('goes by versions where there are any, by the records where there are none', () => {
    const state = shown();
    expect(noticed(state, { ...grace, jobTitle: 'Admiral' })).to.equal(state);
    const { version: _, ...bare } = grace;
    const unversioned = shown(bare);
    expect(noticed(unversioned, { ...bare })).to.equal(unversioned);
    expect(noticed(unversioned, { ...bare, jobTitle: 'Admiral' })).to.have.property('meanwhile', 'changed');
  });

  it('knows nothing of it once the user is read again, nor while they are', () => {
    const changed = noticed(shown(), { ...grace, version: 'v2' });
    const [loading] = transition(changed, { type: 'reload' });
    expect(loading).to.not.have.property('meanwhile');
    expect(noticed(loading)).to.equal(loading);
    expect(noticed(closedProfile)).to.equal(closedProfile);
  });

  it('drops what was noticed about somebody else', () => {
    const state = shown();
    expect(noticed(state, undefined, 'ada')).to.equal(state);
  });
});
