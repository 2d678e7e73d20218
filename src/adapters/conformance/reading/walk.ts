import type { Bench } from '../bench.js';
import type { UserPage, UserQuery } from '../../../domain/query.js';
import type { User, UserId } from '../../../domain/user.js';

/** A list that was read page after page. */
export interface Walk {
  readonly users: readonly User[];
  readonly ids: readonly UserId[];
  readonly pages: readonly UserPage[];
  /** Was the end reached? */
  readonly whole: boolean;
  /** The total of the first page, where it is exact. */
  readonly exact: number | undefined;
}

const pagesMost = 400;
const longMost = 300;

/** Reads a list to its end, or until it has met `most` users, or far more pages than that takes. */
export async function walk(
  { adapter, call, settings, session }: Bench,
  asked: Omit<UserQuery, 'at'>,
  most = settings.walkLimit,
): Promise<Walk> {
  const query = { ...asked, size: Math.min(asked.size, session.capabilities.page.maxSize ?? asked.size) };
  const pages: UserPage[] = [];
  const users: User[] = [];
  let page = await adapter.query(query, call);
  for (;;) {
    pages.push(page);
    users.push(...page.users);
    if (!page.next || users.length >= most || pages.length >= pagesMost) break;
    page = await adapter.query({ ...query, at: page.next }, call);
  }
  const { total } = pages[0];
  return {
    users,
    ids: users.map(({ id }) => id),
    pages,
    whole: page.next === undefined,
    exact: total?.kind === 'exact' ? total.value : undefined,
  };
}

/** How many to read where one list is compared with another: all of a short one, the beginning of a long one. */
export async function reach({ adapter, call, settings: { walkLimit } }: Bench): Promise<number> {
  const { total, next } = await adapter.query({ size: 2 }, call);
  const isLong = total ? total.value > walkLimit : next !== undefined;
  return isLong ? Math.min(walkLimit, longMost) : walkLimit;
}

/** A size of which the whole list takes some pages, but not many. */
export async function pageSize({ adapter, call, session }: Bench, pages = 5): Promise<number> {
  const { maxSize = 100 } = session.capabilities.page;
  const { total } = await adapter.query({ size: 2 }, call);
  const wanted = total ? Math.ceil(total.value / pages) : 7;
  return Math.max(1, Math.min(Math.max(2, wanted), maxSize, 100));
}

/** The first id that comes a second time. */
export function repeated(ids: readonly UserId[]): UserId | undefined {
  const seen = new Set<UserId>();
  return ids.find((id) => seen.size === seen.add(id).size);
}

/** Each user once, the first time that they came. */
export function once(users: readonly User[]): User[] {
  return [...new Map(users.map((user) => [user.id, user])).values()];
}

/** What the pages say was not honoured. */
export function notApplied({ pages }: Walk, what: NonNullable<UserPage['notApplied']>[number]): boolean {
  return pages.some((page) => page.notApplied?.includes(what));
}
