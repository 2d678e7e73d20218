import { own } from '../../../domain/rules.js';
import type { FieldInfo, Session } from '../../../domain/session.js';
import type { Messages } from '../../../i18n/messages.js';
import { exportColumns, type ExportColumn } from '../../export/export-columns.js';
import type { ImportAbilities, ImportField } from './import-field.js';
import { roleChoices } from './role-choices.js';

/** Members of the user, as a form has them: their type, and whether nobody is without. */
const members: ReadonlyMap<string, readonly [type: FieldInfo['type'], required: boolean]> = new Map([
  ['displayName', ['text', false]],
  ['firstName', ['text', false]],
  ['lastName', ['text', false]],
  ['login', ['text', true]],
  ['email', ['email', true]],
  ['phone', ['phone', false]],
  ['jobTitle', ['text', false]],
]);
const types: ReadonlySet<unknown> = new Set<FieldInfo['type']>(['text', 'email', 'phone', 'date', 'boolean', 'choice']);
/** What an export tells and nobody writes. `departmentPath` is said in the column of the department. */
const told: ReadonlySet<string> = new Set(['departmentPath', 'groups', 'last-login', 'created']);

/** What is the same for each field. */
interface Offer {
  readonly columns: ReadonlyMap<string, ExportColumn>;
  readonly declared: ReadonlyMap<string, FieldInfo>;
  readonly session: Session | undefined;
  readonly can: ImportAbilities;
}

/**
 * The fields that a file can be imported into: the columns of an export, without those that can't be written. A field whose
 * type is not known can't (R11), nor one that is read-only.
 */
export function importFields(
  session: Session | undefined,
  can: ImportAbilities,
  messages: Messages,
): readonly ImportField[] {
  const all = declaredBy(session);
  const declared = new Map(all.toReversed().map((info) => [info.name, info]));
  const columns = new Map(exportColumns(all, messages).map((column) => [column.id, column]));
  const offer: Offer = { columns, declared, session, can };
  return [...columns.values()].flatMap((column) => fieldOf(column, offer) ?? []);
}

function fieldOf(column: ExportColumn, offer: Offer): ImportField | undefined {
  const { can, declared } = offer;
  if (told.has(column.id)) return undefined;
  switch (column.id) {
    case 'id':
      return placeOf(column, 'id');
    case 'department':
      return can.create || can.changeDepartment ? departmentOf(column, offer) : undefined;
    case 'role': {
      const choices = can.create ? roleChoices(offer.session).map(({ name }) => name) : [];
      return choices.length > 0 ? { ...placeOf(column, 'role'), choices } : undefined;
    }
    case 'status':
      return can.create || can.setActive ? placeOf(column, 'status') : undefined;
    default:
      return can.create || can.update ? written(column, declared.get(column.id)) : undefined;
  }
}

/** A field of the form: built in, or the backend's own. */
function written(column: ExportColumn, info: FieldInfo | undefined): ImportField | undefined {
  const member = members.get(column.id);
  const type = member?.[0] ?? info?.type;
  const given: unknown = info?.choices;
  const choices = Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
  const known = types.has(type) && (type !== 'choice' || choices.length > 0);
  const readOnly = info?.readOnly !== undefined && info.readOnly !== false;
  if (!type || !known || readOnly) return undefined;
  const required = info?.required === undefined ? (member?.[1] ?? false) : info.required === true;
  return { ...placeOf(column, type), builtIn: member !== undefined, required, unique: info?.unique === true, choices };
}

function departmentOf(column: ExportColumn, { columns }: Offer): ImportField {
  const path = columns.get('departmentPath');
  return {
    ...placeOf(column, 'department'),
    ...(path && { preferred: labelOf(path), written: path.valueOf }),
  };
}

function placeOf(column: ExportColumn, type: ImportField['type']): ImportField {
  const { id: name, valueOf } = column;
  return { name, label: labelOf(column), type, builtIn: true, required: false, unique: false, choices: [], written: valueOf }; // prettier-ignore
}

function labelOf({ id, label }: ExportColumn): string {
  return label.trim() || id.trim();
}

/** What the backend declares; a name has something in it. */
function declaredBy(session: Session | undefined): readonly FieldInfo[] {
  const fields = own(own(session, 'capabilities'), 'fields');
  return (Array.isArray(fields) ? fields : []).filter((each): each is FieldInfo => {
    const name = own(each, 'name');
    return typeof name === 'string' && name.trim() !== '';
  });
}
