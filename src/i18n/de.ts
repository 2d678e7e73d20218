import { deletion } from './de/deletion.js';
import { denials } from './de/denials.js';
import { directory } from './de/directory.js';
import { form } from './de/form.js';
import { newUser } from './de/new-user.js';
import { profile } from './de/profile.js';
import type { Catalogue, Message, MessageKey } from './messages.js';

/** German, whole: a key that it lacks is an error of types. */
export const de = {
  locale: 'de',
  messages: { ...directory, ...denials, ...deletion, ...form, ...newUser, ...profile } satisfies Record<
    MessageKey,
    Message
  >,
} satisfies Catalogue;
