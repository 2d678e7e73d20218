import { getOne } from '../reading/read-one.js';
import type { AdapterDefinition } from '../../define/definition.js';
import type { User } from '../../../domain/user.js';
import { put } from '../json-path.js';
import { unlike } from '../field-shapes.js';
import { idIn } from '../reading/read-described.js';
import type { ActionShape, RestDescription } from '../rest-description.js';
import { change, pairsOf, theirs } from './changes.js';
import { removal } from './removal.js';
import { readBack, send, wholeUser } from './sending.js';

type Definition = AdapterDefinition<User>;
/** Every write that can be described. */
export type Writes = Required<Pick<Definition, 'create' | 'update' | 'remove' | 'setActive' | 'resetPassword'>>;

const known = new WeakMap<RestDescription, Writes>();

/** The writes of a described API. Loaded with the first of them. */
export function writesOf(description: RestDescription): Writes {
  const writes = known.get(description) ?? newWrites(description);
  known.set(description, writes);
  return writes;
}

function newWrites(description: RestDescription): Writes {
  return {
    create: creation(description),
    update: async (api, changes, one) => {
      const pairs = pairsOf(description, changes, true);
      if (pairs.length === 0) return undefined;
      const answer = await change(description, api, one, pairs, changes);
      return wholeUser(description, answer) ?? readBack(description, api, one.id);
    },
    remove: removal(description),
    setActive: activation(description),
    resetPassword: (api, one) => {
      const action = description.resetPassword as ActionShape;
      return send(description, api, action, one, bodyOf(action));
    },
  };
}

function creation(description: RestDescription): Writes['create'] {
  const { body, ...shape } = typeof description.create === 'object' ? description.create : {};
  // who was made for which wish: sent again it makes nobody
  const made = new Map<string, string>();
  return async (api, draft, { requestId }) => {
    const before = requestId === undefined ? undefined : made.get(requestId);
    if (before !== undefined) return getOne(description, api, before);
    const record = {};
    for (const [path, value] of pairsOf(description, draft)) put(record, path, value);
    const last = body ? body(record, draft, { requestId }) : record;
    const answer = await send(description, api, { path: '', ...shape }, { id: '' }, put({}, description.sent, last));
    const id = answer && idIn(description, answer.record);
    if (id === undefined) throw unlike('The server did not say whom it made.');
    if (requestId !== undefined) made.set(requestId, id);
    return wholeUser(description, answer) ?? readBack(description, api, id);
  };
}

function activation(description: RestDescription): Writes['setActive'] {
  const { setActive, fields } = description;
  const path = typeof fields.status === 'string' ? fields.status : (fields.status?.path ?? '');
  return async (api, active, one) => {
    const status = active ? 'active' : 'inactive';
    const action = typeof setActive === 'object' ? setActive[active ? 'activate' : 'deactivate'] : undefined;
    const answer = action
      ? await send(description, api, action, one, bodyOf(action))
      : await change(description, api, one, [[path, theirs(description, 'status', status)]], {});
    // what was answered with a success is done, also where it can’t be looked at
    const told = wholeUser(description, answer) ?? (await readBack(description, api, one.id).catch(() => undefined));
    if (told && told.status !== status) throw unlike('The server answered with the user as they were.');
    return told;
  };
}

const bodyOf = ({ body = {} }: ActionShape): unknown => structuredClone(body);
