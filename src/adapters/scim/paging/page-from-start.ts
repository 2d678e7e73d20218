import type { UserPage } from '../../../domain/query.js';
import type { Narrowed } from '../narrow.js';
import { readList } from '../read-list.js';
import type { ScimWire } from '../scim-wire.js';
import { page } from './index-page.js';

/** More than these are not asked for at once. */
const most = 10_000;

/**
 * A page of a server that begins with the first user whatever place it is asked for: the list is asked for up to the end of the page, and
 * the page taken out of it. Where the server sends only so many, the others can't be reached, which the page says.
 */
export async function pageFromStart(
  wire: ScimWire,
  narrowed: Narrowed,
  offset: number,
  size: number,
  signal: AbortSignal,
): Promise<UserPage> {
  const count = Math.min(offset + size + 1, most);
  const { records, total = 0 } = await readList(wire, { ...narrowed.parameters, startIndex: 1, count }, signal);
  const shown = records.slice(offset, offset + size);
  const more = records.length > offset + size;
  const reached = Math.max(records.length, offset);
  const whole = records.length < count && total <= records.length;
  const answer = page(narrowed, shown, {
    offset,
    size,
    more,
    total:
      total > reached ? { value: total, kind: 'estimated' } : { value: reached, kind: whole ? 'exact' : 'at-least' },
  });
  if (more || whole || total <= reached) return answer;
  return { ...answer, notApplied: [...(answer.notApplied ?? []), 'size'] };
}
