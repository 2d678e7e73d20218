import { deletion } from './ar/deletion.js';
import { denials } from './ar/denials.js';
import { directory } from './ar/directory.js';
import { form } from './ar/form.js';
import { newUser } from './ar/new-user.js';
import { profile } from './ar/profile.js';
import type { Catalogue, Message, MessageKey } from './messages.js';

/** Arabic, whole: a key that it lacks is an error of types. */
export const ar = {
  locale: 'ar',
  messages: { ...directory, ...denials, ...deletion, ...form, ...newUser, ...profile } satisfies Record<
    MessageKey,
    Message
  >,
} satisfies Catalogue;
