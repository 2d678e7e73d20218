import { nothing } from 'lit';
import type { UserAdapter } from '../../adapters/contract.js';
import { isRestoredHere, restoringDenialOf } from '../../bulk/bulk-work.js';
import { denialText } from '../../i18n/denial-text.js';
import { explainedButton } from '../../ui/explained-button.js';
import type { Scene } from '../view/scene.js';

/** The button for those who were deleted, where viewers of this backend restore them; refused, it says why (R1). */
export function deletedButton(
  { state, messages }: Pick<Scene, 'state' | 'messages'>,
  adapter: UserAdapter | undefined,
  run: () => void,
  announce: (text: string) => void,
): unknown {
  const { session } = state;
  if (typeof adapter?.deletedUsers !== 'function' || !isRestoredHere(adapter, session)) return nothing;
  const denial = restoringDenialOf(session);
  return explainedButton({
    label: messages.text('list.deleted'),
    icon: 'restore',
    quiet: true,
    part: 'deleted-button',
    denial: denial && denialText(denial, messages),
    run,
    announce,
  });
}
