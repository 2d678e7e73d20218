import type { Database, Queries } from '../database.js';
import { seedCourses } from './seed-courses.js';
import { departmentNames, familyNames, givenNames, jobTitles } from './sample-names.js';
import { actions } from '../users/rules.js';

const company = 'My Company';
const chunk = 5_000;
/** Dates of the sample are counted back from here, so that the same number of users is always the same data. */
const today = Date.UTC(2026, 0, 15, 9);
const day = 86_400_000;

/**
 * Fills an empty database with `users` made-up people, always the same ones, and their courses, which those who were made
 * before there were courses get as well; leaves all others alone. Answers whether it made people.
 */
export async function seed(database: Database, users: number): Promise<boolean> {
  return database.transaction(async (queries) => {
    await queries.query('select pg_advisory_xact_lock(7236456)');
    const isEmpty = (await queries.query('select 1 from account')).length === 0;
    if (isEmpty) await seedPeople(queries, users);
    await seedCourses(queries);
    return isEmpty;
  });
}

/** The sample people alone, in a database that holds nobody. */
export async function seedPeople(queries: Queries, users: number): Promise<void> {
  const seats = users + Math.ceil(users / 5);
  await queries.query('insert into account (name, time_zone, seats) values ($1, $2, $3)', [
    company,
    'Europe/Berlin',
    seats,
  ]);
  const departments = await seedDepartments(queries);
  await seedRolesAndGroups(queries);
  for (let start = 0; start < users; start += chunk) {
    const people = Array.from({ length: Math.min(chunk, users - start) }, (_, index) =>
      personAt(start + index, departments),
    );
    await insertPeople(queries, people);
  }
  // the embedded database has nobody who would count them later on, and plans for a handful of users until somebody does
  await queries.query('analyze users, user_groups, departments, roles, groups, statistics');
}

async function seedDepartments(queries: Queries): Promise<string[]> {
  const rows: { id: string; name: string; parent_id: string | null; lineage: string[]; path: string[] }[] = [];
  rows.push({ id: 'd-company', name: company, parent_id: null, lineage: ['d-company'], path: [] });
  for (const [name, under] of departmentNames) {
    const id = slugOf(name);
    rows.push({ id, name, parent_id: 'd-company', lineage: ['d-company', id], path: [company] });
    for (const child of under) {
      const childId = `${id}-${slugOf(child).slice(2)}`;
      rows.push({
        id: childId,
        name: child,
        parent_id: id,
        lineage: ['d-company', id, childId],
        path: [company, name],
      });
    }
  }
  await queries.query(
    `insert into departments (id, name, parent_id, lineage, path)
     select id, name, parent_id, lineage, path
     from jsonb_to_recordset($1::jsonb) as t(id text, name text, parent_id text, lineage text[], path text[])`,
    [JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
}

function slugOf(name: string): string {
  return `d-${name.toLowerCase().replace(/[^a-z]+/g, '-')}`;
}

const scopedActions = actions.filter((action) => action !== 'change-roles');

async function seedRolesAndGroups(queries: Queries): Promise<void> {
  const roles = [
    { id: 'account-owner', name: 'Account Owner', actions, administrator: false, scoped: false },
    { id: 'administrator', name: 'Administrator', actions, administrator: true, scoped: false },
    {
      id: 'department-administrator',
      name: 'Department Administrator',
      actions: scopedActions,
      administrator: false,
      scoped: true,
    },
    { id: 'instructor', name: 'Instructor', actions: ['view'], administrator: false, scoped: false },
    { id: 'learner', name: 'Learner', actions: [], administrator: false, scoped: false },
  ];
  await queries.query(
    `insert into roles select * from jsonb_to_recordset($1::jsonb)
     as t(id text, name text, actions text[], administrator boolean, scoped boolean)`,
    [JSON.stringify(roles)],
  );
  const groups = ['Newcomers', 'First aiders', 'Managers', 'Book club', 'Works council'];
  await queries.query(
    'insert into groups select $1 || position, name from unnest($2::text[]) with ordinality as t(name, position)',
    ['g-', groups],
  );
}

interface Person {
  readonly id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly login: string;
  readonly email: string;
  readonly phone: string;
  readonly job_title: string;
  readonly department_id: string;
  readonly role_id: string;
  readonly scope_id: string | null;
  readonly status: string;
  readonly owner: boolean;
  readonly last_login_at: string | null;
  readonly created_at: string;
  readonly scheduled_action: string | null;
  readonly scheduled_at: string | null;
  readonly scheduled_by: string | null;
  readonly group_id: string | null;
  readonly courses: number;
}

/** Who has a part in the play; everybody else is an ordinary learner. */
const parts: readonly Partial<Person>[] = [
  { role_id: 'account-owner', department_id: 'd-company', owner: true },
  { role_id: 'administrator', department_id: 'd-company' },
  { role_id: 'department-administrator', department_id: 'd-product-development', scope_id: 'd-product-development' },
  { role_id: 'instructor', department_id: 'd-people-learning' },
  { role_id: 'learner', department_id: 'd-sales-europe' },
  { role_id: 'administrator', department_id: 'd-product-development' },
  { role_id: 'administrator', department_id: 'd-people', status: 'inactive' },
  { role_id: 'learner', department_id: 'd-product-development-design', status: 'invited', last_login_at: null },
  { role_id: 'learner', department_id: 'd-product-development-engineering', status: 'employment-ended' },
  { role_id: 'learner', department_id: 'd-finance-accounting', status: 'on-leave' },
  { role_id: 'learner', department_id: 'd-sales-americas', status: 'inactive' },
  {
    role_id: 'learner',
    department_id: 'd-product-development-engineering',
    scheduled_action: 'deactivate',
    scheduled_at: '2040-03-31T21:59:00Z',
    scheduled_by: 'u-0002',
  },
];

const statuses = ['invited', 'employment-ended', 'on-leave', 'inactive', 'inactive', 'inactive'];

function personAt(index: number, departments: readonly string[]): Person {
  const dice = diceOf(index);
  const first = givenNames[index % givenNames.length]!;
  // 50 given and 51 family names have no common factor: 2,550 different pairs before the first repeats
  const last = familyNames[(index * 7 + 3) % familyNames.length]!;
  const round = Math.floor(index / (givenNames.length * familyNames.length));
  const login = `${asciiOf(first)}.${asciiOf(last)}${round === 0 ? '' : round + 1}`;
  const status = index >= parts.length && dice(100) < 27 ? statuses[dice(statuses.length)]! : 'active';
  const created = today - (30 + dice(2_000)) * day - dice(86_400) * 1_000;
  const login_at =
    status === 'invited' || dice(12) === 0 ? null : new Date(today - dice(90 * 86_400) * 1_000).toISOString();
  return {
    id: `u-${String(index + 1).padStart(4, '0')}`,
    first_name: first,
    last_name: last,
    login,
    email: `${login}@example.com`,
    phone: `+49 30 55501${String(index % 1_000).padStart(3, '0')}`,
    job_title: jobTitles[dice(jobTitles.length)]!,
    department_id: departments[dice(departments.length)]!,
    role_id: dice(25) === 0 ? 'instructor' : 'learner',
    scope_id: null,
    status,
    owner: false,
    last_login_at: login_at,
    created_at: new Date(created).toISOString(),
    scheduled_action: null,
    scheduled_at: null,
    scheduled_by: null,
    group_id: dice(2) === 0 ? `g-${1 + dice(5)}` : null,
    courses: dice(40),
    ...parts[index],
  };
}

function asciiOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[øå]/g, (letter) => (letter === 'ø' ? 'o' : 'a'))
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .normalize('NFKD')
    .replace(/[^a-z]/g, '');
}

/** Numbers below a limit, the same ones for the same person every time. */
function diceOf(seed: number): (sides: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return (sides) => {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b);
    state = (Math.imul(state ^ (state >>> 13), 0xc2b2ae35) ^ (state >>> 16)) + 0x6d2b79f5;
    return (state >>> 0) % sides;
  };
}

async function insertPeople(queries: Queries, people: readonly Person[]): Promise<void> {
  const columns = `id text, first_name text, last_name text, login text, email text, phone text, job_title text,
    department_id text, role_id text, scope_id text, status text, owner boolean, last_login_at timestamptz,
    created_at timestamptz, scheduled_action text, scheduled_at timestamptz, scheduled_by text`;
  const names = columns.replace(/ (text|boolean|timestamptz)/g, '');
  const rows = JSON.stringify(people);
  await queries.query(
    `insert into users (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as t(${columns})`,
    [rows],
  );
  await queries.query(
    `insert into user_groups select id, group_id from jsonb_to_recordset($1::jsonb) as t(id text, group_id text) where group_id is not null`,
    [rows],
  );
  await queries.query(
    'insert into statistics select id, courses, courses * 3 from jsonb_to_recordset($1::jsonb) as t(id text, courses integer)',
    [rows],
  );
}
