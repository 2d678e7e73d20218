import { html, type TemplateResult } from 'lit';
import type { UserAdapter } from '../../adapters/contract.js';
import { denialOf } from '../../domain/rules.js';
import { denialText } from '../../i18n/denial-text.js';
import { icon, type IconName } from '../../ui/icon.js';
import type { MenuController, MenuItem } from '../../ui/menu-controller.js';
import type { UserActions } from '../control/row-actions.js';
import type { Scene } from '../view/scene.js';

/** One of these is all that an import needs. */
const imports = ['importUsers', 'create', 'update'] as const;

type ItemId = 'export' | 'importFile' | 'selectFromFile';
type TransferScene = Pick<Scene, 'state' | 'messages'>;

/** The button of the menu for files. */
export function transferButton(
  scene: TransferScene,
  adapter: UserAdapter | undefined,
  menu: Pick<MenuController, 'open'>,
  actions: () => Pick<UserActions, 'turnTo'>,
): TemplateResult {
  const label = scene.messages.text('transfer.menu');
  const open = ({ currentTarget }: Event): void => {
    const button = currentTarget as HTMLElement;
    menu.open({
      label,
      items: itemsOf(scene, adapter),
      at: button.getBoundingClientRect(),
      returnFocus: () => button,
      run: (id) => actions().turnTo(id as ItemId),
    });
  };
  return html`<button class="button" part="transfer-button" aria-haspopup="menu" @click=${open}>
    ${icon('download')}${label}
  </button>`;
}

/** What can be done with files; refused, it says why (R1). What the backend can't do is not there. */
function itemsOf({ state, messages }: TransferScene, adapter: UserAdapter | undefined): readonly MenuItem[] {
  const item = (id: ItemId, icon: IconName, action: 'export' | 'import'): MenuItem => {
    const denial = denialOf(action, undefined, state.session);
    return { id, icon, label: messages.text(`transfer.${action}`), denial: denial && denialText(denial, messages) };
  };
  const canImport = imports.some((name) => adapter?.[name] !== undefined);
  return [
    item('export', 'download', 'export'),
    ...(canImport ? [item('importFile', 'upload', 'import')] : []),
    { id: 'selectFromFile', icon: 'check', label: messages.text('transfer.select') },
  ];
}
