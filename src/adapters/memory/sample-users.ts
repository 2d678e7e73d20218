import type { Membership, User } from '../../domain/user.js';
import { sampleDepartments } from './sample/sample-departments.js';
import { samplePeople, type SamplePerson } from './sample/sample-people.js';
import { seededRandom } from './seeded-random.js';

/** The roles of the sample company, the mightiest first. */
export const sampleRoles: readonly Membership[] = [
  { id: 'owner', name: 'Account Owner' },
  { id: 'administrator', name: 'Administrator' },
  { id: 'department-administrator', name: 'Department Administrator' },
  { id: 'publisher', name: 'Publisher' },
  { id: 'learner', name: 'Learner' },
];

/** The administrator of the sample company who is signed in unless somebody else is named. */
export const sampleViewer = { id: 'u-2', name: 'Jonas Lindqvist' } as const;

const departments = sampleDepartments.slice(1);
const groups = ['New hires', 'First aiders', 'Mentors', 'Works council', 'Language course'];
const titles = ['Engineer', 'Designer', 'Account Manager', 'Analyst', 'Team Lead', 'Specialist', 'Consultant'];
/** A hundred places, so that a status is as rare as its share here. */
const statuses = [
  ...Array<string>(84).fill('active'),
  ...Array<string>(7).fill('inactive'),
  ...Array<string>(4).fill('invited'),
  ...Array<string>(3).fill('on-leave'),
  ...Array<string>(2).fill('employment-ended'),
];
const day = 86_400_000;
/** No sample user did anything after this instant. */
const lastDay = Date.UTC(2026, 8, 1, 8);
const plainPeople = samplePeople.filter(([first, last]) => /^[\p{Script=Latin} ’-]+$/u.test(first + last));

/**
 * So many users of the sample company: the same ones each time for the same seed.
 *
 * The first 67 are always the people of {@link samplePeople}; the first of all is the only owner, the second an administrator.
 */
export function sampleUsers(count: number, seed = 1): User[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => sampleUser(index, random));
}

function sampleUser(index: number, random: () => number): User {
  const [firstName, lastName, login] = samplePeople[index] ?? madeUpPerson(index, random);
  const status = index < 2 ? 'active' : pick(statuses, random);
  const createdAt = lastDay - Math.floor(random() * 1500) * day - Math.floor(random() * day);
  const neverCame = status === 'invited' || (index > 1 && random() < 0.08);
  const seen = createdAt + Math.floor(random() * (lastDay - createdAt));
  return {
    id: `u-${index + 1}`,
    login,
    firstName,
    lastName,
    email: `${login}@example.com`,
    ...(random() < 0.7 && { phone: `+1 202 555 0${100 + Math.floor(random() * 100)}` }),
    jobTitle: pick(titles, random),
    department: index === 0 ? sampleDepartments[1] : pick(departments, random),
    roles: [sampleRoles[index < 2 ? index : 2 + Math.floor(random() ** 0.4 * 3)]],
    groups: random() < 0.4 ? [groupAt(Math.floor(random() * groups.length))] : [],
    status,
    lastLoginAt: neverCame ? null : new Date(seen).toISOString(),
    createdAt: new Date(createdAt).toISOString(),
    owner: index === 0,
    version: 'v1',
  };
}

function madeUpPerson(index: number, random: () => number): SamplePerson {
  const [firstName, , first] = pick(plainPeople, random);
  const [, lastName, last] = pick(plainPeople, random);
  return [firstName, lastName, `${first.split('.')[0]}.${last.split('.')[1]}.${index + 1}`];
}

function groupAt(index: number): Membership {
  return { id: `g-${index + 1}`, name: groups[index] };
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)];
}
