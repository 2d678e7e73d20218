import type { MenuController } from '../../ui/menu-controller.js';
import type { UserActions } from '../control/row-actions.js';
import type { DirectoryController } from '../directory-controller.js';
import type { Scene } from '../view/scene.js';
import { deletedButton } from './deleted-button.js';
import { newUserButton } from './new-user-button.js';
import { transferButton } from './transfer-button.js';

/** A button that opens something else than the list, as it is for this scene. */
export type PageButton = (scene: Scene) => unknown;

/** The buttons for new users, for those who were deleted, and for files. */
export type PageButtons = Readonly<Record<'newUser' | 'deleted' | 'transfer', PageButton>>;

/** The buttons of what stands in place of the list or before it. */
export function pageButtons(
  { list, actions }: { readonly list: DirectoryController; readonly actions: () => UserActions },
  menu: MenuController,
  announce: (text: string) => void,
): PageButtons {
  return {
    newUser: (scene) => newUserButton(scene, () => actions().turnTo('create'), announce),
    deleted: (scene) => deletedButton(scene, list.adapter, () => actions().turnTo('deleted'), announce),
    transfer: (scene) => transferButton(scene, list.adapter, menu, actions),
  };
}
