import type { Queries } from '../database.js';
import { ProblemError, refusal } from '../problems.js';
import type { Viewer } from '../users/rules.js';
import { viewerById } from '../users/users-repository.js';
import { signedOut, type Request } from './requests.js';

/** Who reads, as the database knows them now; the end of the request for whoever is not signed in, or may not look. */
export async function readingViewer(queries: Queries, c: Request): Promise<Viewer> {
  const viewer = await viewerById(queries, c.get('viewerId'));
  if (!viewer) throw signedOut();
  if (!viewer.allowed.has('view')) throw new ProblemError(refusal('role'));
  return viewer;
}
