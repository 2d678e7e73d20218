import { actions } from './de/actions.js';
import { changes } from './de/changes.js';
import { deletion } from './de/deletion.js';
import { denials } from './de/denials.js';
import { departments } from './de/departments.js';
import { directory } from './de/directory.js';
import { profile } from './de/profile.js';
import { status } from './de/person/status.js';
import { question } from './de/question.js';
import type { Catalogue, Message, MessageKey } from './messages.js';

/** German, whole: a key that it lacks is an error of types. */
export const de = {
  locale: 'de',
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
