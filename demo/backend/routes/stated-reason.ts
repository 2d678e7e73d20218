import { invalid } from '../problems.js';
import type { Backend, Request } from './requests.js';

const header = 'X-Audit-Log-Reason';

/** Why, in the viewer's own words: percent-encoded, because a header has ASCII only. Whoever changes users and says why has it kept. */
export function statedReason(c: Request): string | undefined {
  const value = c.req.header(header);
  if (value === undefined) return undefined;
  const text = decoded(value)?.trim() ?? '';
  // a control character could forge a line wherever the record is read
  if (text !== '' && [...text].length <= 300 && !/\p{Cc}/u.test(text)) return text;
  throw invalid({ [header]: 'A reason is one line of 1 to 300 characters, percent-encoded.' }, 400);
}

/** Where this account insists on a reason, nobody is deleted without. */
export function requireReason(c: Request, { deleteReason }: Pick<Backend, 'deleteReason'>): void {
  if (deleteReason === 'required' && statedReason(c) === undefined) throw invalid({ [header]: 'Say why.' });
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
