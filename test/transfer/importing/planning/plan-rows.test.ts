import { expect } from '@open-wc/testing';
import type { User } from '../../../../src/domain/user.js';
import { importFields } from '../../../../src/transfer/importing/columns/import-fields.js';
import { DirectoryIndex } from '../../../../src/transfer/importing/planning/directory-index.js';
import {
  declared, everything, messages, otherSales, person, planOf, product, rowsOf, sales, signal, theSession, type Asked,
} from '../planning-of.js'; // prettier-ignore

const ada = person('ada', { department: sales, jobTitle: 'Countess', extra: { badge: 'A1', remote: true, size: 'M', born: '1815-12-10' } }); // prettier-ignore
const bob = person('bob');
const cleo = person('cleo', { status: 'inactive' });
const dora = person('dora', { status: 'invited' });
const users = [ada, bob, cleo, dora];
const rows = (columns: readonly string[], ...cells: readonly (readonly string[])[]): Promise<unknown[]> =>
  rowsOf({ users, columns, rows: cells });
/** The only row of a dry run. */
const row = async (
  columns: readonly string[],
  cells: readonly string[],
  given: Partial<Asked> = {},
): Promise<unknown> => (await rowsOf({ users, columns, rows: [cells], ...given }))[0];
const about = (user: User) => ({ update: { id: user.id, version: 'v1' } });

describe('planRows', () => {
  describe('finds who is meant', () => {
    it('by id before all others, by login before the e-mail address', async () => {
      expect(await rows(['login', 'email', 'id', 'lastName'], ['', '', 'bob', 'Doe'], ['ada.login', '', '', 'Doe'])).to.deep.equal([['same', 'bob'], ['same', 'ada']]); // prettier-ignore
      expect(await row(['email', 'lastName'], ['BOB@example.com', 'Doe'])).to.deep.equal(['same', 'bob']);
    });

    it('by e-mail only where the file has no logins', async () => {
      expect(await row(['login', 'email'], ['', 'bob@example.com'])).to.deep.equal(['wrong', 'nobody login']);
      expect(await row(['email', 'id'], ['bob@example.com', ' '])).to.deep.equal(['same', 'bob']);
    });

    it('creates nobody under an id', async () => {
      expect(await row(['id', 'login', 'email'], ['nobody', 'new', 'n@example.com'])).to.deep.equal(['wrong', 'unknown-id id']); // prettier-ignore
      expect(await row(['id', 'login'], ['BOB', 'bob.login'])).to.deep.equal(['wrong', 'unknown-id id']);
    });

    it('says where a row names nobody, in the column that is there', async () => {
      expect(await row(['id', 'lastName'], ['', 'Doe'])).to.deep.equal(['wrong', 'nobody id']);
      expect(await row(['email', 'lastName'], [' ', 'Doe'])).to.deep.equal(['wrong', 'nobody email']);
      expect(await row(['lastName'], ['Doe'])).to.deep.equal(['wrong', 'nobody email']);
    });

    it('guesses nobody of several, and names them', async () => {
      const twins = [person('1', { login: 'Twin' }), person('2', { login: 'TWIN' }), person('3', { email: 'bob@example.com' }), bob]; // prettier-ignore
      const plan = await planOf({ users: twins, columns: ['login', 'lastName'], rows: [['twin', 'X'], ['Twin', 'X']] }); // prettier-ignore
      expect(plan.rows[0]).to.deep.include({ kind: 'wrong', problems: [{ kind: 'ambiguous', field: 'login', users: twins.slice(0, 2) }] }); // prettier-ignore
      expect(plan.rows[1]).to.deep.include({ kind: 'update', user: twins[0] });
      expect(await row(['email', 'lastName'], ['bob@example.com', 'X'], { users: twins })).to.deep.equal(['wrong', 'ambiguous email']); // prettier-ignore
    });

    it('takes a login that differs in capitals for a name and for no change', async () => {
      expect(await row(['login', 'email'], ['ADA.login', 'ada@example.com'])).to.deep.equal(['same', 'ada']);
      expect(await row(['id', 'login'], ['ada', 'ADA.login'])).to.deep.equal(['update', { ...about(ada), changes: { login: 'ADA.login' } }]); // prettier-ignore
    });
  });

  describe('names what an edit changes', () => {
    it('and nothing else, each in its place', async () => {
      const columns = ['login', 'firstName', 'lastName', 'jobTitle', 'badge', 'remote', 'department', 'status'];
      const plan = await planOf({ users, columns, rows: [['ada.login', 'Augusta', ' Doe ', 'Countess', 'A2', 'nein', 'Product', 'Inaktiv']] }); // prettier-ignore
      expect(plan.rows).to.deep.equal([
        {
          kind: 'update', at: 2, user: ada, activation: 'deactivate',
          cells: ['ada.login', 'Augusta', ' Doe ', 'Countess', 'A2', 'nein', 'Product', 'Inaktiv'],
          row: {
            ref: 'row-2', update: { id: 'ada', version: 'v1' }, departmentId: 'd-product', active: false,
            changes: { firstName: 'Augusta', extra: { badge: 'A2', remote: false } },
          },
          changes: [
            { field: 'firstName', from: 'ada', to: 'Augusta' },
            { field: 'department', from: 'Acme / Sales', to: 'Acme / Product' },
            { field: 'status', from: 'Active', to: 'Inactive' },
            { field: 'badge', from: 'A1', to: 'A2' },
            { field: 'remote', from: 'true', to: 'false' },
          ],
        },
      ]); // prettier-ignore
    });

    it('without a version where the backend has none', async () => {
      const { version: _version, ...plain } = bob;
      expect(await row(['login', 'lastName'], ['bob.login', 'X'], { users: [plain] })).to.deep.equal(['update', { update: { id: 'bob' }, changes: { lastName: 'X' } }]); // prettier-ignore
    });

    it('leaves fields alone that have no column, and cells that are empty or missing', async () => {
      expect(await row(['login', 'firstName', 'jobTitle', 'badge', 'department', 'status'], ['ada.login', ' ', '', '\t'])).to.deep.equal(['same', 'ada']); // prettier-ignore
    });

    it('empties what an empty cell stands for, where the viewer wants that', async () => {
      const cells = ['ada.login', '', '', '', ''];
      expect(await row(['login', 'jobTitle', 'badge', 'remote', 'phone'], cells, { clears: true })).to.deep.equal(['update', { ...about(ada), changes: { jobTitle: '', extra: { badge: null, remote: null } } }]); // prettier-ignore
    });

    it('empties nothing that has to be there', async () => {
      const cells = ['ada', '', '', '', ''];
      expect(await row(['id', 'login', 'email', 'department', 'status'], cells, { clears: true })).to.deep.equal(['wrong', 'required login', 'required email', 'required department', 'required status']); // prettier-ignore
      // nothing is where nothing was
      const bare = { ...bob, email: '' };
      expect(await row(['id', 'email', 'department'], ['bob', '', ''], { clears: true, users: [bare] })).to.deep.equal(['same', 'bob']); // prettier-ignore
    });

    it('takes what says the same in other words for no change', async () => {
      for (const [field, ...texts] of [
        ['department', 'Sales', 'Acme/Sales', 'd-sales', 'acme / sales'],
        ['status', 'active', 'ACTIVE', 'Aktiv', 'نشط'],
        ['remote', 'true', 'Ja', '1'],
        ['size', 'M', 'm', ' M '],
      ] as const)
        for (const text of texts) expect(await row(['login', field], ['ada.login', text]), text).to.deep.equal(['same', 'ada']);
      expect(await row(['login', 'status'], ['dora.login', 'invited'])).to.deep.equal(['same', 'dora']);
      expect(await row(['login', 'status'], ['dora.login', 'Invited'])).to.deep.equal(['same', 'dora']);
    }); // prettier-ignore

    it('takes the backend’s own words for what is there, even where nobody could choose them', async () => {
      const odd = person('odd', { email: 'no address', status: 'retired', statusLabel: 'In pension', extra: { size: 'XXL', born: 'long ago', badge: 'a\r\nb' } }); // prettier-ignore
      const columns = ['login', 'email', 'status', 'size', 'born', 'badge'];
      expect(await row(columns, ['odd.login', 'no address', 'In pension', 'XXL', 'long ago', 'a\nb'], { users: [odd] })).to.deep.equal(['same', 'odd']); // prettier-ignore
    });

    it('activates and deactivates, whatever the status was', async () => {
      expect(await rows(['login', 'status'], ['cleo.login', 'Active'], ['bob.login', 'inactive'], ['dora.login', 'aktiv'])).to.deep.equal([
        ['update', { ...about(cleo), active: true }],
        ['update', { ...about(bob), active: false }],
        ['update', { ...about(dora), active: true }],
      ]); // prettier-ignore
    });

    it('gives nobody who is there another role', async () => {
      expect(await row(['login', 'role'], ['ada.login', 'Teacher'])).to.deep.equal(['same', 'ada']);
      expect(await row(['login', 'role'], ['ada.login', 'no role at all'])).to.deep.equal(['same', 'ada']);
    });
  });

  describe('names who is new', () => {
    it('with all that the file says of them', async () => {
      const columns = ['login', 'email', 'firstName', 'department', 'role', 'status', 'remote', 'badge'];
      const plan = await planOf({ users, columns, rows: [[' new ', 'new@example.com', '', 'Acme / Asia / Sales', 'Author', 'Inactive', 'no', 'B7']] }); // prettier-ignore
      expect(plan.rows[0]).to.deep.include({
        kind: 'create', at: 2, seatless: false,
        row: {
          ref: 'row-2',
          create: {
            login: 'new', email: 'new@example.com', department: otherSales, roles: [{ id: 'r-author', name: 'Author' }],
            status: 'inactive', extra: { badge: 'B7', remote: false },
          },
        },
      }); // prettier-ignore
      expect(plan.rows[0]).not.to.have.property('sameEmail');
      expect((plan.rows[0] as { changes: unknown }).changes).to.deep.include.members([
        { field: 'login', from: '', to: 'new' },
        { field: 'department', from: '', to: 'Acme / Asia / Sales' },
        { field: 'role', from: '', to: 'Author' },
        { field: 'status', from: '', to: 'Inactive' },
        { field: 'remote', from: '', to: 'false' },
      ]);
    });

    it('says what is missing, with a column or without', async () => {
      expect(await row(['login'], ['new'])).to.deep.equal(['wrong', 'required email']);
      expect(await row(['email', 'lastName'], ['new@example.com', 'X'])).to.deep.equal(['wrong', 'required login']);
      expect(await row(['login', 'email'], ['new', ''], { clears: true })).to.deep.equal(['wrong', 'required email']);
    });

    it('takes the e-mail address for the login where that can’t be written, and for taken where it is one', async () => {
      const session = theSession({}, [{ name: 'login', type: 'text', readOnly: true }]);
      const given = { session, users: [person('ada', { login: 'Taken@example.com' })] };
      expect(await row(['email', 'lastName'], ['new@example.com', 'X'], given)).to.deep.equal(['create', { login: 'new@example.com', email: 'new@example.com', lastName: 'X' }]); // prettier-ignore
      expect(await row(['email', 'lastName'], ['taken@example.com', 'X'], given)).to.deep.equal([
        'wrong',
        'taken email',
      ]);
    });

    it('says who has the same e-mail address, where that is allowed', async () => {
      const plan = await planOf({ users, columns: ['login', 'email'], rows: [['new', 'Bob@example.com']] });
      expect(plan.rows[0]).to.include({ kind: 'create', sameEmail: bob });
    });

    it('names them not while somebody may be there unseen (F1)', async () => {
      const given = { whole: false };
      expect(await row(['login', 'email'], ['new', 'n@example.com'], given)).to.deep.equal(['wrong', 'unseen login']);
      expect(await row(['email', 'id'], ['', 'nobody'], given)).to.deep.equal(['wrong', 'unseen id']);
      expect(await row(['login', 'lastName'], ['bob.login', 'X'], given)).to.deep.equal(['update', { ...about(bob), changes: { lastName: 'X' } }]); // prettier-ignore
    });
  });

  describe('names what can’t be', () => {
    for (const [field, text, problem] of [
      ['email', 'nowhere', 'email email'],
      ['backup', 'nowhere', 'email backup'],
      ['born', '10.12.1815', 'date born'],
      ['remote', 'perhaps', 'boolean remote'],
      ['size', 'XXL', 'choice size'],
      ['status', 'Invited', 'status status'],
      ['department', 'Nowhere', 'department department'],
      ['department', 'Sales', 'ambiguous-department department'],
    ] as const)
      it(`${problem}: of who is there and of who is new`, async () => {
        expect(await row(['login', field], ['bob.login', text])).to.deep.equal(['wrong', problem]);
        const columns = ['login', ...(field === 'email' ? [] : ['email']), field];
        const cells = ['new', ...(field === 'email' ? [] : ['new@example.com']), text];
        expect(await row(columns, cells)).to.deep.equal(['wrong', problem]);
      });

    it('a role, of who is new', async () => {
      expect(await row(['login', 'email', 'role'], ['new', 'n@example.com', 'Owner'])).to.deep.equal(['wrong', 'role role']); // prettier-ignore
    });

    it('all that is wrong with a row, and whom it is about', async () => {
      const plan = await planOf({ users, columns: ['login', 'email', 'born'], rows: [['bob.login', 'x', 'y']] });
      expect(plan.rows[0]).to.deep.include({ kind: 'wrong', user: bob });
      expect(await rows(['login', 'email', 'born'], ['bob.login', 'x', 'y'])).to.deep.equal([['wrong', 'email email', 'date born']]); // prettier-ignore
    });

    for (const [can, cells, problem] of [
      ['create', ['new', 'n@example.com', '', ''], 'unable login'],
      ['update', ['bob.login', 'other@example.com', '', ''], 'unable email'],
      ['changeDepartment', ['bob.login', '', 'Product', ''], 'unable department'],
      ['setActive', ['bob.login', '', '', 'inactive'], 'unable status'],
    ] as const)
      it(`what the backend can’t do: ${can}`, async () => {
        const given = {
          can: { ...everything, [can]: false },
          fields: importFields(theSession(), everything, messages),
        };
        expect(await row(['login', 'email', 'department', 'status'], cells, given)).to.deep.equal(['wrong', problem]);
        const same = ['bob.login', 'bob@example.com', '', 'Active'];
        expect(await row(['login', 'email', 'department', 'status'], same, given)).to.deep.equal(['same', 'bob']);
      });
  });

  describe('asks the rules', () => {
    const owner = person('owner', { owner: true });
    const me = person('me');
    const unknown = person('unknown', { owner: undefined as unknown as boolean });
    const scoped = person('scoped', { denied: { update: 'scope', 'change-department': 'managed' } });
    const protectedUsers = [owner, me, unknown, scoped];
    for (const [cells, refusal] of [
      [
        ['owner.login', 'X', '', 'inactive'],
        ['refused', 'deactivate', 'owner'],
      ],
      [
        ['me.login', 'X', '', 'inactive'],
        ['refused', 'deactivate', 'self'],
      ],
      [
        ['unknown.login', '', '', 'inactive'],
        ['refused', 'deactivate', 'unknown'],
      ],
      [
        ['scoped.login', 'X', '', ''],
        ['refused', 'update', 'scope'],
      ],
      [
        ['scoped.login', '', 'Product', ''],
        ['refused', 'change-department', 'managed'],
      ],
    ] as const)
      it(`refuses the whole row where a part of it is denied: ${refusal.join(' ')} (R2, R3, R4, R11)`, async () => {
        const given = { users: protectedUsers };
        expect(await row(['login', 'lastName', 'department', 'status'], cells, given)).to.deep.equal(refusal);
      });

    it('lets the owner and the viewer be edited, and does nothing where nothing changes', async () => {
      const columns = ['login', 'lastName', 'status'];
      const given = { users: protectedUsers };
      expect(await row(columns, ['owner.login', 'X', 'active'], given)).to.deep.equal(['update', { ...about(owner), changes: { lastName: 'X' } }]); // prettier-ignore
      expect(await row(columns, ['me.login', 'X', ''], given)).to.deep.equal(['update', { ...about(me), changes: { lastName: 'X' } }]); // prettier-ignore
      expect(await row(columns, ['scoped.login', 'Doe', 'active'], given)).to.deep.equal(['same', 'scoped']);
      expect(await row(columns, ['bob.login', 'Doe', ''], { session: theSession({ viewer: null }) })).to.deep.equal(['same', 'bob']); // prettier-ignore
    });

    it('refuses what the viewer’s role does not allow, also to create (R1)', async () => {
      const session = theSession({ allowed: new Set(['update']) });
      const columns = ['login', 'email', 'lastName', 'status'];
      expect(await row(columns, ['new', 'n@example.com', '', ''], { session })).to.deep.equal(['refused', 'create', 'role']); // prettier-ignore
      expect(await row(columns, ['cleo.login', '', 'X', 'active'], { session })).to.deep.equal(['refused', 'activate', 'role']); // prettier-ignore
      expect(await row(columns, ['cleo.login', '', 'X', ''], { session })).to.deep.equal(['update', { ...about(cleo), changes: { lastName: 'X' } }]); // prettier-ignore
    });

    it('refuses everything where it does not know who asks (R11)', async () => {
      const session = theSession({ viewer: null });
      expect(await row(['login', 'lastName'], ['bob.login', 'X'], { session })).to.deep.equal(['refused', 'update', 'unknown']); // prettier-ignore
      expect(await row(['login', 'email'], ['new', 'n@example.com'], { session })).to.deep.equal(['refused', 'create', 'unknown']); // prettier-ignore
    });

    it('refuses before it finds fault', async () => {
      expect(await row(['login', 'lastName', 'born', 'status'], ['owner.login', 'X', 'never', 'inactive'], { users: protectedUsers })).to.deep.equal(['refused', 'deactivate', 'owner']); // prettier-ignore
    });
  });

  describe('is planned again', () => {
    const columns = ['login', 'email', 'born'];
    const cells = [['bob.login', '', 'x'], ['new', '', '']] as const; // prettier-ignore

    it('with what was put right, against the same index', async () => {
      const fields = importFields(theSession(), everything, messages);
      const index = await DirectoryIndex.of(users, fields, signal);
      const asked: Asked = { columns, rows: cells, fields, index };
      expect(await rowsOf(asked)).to.deep.equal([['wrong', 'date born'], ['wrong', 'required email']]); // prettier-ignore
      const fixes = new Map([[2, new Map([[2, '1900-01-01']])], [3, new Map([[1, 'n@example.com']])]]); // prettier-ignore
      const plan = await planOf({ ...asked, fixes });
      expect(plan.rows.map(({ kind }) => kind)).to.deep.equal(['update', 'create']);
      expect(plan.rows[0].cells).to.deep.equal(['bob.login', '', '1900-01-01']);
    });

    it('puts right a cell that the row did not have', async () => {
      const plan = await planOf({ users, columns, rows: [['new', 'n@example.com']], fixes: new Map([[2, new Map([[2, '1900-01-01']])]]) }); // prettier-ignore
      expect(plan.rows[0]).to.deep.include({ kind: 'create', cells: ['new', 'n@example.com', '1900-01-01'] });
    });
  });

  it('says how much of the directory it knows', async () => {
    const asked = { users, columns: ['login'], rows: [['bob.login']] };
    expect(await planOf({ ...asked, whole: false, read: 4, total: 9 })).to.include({ whole: false, read: 4, total: 9 });
    expect(await planOf(asked)).not.to.have.property('total');
  });

  it('takes the first of two columns for a field, and none for what can’t be imported', async () => {
    expect(await row(['login', 'lastName', 'lastName', 'owner', '', 'groups'], ['bob.login', 'X', 'Y', 'true', 'z', 'g'])).to.deep.equal(['update', { ...about(bob), changes: { lastName: 'X' } }]); // prettier-ignore
  });

  it('stops where it is told to', async () => {
    const stop = new AbortController();
    const planning = planOf({ users, columns: ['login'], rows: Array.from({ length: 2000 }, (_, at) => [`n${at}`]), signal: stop.signal }); // prettier-ignore
    stop.abort(new Error('enough'));
    const thrown: unknown = await planning.catch((error: unknown) => error);
    expect((thrown as Error).message).to.equal('enough');
  });

  it('is harmed by no name (S11, S14)', async () => {
    const session = theSession({}, [...declared, { name: '__proto__', type: 'text' }, { name: 'constructor', type: 'text' }]); // prettier-ignore
    const columns = ['login', 'email', '__proto__', 'constructor', 'toString'];
    const cells = [['__proto__', '__proto__@x', 'admin', 'y', ''], ['constructor', 'c@x', '', '', ''], ['bob.login', '', 'admin', '', 'z']]; // prettier-ignore
    const plan = await planOf({ users, session, columns, rows: cells });
    expect(plan.rows.map(({ kind }) => kind)).to.deep.equal(['create', 'create', 'update']);
    for (const at of [0, 2]) {
      const planned = plan.rows[at];
      const sent = planned.kind === 'create' || planned.kind === 'update' ? planned.row : undefined;
      const { extra } = (sent && 'create' in sent ? sent.create : sent?.changes) ?? {};
      expect(Object.keys(extra ?? {})).to.include('__proto__');
      expect(Object.getPrototypeOf(extra)).to.equal(Object.prototype);
    }
    expect(Object.hasOwn(Object.prototype, 'admin')).to.equal(false);
    expect(product.name).to.equal('Product');
  });
});
