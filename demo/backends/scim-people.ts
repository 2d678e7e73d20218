import { sampleUsers } from '../../src/adapters/memory/sample-users.js';

const core = 'urn:ietf:params:scim:schemas:core:2.0:User';
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** A record as a SCIM server keeps it. */
export type ScimRecord = Record<string, unknown> & {
  readonly id: string;
  readonly userName: string;
  readonly active?: unknown;
};

/** The people of the sample company as records of RFC 7643; the first one is its owner, the second an administrator. */
export function scimPeople(count: number): ScimRecord[] {
  return sampleUsers(count).map((user) => ({
    schemas: [core, enterprise],
    id: user.id,
    userName: user.login,
    displayName: `${user.firstName} ${user.lastName}`,
    name: { givenName: user.firstName, familyName: user.lastName },
    title: user.jobTitle,
    active: user.status === 'active',
    emails: [{ value: user.email, type: 'work', primary: true }],
    ...(user.phone && { phoneNumbers: [{ value: user.phone, type: 'work' }] }),
    roles: user.roles?.map(({ id, name }) => ({ value: id, display: name })),
    [enterprise]: { department: user.department?.name },
    meta: { resourceType: 'User', created: user.createdAt, lastModified: user.createdAt },
  }));
}
