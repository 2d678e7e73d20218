import type { live as english } from '../en/live.js';
import type { Message } from '../messages.js';

/** German: what others changed meanwhile. */
export const live = {
  'live.show': { one: '{count} Änderung zeigen', other: '{count} Änderungen zeigen' },
  'live.show-unknown': 'Neuesten Stand zeigen',
  'live.why': 'Andere haben diese Liste geändert, seit sie geladen wurde.',
  'live.said': {
    one: '{count} Änderung durch jemand anderen in dieser Liste. Die Schaltfläche vor der Tabelle zeigt sie.',
    other: '{count} Änderungen durch andere in dieser Liste. Die Schaltfläche vor der Tabelle zeigt sie.',
  },
  'live.said-unknown': 'Die Liste hat sich vielleicht geändert.',
  'live.shown': 'Die Liste ist auf dem neuesten Stand.',
  'live.deleted': 'Gelöscht',
  'live.lost': {
    one: 'Nicht mehr ausgewählt, weil jemand anderes diesen Benutzer gelöscht hat: {names}.',
    other: 'Nicht mehr ausgewählt, weil andere diese {count} Benutzer gelöscht haben: {names}.',
  },
  'live.more': { one: '{count} weitere', other: '{count} weitere' },
  'live.page-changed': 'Jemand anderes hat {name} inzwischen geändert.',
  'live.page-deleted': 'Jemand anderes hat {name} inzwischen gelöscht.',
  'live.page-show': 'Änderungen zeigen',
} satisfies Record<keyof typeof english, Message>;
