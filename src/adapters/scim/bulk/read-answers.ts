import { adapterError } from '../../adapter-error.js';
import type { Outcome, Target } from '../../contract.js';
import { outcomeOf } from '../../http/outcome-of.js';
import { isRecord } from '../../is-record.js';
import { problemError } from '../../http/problem-details.js';
import { explain } from '../scim-error.js';
import { textOf, valueAt } from '../records/scim-path.js';
import type { ScimWire } from '../scim-wire.js';

/**
 * What a batch’s answer says of each target: found by our own number, else by the last segment of its place, else, where the server gives
 * neither to anybody and has answered for as many, by its position. Whoever is not in it may have been met: `unknown` (F17).
 */
export function readAnswers(
  wire: ScimWire,
  part: readonly Target[],
  data: unknown,
  method: 'DELETE' | 'PATCH',
): Outcome[] {
  const listed = valueAt(data, 'Operations');
  const answers = (Array.isArray(listed) ? listed : []).filter(isRecord);
  const named = answers.some((each) => placeOf(each) !== undefined || valueAt(each, 'bulkId') !== undefined);
  const inOrder = !named && answers.length === part.length;
  return part.map(({ id }, index) => {
    const own = answers.find((each) => valueAt(each, 'bulkId') === `${index}`);
    const there = own ?? answers.find((each) => valueAt(each, 'bulkId') === undefined && placeOf(each) === id);
    return answered(wire, id, there ?? (inOrder ? answers[index] : undefined), method === 'DELETE');
  });
}

function answered(wire: ScimWire, id: string, answer: unknown, gone: boolean): Outcome {
  const said = valueAt(answer, 'status');
  const status = Number(isRecord(said) ? valueAt(said, 'code') : said);
  // our number beside somebody else’s place: whoever was met, it can’t be told
  const place = placeOf(answer);
  if (!(status >= 200 && status < 600) || (place !== undefined && place !== id)) {
    const error = adapterError('protocol', 'The answer does not say what became of this user.');
    return { id, state: 'unknown', error };
  }
  const response = valueAt(answer, 'response');
  if (status >= 300) return outcomeOf(id, problemError(status, explain(status, response)), gone);
  try {
    const user = wire.readUser(response);
    if (user.id === id && !gone) return { id, state: 'done', user };
  } catch {
    // the status alone says that it was done
  }
  return { id, state: 'done' };
}

/** The id in `location`, which is never followed. */
function placeOf(answer: unknown): string | undefined {
  const segment = /([^/?#]+)\/?(?:[?#].*)?$/.exec(textOf(valueAt(answer, 'location')) ?? '')?.[1];
  try {
    return segment && decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
