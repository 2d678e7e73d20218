import { expect } from '@open-wc/testing';
import type { User } from '../../../../src/domain/user.js';
import { importFields } from '../../../../src/transfer/importing/columns/import-fields.js';
import { DirectoryIndex } from '../../../../src/transfer/importing/planning/directory-index.js';
import { everything, messages, person, signal, theSession } from '../planning-of.js';

const fields = importFields(theSession(), everything, messages);
const indexOf = (...users: readonly User[]): Promise<DirectoryIndex> => DirectoryIndex.of(users, fields, signal);
const ids = (users: readonly User[]): readonly string[] => users.map(({ id }) => id);

describe('DirectoryIndex', () => {
  it('finds by id, login and e-mail address, without blanks around them', async () => {
    const index = await indexOf(person('ada'), person('bob'));
    expect(ids(index.byId(' bob'))).to.deep.equal(['bob']);
    expect(ids(index.by('login', 'ada.login\t'))).to.deep.equal(['ada']);
    expect(ids(index.by('email', 'bob@example.com'))).to.deep.equal(['bob']);
    expect(index.byId('bob.login')).to.deep.equal([]);
  });

  it('takes capitals for no difference only where nobody has it exactly so, and never in ids', async () => {
    const index = await indexOf(
      person('1', { login: 'Ada' }),
      person('2', { login: 'ada' }),
      person('3', { login: 'Bob' }),
    );
    expect(ids(index.by('login', 'Ada'))).to.deep.equal(['1']);
    expect(ids(index.by('login', 'ADA'))).to.deep.equal(['1', '2']);
    expect(ids(index.by('login', 'bob'))).to.deep.equal(['3']);
    expect(ids((await indexOf(person('ada'))).byId('ADA'))).to.deep.equal([]);
  });

  it('takes accents for what they are, however they are put together', async () => {
    const index = await indexOf(person('1', { login: 'jos\u00e9' }));
    expect(ids(index.by('login', 'jose\u0301'))).to.deep.equal(['1']);
    expect(ids(index.by('login', 'jose'))).to.deep.equal([]);
  });

  it('has everybody once, as they were read last', async () => {
    const later = person('ada', { login: 'later' });
    const index = await indexOf(person('ada'), later);
    expect(index.by('login', 'later')).to.deep.equal([later]);
    expect(index.by('login', 'ada.login')).to.deep.equal([]);
  });

  it('knows who holds what nobody else may have: logins and addresses whatever their capitals, others as they are', async () => {
    const index = await indexOf(person('ada', { extra: { badge: 'A1' } }), person('bob', { extra: { badge: 17 } }));
    expect(ids(index.holders('login', 'ADA.LOGIN'))).to.deep.equal(['ada']);
    expect(ids(index.holders('email', 'Ada@Example.com'))).to.deep.equal(['ada']);
    expect(ids(index.holders('badge', ' A1 '))).to.deep.equal(['ada']);
    expect(ids(index.holders('badge', 'a1'))).to.deep.equal([]);
    expect(ids(index.holders('badge', '17'))).to.deep.equal(['bob']);
    expect(index.holders('size', 'S')).to.deep.equal([]);
  });

  it('finds nobody by nothing, and stands logins that are none', async () => {
    const odd = [{ id: '1', login: null, email: {} }, { id: '2', login: 42, email: '' }] as unknown as User[]; // prettier-ignore
    const index = await indexOf(...odd);
    expect(index.by('email', '')).to.deep.equal([]);
    expect(index.holders('badge', '')).to.deep.equal([]);
    expect(ids(index.by('login', '42'))).to.deep.equal(['2']);
    for (const key of ['__proto__', 'constructor', 'toString']) {
      expect(index.byId(key), key).to.deep.equal([]);
      expect(index.holders(key, key), key).to.deep.equal([]);
    }
  });

  it('stops where it is told to', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    const thrown: unknown = await DirectoryIndex.of([person('ada')], fields, stop.signal).catch(
      (error: unknown) => error,
    );
    expect((thrown as Error).message).to.equal('enough');
  });
});
