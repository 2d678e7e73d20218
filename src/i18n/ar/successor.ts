import type { successor as english } from '../en/successor.js';
import type { Message } from '../messages.js';

/** Arabic: who takes over from those who are deleted. */
export const successor = {
  'successor.label': 'من يتولّى الأمر بعد ذلك',
  'successor.label-optional': 'من يتولّى الأمر بعد ذلك (اختياري)',
  'successor.note': {
    zero: 'ما يخصّ هؤلاء المستخدمين ينتقل إلى من تختاره.',
    one: 'ما يخصّ هذا المستخدم ينتقل إلى من تختاره.',
    two: 'ما يخصّ هذين المستخدمين ينتقل إلى من تختاره.',
    few: 'ما يخصّ هؤلاء المستخدمين ينتقل إلى من تختاره.',
    many: 'ما يخصّ هؤلاء المستخدمين ينتقل إلى من تختاره.',
    other: 'ما يخصّ هؤلاء المستخدمين ينتقل إلى من تختاره.',
  },
  'successor.note-optional': 'إذا لم تختر أحدًا، يقرّر النظام ما يحدث له.',
  'successor.chosen': 'ما يخصّهم ينتقل إلى {name}، {identifier}.',
  'successor.told': 'ما كان يخصّهم ينتقل إلى {name}.',
  'successor.nobody': 'لا تختر أحدًا',
  'successor.choose-first': 'اختر أولًا من يتولّى الأمر.',
  'successor.unchosen': 'لم يُختَر أحد بعد مقابل «{text}»: اختر شخصًا من القائمة أو أفرغ الحقل.',
  'successor.unavailable':
    'يسأل هذا النظام عمّن يتولّى الأمر، ولا يمكن اختيار أحد هنا. لا يمكن حذف أي شيء من هذه الصفحة.',
  'successor.find': 'ابحث بالاسم أو اسم الدخول أو البريد الإلكتروني',
  'successor.found': {
    zero: 'لا مستخدم مطابقًا',
    one: 'مستخدم واحد مطابق',
    two: 'مستخدمان مطابقان',
    few: '{count} مستخدمين مطابقين',
    many: '{count} مستخدمًا مطابقًا',
    other: '{count} مستخدم مطابق',
  },
  'successor.no-match': 'لا مطابق غير من تحذفهم. جرّب كتابة أخرى أو كلمات أقل.',
  'successor.empty': 'لا يوجد من يمكنه تولّي الأمر.',
  'successor.loading': 'جارٍ البحث عن المستخدمين',
  'successor.failed': 'تعذّر تحميل المستخدمين.',
  'successor.retry': 'أعد المحاولة',
  'successor.more': 'هناك مستخدمون آخرون مطابقون. اكتب المزيد من الاسم.',
  'successor.among': {
    zero: 'لا يبحث هذا النظام، ولا يمكن اختيار أحد.',
    one: 'لا يبحث هذا النظام: يمكن اختيار أول مستخدم فيه فقط.',
    two: 'لا يبحث هذا النظام: يمكن اختيار أول مستخدمَين فيه فقط.',
    few: 'لا يبحث هذا النظام: يمكن اختيار أول {count} مستخدمين فيه فقط.',
    many: 'لا يبحث هذا النظام: يمكن اختيار أول {count} مستخدمًا فيه فقط.',
    other: 'لا يبحث هذا النظام: يمكن اختيار أول {count} مستخدم فيه فقط.',
  },
} satisfies Record<keyof typeof english, Message>;
