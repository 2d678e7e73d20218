import { actions } from './de/actions.js';
import { changes } from './de/changes.js';
import { days } from './de/days.js';
import { deleted } from './de/deleted.js';
import { deletion } from './de/deletion.js';
import { denials } from './de/denials.js';
import { departments } from './de/departments.js';
import { directory } from './de/directory.js';
import { exporting } from './de/export.js';
import { form } from './de/form.js';
import { fromFile } from './de/from-file.js';
import { importing } from './de/import.js';
import { interruptions } from './de/interruptions.js';
import { live } from './de/live.js';
import { newUser } from './de/new-user.js';
import { pauses } from './de/pauses.js';
import { profile } from './de/profile.js';
import { question } from './de/question.js';
import { report } from './de/report.js';
import { resuming } from './de/resuming.js';
import { restore } from './de/restore.js';
import { schedule } from './de/schedule.js';
import { status } from './de/status.js';
import { successor } from './de/successor.js';
import type { Catalogue, Message, MessageKey } from './messages.js';

/** German, whole: a key that it lacks is an error of types. */
export const de = {
  locale: 'de',
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
