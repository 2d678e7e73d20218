import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../ui/icon.js';
import { everyoneIn } from '../../bulk/plan.js';
import type { Messages } from '../../i18n/messages.js';
import type { Progress } from '../confirm-delete-dialog.js';
import type { DialogSurface } from './dialog-surface.js';
import { aboutUsers, type DialogActions, type DialogModel } from './dialog-model.js';
import { againView } from './held/again-view.js';
import { approvingView, declinedView } from './held/gate-view.js';
import { pauseView, resumeView } from './held/pause-view.js';
import { reasonView, typedView } from './asked/fields-view.js';
import { consequenceText, deletionConsequences, questionView } from './question-view.js';
import { reportButtonsView } from './report/report-buttons-view.js';
import { reportView, summaryOf } from './report-view.js';

/** What belongs to the box of a dialog, besides what stands inside. */
export interface DialogBox {
  readonly direction?: 'rtl' | undefined;
  readonly surface: Pick<DialogSurface, 'refuse' | 'reopen'>;
  /** Where it is said aloud what happens. */
  readonly voice: TemplateResult;
}

/** The dialog. */
export function boxView(model: DialogModel, actions: DialogActions, box: DialogBox): TemplateResult {
  const { direction, surface, voice } = box;
  return html`<dialog
    role="alertdialog"
    aria-labelledby="title"
    closedby="none"
    part="dialog"
    class=${model.phase}
    dir=${direction ?? nothing}
    @cancel=${surface.refuse}
    @close=${surface.reopen}
  >
    ${dialogView(model, actions)} ${voice}
  </dialog>`;
}

/** What stands inside the dialog: a title, what there is to know, and the answers. */
function dialogView(model: DialogModel, actions: DialogActions): TemplateResult {
  const asks = model.phase === 'asking' || model.phase === 'checking';
  const asksForMany = asks && model.plan.will.length > 0 && model.limit === undefined;
  const danger = asksForMany && model.plan.action === 'delete';
  return html`<header>
      <span class=${danger ? 'badge danger' : 'badge'}>${icon(danger ? 'trash' : badgeOf(model))}</span>
      <div>
        ${model.phase === 'reported' ? html`<p class="eyebrow">${model.messages.text('deletion.report')}</p>` : nothing}
        <h2 id="title" tabindex="-1">${titleOf(model)}</h2>
        ${subtitleView(model)}
      </div>
    </header>
    ${model.phase === 'checking' ? html`<div class="thin">${barView(model, 'deletion.checking')}</div>` : nothing}
    <div class="content">${contentView(model, actions)}</div>
    <div class="asked">${asks ? [reasonView(model, actions), typedView(model, actions)] : nothing}</div>
    <footer>${asks ? unseenView(model) : nothing} ${buttonsView(model, actions)}</footer>`;
}

/** Why a press on the button that deletes did nothing, and how to go on (S18). */
function unseenView({ unseen, messages }: DialogModel): TemplateResult | typeof nothing {
  if (!unseen) return nothing;
  return html`<p class="notice error unseen">
    ${icon('warning')}<span class="notice-text">${messages.text('deletion.unseen')}</span>
  </p>`;
}

function badgeOf({ phase, progress, limit }: DialogModel): IconName {
  if (phase === 'running') return progress?.pause ? 'pause' : 'refresh';
  if (phase === 'approving' || limit !== undefined) return 'lock';
  return phase === 'asking' || phase === 'checking' ? 'user' : 'info';
}

const nameView = (name: string): TemplateResult => html`<span class="name">${name}</span>`;

function titleOf(model: DialogModel): string | (string | TemplateResult)[] {
  const { phase, plan, work, messages } = model;
  if (phase === 'reported') return summaryOf(model);
  if (phase === 'approving') return messages.text('deletion.approval.title');
  if (phase === 'declined') return messages.text('deletion.approval.declined', { count: plan.will.length });
  if (model.limit !== undefined) return messages.text('deletion.limit.title');
  if (phase === 'running') return aboutUsers(messages, work, 'running', plan.will, nameView);
  if (plan.will.length) return aboutUsers(messages, work, 'title', plan.will, nameView);
  return aboutUsers(messages, work, 'impossible', everyoneIn(plan), nameView);
}

function subtitleView(model: DialogModel): TemplateResult | typeof nothing {
  const { phase, plan, messages, progress, session } = model;
  if (phase === 'checking') {
    const { done = 0, total = 0 } = progress ?? {};
    const far = total > 1 ? html` · ${messages.text('deletion.checked-progress', { done, total })}` : nothing;
    return html`<p class="fate plain">${messages.text('deletion.checking')}${far}</p>`;
  }
  if (phase !== 'asking' || plan.will.length === 0 || model.limit !== undefined) return nothing;
  const [fate] = plan.action === 'delete' ? deletionConsequences(model) : [];
  if (fate) return html`<p class="fate ${fate.tone}">${consequenceText(fate, messages)}</p>`;
  const { seats } = session?.capabilities ?? {};
  if (!seats) return nothing;
  const count = Math.max(0, seats.limit - seats.used);
  return html`<p class="fate plain">${messages.text('deletion.seats-short', { count })}</p>`;
}

function contentView(model: DialogModel, actions: DialogActions): TemplateResult {
  switch (model.phase) {
    case 'reported':
      return reportView(model);
    case 'running':
      return runningView(model);
    case 'approving':
      return approvingView(model);
    case 'declined':
      return declinedView(model);
    default:
      return questionView(model, actions);
  }
}

function runningView(model: DialogModel): TemplateResult {
  const { messages, progress } = model;
  const note = progress?.looking ? 'deletion.looking' : progress?.stopping ? 'deletion.stopping' : undefined;
  return html`<div class="running">
    ${barView(model, 'deletion.what-happens')}
    <p>
      ${progress ? messages.text('deletion.progress', { done: progress.done, total: progress.total }) : nothing}
      ${progress ? troubleView(progress, messages) : nothing}
    </p>
    ${note ? html`<p class="muted-text">${messages.text(note)}</p>` : pauseView(model)}
  </div>`;
}

/** Who was not done, and whose answer was lost: of those nobody says that they were not done (F7). */
function troubleView({ trouble = 0, unknown = 0 }: Progress, messages: Messages): TemplateResult[] {
  const counts = [
    ['deletion.progress-trouble', trouble - unknown],
    ['deletion.progress-unknown', unknown],
  ] as const;
  return counts
    .filter(([, count]) => count > 0)
    .map(([key, count]) => html` <span class="chip warning">${messages.text(key, { count })}</span>`);
}

function barView(
  { messages, progress }: DialogModel,
  label: 'deletion.checking' | 'deletion.what-happens',
): TemplateResult {
  return html`<progress
    aria-label=${messages.text(label)}
    max=${progress?.total ?? 1}
    value=${progress ? progress.done : nothing}
  ></progress>`;
}

function buttonsView(model: DialogModel, actions: DialogActions): TemplateResult {
  const { cancel, confirm, stop } = actions;
  const { phase, plan, messages, progress } = model;
  if (phase === 'running') {
    return html`${resumeView(model, actions)}<button
        id="stop"
        class="button"
        part="cancel-button"
        aria-disabled=${progress?.stopping || progress?.looking || nothing}
        @click=${stop}
      >
        ${messages.text('deletion.stop')}
      </button>`;
  }
  if (phase === 'reported') return reportButtonsView(model, actions);
  const asks = (phase === 'asking' || phase === 'checking') && plan.will.length > 0;
  return html`<button id="cancel" class="button" part="cancel-button" @click=${cancel}>
      ${messages.text(asks || phase === 'approving' ? 'deletion.cancel' : 'deletion.close')}
    </button>
    ${
      asks
        ? html`<button
            id="confirm"
            class="button ${plan.action === 'delete' ? 'danger' : 'primary'}"
            part="confirm-button"
            aria-disabled=${phase === 'checking' || !model.unlocked || nothing}
            aria-describedby=${model.limit === undefined ? nothing : 'limit'}
            @click=${confirm}
          >
            ${plan.action === 'delete' ? icon('trash') : nothing}<span
              >${aboutUsers(messages, model.work, 'button', plan.will, nameView)}</span
            >
          </button>`
        : againView(model, actions)
    }`;
}
