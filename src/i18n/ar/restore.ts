import type { restore as english } from '../en/restore.js';
import type { Message } from '../messages.js';

/** Arabic: taking back deletions. */
export const restore = {
  'deletion.restore.running-one': 'جارٍ استعادة {name}',
  'deletion.restore.running': {
    zero: 'لا أحد للاستعادة',
    one: 'جارٍ استعادة مستخدم واحد',
    two: 'جارٍ استعادة مستخدمَين',
    few: 'جارٍ استعادة {count} مستخدمين',
    many: 'جارٍ استعادة {count} مستخدمًا',
    other: 'جارٍ استعادة {count} مستخدم',
  },
  'deletion.restore.all-done-one': 'تمت استعادة {name}.',
  'deletion.restore.all-done': {
    zero: 'لم تتم استعادة أي مستخدم.',
    one: 'تمت استعادة مستخدم واحد.',
    two: 'تمت استعادة مستخدمَين.',
    few: 'تمت استعادة {count} مستخدمين.',
    many: 'تمت استعادة {count} مستخدمًا.',
    other: 'تمت استعادة {count} مستخدم.',
  },
  'deletion.restore.done': 'تمت استعادة {count}',
  'deletion.restore.already': {
    zero: 'لم يكن أحد موجودًا من قبل',
    one: 'واحد كان موجودًا أصلًا',
    two: 'اثنان كانا موجودَين أصلًا',
    few: '{count} كانوا موجودين أصلًا',
    many: '{count} كانوا موجودين أصلًا',
    other: '{count} كانوا موجودين أصلًا',
  },
  'deletion.restore.confirmed': 'ضاع الرد. أظهر التحقق مجددًا أن الاستعادة قد تمت.',
  'deletion.restore.still-there': 'أظهر آخر تحقق أن الاستعادة لم تتم.',
  'deletion.statistics-lost-then': 'بعد ذلك تضيع الإحصاءات أيضًا.',
  'denial.login-taken.why': 'أصبح اسم الدخول لدى مستخدم آخر.',
  'denial.login-taken.who': 'لا يمكن لأحد إجراء الاستعادة ما دام الأمر كذلك.',
  'denial.login-taken.way-out': 'أعطِ المستخدم الآخر اسم دخول مختلفًا، ثم أعد المحاولة.',
  'denial.email-taken.why': 'أصبح عنوان البريد الإلكتروني لدى مستخدم آخر.',
  'denial.email-taken.who': 'لا يمكن لأحد إجراء الاستعادة ما دام الأمر كذلك.',
  'denial.email-taken.way-out': 'أعطِ المستخدم الآخر عنوان بريد مختلفًا، ثم أعد المحاولة.',
  'denial.no-seat.why': 'لا يوجد مقعد شاغر في الترخيص.',
  'denial.no-seat.who': 'لا يمكن لأحد استعادة مستخدم نشط من دون مقعد.',
  'denial.no-seat.way-out': 'عطِّل مستخدمًا أو وسِّع الترخيص، ثم أعد المحاولة.',
  'denial.expired.why': 'انتهت المدة التي كانت الاستعادة ممكنة فيها.',
  'denial.expired.who': 'لم يعد بإمكان أحد إجراء الاستعادة.',
  'denial.expired.way-out': 'أنشئ مستخدمًا جديدًا.',
} satisfies Record<keyof typeof english, Message>;
