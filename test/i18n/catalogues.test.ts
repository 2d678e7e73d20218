import { expect } from '@open-wc/testing';
import { ar } from '../../src/i18n/ar.js';
import { de } from '../../src/i18n/de.js';
import { actions } from '../../src/i18n/en/actions.js';
import { changes } from '../../src/i18n/en/changes.js';
import { days } from '../../src/i18n/en/days.js';
import { deleted } from '../../src/i18n/en/deleted.js';
import { deletion } from '../../src/i18n/en/deletion.js';
import { denials } from '../../src/i18n/en/denials.js';
import { departments } from '../../src/i18n/en/departments.js';
import { directory } from '../../src/i18n/en/directory.js';
import { exporting } from '../../src/i18n/en/export.js';
import { form } from '../../src/i18n/en/form.js';
import { fromFile } from '../../src/i18n/en/from-file.js';
import { importing } from '../../src/i18n/en/import.js';
import { interruptions } from '../../src/i18n/en/interruptions.js';
import { live } from '../../src/i18n/en/live.js';
import { newUser } from '../../src/i18n/en/new-user.js';
import { pauses } from '../../src/i18n/en/pauses.js';
import { report } from '../../src/i18n/en/report.js';
import { profile } from '../../src/i18n/en/profile.js';
import { question } from '../../src/i18n/en/question.js';
import { resuming } from '../../src/i18n/en/resuming.js';
import { restore } from '../../src/i18n/en/restore.js';
import { schedule } from '../../src/i18n/en/schedule.js';
import { status } from '../../src/i18n/en/status.js';
import { successor } from '../../src/i18n/en/successor.js';
import { english } from '../../src/i18n/english.js';
import { type Catalogue, type Message, type MessageKey, Messages } from '../../src/i18n/messages.js';

const every = [
  actions,
  changes,
  days,
  deleted,
  deletion,
  denials,
  departments,
  directory,
  exporting,
  form,
  fromFile,
  importing,
  interruptions,
  live,
  newUser,
  pauses,
  report,
  profile,
  question,
  resuming,
  restore,
  schedule,
  status,
  successor,
];
const all: Record<string, Message> = Object.assign({}, ...every) as Record<string, Message>;
const keys = Object.keys(all) as MessageKey[];
const formsOf = (message: Message): Record<string, string> =>
  typeof message === 'string' ? { other: message } : { ...message };
const placeholdersOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();
const allPlaceholdersOf = (message: Message): string[] => placeholdersOf(Object.values(formsOf(message)).join(' '));
/** The keys whose message does not hold what is asked of it: an empty list reads well when it is not. */
const failing = (messages: Catalogue['messages'], holds: (message: Message, key: MessageKey) => boolean): string[] =>
  (Object.entries(messages) as [MessageKey, Message][])
    .filter(([key, message]) => !holds(message, key))
    .map(([key]) => key);

describe('the English texts', () => {
  it('are each in one part', () => {
    const parts = every.flatMap((part) => Object.keys(part));
    expect(parts.length).to.equal(new Set(parts).size);
    expect(parts.length).to.be.above(100);
  });

  it('bring the list and the denials to the first screen, and nothing else', () => {
    expect(Object.keys(english.messages).sort()).to.deep.equal(Object.keys({ ...directory, ...denials }).sort());
  });

  it('never say OK or Yes, never exclaim, and use typographic apostrophes', () => {
    const plain = (message: Message): boolean =>
      Object.values(formsOf(message)).every((text) => !/\b(ok|okay|yes)\b|!|\w'\w/i.test(text));
    expect(failing(all, plain)).to.deep.equal([]);
  });
});

const catalogues: readonly Catalogue[] = [{ locale: 'en', messages: all }, de, ar];
for (const { locale, messages } of catalogues) {
  describe(`the catalogue ${locale}`, () => {
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

    it('has every key, and no other', () => {
      expect(Object.keys(messages).sort()).to.deep.equal([...keys].sort());
    });

    it('has the placeholders of the English text', () => {
      const same = (message: Message, key: MessageKey): boolean =>
        allPlaceholdersOf(message).join() === allPlaceholdersOf(all[key]!).join();
      expect(failing(messages, same)).to.deep.equal([]);
    });

    it('leaves no placeholder but the count out of any form', () => {
      const complete = (message: Message): boolean =>
        Object.values(formsOf(message)).every((text) =>
          allPlaceholdersOf(message).every((each) => each === '{count}' || placeholdersOf(text).includes(each)),
        );
      expect(failing(messages, complete)).to.deep.equal([]);
    });

    it('writes the count wherever a form stands for more than one number', () => {
      const exact = ['zero', 'one', 'two'];
      const counted = (message: Message): boolean =>
        Object.entries(formsOf(message)).every(
          ([form, text]) =>
            exact.includes(form) || !allPlaceholdersOf(message).includes('{count}') || text.includes('{count}'),
        );
      expect(failing(messages, counted)).to.deep.equal([]);
    });

    it(`has each plural form that its language needs: ${categories.join(', ')} (A22)`, () => {
      const whole = (message: Message): boolean =>
        typeof message === 'string' || Object.keys(message).sort().join() === [...categories].sort().join();
      expect(failing(messages, whole)).to.deep.equal([]);
    });

    it('has no text that is empty, padded or broken in two', () => {
      const tidy = (message: Message): boolean =>
        Object.values(formsOf(message)).every(
          (text) => text.trim() === text && text !== '' && !/\s\s|[\n\t]/.test(text),
        );
      expect(failing(messages, tidy)).to.deep.equal([]);
    });

    it('carries no character that turns the direction or can’t be seen (S7)', () => {
      const visible = (message: Message): boolean =>
        Object.values(formsOf(message)).every(
          (text) => !/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.test(text),
        );
      expect(failing(messages, visible)).to.deep.equal([]);
    });

    it('can be filled for every number from 0 to 120', () => {
      const texts = new Messages([{ locale, messages }]);
      const values = Object.fromEntries(
        keys.flatMap((key) => allPlaceholdersOf(all[key]!)).map((each) => [each.slice(1, -1), 'X']),
      );
      const left = keys.filter((key) =>
        Array.from({ length: 121 }, (_, count) => texts.text(key, { ...values, count })).some((text) =>
          /[{}]|undefined/.test(text),
        ),
      );
      expect(left).to.deep.equal([]);
    });
  });
}

describe('a translation', () => {
  /** Words that are written alike in English and German. */
  const alike = new Set([
    'Status',
    'Name',
    'Organisation',
    'Export/Import',
    '{filter}: {value}',
    '{state}: {count}',
    '{field}: {problem}',
  ]);

  for (const { locale, messages } of [de, ar]) {
    it(`into ${locale} leaves no text in English`, () => {
      const translated = (message: Message, key: MessageKey): boolean =>
        Object.values(formsOf(message)).every(
          (text) => alike.has(text) || !Object.values(formsOf(all[key]!)).includes(text),
        );
      expect(failing(messages, translated).filter((key) => !/^range\.|progress$/.test(key))).to.deep.equal([]);
    });
  }

  it('into German addresses the viewer as Sie', () => {
    const formal = (message: Message): boolean =>
      Object.values(formsOf(message)).every((text) => !/\b(du|dir|dich|dein\w*|euch|euer)\b/i.test(text));
    expect(failing(de.messages, formal)).to.deep.equal([]);
  });

  it('into German has one word for each thing, and its own marks', () => {
    // an id is a “Kennung”, an address is put right by “korrigieren”; quotation marks are „“, dots stand at their word
    const others = /\bIDs?\b|[Vv]erbesser|["”]|“[^„“]*“| …|\.\.\./;
    const alike = (message: Message): boolean => Object.values(formsOf(message)).every((text) => !others.test(text));
    expect(failing(de.messages, alike)).to.deep.equal([]);
  });

  it('into Arabic is in Arabic letters and with Arabic punctuation', () => {
    const arabic = (message: Message): boolean =>
      Object.values(formsOf(message)).every((text) => {
        const words = text.replace(/\{\w+\}|«src»|CSV|XLSX|Excel|F6/g, '');
        return !/[A-Za-z,;?]/.test(words);
      });
    expect(failing(ar.messages, arabic)).to.deep.equal([]);
  });

  it('says 11 users in Arabic with the form for many (A22)', () => {
    // engines differ in the digits that they write for plain Arabic
    expect(new Messages([ar]).text('selection.count', { count: 11 })).to.match(/^تم تحديد (11|١١) مستخدمًا$/);
  });
});
