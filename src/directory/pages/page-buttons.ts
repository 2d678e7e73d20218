import type { UserActions } from '../control/row-actions.js';
import type { DirectoryController } from '../directory-controller.js';
import type { Scene } from '../view/scene.js';
import { deletedButton } from './deleted-button.js';
import { newUserButton } from './new-user-button.js';

/** A button that opens another page, as it is for this scene. */
export type PageButton = (scene: Scene) => unknown;

/** The buttons of the pages that stand in place of the list: new users, and those who were deleted. */
export function pageButtons(
  list: DirectoryController,
  actions: () => UserActions,
  announce: (text: string) => void,
): { readonly newUser: PageButton; readonly deleted: PageButton } {
  return {
    newUser: (scene) => newUserButton(scene, () => actions().turnTo('create'), announce),
    deleted: (scene) => deletedButton(scene, list.adapter, () => actions().turnTo('deleted'), announce),
  };
}
