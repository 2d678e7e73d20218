import { actions } from './ar/actions.js';
import { changes } from './ar/changes.js';
import { deletion } from './ar/deletion.js';
import { denials } from './ar/denials.js';
import { departments } from './ar/departments.js';
import { directory } from './ar/directory.js';
import { profile } from './ar/profile.js';
import { status } from './ar/person/status.js';
import { question } from './ar/question.js';
import type { Catalogue, Message, MessageKey } from './messages.js';

/** Arabic, whole: a key that it lacks is an error of types. */
export const ar = {
  locale: 'ar',
  messages: {
    ...directory,
    ...denials,
    ...deletion,
    ...changes,
    ...departments,
    ...profile,
    ...question,
    ...actions,
    ...status,
  } satisfies Record<MessageKey, Message>,
} satisfies Catalogue;
