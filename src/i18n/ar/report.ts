import type { report as english } from '../en/report.js';
import type { Message } from '../messages.js';

/** Arabic: what can be done with a report. */
export const report = {
  'report.retry-one': 'إعادة المحاولة مع {name}',
  'report.retry': {
    zero: 'لا أحد لإعادة المحاولة معه',
    one: 'إعادة المحاولة مع مستخدم واحد',
    two: 'إعادة المحاولة مع مستخدمَين',
    few: 'إعادة المحاولة مع {count} مستخدمين',
    many: 'إعادة المحاولة مع {count} مستخدمًا',
    other: 'إعادة المحاولة مع {count} مستخدم',
  },
  'report.save': 'حفظ التقرير كجدول',
  'report.saving': 'متصفحك يحفظ التقرير.',
  'report.name': 'الاسم',
  'report.identifier': 'البريد الإلكتروني أو اسم الدخول',
  'report.id': 'المعرّف',
  'report.outcome': 'النتيجة',
  'report.reason': 'السبب',
  'report.done': 'تم',
  'report.deactivated': 'أُنجزت الخطوة الأولى من خطوتين: معطَّل',
  'report.already': 'لم يبقَ ما يُفعل',
  'report.refused': 'مرفوض',
  'report.changed': 'تغيّر في هذه الأثناء',
  'report.failed': 'فشل',
  'report.unknown': 'غير معروف',
  'report.not-attempted': 'لم تُجرَّب',
  'report.skipped': 'مستثنى',
} satisfies Record<keyof typeof english, Message>;
