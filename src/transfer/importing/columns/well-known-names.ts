import { bareName } from '../../file/bare-name.js';
import { namesOfKeys } from '../../selecting/columns-of.js';

/** By field: what its column is called in the languages of the component and by other systems, the most exact name first. */
const names: Readonly<Record<string, string>> = {
  ...namesOfKeys,
  firstName: 'first name, given name, forename, Vorname, Rufname, الاسم الأول',
  lastName: 'last name, surname, family name, sn, Nachname, Familienname, Zuname, اسم العائلة, الكنية, اللقب',
  displayName: 'display name, full name, common name, cn, name, Anzeigename, vollständiger Name, اسم العرض, الاسم الكامل, الاسم', // prettier-ignore
  phone:
    'phone, phone number, telephone, telephone number, tel, mobile, mobile phone, cell phone, Telefon, Telefonnummer, Rufnummer, Mobiltelefon, Mobilnummer, Handy, الهاتف, رقم الهاتف, الجوال, رقم الجوال',
  jobTitle:
    'job title, title, position, job, Berufsbezeichnung, Stellenbezeichnung, Stelle, Funktion, المسمى الوظيفي, الوظيفة, المنصب',
  department:
    'department path, Pfad der Abteilung, Abteilungspfad, مسار القسم, department, department name, dept, division, organizational unit, organisational unit, ou, Abteilung, Organisationseinheit, القسم, الإدارة, department id, Abteilungs-ID',
  role: 'role, roles, user role, Rolle, Rollen, Benutzerrolle, الدور, الأدوار',
  status: 'status, user status, account status, Kontostatus, Benutzerstatus, الحالة',
};

/** What the columns of well-known fields are called, by the name of the field and bare: letters and digits alone. */
export const wellKnownNames: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(names).map(([field, list]) => [field, list.split(',').map(bareName)]),
);
