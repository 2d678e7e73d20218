import type { live as english } from '../en/live.js';
import type { Message } from '../messages.js';

/** Arabic: what others changed meanwhile. */
export const live = {
  'live.show': {
    zero: 'لا تغييرات لعرضها',
    one: 'عرض تغيير واحد',
    two: 'عرض تغييرين',
    few: 'عرض {count} تغييرات',
    many: 'عرض {count} تغييرًا',
    other: 'عرض {count} تغيير',
  },
  'live.show-unknown': 'عرض أحدث قائمة',
  'live.why': 'غيّر آخرون هذه القائمة منذ تحميلها.',
  'live.said': {
    zero: 'لا تغييرات من آخرين في هذه القائمة.',
    one: 'تغيير واحد من شخص آخر في هذه القائمة. الزر قبل الجدول يعرضه.',
    two: 'تغييران من آخرين في هذه القائمة. الزر قبل الجدول يعرضهما.',
    few: '{count} تغييرات من آخرين في هذه القائمة. الزر قبل الجدول يعرضها.',
    many: '{count} تغييرًا من آخرين في هذه القائمة. الزر قبل الجدول يعرضها.',
    other: '{count} تغيير من آخرين في هذه القائمة. الزر قبل الجدول يعرضها.',
  },
  'live.said-unknown': 'ربما تغيّرت القائمة.',
  'live.shown': 'القائمة محدّثة.',
  'live.deleted': 'محذوف',
  'live.lost': {
    zero: 'لم يُلغَ تحديد أحد: {names}.',
    one: 'أُلغي تحديد هذا المستخدم لأن شخصًا آخر حذفه: {names}.',
    two: 'أُلغي تحديد هذين المستخدمين لأن آخرين حذفوهما: {names}.',
    few: 'أُلغي تحديد هؤلاء المستخدمين ({count}) لأن آخرين حذفوهم: {names}.',
    many: 'أُلغي تحديد هؤلاء المستخدمين ({count}) لأن آخرين حذفوهم: {names}.',
    other: 'أُلغي تحديد هؤلاء المستخدمين ({count}) لأن آخرين حذفوهم: {names}.',
  },
  'live.more': {
    zero: 'لا أحد غيرهم',
    one: 'مستخدم آخر',
    two: 'مستخدمان آخران',
    few: '{count} آخرون',
    many: '{count} آخرون',
    other: '{count} آخرون',
  },
  'live.page-changed': 'غيّر شخص آخر بيانات {name} في هذه الأثناء.',
  'live.page-deleted': 'حذف شخص آخر {name} في هذه الأثناء.',
  'live.page-show': 'عرض التغييرات',
} satisfies Record<keyof typeof english, Message>;
