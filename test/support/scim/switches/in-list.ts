import type { ScimRecord } from '../../../../demo/backends/scim-people.js';
import type { Asked, Layer, ScimServer } from '../scim-server.js';

/** A list as it goes out. */
export interface ListBody {
  totalResults?: unknown;
  startIndex?: number;
  itemsPerPage?: number;
  Resources: ScimRecord[];
}

export const isList = ({ method, path }: Asked): boolean => method === 'GET' && path === '/Users';

/** Changes what goes out as a list, and how it was asked for. */
export function inList(
  server: ScimServer,
  { asked: before, answered }: { asked?: (asked: Asked) => void; answered?: (body: ListBody, asked: Asked) => void },
): void {
  const layer: Layer = async (asked, next) => {
    if (!isList(asked)) return next();
    before?.(asked);
    const reply = await next();
    if (reply.status === 200) answered?.(reply.body as ListBody, asked);
    return reply;
  };
  server.before(layer);
}
