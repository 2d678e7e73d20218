import { expect } from '@open-wc/testing';
import { mixesScripts } from '../../src/domain/mixes-scripts.js';

describe('mixesScripts', () => {
  for (const text of [
    '',
    'Grace Hopper',
    'José Ñandú',
    'Анна Каренина',
    'Анна Maria',
    'Анна-Maria',
    '東京Tokyo',
    'ともこA',
    '김A',
    'Ελένη Smith',
    'user1@example.com',
    'µ2',
    'עברית English',
    'म1',
    '𝐀bc',
    '→ 💯 ½',
  ]) {
    it(`finds nothing in ${JSON.stringify(text)}`, () => {
      expect(mixesScripts(text)).to.equal(false);
    });
  }

  for (const [what, text] of [
    ['Cyrillic а in Latin', 'pаypal'],
    ['Cyrillic А at the start', 'Аdmin'],
    ['Cyrillic after a digit', 'adm1nа'],
    ['Greek ο in Latin', 'Hοpper'],
    ['Greek in Cyrillic', 'Ивαн'],
    ['Armenian օ in Latin', 'Hօpper'],
    ['Cherokee in Latin', 'Ꭺdmin'],
    ['Hebrew in Latin', 'Adןmin'],
    ['a mix in the second word', 'Grace Hоpper'],
    ['a mix in an e-mail', 'grace@ехample.com'],
    ['a mix behind a mark', 'a\u0301а'],
  ] as const) {
    it(`finds ${what} (S7)`, () => {
      expect(mixesScripts(text)).to.equal(true);
    });
  }

  it('finds nothing in what is no text', () => {
    for (const odd of [undefined, null, 5, {}, ['pаypal']]) expect(mixesScripts(odd)).to.equal(false);
  });

  it('looks at the first 1,000 characters alone', () => {
    expect(mixesScripts(`${'a'.repeat(2000)}а`)).to.equal(false);
    expect(mixesScripts(`${'a'.repeat(900)}а${'a'.repeat(1_000_000)}`)).to.equal(true);
  });
});
