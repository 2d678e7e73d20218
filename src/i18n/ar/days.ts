import type { days as english } from '../en/days.js';
import type { Message } from '../messages.js';

/** Arabic: days on which somebody becomes inactive. */
export const days = {
  'until.rule': {
    zero: 'سيُعطَّل المستخدمون في الساعة {time} من اليوم المحدد.',
    one: 'سيُعطَّل المستخدم في الساعة {time} من اليوم المحدد.',
    two: 'سيُعطَّل المستخدمان في الساعة {time} من اليوم المحدد.',
    few: 'سيُعطَّل المستخدمون في الساعة {time} من اليوم المحدد.',
    many: 'سيُعطَّل المستخدمون في الساعة {time} من اليوم المحدد.',
    other: 'سيُعطَّل المستخدمون في الساعة {time} من اليوم المحدد.',
  },
  'until.zone': 'تُحسب الأيام بالمنطقة الزمنية للحساب، {zone}.',
  'until.zone-untold': 'لا يذكر النظام المنطقة الزمنية للحساب. تُحسب الأيام بمنطقتك، {zone}.',
  'until.zone-unknown': 'يذكر النظام منطقة زمنية لا يعرفها هذا المتصفح. تُحسب الأيام بمنطقتك، {zone}.',
  'until.day': 'التاريخ',
  'until.inactive': 'يصبح غير نشط في {when}.',
  'until.active': 'يصبح نشطًا في {when}.',
  'until.will-be': {
    zero: 'سيصبح المستخدمون غير نشطين في {when}.',
    one: 'سيصبح المستخدم غير نشط في {when}.',
    two: 'سيصبح المستخدمان غير نشطين في {when}.',
    few: 'سيصبح المستخدمون غير نشطين في {when}.',
    many: 'سيصبح المستخدمون غير نشطين في {when}.',
    other: 'سيصبح المستخدمون غير نشطين في {when}.',
  },
  'until.for-you': 'يوافق ذلك عندك {when}.',
  'until.unreadable': 'ليس هذا يومًا في التقويم. اكتب السنة والشهر واليوم، مثل {example}.',
  'until.too-early': 'اختر {day} أو يومًا بعده.',
} satisfies Record<keyof typeof english, Message>;
