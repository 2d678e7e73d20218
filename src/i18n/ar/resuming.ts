import type { resuming as english } from '../en/resuming.js';
import type { Message } from '../messages.js';

/** Arabic of runs that another tab or a reload stands in the way of. */
export const resuming = {
  'deletion.unkept': 'إذا أُعيد تحميل هذه الصفحة أو أُغلقت قبل الانتهاء، فلن يمكن متابعة العمل من حيث توقف.',
  'deletion.elsewhere': 'يجري حذف مستخدمين في علامة تبويب أخرى. انتظر حتى ينتهي ذلك. لم يُرسل شيء من هنا.',
  'deletion.try-again': 'إعادة المحاولة',
  'deletion.again.delete': {
    zero: 'لا أحد للحذف',
    one: 'حذف مستخدم واحد لم تتم محاولته…',
    two: 'حذف مستخدمَين لم تتم محاولتهما…',
    few: 'حذف {count} مستخدمين لم تتم محاولتهم…',
    many: 'حذف {count} مستخدمًا لم تتم محاولتهم…',
    other: 'حذف {count} مستخدم لم تتم محاولتهم…',
  },
  'deletion.again.activate': {
    zero: 'لا أحد للتنشيط',
    one: 'تنشيط مستخدم واحد لم تتم محاولته',
    two: 'تنشيط مستخدمَين لم تتم محاولتهما',
    few: 'تنشيط {count} مستخدمين لم تتم محاولتهم',
    many: 'تنشيط {count} مستخدمًا لم تتم محاولتهم',
    other: 'تنشيط {count} مستخدم لم تتم محاولتهم',
  },
  'deletion.again.deactivate': {
    zero: 'لا أحد للتعطيل',
    one: 'تعطيل مستخدم واحد لم تتم محاولته',
    two: 'تعطيل مستخدمَين لم تتم محاولتهما',
    few: 'تعطيل {count} مستخدمين لم تتم محاولتهم',
    many: 'تعطيل {count} مستخدمًا لم تتم محاولتهم',
    other: 'تعطيل {count} مستخدم لم تتم محاولتهم',
  },
  'deletion.again.change-department': {
    zero: 'لا أحد للنقل',
    one: 'نقل مستخدم واحد لم تتم محاولته',
    two: 'نقل مستخدمَين لم تتم محاولتهما',
    few: 'نقل {count} مستخدمين لم تتم محاولتهم',
    many: 'نقل {count} مستخدمًا لم تتم محاولتهم',
    other: 'نقل {count} مستخدم لم تتم محاولتهم',
  },
} satisfies Record<keyof typeof english, Message>;
