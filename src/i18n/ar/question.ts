import type { question as english } from '../en/question.js';
import type { Message } from '../messages.js';

/** Arabic: a modal question about users. */
export const question = {
  'question.about': 'المستخدمون المعنيون',
  'question.more': {
    zero: 'ولا أحد غيرهم',
    one: 'وواحد آخر',
    two: 'واثنان آخران',
    few: 'و{count} آخرون',
    many: 'و{count} آخرون',
    other: 'و{count} آخرون',
  },
  'question.fewer': 'عرض أقل',
  'question.left-out': {
    zero: 'لا أحد مستثنى:',
    one: 'واحد مستثنى:',
    two: 'اثنان مستثنيان:',
    few: '{count} مستثنون:',
    many: '{count} مستثنون:',
    other: '{count} مستثنون:',
  },
  'question.cancel': 'إلغاء',
  'question.close': 'إغلاق',
  'question.keep': 'متابعة التحرير',
  'question.discard': 'تجاهل',
} satisfies Record<keyof typeof english, Message>;
