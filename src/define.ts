import { ConfirmDeleteDialogElement } from './deletion/confirm-delete-dialog.js';
import { UserRowElement } from './directory/user-row.js';
import { UserManagerElement } from './manager/user-manager.js';
import { registerElements } from './register-elements.js';

registerElements([
  ['confirm-delete-dialog', ConfirmDeleteDialogElement],
  ['user-row', UserRowElement],
  ['user-manager', UserManagerElement],
]);
