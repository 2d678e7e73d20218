import type { denials as english } from '../en/denials.js';
import type { Message } from '../messages.js';

/** German: why something is refused, who can do it, and the way out. */
export const denials = {
  'denial.owner.why': 'Das ist die Inhaberin oder der Inhaber des Kontos.',
  'denial.owner.who': 'Niemand kann die Person löschen oder deaktivieren, der das Konto gehört.',
  'denial.owner.way-out': 'Übertragen Sie das Konto zuerst auf eine andere Person.',
  'denial.self.why': 'Das sind Sie selbst.',
  'denial.self.who': 'Das kann eine andere Administratorin oder ein anderer Administrator tun.',
  'denial.self.way-out': 'Bitten Sie jemand anderen aus der Administration darum.',
  'denial.last-admin.why': 'Das ist die letzte Person mit Administratorrechten.',
  'denial.last-admin.who': 'Niemand kann die letzte Person mit Administratorrechten entfernen.',
  'denial.last-admin.way-out': 'Geben Sie zuerst einer anderen Person Administratorrechte.',
  'denial.role.why': 'Ihre Rolle erlaubt das nicht.',
  'denial.role.who': 'Das kann die Administration, sofern ihre Rolle es umfasst.',
  'denial.role.way-out': 'Bitten Sie die Administration, es zu tun oder Ihre Rolle zu ändern.',
  'denial.scope.why': 'Diese Person gehört nicht zu den Abteilungen, die Sie verwalten.',
  'denial.scope.who': 'Das kann die Administration der betreffenden Abteilung.',
  'denial.scope.way-out': 'Wenden Sie sich an die Administration der Abteilung.',
  'denial.managed.why': 'Diese Person wird von einem anderen System verwaltet.',
  'denial.managed.who': 'Das geschieht dort, wo die Person verwaltet wird.',
  'denial.managed.way-out': 'Nehmen Sie die Änderung in dem System vor, das diese Person verwaltet.',
  'denial.inactive.why': 'Dieser Benutzer ist inaktiv.',
  'denial.inactive.who': 'Das kann niemand tun, solange der Benutzer inaktiv ist.',
  'denial.inactive.way-out': 'Aktivieren Sie zuerst den Benutzer.',
  'denial.unsupported.why': 'Das kann dieses System nicht.',
  'denial.unsupported.who': 'Hier kann das niemand.',
  'denial.unsupported.way-out': 'Wenden Sie sich an die Betreiber dieses Systems.',
  'denial.unknown.why': 'Es ließ sich nicht feststellen, ob das erlaubt ist.',
  'denial.unknown.who': 'Solange das nicht bekannt ist, kann es niemand tun.',
  'denial.unknown.way-out':
    'Laden Sie die Liste neu. Bleibt es dabei, wenden Sie sich an die Betreiber dieses Systems.',
  'denial.other.why': 'Das System lehnt das ab ({reason}).',
  'denial.other.who': 'Wer das kann, wissen die Betreiber dieses Systems.',
  'denial.other.way-out': 'Wenden Sie sich an die Betreiber dieses Systems.',
} satisfies Record<keyof typeof english, Message>;
