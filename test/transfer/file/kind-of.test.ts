import { expect } from '@open-wc/testing';
import { kindOf, type FileKind } from '../../../src/transfer/file/kind-of.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('kindOf', () => {
  const kinds: readonly (readonly [string, FileKind])[] = [
    ['PK\x03\x04 and more', 'zip'],
    ['PK\x05\x06', 'zip'],
    ['PK\x07\x08', 'zip'],
    ['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'old-spreadsheet'],
    ['%PDF-1.7', 'binary'],
    ['\x89PNG\r\n', 'binary'],
    ['\xFF\xD8\xFF\xE0', 'binary'],
    ['GIF89a', 'binary'],
    ['\x1F\x8B\x08', 'binary'],
    ['Rar!\x1A\x07', 'binary'],
    ['7z\xBC\xAF\x27\x1C', 'binary'],
    ['PKarl;Karl', 'text'],
    ['pdf-reader', 'text'],
    ['', 'text'],
  ];
  for (const [start, kind] of kinds)
    it(`takes ${JSON.stringify(start)} for ${kind}`, () => expect(kindOf(bytes(start))).to.equal(kind));
});
