import { changes } from '../i18n/en/changes.js';
import { deletion } from '../i18n/en/deletion.js';
import { denials } from '../i18n/en/denials.js';
import { pauses } from '../i18n/en/pauses.js';
import { report } from '../i18n/en/report.js';
import { restore } from '../i18n/en/restore.js';
import { resuming } from '../i18n/en/resuming.js';
import type { Catalogue } from '../i18n/messages.js';

/** English of the dialog and of its reasons, for `Messages.with`. */
export const dialogEnglish: Catalogue = {
  locale: 'en',
  messages: {
    ...denials, ...deletion, ...changes, ...pauses, ...report, ...restore, ...resuming,
    // as on a person's page, whose texts are not here yet
    'profile.field.login': 'Login', 'profile.field.email': 'Email', 'profile.none': 'None',
  }, // prettier-ignore
};
