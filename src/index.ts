/**
 * Every class, function and type that a host needs; registers nothing. The tags are registered by `define.js`.
 * @packageDocumentation
 */
export { adapterError, asAdapterError, isAdapterError } from './adapters/adapter-error.js';
export type { AdapterError, AdapterErrorDetails, AdapterErrorKind } from './adapters/adapter-error.js';
export type * from './adapters/contract.js';
export type { Check } from './bulk/plan.js';
export type { RunPause } from './bulk/run/pause.js';
export type { RunOutcome } from './bulk/run-state.js';
export { ConfirmDeleteDialogElement, type Approval, type Progress } from './deletion/confirm-delete-dialog.js';
export type { ApprovalPlan, Approve } from './deletion/gate/approval.js';
export type { FindSuccessors, FoundSuccessors } from './deletion/successor/successor-search.js';
export type { CloseReason, DialogCloseEvent } from './deletion/events/dialog-close-event.js';
export type {
  ConfirmableAction,
  ConfirmEvent,
  DialogResumeEvent,
  DialogRetryEvent,
  DialogStopEvent,
} from './deletion/events/dialog-events.js';
export { UserRowElement } from './directory/user-row.js';
export type * from './domain/deleted/deleted-users.js';
export { initialView, type ListView } from './domain/list-view.js';
export type * from './domain/query.js';
export { denialOf, type Denial } from './domain/rules.js';
export type * from './domain/session.js';
export { nameOf } from './domain/user.js';
export type * from './domain/user.js';
export { registerLocale, type LocaleLoader } from './i18n/locales.js';
export type { Catalogue, Message, MessageKey } from './i18n/messages.js';
export type * from './manager/events.js';
export type * from './manager/work/change-events.js';
export type * from './manager/transfer/export-events.js';
export type * from './manager/transfer/import-events.js';
export type * from './manager/work/creation-events.js';
export type * from './manager/work/restore-events.js';
export { registerProtocol, type ProtocolLoader } from './manager/protocols.js';
export { userAdapterContext } from './manager/user-adapter-context.js';
export { UserManagerElement } from './manager/user-manager.js';
export type { UserUnsavedChangeEvent } from './manager/work/user-unsaved-change-event.js';
export { version } from './version.js';
