import { actions } from './ar/actions.js';
import { changes } from './ar/changes.js';
import { days } from './ar/days.js';
import { deleted } from './ar/deleted.js';
import { deletion } from './ar/deletion.js';
import { denials } from './ar/denials.js';
import { departments } from './ar/departments.js';
import { directory } from './ar/directory.js';
import { exporting } from './ar/export.js';
import { form } from './ar/form.js';
import { fromFile } from './ar/from-file.js';
import { importing } from './ar/import.js';
import { interruptions } from './ar/interruptions.js';
import { live } from './ar/live.js';
import { newUser } from './ar/new-user.js';
import { pauses } from './ar/pauses.js';
import { profile } from './ar/profile.js';
import { question } from './ar/question.js';
import { report } from './ar/report.js';
import { resuming } from './ar/resuming.js';
import { restore } from './ar/restore.js';
import { schedule } from './ar/schedule.js';
import { status } from './ar/status.js';
import { successor } from './ar/successor.js';
import type { Catalogue, Message, MessageKey } from './messages.js';

/** Arabic, whole: a key that it lacks is an error of types. */
export const ar = {
  locale: 'ar',
  messages: {
    ...actions,
    ...changes,
    ...days,
    ...deleted,
    ...deletion,
    ...denials,
    ...departments,
    ...directory,
    ...exporting,
    ...form,
    ...fromFile,
    ...importing,
    ...interruptions,
    ...live,
    ...newUser,
    ...pauses,
    ...profile,
    ...question,
    ...report,
    ...resuming,
    ...restore,
    ...schedule,
    ...status,
    ...successor,
  } satisfies Record<MessageKey, Message>,
} satisfies Catalogue;
