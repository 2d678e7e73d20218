import { html, nothing, type TemplateResult } from 'lit';
import type { BulkWork } from '../../bulk/bulk-work.js';
import type { Check } from '../../bulk/plan.js';
import type { User, UserId } from '../../domain/user.js';
import type { Approval, Progress } from '../confirm-delete-dialog.js';
import type { DeletionOptions } from '../deletion-options.js';
import type { DeletionState } from '../deletion-state.js';
import type { DialogCloseEvent } from '../events/dialog-close-event.js';
import type { ConfirmableAction, ConfirmEvent } from '../events/dialog-events.js';
import type { FindSuccessors } from '../successor/successor-search.js';

/** What a controller adds to its state, and what it listens to. */
export interface DialogOwner {
  readonly progress: Progress | undefined;
  readonly canRetry: boolean;
  readonly isUnkept: boolean;
  readonly findSuccessors: FindSuccessors | undefined;
  readonly confirm: (event: ConfirmEvent) => void;
  readonly steer: (event: Event) => void;
  readonly close: (event: DialogCloseEvent) => void;
}

const nobody: readonly User[] = [];
const unchecked: ReadonlyMap<UserId, Check> = new Map();

/** The dialog of a controller, as its state wants it. */
export function renderDialog(state: DeletionState, options: DeletionOptions, owner: DialogOwner): TemplateResult {
  const { messages, direction, supportHref, directoryTotal, adapter, session } = options;
  const subject = state.phase === 'closed' ? undefined : state;
  return html`<confirm-delete-dialog
    exportparts="dialog, confirm-button, deactivate-button, cancel-button, resume-button, retry-button, save-button, support-link"
    .users=${subject?.users ?? nobody}
    .session=${subject ? subject.session : session()}
    .checks=${subject?.checks ?? unchecked}
    .planned=${subject?.plan}
    .action=${askedOf(subject?.work)}
    .reported=${subject?.work}
    .checking=${state.phase === 'checking' ? { done: state.checked, total: state.users.length } : undefined}
    .approval=${approvalOf(state)}
    .progress=${owner.progress}
    .outcomes=${state.phase === 'reported' ? state.report.outcomes : undefined}
    .again=${state.phase === 'reported' && owner.canRetry ? (state.again?.length ?? 0) : 0}
    .canRetry=${owner.canRetry}
    .isUnkept=${owner.isUnkept}
    .canDeactivate=${typeof adapter()?.setActive === 'function'}
    .supportHref=${supportHref?.()}
    .directoryTotal=${subject?.directoryTotal ?? directoryTotal?.()}
    .maxDelete=${subject?.limits.maxDelete}
    .findSuccessors=${owner.findSuccessors}
    dir=${direction?.() ?? nothing}
    .texts=${messages()}
    @delete-confirm=${owner.confirm}
    @deactivate-confirm=${owner.confirm}
    @activate-confirm=${owner.confirm}
    @dialog-stop=${owner.steer}
    @dialog-resume=${owner.steer}
    @dialog-retry=${owner.steer}
    @dialog-close=${owner.close}
  ></confirm-delete-dialog>`;
}

/** What the dialog asks about where it asks: other works were asked about elsewhere. */
function askedOf(work: BulkWork | undefined): ConfirmableAction {
  return work?.action === 'activate' || work?.action === 'deactivate' ? work.action : 'delete';
}

function approvalOf(state: DeletionState): Approval | undefined {
  return state.phase === 'approving' ? 'waiting' : state.phase === 'declined' ? state.why : undefined;
}
