import type { DialogEnvironment } from '../../confirm-delete-dialog.js';

/** The surroundings of a dialog where it is given none: the page itself. */
export const thePage: DialogEnvironment = {
  now: () => performance.now(),
  isWatched: () => document.visibilityState === 'visible' && document.hasFocus(),
};
