import type { UserDraft } from '../../contract.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { method } from '../needs.js';
import { walk } from '../reading/walk.js';
import { isAdapterError, type AdapterError } from '../../adapter-error.js';
import { expect, rejection, settled } from '../verdict.js';
import type { User } from '../../../domain/user.js';

const creating = {
  group: 'writing',
  contract: 'docs/adapters.md#creating',
  needs: [method('create', 'create')],
} as const;

/** New users. */
export const creatingChecks: readonly Definition[] = [
  { ...creating, number: 14, name: 'who is created can be got and found, and is created once under one request id', body: createdOnce },
  { ...creating, number: 15, name: 'a login or an address that somebody has is a conflict at its field, and creates nobody', body: duplicates },
  { ...creating, number: 16, name: 'a draft that is not valid is refused field by field, and creates nobody', body: invalidDrafts },
]; // prettier-ignore

async function createdOnce(bench: Bench): Promise<void> {
  const { adapter, call, users } = bench;
  const draft = users.draft();
  const requestId = crypto.randomUUID();
  const made = await users.create(draft, { requestId });
  for (const name of ['login', 'email', 'firstName', 'lastName'] as const) {
    // a backend may have one name where we have two
    const told = made[name] ?? (made.displayName?.includes(draft[name] ?? '') ? draft[name] : undefined);
    expect(told === draft[name], `${draft[name]} as ${name} of who was created`, told ?? 'nothing');
  }
  const got = await adapter.get(made.id, call);
  expect(got.login === made.login && got.status === made.status, 'get() to tell what create() told', { made, got });
  const listed = await namesakes(bench, draft.login);
  if (listed) expect(listed.some(({ id }) => id === made.id), `${draft.login} in the list`, 'nobody of that login');
  const again = await settled(users.create(draft, { requestId }));
  if ('value' in again) expect(again.value.id === made.id, 'the same user under the same request id', again.value);
  else {
    const { thrown } = again;
    expect(isAdapterError(thrown) && thrown.kind === 'conflict', 'the same user, or a conflict, under the same request id', thrown);
    bench.note('The same request id is not recognised: a conflict keeps it from creating twice.');
  }
} // prettier-ignore

async function duplicates(bench: Bench): Promise<void> {
  const { users, session } = bench;
  const draft = users.draft();
  const { login } = await users.create(draft);
  const { fields } = session.capabilities;
  if (!isLoginDerived(bench)) await refused(bench, { ...users.draft(), login: draft.login }, 'conflict', 'login');
  const unique = fields?.some(({ name, unique: is }) => name === 'email' && is);
  if (unique) await refused(bench, { ...users.draft(), email: draft.email ?? '' }, 'conflict', 'email');
  else bench.note('The session does not say that an e-mail address is unique.');
  const listed = await namesakes(bench, login);
  expect(!listed || listed.length === 1, `one user with the login ${login}`, `${listed?.length}`);
}

async function invalidDrafts(bench: Bench): Promise<void> {
  const { users, session } = bench;
  const { fields = [] } = session.capabilities;
  if (!isLoginDerived(bench)) await refused(bench, { ...users.draft(), login: '' }, 'invalid', 'login');
  const email = fields.find(({ name }) => name === 'email');
  if (email?.type === 'email') await refused(bench, { ...users.draft(), email: 'no address' }, 'invalid', 'email');
  if (email?.required) await refused(bench, { ...users.draft(), email: '' }, 'invalid', 'email');
  const required = fields.filter(
    ({ name, required: is, readOnly }) => is && !readOnly && !/^(login|email)$/.test(name),
  );
  for (const { name } of required.slice(0, 3)) {
    const draft: UserDraft = users.draft();
    await refused(bench, { ...draft, [name]: '', extra: { ...draft.extra, [name]: null } }, 'invalid', name);
  }
}

async function refused(
  bench: Bench,
  draft: UserDraft,
  kind: 'conflict' | 'invalid',
  field: string,
): Promise<AdapterError> {
  const asked = kind === 'conflict' ? `create() with the ${field} of somebody else` : `create() whose ${field} is not valid`;
  const before = draft.login && kind === 'invalid' ? [] : undefined;
  const error = await rejection(bench.users.create(draft), [kind], asked);
  const named = Object.keys(error.fields ?? {});
  expect(named.some((name) => name.replace(/^extra\./, '') === field), `\`fields\` of the ${kind} to name ${field}`, named);
  const listed = before && (await namesakes(bench, draft.login));
  expect(!listed || listed.length === 0, `nobody to be created by a draft that is ${kind}`, listed);
  return error;
} // prettier-ignore

/** Is the login made by the backend, such as out of the e-mail address? Then no draft decides about it. */
function isLoginDerived(bench: Bench): boolean {
  const derived = bench.session.capabilities.fields?.some(({ name, readOnly }) => name === 'login' && readOnly);
  if (derived) bench.note('The login is declared as read-only: drafts don’t decide about it.');
  return derived === true;
}

/** Who is listed with this login; `undefined` where it can't be found out. */
async function namesakes(bench: Bench, login: string): Promise<User[] | undefined> {
  const { search } = bench.session.capabilities;
  const searchable = search.mode !== 'none' && search.fields.some((field) => /^(login|userName|username|email)$/.test(field));
  const found = await walk(bench, { size: 50, ...(searchable && { search: login }) });
  if (!found.whole) return undefined;
  return found.users.filter((user) => user.login.toLowerCase() === login.toLowerCase());
} // prettier-ignore
