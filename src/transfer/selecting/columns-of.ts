import type { Table } from '../file/table.js';
import type { ValueKind, Written } from './match-users.js';

/** What columns are called: in the languages of the component, as other systems write them, and without what divides words. */
const names: Readonly<Record<Exclude<ValueKind, 'any'>, readonly string[]>> = {
  login: [
    ...['login', 'loginname', 'username', 'userlogin', 'account', 'accountname', 'samaccountname'],
    ...['benutzername', 'anmeldename', 'loginname', 'kennung', 'benutzerkennung', 'اسمالدخول', 'اسمالمستخدم'],
  ],
  email: [
    ...['email', 'emailaddress', 'mail', 'mailaddress', 'userprincipalname', 'upn'],
    ...['emailadresse', 'mailadresse', 'البريدالإلكتروني', 'البريد', 'بريدإلكتروني'],
  ],
  id: [
    'id',
    'userid',
    'uid',
    'uuid',
    'guid',
    'externalid',
    'benutzerid',
    'nutzerid',
    'المعرف',
    'رقمالمستخدم',
    'معرفالمستخدم',
  ],
};
const kinds = ['login', 'email', 'id'] as const;

/** What else a column of logins, e-mail addresses or ids is called here: labels of the backend and of the language. */
export type FurtherNames = Readonly<Partial<Record<Exclude<ValueKind, 'any'>, readonly (string | undefined)[]>>>;

/** Is this what a column of logins, e-mail addresses or ids is called? */
export function kindOfColumn(name: string, further: FurtherNames = {}): Exclude<ValueKind, 'any'> | undefined {
  const text = bare(name);
  if (!text) return undefined;
  return kinds.find(
    (kind) => names[kind].includes(text) || further[kind]?.some((each) => each !== undefined && bare(each) === text),
  );
}

/** The column that most likely tells who is meant: by its name, else where most cells have an `@`, else the first. */
export function likelyColumn({ header, rows }: Table, further?: FurtherNames): number {
  const called = header?.map((name) => kindOfColumn(name, further)) ?? [];
  for (const kind of kinds) if (called.includes(kind)) return called.indexOf(kind);
  const first = rows.slice(0, 50);
  const addresses = called.map((_, column) => first.filter(({ cells }) => cells[column]?.includes('@')).length);
  const most = Math.max(0, ...addresses);
  return most > 0 && most * 2 >= first.length ? addresses.indexOf(most) : 0;
}

/** The values of a column, where there are any. */
export function writtenIn({ rows }: Table, column: number): readonly Written[] {
  return rows.flatMap(({ at, cells }) => {
    const value = cells[column]?.trim();
    return value ? [{ at, value }] : [];
  });
}

function bare(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, ''); // prettier-ignore
}
