import { expect } from '@open-wc/testing';
import { deletion } from '../../src/i18n/en/deletion.js';
import { english } from '../../src/i18n/english.js';
import { type Catalogue, type MessageKey, Messages } from '../../src/i18n/messages.js';

/** Messages with one text, under a key that exists. */
const key: MessageKey = 'selection.count';
const saying = (message: unknown, locale = 'en'): Messages =>
  new Messages([{ locale, messages: { [key]: message } as Catalogue['messages'] }]);

describe('Messages', () => {
  describe('text', () => {
    it('is the text of the key', () => {
      expect(saying('Hello').text(key)).to.equal('Hello');
    });

    it('puts values where placeholders are, as often as they occur', () => {
      expect(saying('{a} and {b}, {a}').text(key, { a: 'x', b: 'y' })).to.equal('x and y, x');
    });

    it('leaves a placeholder without a value to be seen', () => {
      expect(saying('{a} and {b}').text(key, { a: 'x' })).to.equal('x and {b}');
      expect(saying('{a}').text(key)).to.equal('{a}');
      expect(saying('{a}').text(key, { a: undefined as never })).to.equal('{a}');
    });

    it('puts in what is empty or zero', () => {
      expect(saying('[{a}{b}]').text(key, { a: '', b: 0 })).to.equal('[0]');
    });

    it('does not read a value as a text with placeholders', () => {
      expect(saying('{a} {b}').text(key, { a: '{b}', b: '{a}' })).to.equal('{b} {a}');
      expect(saying('{a}').text(key, { a: '$& $1 {{a}}' })).to.equal('$& $1 {{a}}');
    });

    it('keeps braces that are no placeholder', () => {
      expect(saying('{ a } {} {a-b} {').text(key, { a: 'x' })).to.equal('{ a } {} {a-b} {');
    });

    it('answers with the key where no catalogue has it, so that a gap is seen', () => {
      expect(new Messages([]).text(key)).to.equal(key);
      expect(new Messages([english]).text('nowhere' as MessageKey)).to.equal('nowhere');
    });

    it('finds nothing on the prototype of a catalogue (S11)', () => {
      for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
        expect(new Messages([english]).text(name as MessageKey)).to.equal(name);
    });

    it('takes no text that was put on Object.prototype (S11)', () => {
      Object.assign(Object.prototype, { 'action.delete': 'Keep', evil: 'text' });
      try {
        expect(new Messages([{ locale: 'en', messages: {} }, english]).text('action.delete')).to.equal('Delete');
        expect(saying('{evil}').text(key, {})).to.equal('{evil}');
      } finally {
        for (const name of ['action.delete', 'evil']) delete (Object.prototype as Record<string, unknown>)[name];
      }
    });

    it('fills in nothing from the prototype of the values (S11)', () => {
      expect(saying('{constructor} {toString}').text(key, {})).to.equal('{constructor} {toString}');
    });

    it('writes a number as the language of the text writes numbers', () => {
      expect(saying('{n}').text(key, { n: 1234.5 })).to.equal('1,234.5');
      expect(saying('{n}', 'de').text(key, { n: 1234.5 })).to.equal('1.234,5');
      expect(saying('{n}', 'ar-EG').text(key, { n: 12 })).to.equal('١٢');
      expect(saying('{n}').text(key, { n: '1234' })).to.equal('1234');
    });
  });

  describe('plural forms (A22)', () => {
    const arabic = { zero: 'z', one: 'o', two: 't', few: 'f', many: 'm', other: 'x' };
    for (const [count, form] of [
      [0, 'z'],
      [1, 'o'],
      [2, 't'],
      [3, 'f'],
      [10, 'f'],
      [11, 'm'],
      [99, 'm'],
      [100, 'x'],
      [102, 'x'],
      [103, 'f'],
      [111, 'm'],
    ] as const)
      // prettier-ignore
      it(`are chosen by the rules of Arabic: ${count}`, () => {
        expect(saying(arabic, 'ar').text(key, { count })).to.equal(form);
      });

    const polish = { one: 'o', few: 'f', many: 'm', other: 'x' };
    for (const [count, form] of [
      [1, 'o'],
      [2, 'f'],
      [5, 'm'],
      [12, 'm'],
      [22, 'f'],
      [1.5, 'x'],
    ] as const)
      // prettier-ignore
      it(`are chosen by the rules of Polish: ${count}`, () => {
        expect(saying(polish, 'pl').text(key, { count })).to.equal(form);
      });

    it('are chosen by the rules of English', () => {
      const texts = saying({ one: '{count} user', other: '{count} users' });
      expect([0, 1, 2, 1000].map((count) => texts.text(key, { count }))).to.deep.equal([
        '0 users',
        '1 user',
        '2 users',
        '1,000 users',
      ]);
    });

    it('are chosen by the language of the text, not by the one asked first', () => {
      const mixed = new Messages([{ locale: 'ar', messages: {} }, english]);
      expect(mixed.text(key, { count: 2 })).to.equal('2 users selected');
      expect(mixed.text(key, { count: 0 })).to.equal('0 users selected');
    });

    it('fall back to other', () => {
      expect(saying({ other: 'x' }).text(key, { count: 1 })).to.equal('x');
      expect(saying({ one: 'o', other: 'x' }).text(key)).to.equal('x');
      expect(saying({ one: 'o', other: 'x' }).text(key, { count: '1' })).to.equal('x');
    });

    it('go by the count alone', () => {
      expect(saying({ one: 'o', other: 'x' }).text(key, { total: 1, count: 5 })).to.equal('x');
    });
  });

  describe('catalogues', () => {
    const own: Catalogue = { locale: 'de', messages: { 'action.delete': 'Wegwerfen' } };
    const german: Catalogue = { locale: 'de', messages: { 'action.delete': 'Löschen', 'action.open': 'Öffnen' } };
    const texts = new Messages([own, german, english]);

    it('are asked in order: the words of the host, the language, English', () => {
      expect(texts.text('action.delete')).to.equal('Wegwerfen');
      expect(texts.text('action.open')).to.equal('Öffnen');
      expect(texts.text('action.activate')).to.equal('Activate');
    });

    it('are passed over where their text is none', () => {
      for (const odd of [undefined, null, 5, true, {}, [], { one: 'x' }, { other: 5 }, () => 'x']) {
        const host = { locale: 'en', messages: { 'action.delete': odd } as unknown as Catalogue['messages'] };
        expect(new Messages([host, english]).text('action.delete', { count: 5 })).to.equal('Delete');
      }
    });

    it('may say nothing with an empty text', () => {
      const quiet = { locale: 'en', messages: { 'action.delete': '' } };
      expect(new Messages([quiet, english]).text('action.delete')).to.equal('');
    });

    it('give the locale of the first, or English', () => {
      expect(texts.locale).to.equal('de');
      expect(new Messages([]).locale).to.equal('en');
    });
  });

  describe('with', () => {
    const more: Catalogue = { locale: 'en', messages: deletion };

    it('adds texts to fall back on', () => {
      const own = { locale: 'en', messages: { 'deletion.cancel': 'Go back' } };
      const texts = new Messages([own, english]).with(more);
      expect(texts.text('deletion.cancel')).to.equal('Go back');
      expect(texts.text('deletion.close')).to.equal('Close');
      expect(texts.text('action.delete')).to.equal('Delete');
    });

    it('is the same messages where they have them already', () => {
      const texts = new Messages([english]).with(more);
      expect(texts.with(more)).to.equal(texts);
      expect(texts.with(english)).to.equal(texts);
    });

    it('leaves the messages that it was asked of as they were', () => {
      const texts = new Messages([english]);
      texts.with(more);
      expect(texts.text('deletion.close')).to.equal('deletion.close');
    });
  });

  describe('parts', () => {
    const link = { tag: 'a' };

    it('keeps what is put in, in the order of the language', () => {
      expect(saying('Ask {who} first.').parts(key, { who: link })).to.deep.equal(['Ask ', link, ' first.']);
      expect(saying('{who}: {what}').parts(key, { what: 5, who: link })).to.deep.equal([link, ': ', '5']);
    });

    it('has no empty pieces', () => {
      expect(saying('{who}').parts(key, { who: link })).to.deep.equal([link]);
      expect(saying('').parts(key)).to.deep.equal([]);
    });

    it('chooses the plural form too', () => {
      expect(saying({ one: 'one {a}', other: 'many {a}' }).parts(key, { count: 1, a: link })).to.deep.equal([
        'one ',
        link,
      ]);
    });

    it('answers with the key where no catalogue has it', () => {
      expect(new Messages([]).parts(key)).to.deep.equal([key]);
    });
  });

  describe('number and list', () => {
    it('follow the language', () => {
      expect(saying('', 'de').number(1234567)).to.equal('1.234.567');
      expect(saying('', 'en').number(1234567)).to.equal('1,234,567');
      expect(saying('', 'en').list(['a', 'b', 'c'])).to.equal('a, b, and c');
      expect(saying('', 'de').list(['a', 'b', 'c'], 'disjunction')).to.equal('a, b oder c');
      expect(saying('', 'en').list([])).to.equal('');
    });
  });

  describe('date', () => {
    const utc = { dateStyle: 'medium', timeZone: 'UTC' } as const;

    it('writes an instant as the language does', () => {
      expect(saying('', 'en').date('2026-08-12T10:00:00Z', utc)).to.equal('Aug 12, 2026');
      expect(saying('', 'de').date('2026-08-12T10:00:00Z', utc)).to.equal('12.08.2026');
      expect(saying('', 'en-GB').date('2026-08-12T10:00:00Z', utc)).to.equal('12 Aug 2026');
    });

    it('minds the zone of the instant', () => {
      expect(saying('').date('2026-08-12T23:30:00-05:00', utc)).to.equal('Aug 13, 2026');
    });

    it('writes an instant in the zone of the viewer, a day without a time as that day everywhere', () => {
      const { DateTimeFormat } = Intl;
      const zones: (string | undefined)[] = [];
      Intl.DateTimeFormat = class extends DateTimeFormat {
        constructor(locale?: string, options?: Intl.DateTimeFormatOptions) {
          zones.push(options?.timeZone);
          super(locale, options);
        }
      } as typeof DateTimeFormat;
      try {
        // a language that no other test has asked for a date
        saying('', 'en-NZ').date('2026-08-12T10:00:00Z');
        saying('', 'en-NZ').date('2026-08-12');
        saying('', 'en-NZ').date('2026-08-12', { timeZone: 'Asia/Tokyo' });
      } finally {
        Intl.DateTimeFormat = DateTimeFormat;
      }
      expect(zones).to.deep.equal([undefined, 'UTC', 'Asia/Tokyo']);
      expect(saying('').date('2026-08-12')).to.equal('Aug 12, 2026');
    });

    it('takes other options without mixing them up', () => {
      const texts = saying('');
      expect(texts.date('2026-08-12T10:00:00Z', { year: 'numeric', timeZone: 'UTC' })).to.equal('2026');
      expect(texts.date('2026-08-12T10:00:00Z', { month: 'long', timeZone: 'UTC' })).to.equal('August');
      expect(texts.date('2026-08-12T10:00:00Z', { year: 'numeric', timeZone: 'UTC' })).to.equal('2026');
    });

    it('is the text itself where that is no instant', () => {
      for (const text of ['', 'yesterday', '5', '2026', '12.08.2026', '2026-13-45', '2026-08-12Tx', 'Aug 12, 2026'])
        expect(saying('').date(text)).to.equal(text);
    });
  });
});
