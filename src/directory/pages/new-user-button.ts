import { nothing } from 'lit';
import { denialOf } from '../../domain/rules.js';
import { denialText } from '../../i18n/denial-text.js';
import { explainedButton } from '../../ui/explained-button.js';
import type { Scene } from '../view/scene.js';

/** The button for new users where the backend can create some; refused, it says why (R1). */
export function newUserButton(
  { state, messages }: Pick<Scene, 'state' | 'messages'>,
  run: () => void,
  announce: (text: string) => void,
): unknown {
  if (!state.offers.has('create')) return nothing;
  const denial = denialOf('create', undefined, state.session);
  return explainedButton({
    label: messages.text('action.new-user'),
    icon: 'plus',
    primary: true,
    part: 'new-user-button',
    denial: denial && denialText(denial, messages),
    run,
    announce,
  });
}
