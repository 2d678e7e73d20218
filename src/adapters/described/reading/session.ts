import type { SessionAnswer } from '../../define/definition.js';
import type { JsonApi } from '../../define/json-api.js';
import type { Session } from '../../../domain/session.js';
import type { Answer } from '../answers.js';
import { unlike } from '../field-shapes.js';
import { at } from '../json-path.js';
import type { RestDescription } from '../rest-description.js';

/** Who is signed in. Where the server is not asked who, it is asked for a user: whether it lets them in is known before the list is. */
export async function readSession(
  { viewer: source, allowed = ['view'] }: RestDescription,
  base: URL,
  api: JsonApi,
  look: () => Promise<unknown>,
): Promise<SessionAnswer> {
  let viewer: Session['viewer'];
  let record: unknown;
  if (source && typeof source === 'object' && 'url' in source) {
    const { body } = await api.get<Answer>(new URL(source.url, globalThis.document?.baseURI ?? base));
    const [id, name] = [at(body, source.id ?? 'id'), source.name && at(body, source.name)];
    if (typeof id !== 'string' && !Number.isSafeInteger(id))
      throw unlike('The viewer has no id where it was described.');
    viewer = { id: String(id), ...(typeof name === 'string' && { name }) };
    record = body;
  } else {
    const given = typeof source === 'function' ? await source() : source;
    viewer = typeof given === 'string' ? { id: given } : given;
    if (viewer) await look();
  }
  if (!viewer) return { viewer: null, allowed: [] };
  return { viewer, allowed: typeof allowed === 'function' ? allowed(viewer, record) : allowed };
}
