import { bareName } from '../file/bare-name.js';
import type { Table } from '../file/table.js';
import type { Written } from './match-users.js';

const kinds = ['login', 'email', 'id'] as const;
type Kind = (typeof kinds)[number];

/** What columns of logins, e-mail addresses and ids are called: in the languages of the component, and by other systems. */
export const namesOfKeys: Readonly<Record<Kind, string>> = {
  login:
    'login, login name, user name, user login, account, account name, sAMAccountName, Benutzername, Anmeldename, Benutzerkennung, اسم الدخول, اسم المستخدم',
  email:
    'e-mail, e-mail address, mail, mail address, userPrincipalName, UPN, E-Mail-Adresse, Mailadresse, البريد الإلكتروني, البريد',
  id: 'id, user id, uid, uuid, guid, Benutzer-ID, Nutzer-ID, Kennung, المعرّف, معرّف المستخدم, رقم المستخدم',
};
const names = new Map(
  kinds.flatMap((kind) => namesOfKeys[kind].split(',').map((name) => [bareName(name), kind] as const)),
);

/** What else a column of logins, e-mail addresses or ids is called here: labels of the backend and of the language. */
export type FurtherNames = Readonly<Partial<Record<Kind, readonly (string | undefined)[]>>>;

/** Is this what a column of logins, e-mail addresses or ids is called? */
export function kindOfColumn(name: string, further: FurtherNames = {}): Kind | undefined {
  const text = bareName(name);
  if (!text) return undefined;
  const own = kinds.find((kind) => further[kind]?.some((each) => typeof each === 'string' && bareName(each) === text));
  return own ?? names.get(text);
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
