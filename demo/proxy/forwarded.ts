/** What a viewer does at the system behind the proxy. */
export type ForwardedAction = 'view' | 'create' | 'update' | 'delete';

/** A request that may be forwarded, where the viewer may do what it does. */
export interface Forwarded {
  readonly action: ForwardedAction;
  /** Whom it is about; absent for the list and what describes the system. */
  readonly userId?: string;
  /** Below the address of the system, encoded anew: what the browser wrote is not handed on. */
  readonly path: string;
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly action: ForwardedAction;
  readonly parameters: readonly string[];
}

const reading = ['attributes', 'excludedAttributes'];
const listing = [...reading, 'filter', 'sortBy', 'sortOrder', 'startIndex', 'count', 'cursor'];
const oneUser = /^\/Users\/([^/]+)$/;

/** All that a Users section needs of SCIM 2.0 (RFC 7644 §3.2). No groups, no bulk, no search over everything. */
const routes: readonly Route[] = [
  { method: 'GET', path: /^\/(?:ServiceProviderConfig|ResourceTypes|Schemas)$/, action: 'view', parameters: [] },
  { method: 'GET', path: /^\/Users$/, action: 'view', parameters: listing },
  { method: 'GET', path: oneUser, action: 'view', parameters: reading },
  { method: 'POST', path: /^\/Users$/, action: 'create', parameters: [] },
  { method: 'PUT', path: oneUser, action: 'update', parameters: [] },
  { method: 'PATCH', path: oneUser, action: 'update', parameters: [] },
  { method: 'DELETE', path: oneUser, action: 'delete', parameters: [] },
];

/** What is forwarded of a request; nothing where this proxy does not know it. `path` is as the browser sent it, below the proxy. */
export function forwarded(method: string, path: string, query: URLSearchParams): Forwarded | undefined {
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(path) : null;
    if (!match) continue;
    const userId = match[1] === undefined ? undefined : readId(match[1]);
    if (match[1] !== undefined && userId === undefined) return undefined;
    const kept = new URLSearchParams([...query].filter(([name]) => route.parameters.includes(name)));
    const plain = userId === undefined ? path : `/Users/${encodeURIComponent(userId)}`;
    return {
      action: route.action,
      ...(userId !== undefined && { userId }),
      path: kept.size > 0 ? `${plain}?${kept}` : plain,
    };
  }
  return undefined;
}

/** An id that stays within its segment: `..` and `.` would lead out of it, also encoded. */
function readId(segment: string): string | undefined {
  try {
    const id = decodeURIComponent(segment);
    return /^\.{1,2}$|[/\\\u0000-\u001f]/.test(id) ? undefined : id;
  } catch {
    return undefined;
  }
}
