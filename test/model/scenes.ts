import fc from 'fast-check';
import type { User } from '../../src/domain/user.js';
import { viewer, type Scene } from './desk.js';

/** Ids that somebody somewhere trips over: of prototypes, of paths, of the viewer in other letters, of half a pair. */
const oddIds = [
  '__proto__', 'constructor', 'toString', 'a/b', 'a b', '..', '%2e%2e', 'ME', ' me', '0', '1', 'ü', 'batch', '\ud800', '?x=1#y',
]; // prettier-ignore

/** Another administrator. */
export const colleague = 'boss';
/** The Account Owner. */
export const owner = 'owner';

function person(id: string, at: number, sameNames: boolean): User {
  const name = sameNames ? 'Kim' : `Kim ${at}`;
  return {
    id,
    login: sameNames ? 'kim' : `kim.${at}`,
    displayName: name,
    email: sameNames ? 'kim@example.com' : `kim.${at}@example.com`,
    status: at % 4 === 3 ? 'inactive' : 'active',
    owner: id === owner,
  };
}

/** Everybody on the server: the viewer, a colleague and the owner among them. */
const users: fc.Arbitrary<readonly User[]> = fc
  .record({
    odd: fc.subarray(oddIds, { maxLength: 4 }),
    plain: fc.nat({ max: 24 }),
    sameNames: fc.boolean(),
  })
  .map(({ odd, plain, sameNames }) => {
    const ids = [...odd, colleague, ...Array.from({ length: plain }, (_, at) => `u${at}`), viewer, owner];
    return ids.map((id, at) => person(id, at, sameNames));
  });

/** Every kind of server, adapter and host that the model is run with. */
export const scenes: fc.Arbitrary<Scene> = fc
  .record({
    wire: fc.constantFrom('each', 'at once', 'rest', 'rest'),
    enforced: fc.constantFrom(true, true, true, false),
    guards: fc.boolean(),
    kind: fc.constantFrom('permanent', 'permanent', 'soft', 'deactivate-first'),
    batchMax: fc.constantFrom(undefined, 1, 2, 5, 50),
    slowHeaders: fc.boolean(),
    pageSize: fc.constantFrom(4, 10, 50),
    approves: fc.constantFrom(false, false, true),
    maxDelete: fc.constantFrom(undefined, undefined, undefined, 3),
    users,
  })
  // where no version is checked only the server can protect whom somebody else has just promoted
  .map((scene) => ({ ...scene, guards: scene.guards || !scene.enforced }) as Scene);
