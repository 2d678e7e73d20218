import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { decodeText } from '../../../src/transfer/file/decode-text.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), order === 'le');
  return bytes;
};

describe('decodeText', () => {
  it('reads UTF-8 with and without its mark, and leaves the mark out', () => {
    expect(decodeText(utf8('login\nJosé'))).to.deep.equal({ text: 'login\nJosé' });
    expect(decodeText(utf8('\uFEFFlogin\nسارة'))).to.deep.equal({ text: 'login\nسارة' });
  });

  for (const order of ['le', 'be'] as const) {
    it(`reads UTF-16 ${order} by its mark, whatever letters it has`, () => {
      expect(decodeText(utf16('\uFEFFسارة', order))).to.deep.equal({ text: 'سارة' });
      expect(decodeText(utf16('\uFEFFa\tb', order))).to.deep.equal({ text: 'a\tb' });
    });

    it(`reads UTF-16 ${order} without a mark by its zeros, also where only line ends have some`, () => {
      expect(decodeText(utf16('login\nada\n', order)).text).to.equal('login\nada\n');
      expect(decodeText(utf16('سارة\nليلى\nمحمد\n', order)).text).to.equal('سارة\nليلى\nمحمد\n');
    });
  }

  it('takes what is no UTF-8 for Windows-1252, and says that this is only supposed', () => {
    const bytes = Uint8Array.from([...utf8('Jos'), 0xe9, 0x0a, 0x80]);
    expect(decodeText(bytes)).to.deep.equal({ text: 'José\n€', guessed: 'windows-1252' });
  });

  it('refuses a NUL in a text of any encoding', () => {
    for (const bytes of [
      utf8('ada\0bob and everybody else who is on this list'),
      utf8('\uFEFFada\0'),
      utf16('\uFEFFada\0', 'le'),
      Uint8Array.from([0xe9, 0x00, 0x41, 0x00, 0x00]),
    ])
      expect(() => decodeText(bytes), String(bytes))
        .to.throw()
        .with.property('problem', 'binary');
  });

  it('refuses halves of letters in what is marked as UTF-16: nothing is supposed there', () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00]);
    expect(() => decodeText(bytes))
      .to.throw()
      .with.property('problem', 'binary');
  });

  it('gives back any text that was written in UTF-8, or in UTF-16 with its mark', () => {
    const texts = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\0\uFEFF]/g, ''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(decodeText(utf8(`\uFEFF${text}`)).text).to.equal(text);
        for (const order of ['le', 'be'] as const)
          expect(decodeText(utf16(`\uFEFF${text}`, order)).text).to.equal(text);
      }),
    );
  });
});
