import type { UserId } from '../../../domain/user.js';
import { perhaps, readList, type Listed, type ListParameters } from '../read-list.js';
import type { ScimWire } from '../scim-wire.js';

/**
 * Where a total can't be believed: is there anybody behind this page? And is the page itself one, or the first one again, which
 * some servers answer past the end? Whoever stands behind it must be nobody of the page, and not the first of the list.
 */
export async function lookBehind(
  wire: ScimWire,
  parameters: ListParameters,
  offset: number,
  records: Listed['records'],
  signal: AbortSignal,
): Promise<{ more: boolean; wrapped: boolean }> {
  const one = async (index: number): Promise<UserId | undefined> => {
    const listed = await perhaps(readList(wire, { ...parameters, startIndex: index, count: 1 }, signal));
    return (listed?.from ?? index) === index ? listed?.records[0]?.user.id : undefined;
  };
  const here = new Set(records.map(({ user }) => user.id));
  const [first] = offset === 0 ? here : [await one(1)];
  if (offset > 0 && first !== undefined && here.has(first)) return { more: false, wrapped: true };
  const next = await one(offset + records.length + 1);
  return { more: next !== undefined && !here.has(next) && next !== first, wrapped: false };
}
