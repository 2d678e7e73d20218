import { adapterError, type AdapterError } from '../../adapter-error.js';
import { getOne } from '../reading/read-one.js';
import type { AdapterDefinition } from '../../define/definition.js';
import type { JsonApi } from '../../define/json-api.js';
import type { User, UserId } from '../../../domain/user.js';
import { unlike } from '../field-shapes.js';
import type { RestDescription } from '../rest-description.js';
import { send } from './sending.js';

/**
 * Deletes one. “Not found” at an address that is not the user’s is believed when a read says so too, and the first success when a
 * read finds nobody: a server that deactivates when it is asked to delete is found out.
 */
export function removal(description: RestDescription): NonNullable<AdapterDefinition<User>['remove']> {
  const { delete: shape, path: usual = '{id}' } = description;
  const { method = 'DELETE', path = usual, kind: meaning } = shape as NonNullable<typeof shape>;
  let isProven = meaning === 'deactivate-first';
  const isGone = (api: JsonApi, id: UserId): Promise<boolean> =>
    getOne(description, api, id).then(
      () => false,
      (error: AdapterError) => {
        if (error.kind === 'not-found') return true;
        throw error;
      },
    );
  return async (api, one) => {
    try {
      await send(description, api, { method, path }, one);
    } catch (thrown) {
      const { kind, status } = thrown as AdapterError;
      if (kind === 'not-found' && path !== usual && !(await isGone(api, one.id)))
        throw adapterError('unsupported', 'There is nothing at this address that deletes.', { status });
      throw thrown;
    }
    if (isProven) return;
    // where they can’t be looked for, the success stands
    const gone = await isGone(api, one.id).catch(() => undefined);
    if (gone === false) throw unlike('The server says that the user was deleted, and still has them.');
    isProven = gone === true;
  };
}
