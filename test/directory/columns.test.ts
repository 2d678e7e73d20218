import { expect } from '@open-wc/testing';
import { columnsOf, nameColumn, sortFieldOf, tracksOf } from '../../src/directory/columns.js';
import { aSession, theCapabilities } from '../support/builders.js';

describe('columnsOf', () => {
  it('shows columns in the product’s order, and none that is not known', () => {
    const ids = ['status', 'shoe-size', '__proto__', 'department'];
    expect(columnsOf(ids).map(({ id }) => id)).to.deep.equal(['department', 'status']);
  });

  it('answers with the same array for the same ids', () => {
    const ids = ['role'];
    expect(columnsOf(ids)).to.equal(columnsOf(ids));
  });
});

describe('tracksOf', () => {
  it('has a track for the checkbox, the name, each column and the menu', () => {
    expect(tracksOf(columnsOf(['role'])).match(/minmax|--_edge/g)).to.deep.equal(['--_edge', 'minmax', 'minmax', '--_edge']); // prettier-ignore
  });
});

describe('sortFieldOf', () => {
  it('is the name by which the backend sorts', () => {
    const session = aSession({ capabilities: theCapabilities({ sort: ['name', 'lastLoginAt', 'created'] }) });
    const fields = columnsOf(['last-login', 'created', 'role']).map((column) => sortFieldOf(column, session));
    expect(fields).to.deep.equal([undefined, 'lastLoginAt', 'created']);
    expect(sortFieldOf(nameColumn, undefined)).to.equal(undefined);
  });
});
