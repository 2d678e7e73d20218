import { visibleText } from '../../domain/visible-text.js';
import { denialText } from '../../i18n/denial-text.js';
import type { Messages } from '../../i18n/messages.js';
import { summaryText } from '../form/fields-view.js';
import { fieldLabel } from '../form/form-words.js';
import type { Notice } from '../../ui/notice-view.js';
import type { EditState, Told } from './edit-state.js';

type Kind = Notice['kind'];

const kinds: Readonly<Record<Told['type'], Kind>> = {
  saved: 'success', unchanged: 'info', taken: 'warning', conflict: 'warning', wrong: 'error', refused: 'error',
  failed: 'error', doubt: 'warning', unsaved: 'warning', 'signed-out': 'warning', gone: 'warning',
}; // prettier-ignore

/** What there is to say about the latest save, to the eye and to the ear; nothing where it has settled itself. */
export function toldWords(edit: EditState, messages: Messages): { kind: Kind; text: string } | undefined {
  const { told } = edit;
  const text = told && textOf(told, edit, messages);
  return text ? { kind: kinds[told.type], text } : undefined;
}

function textOf(told: Told, edit: EditState, messages: Messages): string | undefined {
  switch (told.type) {
    case 'saved': {
      const key = told.lost ? 'profile.told.saved-lost' : 'profile.told.saved';
      return [messages.text(key, { count: told.count }), also(told.taken, edit, messages)].filter(Boolean).join(' ');
    }
    case 'conflict': {
      const text = messages.text('profile.told.conflict', { count: edit.conflicts.size });
      return [text, also(told.taken, edit, messages)].filter(Boolean).join(' ');
    }
    case 'taken':
      return [messages.text('profile.told.taken'), also(told.taken, edit, messages)].filter(Boolean).join(' ');
    case 'wrong':
      return summaryText(edit.form, messages);
    case 'refused': {
      const { reason = 'other', message } = told.error;
      if (told.error.reason === undefined)
        return messages.text('profile.told.failed', { message: visibleText(message, 300) });
      return messages.text('profile.told.refused', { ...denialText({ reason }, messages) });
    }
    case 'failed':
      return messages.text('profile.told.failed', { message: said(told.error.message, told.others) });
    case 'doubt':
      return messages.text('profile.told.doubt', { message: said(told.error.message, told.others) });
    default:
      return messages.text(`profile.told.${told.type}`);
  }
}

/** The backend's words: what it says of things that have no field here, or else what it says of all. */
function said(message: string, others: readonly string[]): string {
  return others.length > 0 ? others.map((text) => visibleText(text, 300)).join(' ') : visibleText(message, 300);
}

function also(names: readonly string[], { form }: EditState, messages: Messages): string {
  const labels = form.fields.filter(({ name }) => names.includes(name)).map((field) => fieldLabel(field, messages));
  return labels.length > 0 ? messages.text('profile.told.also', { fields: messages.list(labels) }) : '';
}
