import type { form as english } from '../en/form.js';
import type { Message } from '../messages.js';

/** Arabic: a form of a user's fields. */
export const form = {
  'form.required': 'الحقول المميّزة بعلامة * مطلوبة.',
  'form.unique': 'يجب أن تكون قيمة «{field}» فريدة.',
  'form.no-choice': 'بلا اختيار',
  'form.on': 'مفعّل',
  'form.off': 'غير مفعّل',
  'form.problem.required': 'حقل «{field}» مطلوب.',
  'form.problem.email': 'أدخل عنوان بريد إلكتروني فيه @ بين الاسم والنطاق.',
  'form.problem.phone': 'أدخل رقم هاتف. ابدأ بعلامة + ثم رمز البلد.',
  'form.problem.date': 'أدخل التاريخ كاملًا.',
  'form.problem.choice': 'اختر إحدى القيم.',
  'form.problem.server': 'يرفض النظام هذه القيمة.',
  'form.hidden': 'تحتوي القيمة على محارف لا تُرى: {value}',
  'form.mixed': 'يمزج بين الأبجديات: قد يقلّد اسمًا آخر',
  'form.summary': {
    zero: 'لا توجد حقول تحتاج إلى مراجعة.',
    one: 'حقل واحد يحتاج إلى مراجعة.',
    two: 'حقلان يحتاجان إلى مراجعة.',
    few: '{count} حقول تحتاج إلى مراجعة.',
    many: '{count} حقلًا يحتاج إلى مراجعة.',
    other: '{count} حقل يحتاج إلى مراجعة.',
  },
  'form.phone.read-as': 'يُحفظ كما كُتب. في {country} هو {number}.',
  'form.phone.doubtful': 'يُحفظ كما كُتب: تعذّر التحقق من هذا الرقم. ابدأ بعلامة + ثم رمز البلد ليتم التحقق منه.',
  'form.phone.unchecked': 'يُحفظ كما كُتب: تعذّر تحميل أداة التحقق من أرقام الهاتف.',
} satisfies Record<keyof typeof english, Message>;
