import { actions, denialOf, type Viewer } from './rules.js';
import type { UserRecord } from './users-repository.js';

/** A user as the API shows them to this viewer. What the viewer may not do to them, and why, stands in `denied`. */
export function userAnswer(user: UserRecord, viewer: Viewer, administrators: number): object {
  const optional = {
    firstName: user.first_name,
    lastName: user.last_name,
    displayName: user.display_name,
    phone: user.phone,
    jobTitle: user.job_title,
  };
  return {
    id: user.id,
    login: user.login,
    email: user.email,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
    ...(user.department_id !== null && {
      department: { id: user.department_id, name: user.department_name, path: user.department_path },
    }),
    roles: [{ id: user.role_id, name: user.role_name }],
    groups: user.groups,
    status: user.status,
    lastLoginAt: user.last_login_at?.toISOString() ?? null,
    createdAt: user.created_at.toISOString(),
    ...(user.scheduled_at && { scheduled: { action: user.scheduled_action, at: user.scheduled_at.toISOString() } }),
    owner: user.owner,
    ...deniedTo(user, viewer, administrators),
    version: String(user.version),
    ...(Object.keys(user.extra).length > 0 && { extra: user.extra }),
  };
}

/** What is done to the list, and not to one of its users. */
const ofNobody: ReadonlySet<string> = new Set(['create', 'view', 'export', 'import']);

/** Only refusals that concern this user: what the viewer's role lacks altogether stands in the session. */
function deniedTo(user: UserRecord, viewer: Viewer, administrators: number): object {
  const denied: Record<string, string> = {};
  for (const action of actions) {
    if (ofNobody.has(action) || !viewer.allowed.has(action)) continue;
    const reason = denialOf(action, user, viewer, administrators);
    if (reason) denied[action] = reason;
  }
  return Object.keys(denied).length > 0 ? { denied } : {};
}
