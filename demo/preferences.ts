import type { UserManagerElement } from '../src/index.js';

const key = 'fernhill.users';

/** Gives the viewer the page size and columns they had last time, and remembers what they choose: storing is the host's job. */
export function keepPreferences(manager: UserManagerElement): void {
  const stored = read();
  if (stored.pageSize) manager.pageSize = stored.pageSize;
  if (stored.columns) manager.columns = stored.columns;
  manager.addEventListener('users-preferences-change', ({ pageSize, columns }) => {
    localStorage.setItem(key, JSON.stringify({ pageSize, columns }));
  });
}

/** Storage is anyone's to edit: what is not of the right type is not there. */
function read(): { pageSize?: number; columns?: readonly string[] } {
  try {
    const { pageSize, columns } = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
    return {
      ...(typeof pageSize === 'number' && { pageSize }),
      ...(Array.isArray(columns) && columns.every((name) => typeof name === 'string') && { columns }),
    };
  } catch {
    return {};
  }
}
