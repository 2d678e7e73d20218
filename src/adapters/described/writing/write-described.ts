import type { AdapterDefinition } from '../../define/definition.js';
import { put } from '../json-path.js';
import { idIn, readDescribed, unlike, type Entry } from '../read-described.js';
import type { ActionShape, RestDescription } from '../rest-description.js';
import { change, pairsOf, theirs } from './changes.js';
import { removal } from './removal.js';
import { isWhole, readBack, send } from './sending.js';

type Definition = AdapterDefinition<Entry>;
type Writes = Pick<Definition, 'create' | 'update' | 'remove' | 'setActive' | 'resetPassword'>;

/** What is described of writing, and nothing else. */
export function writesOf(description: RestDescription): Writes {
  const { create, update, setActive, resetPassword } = description;
  return {
    ...(create && { create: creation(description) }),
    ...(update && {
      update: async (api, changes, one) => {
        const pairs = pairsOf(description, changes, true);
        if (pairs.length === 0) return undefined;
        const answer = await change(description, api, one, pairs, changes);
        return answer && isWhole(description, answer) ? answer : readBack(description, api, one.id);
      },
    }),
    ...(description.delete && { remove: removal(description) }),
    ...(setActive && { setActive: activation(description, setActive) }),
    ...(resetPassword && {
      resetPassword: (api, one) => send(description, api, resetPassword, one, bodyOf(resetPassword)),
    }),
  };
}

function creation(description: RestDescription): NonNullable<Definition['create']> {
  const { body, ...shape } = typeof description.create === 'object' ? description.create : {};
  return async (api, draft, { requestId }) => {
    const record = {};
    for (const [path, value] of pairsOf(description, draft)) put(record, path, value);
    const last = body ? body(record, draft, { requestId }) : record;
    const sent = put({}, description.sent, last);
    const answer = await send(description, api, { path: '', ...shape }, { id: '' }, sent);
    if (!answer) throw unlike('The server did not say whom it made.');
    if (isWhole(description, answer)) return answer;
    return readBack(description, api, idIn(description, answer.record) as string);
  };
}

function activation(
  description: RestDescription,
  shape: NonNullable<RestDescription['setActive']>,
): NonNullable<Definition['setActive']> {
  return async (api, active, one) => {
    const status = active ? 'active' : 'inactive';
    const action = shape === true ? undefined : shape[active ? 'activate' : 'deactivate'];
    const { fields } = description;
    const path = typeof fields.status === 'string' ? fields.status : (fields.status?.path ?? '');
    const answer = action
      ? await send(description, api, action, one, bodyOf(action))
      : await change(description, api, one, [[path, theirs(description, 'status', status)]], {});
    // what was answered with a success is done, also where it can’t be looked at
    const told =
      answer && isWhole(description, answer) ? answer : await readBack(description, api, one.id).catch(() => undefined);
    if (told && readDescribed(description, told).status !== status)
      throw unlike('The server answered with the user as they were.');
    return told;
  };
}

const bodyOf = ({ body = {} }: ActionShape): unknown => structuredClone(body);
