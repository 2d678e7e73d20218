import { isRecord } from '../../is-record.js';
import type { FieldInfo } from '../../../domain/session.js';
import { perhaps } from '../read-list.js';
import { standardPaths } from '../records/read-record.js';
import { textOf, valueAt } from '../records/scim-path.js';
import { under, type ScimWire } from '../scim-wire.js';

const forms = { login: 'text', firstName: 'text', lastName: 'text', email: 'email', phone: 'phone', jobTitle: 'text' } as const; // prettier-ignore

/** What the form has to know: the host’s word, then that of `/Schemas` (RFC 7643 §7), then the standard’s. */
export async function fieldInfos({ http, base, paths, options }: ScimWire, signal: AbortSignal): Promise<FieldInfo[]> {
  const url = under(base, 'Schemas');
  const data = (await perhaps(http.send({ url, signal })))?.data;
  const schemas = [valueAt(data, 'Resources') ?? []].flat();
  const own = Object.keys(paths).filter((name) => !Object.hasOwn(standardPaths, name));
  const named = options.fields?.displayName ? ['displayName'] : [];
  return [...Object.keys(forms), ...named, ...own].map((name): FieldInfo => {
    const given = options.fields?.[name];
    const attribute = attributeAt(schemas, paths[name]);
    const { path: _, ...said } = typeof given === 'object' ? given : { path: '' };
    return {
      name,
      type: forms[name as keyof typeof forms] ?? (valueAt(attribute, 'type') === 'boolean' ? 'boolean' : 'text'),
      ...((name === 'login' || valueAt(attribute, 'required') === true) && { required: true }),
      ...(name === 'login' && { unique: true }),
      ...(/^(readonly|immutable)$/i.test(textOf(valueAt(attribute, 'mutability')) ?? '') && { readOnly: true }),
      ...said,
    };
  });
}

/** The attribute that a path names, in the schema that it names, or in that of users. */
function attributeAt(schemas: readonly unknown[], path: string): unknown {
  const [, urn = 'urn:ietf:params:scim:schemas:core:2.0:User', rest = path] = /^(urn:.*):([^:]+)$/i.exec(path) ?? [];
  let found: unknown = schemas.find((each) => (textOf(valueAt(each, 'id')) ?? '').toLowerCase() === urn.toLowerCase());
  for (const name of rest.toLowerCase().split('.')) {
    const members = valueAt(found, name === rest.toLowerCase().split('.')[0] ? 'attributes' : 'subAttributes');
    found = Array.isArray(members)
      ? members.find((each: unknown) => isRecord(each) && textOf(valueAt(each, 'name'))?.toLowerCase() === name)
      : undefined;
  }
  return found;
}
