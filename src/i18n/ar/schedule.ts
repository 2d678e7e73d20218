import type { schedule as english } from '../en/schedule.js';
import type { Message } from '../messages.js';

/** Arabic: the question on which day users become inactive. */
export const schedule = {
  'schedule.title-one': 'تعطيل {name} في تاريخ محدد',
  'schedule.title': {
    zero: 'لا أحد لتعطيله في تاريخ محدد',
    one: 'تعطيل مستخدم واحد في تاريخ محدد',
    two: 'تعطيل مستخدمَين في تاريخ محدد',
    few: 'تعطيل {count} مستخدمين في تاريخ محدد',
    many: 'تعطيل {count} مستخدمًا في تاريخ محدد',
    other: 'تعطيل {count} مستخدم في تاريخ محدد',
  },
  'schedule.impossible-one': 'لا يمكن تعطيل {name} في تاريخ محدد',
  'schedule.impossible': {
    zero: 'لا أحد لتعطيله في تاريخ محدد',
    one: 'لا يمكن تعطيل المستخدم في تاريخ محدد',
    two: 'لا يمكن تعطيل أي من المستخدمَين في تاريخ محدد',
    few: 'لا يمكن تعطيل أي من هؤلاء المستخدمين ({count}) في تاريخ محدد',
    many: 'لا يمكن تعطيل أي من هؤلاء المستخدمين ({count}) في تاريخ محدد',
    other: 'لا يمكن تعطيل أي من هؤلاء المستخدمين ({count}) في تاريخ محدد',
  },
  'schedule.button-one': 'تحديد التاريخ لـ {name}',
  'schedule.button': {
    zero: 'لا أحد لتحديد تاريخ له',
    one: 'تحديد التاريخ لمستخدم واحد',
    two: 'تحديد التاريخ لمستخدمَين',
    few: 'تحديد التاريخ لـ {count} مستخدمين',
    many: 'تحديد التاريخ لـ {count} مستخدمًا',
    other: 'تحديد التاريخ لـ {count} مستخدم',
  },
  'schedule.choose-first': 'اختر يومًا أولًا.',
  'schedule.nobody': 'هذا التاريخ محدد لهم جميعًا من قبل.',
  'schedule.replaces-one': 'هناك تاريخ محدد من قبل. يحل التاريخ الجديد محله.',
  'schedule.replaces': {
    zero: 'ليس لأحد منهم تاريخ محدد.',
    one: 'لواحد منهم تاريخ محدد من قبل. يحل التاريخ الجديد محله.',
    two: 'لاثنين منهم تاريخ محدد من قبل. يحل التاريخ الجديد محله.',
    few: 'لـ {count} منهم تاريخ محدد من قبل. يحل التاريخ الجديد محله.',
    many: 'لـ {count} منهم تاريخ محدد من قبل. يحل التاريخ الجديد محله.',
    other: 'لـ {count} منهم تاريخ محدد من قبل. يحل التاريخ الجديد محله.',
  },
  'schedule.remove-one': 'إزالة التاريخ المحدد لـ {name}',
  'schedule.remove': {
    zero: 'لا تواريخ لإزالتها',
    one: 'إزالة التاريخ المحدد لمستخدم واحد',
    two: 'إزالة التاريخ المحدد لمستخدمَين',
    few: 'إزالة التاريخ المحدد لـ {count} مستخدمين',
    many: 'إزالة التاريخ المحدد لـ {count} مستخدمًا',
    other: 'إزالة التاريخ المحدد لـ {count} مستخدم',
  },
} satisfies Record<keyof typeof english, Message>;
