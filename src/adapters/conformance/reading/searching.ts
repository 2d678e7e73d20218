import { isAdapterError } from '../../adapter-error.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { declared } from '../needs.js';
import { expect, Inapplicable, settled } from '../verdict.js';
import type { User } from '../../../domain/user.js';
import { holds, textOf } from './texts.js';
import { notApplied, walk } from './walk.js';

const searching = { group: 'reading', contract: 'docs/adapters.md#the-contract' } as const;
const canSearch = declared('a search', ({ capabilities }) => capabilities.search.mode !== 'none');

/** Finding by a text. */
export const searchingChecks: readonly Definition[] = [
  { ...searching, number: 9, name: 'a search finds who holds the text in a declared field, and nobody else', needs: [canSearch], body: hits },
  { ...searching, number: 10, name: 'a search for signs and long texts is answered, or refused as invalid', body: hostileTexts },
  { ...searching, number: 11, name: 'a search treats capital and small letters as the session declares', needs: [canSearch], body: letterCase },
]; // prettier-ignore

async function hits(bench: Bench): Promise<void> {
  const { search } = bench.session.capabilities;
  const terms: string[] = [];
  for (const user of await someUsers(bench)) {
    const term = termFrom(bench, user);
    if (term === undefined) continue;
    terms.push(term);
    const found = await walk(bench, { size: 50, search: term }, 300);
    if (notApplied(found, 'search')) return bench.note('A search is declared, and answered with `notApplied`.');
    const stranger = found.users.find((hit) => !holds(hit, search.fields, term));
    expect(!stranger, `“${term}” in ${search.fields.join(', ')} of each hit`, stranger);
    expect(!found.whole || found.ids.includes(user.id), `${user.id} among the hits for “${term}”`, found.ids);
  }
  if (terms.length === 0) throw new Inapplicable('No user has a text in a declared field to search for.');
  bench.note(`Searched for ${terms.map((term) => `“${term}”`).join(', ')}.`);
}

async function hostileTexts(bench: Bench): Promise<void> {
  const { adapter, call, session } = bench;
  const { fields } = session.capabilities.search;
  for (const search of ['"', '\\', '%', '_', "'", '*', '(', ')', '漢', '😀', '&size=1', '#', 'a" or "1" eq "1', 'x'.repeat(2000)]) {
    const name = search.length > 20 ? '2,000 letters' : `“${search}”`;
    const answer = await settled(adapter.query({ size: 20, search }, call));
    if ('thrown' in answer) {
      const { thrown } = answer;
      const typed = isAdapterError(thrown) && ['invalid', 'unsupported'].includes(thrown.kind);
      expect(typed, `a search for ${name} to be answered, or to be “invalid” or “unsupported”`, thrown);
      bench.note(`A search for ${name} is refused.`);
    } else if (!answer.value.notApplied?.includes('search')) {
      const stranger = answer.value.users.find((user) => !holds(user, fields, search));
      expect(!stranger, `${name} to be searched for as it stands, not as a pattern`, stranger);
    }
  }
} // prettier-ignore

async function letterCase(bench: Bench): Promise<void> {
  const { search } = bench.session.capabilities;
  const users = await someUsers(bench);
  const term = users.map((user) => termFrom(bench, user)).find((text) => text && /[a-z]/i.test(text));
  if (term === undefined) throw new Inapplicable('No user has letters in a declared field.');
  const [small, capital] = [term.toLowerCase(), term.toUpperCase()];
  const [one, other] = [
    await walk(bench, { size: 50, search: small }, 300),
    await walk(bench, { size: 50, search: capital }, 300),
  ];
  const tellsApart = [...one.ids].sort().join() !== [...other.ids].sort().join();
  const measured = `“${small}” and “${capital}” find ${tellsApart ? 'different' : 'the same'} users`;
  if (search.caseSensitive === undefined)
    throw new Inapplicable(`The session does not declare \`search.caseSensitive\`; ${measured}.`);
  expect(search.caseSensitive || !tellsApart, 'letters to be alike, as `search.caseSensitive: false` says', measured);
  expect(!search.caseSensitive || tellsApart, 'letters to be told apart, as `search.caseSensitive` says', measured);
}

/** Some who are listed, from here and there. */
async function someUsers({ adapter, call, session }: Bench): Promise<User[]> {
  const size = Math.min(30, session.capabilities.page.maxSize ?? 30);
  const { users } = await adapter.query({ size }, call);
  return [0, 0.4, 0.9].flatMap((part) => users[Math.floor(users.length * part)] ?? []);
}

/** A text that finds this user: a word of what they have in a declared field, or the part of it that the mode asks for. */
function termFrom({ session }: Bench, user: User): string | undefined {
  const { mode, fields } = session.capabilities.search;
  for (const field of fields) {
    // a name may be searched for as the backend has it put together
    const text = field === 'name' ? (user.lastName ?? user.firstName ?? user.displayName) : textOf(user, field);
    if (!text || text.length < 3) continue;
    if (mode === 'exact') return field === 'name' ? textOf(user, 'login') : text;
    const [word] = text.split(/[\s@]+/).sort((a, b) => b.length - a.length);
    if (word.length >= 3) return mode === 'prefix' ? text.slice(0, Math.max(3, text.length >> 1)) : word.slice(1);
  }
  return undefined;
}
