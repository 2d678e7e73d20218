import type { interruptions as english } from '../en/interruptions.js';
import type { Message } from '../messages.js';

/** Arabic of runs that were interrupted. */
export const interruptions = {
  'interrupted.cut': 'انقطعت {what}: {summary}.',
  'interrupted.unclear': 'انتهت {what} دون رد واضح بشأن الجميع: {summary}.',
  'interrupted.delete': {
    zero: 'عملية حذف',
    one: 'عملية حذف مستخدم واحد',
    two: 'عملية حذف مستخدمَين',
    few: 'عملية حذف {count} مستخدمين',
    many: 'عملية حذف {count} مستخدمًا',
    other: 'عملية حذف {count} مستخدم',
  },
  'interrupted.activate': {
    zero: 'عملية تنشيط',
    one: 'عملية تنشيط مستخدم واحد',
    two: 'عملية تنشيط مستخدمَين',
    few: 'عملية تنشيط {count} مستخدمين',
    many: 'عملية تنشيط {count} مستخدمًا',
    other: 'عملية تنشيط {count} مستخدم',
  },
  'interrupted.deactivate': {
    zero: 'عملية تعطيل',
    one: 'عملية تعطيل مستخدم واحد',
    two: 'عملية تعطيل مستخدمَين',
    few: 'عملية تعطيل {count} مستخدمين',
    many: 'عملية تعطيل {count} مستخدمًا',
    other: 'عملية تعطيل {count} مستخدم',
  },
  'interrupted.change-department': {
    zero: 'عملية نقل إلى قسم آخر',
    one: 'عملية نقل مستخدم واحد إلى قسم آخر',
    two: 'عملية نقل مستخدمَين إلى قسم آخر',
    few: 'عملية نقل {count} مستخدمين إلى قسم آخر',
    many: 'عملية نقل {count} مستخدمًا إلى قسم آخر',
    other: 'عملية نقل {count} مستخدم إلى قسم آخر',
  },
  'interrupted.delete.done': 'تم حذف {count}',
  'interrupted.activate.done': 'تم تنشيط {count}',
  'interrupted.deactivate.done': 'تم تعطيل {count}',
  'interrupted.change-department.done': 'تم نقل {count}',
  'interrupted.trouble': 'لم يُنفَّذ: {count}',
  'interrupted.unknown': 'غير معروف: {count}',
  'interrupted.untried': 'لم تتم محاولته: {count}',
  'interrupted.review': 'مراجعة',
  'interrupted.reading': 'جارٍ التحقق منهم من جديد: {done} من {total}.',
  'interrupted.nameless': 'الاسم غير محفوظ',
} satisfies Record<keyof typeof english, Message>;
