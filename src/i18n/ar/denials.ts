import type { denials as english } from '../en/denials.js';
import type { Message } from '../messages.js';

/** Arabic: why something is refused, who can do it, and the way out. */
export const denials = {
  'denial.owner.why': 'هذا هو مالك الحساب.',
  'denial.owner.who': 'لا يمكن لأحد حذف مالك الحساب أو تعطيله.',
  'denial.owner.way-out': 'انقل الملكية إلى مستخدم آخر أولًا.',
  'denial.self.why': 'هذا أنت.',
  'denial.self.who': 'يمكن لمسؤول آخر القيام بذلك.',
  'denial.self.way-out': 'اطلب ذلك من مسؤول آخر.',
  'denial.last-admin.why': 'هذا آخر مسؤول.',
  'denial.last-admin.who': 'لا يمكن لأحد إزالة آخر مسؤول.',
  'denial.last-admin.way-out': 'امنح شخصًا آخر صلاحيات المسؤول أولًا.',
  'denial.role.why': 'دورك لا يسمح بذلك.',
  'denial.role.who': 'يمكن للمسؤولين الذين يشمل دورهم ذلك القيام به.',
  'denial.role.way-out': 'اطلب من أحد المسؤولين القيام بذلك أو تغيير دورك.',
  'denial.scope.why': 'هذا المستخدم خارج الأقسام التي تديرها.',
  'denial.scope.who': 'يمكن لمسؤول القسم الذي ينتمي إليه القيام بذلك.',
  'denial.scope.way-out': 'اطلب ذلك من مسؤول القسم.',
  'denial.managed.why': 'هذا المستخدم يديره نظام آخر.',
  'denial.managed.who': 'يتم ذلك في النظام الذي يدير المستخدم.',
  'denial.managed.way-out': 'أجرِ التغيير في النظام الذي يدير هذا المستخدم.',
  'denial.unsupported.why': 'لا يستطيع هذا النظام القيام بذلك.',
  'denial.unsupported.who': 'لا يمكن لأحد القيام بذلك هنا.',
  'denial.unsupported.way-out': 'تواصل مع القائمين على هذا النظام.',
  'denial.unknown.why': 'تعذّر التحقق مما إذا كان ذلك مسموحًا.',
  'denial.unknown.who': 'لا يمكن لأحد القيام بذلك قبل معرفة الأمر.',
  'denial.unknown.way-out': 'أعد تحميل القائمة. إذا استمر ذلك فتواصل مع القائمين على هذا النظام.',
  'denial.other.why': 'يرفض النظام ذلك ({reason}).',
  'denial.other.who': 'القائمون على هذا النظام يعرفون من يمكنه ذلك.',
  'denial.other.way-out': 'تواصل مع القائمين على هذا النظام.',
} satisfies Record<keyof typeof english, Message>;
