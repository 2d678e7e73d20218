import type { TemplateResult, nothing } from 'lit';
import type { RunOutcome } from '../../../bulk/run-state.js';
import type { Session } from '../../../domain/session.js';
import type { UserId } from '../../../domain/user.js';
import type { ConfirmDeleteDialogElement } from '../../confirm-delete-dialog.js';
import type { SuccessorField } from '../../successor/successor-field.js';

/** Who takes over, as it is asked now. */
export interface SuccessorAsked {
  readonly chosen: UserId | undefined;
  /** Is there a name that was typed and is nobody’s choice yet? */
  readonly isPending: boolean;
  /** What to do where somebody has to be chosen still. */
  readonly hint: () => string;
  readonly view: () => TemplateResult | typeof nothing;
  /** Who takes over from those who are gone, for the report. */
  readonly toldView: (outcomes: readonly RunOutcome[]) => TemplateResult | typeof nothing;
}

/** Does the backend hand over what belongs to whoever is deleted, and does it insist? */
export function successorWanted(session: Session | undefined): 'required' | 'optional' | undefined {
  const wanted = session?.capabilities.delete?.successor;
  return wanted === 'required' || wanted === 'optional' ? wanted : undefined;
}

/** The field that asks it, for a question that begins: its code is loaded where a backend wants to know. Rejects where that fails. */
export async function successorFieldOf(host: ConfirmDeleteDialogElement): Promise<SuccessorField | undefined> {
  if (host.action !== 'delete' || !successorWanted(host.session)) return undefined;
  const { SuccessorField } = await import('../../successor/successor-field.js');
  return new SuccessorField(host);
}
