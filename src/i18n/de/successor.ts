import type { successor as english } from '../en/successor.js';
import type { Message } from '../messages.js';

/** German: who takes over from those who are deleted. */
export const successor = {
  'successor.label': 'Wer übernimmt',
  'successor.label-optional': 'Wer übernimmt (optional)',
  'successor.note': {
    one: 'Was diesem Benutzer gehört, geht an den Benutzer, den Sie wählen.',
    other: 'Was diesen Benutzern gehört, geht an den Benutzer, den Sie wählen.',
  },
  'successor.note-optional': 'Wenn Sie niemanden wählen, entscheidet das System, was damit geschieht.',
  'successor.chosen': 'Was ihnen gehört, geht an {name}, {identifier}.',
  'successor.told': 'Was ihnen gehörte, geht an {name}.',
  'successor.nobody': 'Niemanden wählen',
  'successor.choose-first': 'Wählen Sie zuerst, wer übernimmt.',
  'successor.unchosen': '„{text}“ ist noch nicht gewählt: Wählen Sie jemanden aus der Liste, oder leeren Sie das Feld.',
  'successor.unavailable':
    'Dieses System fragt, wer übernimmt, und hier kann niemand gewählt werden. Von dieser Seite aus kann nichts gelöscht werden.',
  'successor.find': 'Nach Name, Anmeldename oder E-Mail suchen',
  'successor.found': { one: '{count} Benutzer passt', other: '{count} Benutzer passen' },
  'successor.no-match':
    'Kein Treffer unter denen, die nicht gelöscht werden. Versuchen Sie eine andere Schreibweise oder weniger Wörter.',
  'successor.empty': 'Es gibt niemanden, der übernehmen könnte.',
  'successor.loading': 'Benutzer werden gesucht',
  'successor.failed': 'Die Benutzer konnten nicht geladen werden.',
  'successor.retry': 'Erneut versuchen',
  'successor.more': 'Es gibt weitere Treffer. Geben Sie mehr vom Namen ein.',
  'successor.among': {
    one: 'Dieses System sucht nicht: Nur sein erster Benutzer kann gewählt werden.',
    other: 'Dieses System sucht nicht: Nur seine ersten {count} Benutzer können gewählt werden.',
  },
} satisfies Record<keyof typeof english, Message>;
