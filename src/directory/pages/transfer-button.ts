import { html, type TemplateResult } from 'lit';
import { denialOf } from '../../domain/rules.js';
import { denialText } from '../../i18n/denial-text.js';
import { icon } from '../../ui/icon.js';
import type { MenuController, MenuItem } from '../../ui/menu-controller.js';
import type { UserActions } from '../control/row-actions.js';
import type { Scene } from '../view/scene.js';

type TransferScene = Pick<Scene, 'state' | 'messages'>;

/** The button of the menu for files. */
export function transferButton(
  scene: TransferScene,
  menu: Pick<MenuController, 'open'>,
  actions: () => Pick<UserActions, 'turnTo'>,
): TemplateResult {
  const label = scene.messages.text('transfer.menu');
  const open = ({ currentTarget }: Event): void => {
    const button = currentTarget as HTMLElement;
    menu.open({
      label,
      items: itemsOf(scene),
      at: button.getBoundingClientRect(),
      returnFocus: () => button,
      run: (id) => actions().turnTo(id === 'export' ? id : 'selectFromFile'),
    });
  };
  return html`<button class="button" part="transfer-button" aria-haspopup="menu" @click=${open}>
    ${icon('download')}${label}
  </button>`;
}

/** What can be done with files; refused, it says why (R1). */
function itemsOf({ state, messages }: TransferScene): readonly MenuItem[] {
  const denial = denialOf('export', undefined, state.session);
  const label = messages.text('transfer.export');
  return [
    { id: 'export', icon: 'download', label, denial: denial && denialText(denial, messages) },
    { id: 'select', icon: 'check', label: messages.text('transfer.select') },
  ];
}
