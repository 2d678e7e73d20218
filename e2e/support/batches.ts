import type { Interceptor } from './portal.js';

/** Is this a request about many? */
export const isBatch = (method: string, path: string): boolean => method === 'POST' && path.endsWith('/users/batch');

/** The backend takes so many at once, so that a run of many has a middle. */
export function batchesOf(most: number): Interceptor {
  return async ({ path }, forward) => {
    if (path !== '/api/session') return undefined;
    const answer = await forward();
    if (!answer.ok) return answer;
    const session = (await answer.json()) as { capabilities: { delete: object } };
    session.capabilities.delete = { ...session.capabilities.delete, batchMax: most };
    return Response.json(session);
  };
}
