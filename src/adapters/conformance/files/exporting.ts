import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { counted, expect, Inapplicable } from '../verdict.js';
import { once, pageSize, walk, type Walk } from '../reading/walk.js';

/** What an export asks for at a time, where the backend gives as much. */
const largest = 500;

/** Everybody as a file. */
export const exportingChecks: readonly Definition[] = [
  {
    number: 37,
    name: 'pages as large as an export asks for give everybody whom small ones give, with the same records',
    group: 'reading',
    contract: 'docs/adapters.md#the-contract',
    body: sameInLarge,
  },
];

async function sameInLarge(bench: Bench): Promise<void> {
  const size = Math.min(largest, bench.session.capabilities.page.maxSize ?? largest);
  const small = await pageSize(bench);
  const walks = async (): Promise<readonly [Walk, Walk]> => [
    await walk(bench, { size }),
    await walk(bench, { size: small }),
  ];
  let [large, other] = await walks();
  if (!large.whole || !other.whole) throw new Inapplicable('The list is too long to be read twice.');
  // somebody else may be at work; twice in a row is no accident
  if (differenceOf(large, other)) [large, other] = await walks();
  const difference = differenceOf(large, other);
  expect(!difference, `the same on pages of ${size} as on pages of ${small}`, difference);
  bench.note(`${counted(large.users.length, 'user')} on pages of ${size} and of ${small}.`);
}

/** Whoever comes twice is the matter of another check. */
function differenceOf(large: Walk, small: Walk): string | undefined {
  const [many, few] = [once(large.users), once(small.users)];
  const records = new Map(few.map((user) => [user.id, JSON.stringify(user)]));
  if (many.length !== few.length) return `${many.length} and ${few.length} users`;
  const other = many.find((user) => records.get(user.id) !== JSON.stringify(user));
  return other && `another record of ${other.id}, or none`;
}
