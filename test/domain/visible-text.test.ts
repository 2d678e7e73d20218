import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { visibleText } from '../../src/domain/visible-text.js';

const token = '\ufffd';
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const graphemes = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

describe('visibleText', () => {
  for (const name of [
    'Grace Hopper',
    '',
    ' ',
    'O’Brien-Łukasiewicz, Jr.',
    'José Ñandú Ÿ',
    'Jose\u0301',
    'Анна Каренина',
    'Ελένη Παπαδοπούλου',
    '王小明',
    '葛\u{e0100}城',
    'ともこ・山田',
    '김철수',
    'מֹשֶׁה',
    'مُحَمَّد عبد الله',
    'สมชาย ใจดี',
    'क्ष्म्यां',
    'Nguyễn Thị Ánh',
    '😀 👍🏽 🇩🇪 ❤️',
    'a\u00a0b',
    '💯',
  ]) {
    it(`shows ${JSON.stringify(name)} as it is`, () => {
      expect(visibleText(name)).to.equal(name);
    });
  }

  const ranges: readonly (readonly [string, number, number])[] = [
    ['controls', 0x00, 0x1f],
    ['delete and more controls', 0x7f, 0x9f],
    ['the soft hyphen', 0xad, 0xad],
    ['the combining grapheme joiner', 0x34f, 0x34f],
    ['the Arabic letter mark', 0x61c, 0x61c],
    ['the filler letters of Korean', 0x115f, 0x1160],
    ['the zero-width space', 0x200b, 0x200b],
    ['direction marks', 0x200e, 0x200f],
    ['line and paragraph separators', 0x2028, 0x2029],
    ['direction embeddings and overrides', 0x202a, 0x202e],
    ['invisible operators', 0x2060, 0x2064],
    ['direction isolates', 0x2066, 0x2069],
    ['deprecated format characters', 0x206a, 0x206f],
    ['the blank pattern of Braille', 0x2800, 0x2800],
    ['the filler letter of Korean', 0x3164, 0x3164],
    ['the byte order mark', 0xfeff, 0xfeff],
    ['annotation marks', 0xfff9, 0xfffb],
    ['tags', 0xe0000, 0xe007f],
    ['halves of surrogate pairs', 0xd800, 0xdfff],
  ];
  for (const [what, first, last] of ranges) {
    it(`shows ${what} as a token, each (S7)`, () => {
      for (let code = first; code <= last; code++)
        expect(visibleText(`a${String.fromCodePoint(code)}b`), code.toString(16)).to.equal(`a${token}b`);
    });
  }

  it('shows a variation selector as a token where it varies nothing', () => {
    expect(visibleText('admin\ufe0f')).to.equal(`admin${token}`);
    expect(visibleText('a\u{e0100}b')).to.equal(`a${token}b`);
    expect(visibleText('\ufe0f')).to.equal(token);
    expect(visibleText('❤\ufe0f\ufe0f')).to.equal(`❤\ufe0f${token}`);
  });

  it('drops joiners inside words without a sign', () => {
    expect(visibleText('Ali\u200creza')).to.equal('Alireza');
    expect(visibleText('ශ්\u200dරී')).to.equal('ශ්රී');
    expect(visibleText('a\u200d\u200c\u200db')).to.equal('ab');
  });

  it('never shows nothing where a text has something invisible', () => {
    expect(visibleText('\u200d')).to.equal(token);
    expect(visibleText(' \u200c ')).to.equal(` ${token} `);
    expect(visibleText('\u2060')).to.equal(token);
  });

  it('leaves nothing behind that turns the reading direction, whatever stands around it (T4)', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...'abא\u202e\u2069\u2067\u200f\u061c\u200b\ud83d\u{e0041}\u0301\n'),
    });
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 30 }), (text, most) => {
        const shown = visibleText(text, most);
        expect(shown).not.to.match(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/u); // prettier-ignore
      }),
    );
  }).timeout(30_000);

  it('is at most so many graphemes, each of at most 16 code points, with at most 7 marks (S8)', () => {
    const unit = fc.oneof(
      fc.constantFrom('\u0301', '\u0489', 'ᄀ', '\u1161', '👍', '🏽', '\u200d', '🇩', 'क', '\u094d', 'ष', 'a', ' ', 'é'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (units, most) => {
        const shown = visibleText(units.join(''), most);
        const shownGraphemes = graphemes(shown);
        expect(shownGraphemes.length).to.be.at.most(most);
        expect(shown).not.to.match(/\p{M}{8}/u);
        if (units.join('').length > most)
          expect(Math.max(...shownGraphemes.map((each) => [...each].length))).to.be.at.most(16);
      }),
      { numRuns: 150 },
    );
  }).timeout(30_000);

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = visibleText(text);
        expect(visibleText(once)).to.equal(once);
      }),
    );
  }).timeout(30_000);

  it('ends in an ellipsis where something was cut off, and only there', () => {
    expect(visibleText('abcde', 5)).to.equal('abcde');
    expect(visibleText('abcdef', 5)).to.equal('abcd…');
    expect(visibleText('ééééé', 5)).to.equal('ééééé');
    expect(visibleText('e\u0301'.repeat(5), 5)).to.equal('e\u0301'.repeat(5));
    expect(visibleText('e\u0301'.repeat(6), 5)).to.equal(`${'e\u0301'.repeat(4)}…`);
    expect(visibleText('abc', 1)).to.equal('…');
  });

  it('never cuts a character in two', () => {
    expect(visibleText('👍🏽👍🏽👍🏽', 2)).to.equal('👍🏽…');
    for (let most = 1; most < 6; most++) {
      const shown = visibleText(`a${'😀'.repeat(200)}`, most);
      expect(shown).not.to.match(/\p{Cs}|\ufffd/u);
      expect(shown.endsWith('…')).to.equal(true);
    }
    // where it looks no further: in the middle of 😀
    expect(visibleText(`a${'\u0301'.repeat(46)}😀 Smith`, 3)).to.equal(`a${'\u0301'.repeat(7)}…`);
  });

  it('has room for the ellipsis where it looks no further than what fits', () => {
    expect(visibleText(`a${'\u0301'.repeat(15)}`.repeat(3), 2)).to.equal(`a${'\u0301'.repeat(7)}…`);
  });

  it('shows 200 graphemes unless told', () => {
    expect(visibleText('x'.repeat(200))).to.equal('x'.repeat(200));
    expect(visibleText('x'.repeat(201))).to.equal(`${'x'.repeat(199)}…`);
  });

  it('says that it cut, where a letter wears 10,000 marks', () => {
    const shown = visibleText(`Z${'\u0301'.repeat(10_000)} Smith`);
    expect(shown).to.equal(`Z${'\u0301'.repeat(7)}…`);
    expect(visibleText(`Z${'\u0301'.repeat(100)} Smith`)).to.equal(`Z${'\u0301'.repeat(7)} Smith`);
  });

  it('cuts a pile of letters that is one grapheme', () => {
    expect([...visibleText('ᄀ'.repeat(300))].length).to.be.at.most(200 * 16);
    expect([...visibleText('ᄀ'.repeat(300), 10)].length).to.be.at.most(160);
    expect(visibleText(`\u094d${'क्'.repeat(40)}`).length).to.be.below(82);
    expect(visibleText(`e\u0301 ${'ᄀ'.repeat(20)}`)).to.equal(`e\u0301 ${'ᄀ'.repeat(16)}`);
  });

  it('looks at no more of a text than it may show', () => {
    for (const text of ['é', '\u202e', '\u0301', '😀', '\u200d', 'é\u0301']) {
      const long = text.repeat(1_000_000);
      expect(visibleText(long).length).to.be.at.most(200 * 16 + 1);
    }
  });

  it('is empty for what is no text', () => {
    for (const odd of [undefined, null, 5, true, {}, [], Symbol('x'), () => 'x', new String('x')])
      expect(visibleText(odd)).to.equal('');
  });
});
