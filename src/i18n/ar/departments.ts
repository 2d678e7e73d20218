import type { departments as english } from '../en/departments.js';
import type { Message } from '../messages.js';

/** Arabic: finding a department. */
export const departments = {
  'departments.find': 'ابحث بالاسم أو المسار',
  'departments.current': 'الحالي',
  'departments.found': {
    zero: 'لا قسم مطابقًا',
    one: 'قسم واحد مطابق',
    two: 'قسمان مطابقان',
    few: '{count} أقسام مطابقة',
    many: '{count} قسمًا مطابقًا',
    other: '{count} قسم مطابق',
  },
  'departments.no-match': 'لا قسم مطابقًا. جرّب كتابة أخرى أو كلمات أقل.',
  'departments.empty': 'لا توجد أقسام بعد.',
  'departments.loading': 'جارٍ تحميل الأقسام',
  'departments.failed': 'تعذّر تحميل الأقسام.',
  'departments.retry': 'أعد المحاولة',
} satisfies Record<keyof typeof english, Message>;
