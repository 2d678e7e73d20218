import type { status as english } from '../en/status.js';
import type { Message } from '../messages.js';

/** Arabic: whether somebody is active, and until when. */
export const status = {
  'active.heading': 'الحالة',
  'active.switch': 'المستخدم نشط',
  'active.saving': 'جارٍ الحفظ…',
  'active.last-login': 'آخر تسجيل دخول: {date}',
  'active.never': 'لم يسجّل المستخدم الدخول قط',
  'active.is-active': 'يمكن للمستخدمين النشطين تسجيل الدخول، وتصلهم رسائل البريد، ويُحتسبون ضمن الترخيص.',
  'active.is-inactive':
    'لا يمكن للمستخدمين غير النشطين تسجيل الدخول ولا تصلهم رسائل بريد. يبقون في التقارير، ويمكن تعديل بياناتهم، ولا يُحتسبون ضمن الترخيص.',
  'active.is-other': 'حالة هذا المستخدم هي «{status}»، أي ليس نشطًا ولا غير نشط.',
  'active.ask-deactivate': 'تعطيل {name}؟',
  'active.ask-activate': 'تنشيط {name}؟',
  'active.deactivate': 'تعطيل المستخدم',
  'active.activate': 'تنشيط المستخدم',
  'active.decline': 'إلغاء',
  'active.off.sign-in': 'لن يمكنه تسجيل الدخول.',
  'active.off.sign-in-now': 'تنتهي جلساته فورًا، ولن يمكنه تسجيل الدخول.',
  'active.off.sign-in-later': 'لن يمكنه تسجيل الدخول من جديد؛ أما جلساته الحالية فتبقى حتى يغادرها.',
  'active.off.email': 'لن تصله رسائل بريد.',
  'active.off.reports': 'يبقى في التقارير، وتُحفظ إحصاءاته.',
  'active.off.editable': 'تبقى بياناته قابلة للتعديل.',
  'active.off.licence': 'لن يُحتسب ضمن الترخيص.',
  'active.on.sign-in': 'يمكنه تسجيل الدخول.',
  'active.on.email': 'تصله رسائل البريد.',
  'active.on.licence': 'يُحتسب ضمن الترخيص.',
  'active.on.seats': 'يُحتسب ضمن الترخيص، والمشغول منه الآن {used} من {limit}.',
  'until.heading': 'تعطيل في تاريخ محدد',
  'until.heading-active': 'تنشيط في تاريخ محدد',
  'until.replaces': 'يحل هذا محل التاريخ المحدد.',
  'until.save': 'حفظ التاريخ',
  'until.cancel': 'إلغاء التاريخ',
  'until.missing': 'اختر يومًا.',
  'until.unchanged': 'هذا التاريخ محدد من قبل.',
} satisfies Record<keyof typeof english, Message>;
