import type { question as english } from '../en/question.js';
import type { Message } from '../messages.js';

/** German: a modal question about users. */
export const question = {
  'question.about': 'Betroffene Benutzer',
  'question.more': { one: 'und {count} weiterer', other: 'und {count} weitere' },
  'question.fewer': 'Weniger anzeigen',
  'question.left-out': { one: '{count} bleibt außen vor:', other: '{count} bleiben außen vor:' },
  'question.cancel': 'Abbrechen',
  'question.close': 'Schließen',
  'question.keep': 'Weiter bearbeiten',
  'question.discard': 'Verwerfen',
} satisfies Record<keyof typeof english, Message>;
