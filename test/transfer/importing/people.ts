import fc from 'fast-check';
import type { User } from '../../../src/domain/user.js';
import { departments, otherSales, person, product } from './planning-of.js';

/** Texts as people and attackers write them. No file keeps NUL or half a character, nor blanks around a cell. */
export const text: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 10 }),
    fc.constantFrom('=1+1', '+49 30 1', '-', '@x', "'", "'=1", "''=1", '"', 'a"b', 'a,b;c|d', '＝x', '007', '1e5', 'two\nlines', 'two\r\nlines', '__proto__', 'constructor', '<b>&amp;', '_x0041_', 'true', 'null', ' x ', 'שלום', '\u202eevil', 'a\x07b', 'a\x1fb', '\uFEFFx', 'x\u00a0', '\x85y', '\ty'), // prettier-ignore
  )
  .map((each) => each.replaceAll('\0', ' '));
export const written = text.filter((each) => each.trim() !== '');

const extra = fc.record(
  {
    badge: fc.oneof(text, fc.integer(), fc.constant(null)),
    born: fc.oneof(fc.constantFrom('1815-12-10', '2000-02-29'), text),
    remote: fc.oneof(fc.boolean(), fc.constant(null)),
    size: fc.constantFrom('S', 'M', 'L', 'XXL', ''),
    backup: fc.oneof(fc.constant('a@b'), text),
  },
  { requiredKeys: [] },
);
const oneUser = fc.record(
  {
    firstName: text,
    lastName: text,
    email: fc.oneof(text, fc.constantFrom('ada@example.com', 'Ada@example.com')),
    phone: text,
    jobTitle: text,
    department: fc.constantFrom(...departments, { id: 'd-gone', name: 'Gone / away', path: ['', 'Old'] }),
    roles: fc.constantFrom(
      [],
      [{ id: 'r-author', name: 'Author' }],
      [
        { id: 'x', name: 'a; b' },
        { id: 'y', name: '' },
      ],
    ),
    status: fc.constantFrom('active', 'inactive', 'invited', 'on-leave', 'retired', 'constructor'),
    statusLabel: fc.oneof(fc.constant(undefined), fc.constantFrom('Active', 'Inactive', 'Resting'), text),
    owner: fc.constantFrom(true, false),
    extra,
  },
  { requiredKeys: ['status', 'owner'] },
);

/** Users as a backend may have them: some without what has to be there, some with words that nobody could choose. */
export const people: fc.Arbitrary<readonly User[]> = fc
  .tuple(fc.array(oneUser, { minLength: 1, maxLength: 8 }), fc.boolean())
  .map(([given, hasMe]) => given.map((each, at) => person(hasMe && at === 0 ? 'me' : `u${at}`, each as Partial<User>)));

/** Users without anything odd, so that whatever an edit says can be done. */
export const plainPeople: fc.Arbitrary<readonly User[]> = fc
  .array(
    fc.record({ status: fc.constantFrom('active', 'inactive'), department: fc.constantFrom(product, otherSales), jobTitle: written.map((each) => each.trim().replace(/\r\n?/g, '\n')) }), // prettier-ignore
    { minLength: 1, maxLength: 8 },
  )
  .map((given) =>
    given.map((each, at) => person(`u${at}`, { ...each, extra: { badge: `B${at}`, remote: at % 2 === 0 } })),
  );
