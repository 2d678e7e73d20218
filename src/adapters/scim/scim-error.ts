import type { AdapterErrorKind } from '../adapter-error.js';
import { isRecord } from '../is-record.js';
import { textOf, valueAt } from './records/scim-path.js';

const kinds = new Map<string, AdapterErrorKind>([
  ['uniqueness', 'conflict'],
  ['invalidfilter', 'invalid'],
  ['toomany', 'unsupported'],
  ['invalidvers', 'unsupported'],
  ['sensitive', 'forbidden'],
]);

/** Members of a record by which servers say what is wrong, and whose field it is. */
const fields: readonly (readonly [RegExp, string])[] = [
  [/e-?mail/i, 'email'],
  [/given ?name/i, 'firstName'],
  [/family ?name/i, 'lastName'],
  [/phone/i, 'phone'],
  [/display ?name/i, 'displayName'],
  [/\btitle\b/i, 'jobTitle'],
  [/user ?name|login/i, 'login'],
];

/** Problem details in our own words: what `problemError` reads. */
export interface Explanation {
  readonly detail?: string;
  readonly kind?: AdapterErrorKind;
  readonly fields?: Readonly<Record<string, string>>;
  readonly scimType?: string;
}

/** What an error of SCIM says: its `scimType` before its status, and texts where it has neither (duplicates, hidden limits). */
export function explain(status: number, body: unknown): Explanation {
  const scimType = textOf(valueAt(body, 'scimType'));
  const detail = textOf(valueAt(body, 'detail')) ?? (typeof body === 'string' ? body : '');
  // 412 is about a version of the user, whatever it is called
  const kind = (status !== 412 && kinds.get(scimType?.toLowerCase() ?? '')) || kindIn(status, detail);
  const field = fields.find(([pattern]) => pattern.test(detail))?.[1] ?? (kind === 'conflict' ? 'login' : undefined);
  const wrong = kind === 'conflict' || ((status === 400 || status === 422) && kind === undefined);
  return {
    ...(isRecord(body) && detail && { detail }),
    ...(kind && { kind }),
    ...(scimType && { scimType }),
    ...(field && wrong && { fields: { [field]: detail || 'Somebody has it already.' } }),
  };
}

/** The answer with its error as problem details; untouched where it says nothing that can be read. */
export async function explained(answer: Response, said: { scimType?: string }): Promise<Response> {
  const text = await answer.clone().text();
  const headers = new Headers(answer.headers);
  const isPage = headers.get('Content-Type')?.startsWith('text/html');
  const { scimType, ...problem } = explain(answer.status, isPage ? undefined : parsed(text));
  if (scimType) said.scimType = scimType;
  const seconds = problem.kind === 'rate-limited' ? /(\d+) ?s/i.exec(text)?.[1] : undefined;
  if (seconds && !headers.has('Retry-After')) headers.set('Retry-After', seconds);
  if (Object.keys(problem).length === 0) return answer;
  headers.set('Content-Type', 'application/problem+json');
  return new Response(JSON.stringify(problem), { status: answer.status, headers });
}

function kindIn(status: number, detail: string): AdapterErrorKind | undefined {
  if (status === 400 && /already|duplicate|unique|taken/i.test(detail)) return 'conflict';
  return status === 500 && /rate.?limit|too many requests|throttl/i.test(detail) ? 'rate-limited' : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 2000);
  }
}
