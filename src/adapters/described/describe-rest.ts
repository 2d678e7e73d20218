import type { UserAdapter } from '../contract.js';
import { defineAdapter } from '../define/define-adapter.js';
import { partMissing } from '../http-transport.js';
import type { Capabilities, FieldInfo } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import { answering } from './answers.js';
import { checkDescription } from './check-description.js';
import { builtIn, shapeOf, writable } from './field-shapes.js';
import type { RestDescription } from './rest-description.js';
import type { Writes } from './writing/writes.js';

/**
 * Makes an adapter for a REST API of another shape out of a description of it: where its fields stand, how it turns pages, what its
 * errors mean. Throws a `TypeError` that names the option where the description can’t be one.
 *
 * What is not described is not claimed, and what the server’s answers show to be otherwise is told: `protocol` for rows without an id
 * or with the same one, and for pages that are no others; `notApplied` for a search or a status that it ignored.
 */
export function describeRest(description: RestDescription): UserAdapter {
  const base = checkDescription(description);
  const { credentials, headers, timeoutMs, longestWaitMs, random, wait, atOnce } = description;
  return defineAdapter<User>({
    ...{ credentials, headers, timeoutMs, longestWaitMs, random, wait, atOnce },
    ...answering(description, base),
    url: base,
    capabilities: capabilitiesOf(description),
    toUser: (user) => user,
    session: async (api) => (await reading()).sessionOf(description, base, api),
    list: async (api, query) => (await reading()).listOf(description)(api, query),
    get: async (api, id) => (await reading()).getOne(description, api, id),
    ...writesOf(description),
  });
}

/** The code that reads, and the code that writes: each is loaded when it is first needed. */
const reading = () => import('./reading/reading.js').catch(missing);
const writing = () => import('./writing/writes.js').catch(missing);

function missing(): never {
  throw partMissing();
}

/** What is described of writing, and nothing else. */
function writesOf(description: RestDescription): Partial<Writes> {
  const { create, update, delete: remove, setActive, resetPassword } = description;
  const described = Object.entries({ create, update, remove, setActive, resetPassword }).filter(([, shape]) => shape);
  const writes = described.map(([name]) => {
    const write = async (...given: never[]): Promise<unknown> => {
      const all = (await writing()).writesOf(description);
      return (all[name as keyof Writes] as (...given: never[]) => unknown)(...given);
    };
    return [name, write] as const;
  });
  return Object.fromEntries(writes);
}

function capabilitiesOf(description: RestDescription): Capabilities {
  const { pages, search, sort, filters = {}, total, version, deactivate } = description;
  const { by } = pages;
  const maxSize = by === 'none' ? undefined : (pages.maxSize ?? ('fixed' in pages ? pages.fixed : undefined));
  const { method: _, path: __, ...deletion } = description.delete ?? { kind: 'permanent' };
  const { params: ___, mode = 'contains', ...looking } = search ?? { params: '', mode: 'none', fields: [] };
  const chosen = Object.entries(filters).map(
    ([field, { label, choices, values = shapeOf(description, field).values }]) => ({
      field,
      ...(label && { label }),
      choices: choices ?? Object.keys(values ?? {}).map((value) => ({ value })),
    }),
  );
  return {
    fields: fieldsOf(description),
    ...(chosen.length > 0 && { filters: chosen }),
    search: { ...looking, mode },
    sort: Object.keys(sort?.fields ?? {}),
    page: { kind: by === 'cursor' ? 'cursor' : 'offset', ...(maxSize && { maxSize }) },
    total: total !== undefined || by === 'none' ? 'exact' : 'none',
    concurrency: version ? 'enforced' : 'none',
    ...(description.delete && { delete: deletion }),
    ...(deactivate && { deactivate }),
  };
}

/** What the server has no field for is declared too, as what can’t be written. */
function fieldsOf(description: RestDescription): FieldInfo[] {
  const extras = Object.keys(description.fields).filter((name) => !builtIn.has(name));
  return [...writable, ...extras].map((name): FieldInfo => {
    const { path, read: _, write: __, values, readOnly = false, type = 'text', ...told } = shapeOf(description, name);
    const choices = type === 'choice' && values ? Object.keys(values) : undefined;
    return { name, ...(choices && { choices }), ...told, type, readOnly: readOnly || path === undefined };
  });
}
