import { expect } from '@open-wc/testing';
import { personOf, userPerson } from '../../../../src/transfer/importing/telling/row-person.js';
import { aUser } from '../../../support/builders.js';
import { bob, cells, mapping, noAddress, rows } from '../made-up-import.js';

const written = (...given: Parameters<typeof cells>) => personOf(rows.wrong(2, [noAddress], { cells: cells(...given) }), mapping); // prettier-ignore

describe('personOf', () => {
  it('is who was found, whatever the row says', () => {
    expect(personOf(rows.same(2), mapping)).to.deep.equal({ name: 'Bob Stone', identifier: 'bob@example.com' });
    expect(personOf(rows.wrong(2, [noAddress], { user: bob }), mapping).name).to.equal('Bob Stone');
    expect(personOf(rows.refused(2), mapping).name).to.equal('Bob Stone');
  });

  it('is what the row says of somebody who was not found', () => {
    expect(written('ana', 'ana@example.com', 'Ana', 'López')).to.deep.equal({ name: 'Ana López', identifier: 'ana@example.com' }); // prettier-ignore
    expect(written('ana', '', 'Ana', '')).to.deep.equal({ name: 'Ana', identifier: 'ana' });
    expect(personOf(rows.create(7), mapping).identifier).to.equal('new.7@example.com');
  });

  it('takes a login or an e-mail address for a name that is missing, and says it once', () => {
    expect(written('ana', 'a@example.com', ' ', '')).to.deep.equal({ name: 'ana', identifier: 'a@example.com' });
    expect(written('ana', '', '', '')).to.deep.equal({ name: 'ana', identifier: '' });
    expect(written('', 'a@example.com', '', '')).to.deep.equal({ name: 'a@example.com', identifier: '' });
  });

  it('takes a whole name and an id where columns have them', () => {
    const row = rows.wrong(2, [noAddress], { cells: ['42', 'Ana the Great'] });
    expect(personOf(row, ['id', 'displayName'])).to.deep.equal({ name: 'Ana the Great', identifier: '42' });
  });

  it('is nobody where the row tells nothing', () => {
    expect(written('', '', '', '')).to.deep.equal({ name: '', identifier: '' });
    expect(personOf(rows.wrong(2, [noAddress], { cells: [] }), mapping)).to.deep.equal({ name: '', identifier: '' });
  });

  it('is safe to show (S7, S8)', () => {
    const { name, identifier } = written('x', 'e\u202E'.padEnd(300, 'y'), '\u0007Ana', 'L'.repeat(300));
    expect(name)
      .to.match(/^\uFFFDAna L+…$/)
      .and.have.lengthOf(100);
    expect(identifier)
      .to.match(/^e\uFFFDy+…$/)
      .and.have.lengthOf(100);
  });
});

describe('userPerson', () => {
  it('has the login where there is no e-mail address', () => {
    expect(userPerson(aUser({ email: ' ' })).identifier).to.equal('grace.hopper');
    expect(userPerson({ id: 'u', login: 'u', status: 'active' })).to.deep.equal({ name: 'u', identifier: '' });
  });
});
