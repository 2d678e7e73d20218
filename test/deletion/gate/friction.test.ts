import { expect } from '@open-wc/testing';
import { frictionOf, isRestorable, isTyped } from '../../../src/deletion/gate/friction.js';
import type { DeleteCapability } from '../../../src/domain/session.js';

const typesIdentifier = { level: 3, typed: 'identifier' };
const typesNumber = { level: 3, typed: 'number' };
const mass = { level: 4, typed: 'number' };

describe('frictionOf', () => {
  const ladder: [count: number, restorable: boolean, total: number | undefined, friction: object][] = [
    [1, true, 67, { level: 1 }],
    [2, true, 67, { level: 2 }],
    [20, true, 67, { level: 2 }],
    [21, true, 67, typesNumber],
    [1, false, 67, typesIdentifier],
    [2, false, 67, typesNumber],
    [1, false, undefined, typesIdentifier],
    // U13: a fifth of a hundred and more, or 500
    [67, true, 67, typesNumber],
    [99, true, 99, typesNumber],
    [20, true, 100, { level: 2 }],
    [21, true, 100, mass],
    [21, false, 100, mass],
    [40, true, 200, typesNumber],
    [41, true, 200, mass],
    [500, true, 100_000, typesNumber],
    [501, true, 100_000, mass],
    [500, true, undefined, typesNumber],
    [501, true, undefined, mass],
  ];
  for (const [count, restorable, directoryTotal, friction] of ladder) {
    it(`${count} of ${directoryTotal ?? 'unknown'}, ${restorable ? '' : 'ir'}reversible: ${JSON.stringify(friction)} (U5, U13)`, () => {
      expect(frictionOf({ count, restorable, directoryTotal })).to.deep.equal(friction);
    });
  }
});

describe('isRestorable', () => {
  const table: [DeleteCapability | undefined, boolean][] = [
    [{ kind: 'soft', restoredBy: 'viewer', restorableDays: 1 }, true],
    [{ kind: 'soft', restoredBy: 'viewer', restorableDays: 0.5 }, false],
    [{ kind: 'soft', restoredBy: 'viewer' }, false],
    [{ kind: 'soft', restorableDays: 30 }, false],
    [{ kind: 'soft', restoredBy: 'support', restorableDays: 30 }, false],
    [{ kind: 'permanent', restoredBy: 'viewer', restorableDays: 30 }, false],
    [{ kind: 'unlink', restoredBy: 'viewer', restorableDays: 30 }, false],
    [{ kind: 'deactivate-first', restoredBy: 'viewer', restorableDays: 30 }, false],
    [undefined, false],
  ];
  for (const [capability, expected] of table) {
    it(`${JSON.stringify(capability)}: ${expected}`, () => expect(isRestorable(capability)).to.equal(expected));
  }
});

describe('isTyped', () => {
  for (const [typed, expected] of [
    ['38', '37'], ['73', '37'], ['٣٨', '37'], ['𝟛𝟠', '37'], ['3', '37'], ['370', '37'], ['ab', 'a b'], ['1', '0'], ['9', '8'], ['0', '9'],
  ] as const) {
    it(`does not take ${typed} for ${expected} (U5)`, () => expect(isTyped(typed, [expected])).to.equal(false));
  } // prettier-ignore

  const accepted: [typed: string, expected: string][] = [
    ['ana@example.com', 'ana@example.com'],
    ['  ANA@Example.COM\n', 'ana@example.com'],
    ['jose\u0301@example.com', 'jos\u00e9@example.com'],
    ['TITLE', 'title'],
    ['STRASSE', 'straße'],
    ['a  b', 'a b'],
    ['37', '37'],
    ['٣٧', '37'],
    ['۳۷', '37'],
    ['३७', '37'],
    ['３７', '37'],
    ['𝟑𝟕', '37'],
    ['𝟛𝟟', '37'],
    ['1,204', '1,204'],
    ['1\u202f204', '1\u00a0204'],
    ['\u200e37', '37'],
  ];
  for (const [typed, expected] of accepted) {
    it(`takes ${JSON.stringify(typed)} for ${expected} (U5, T11)`, () => {
      expect(isTyped(typed, [expected])).to.equal(true);
    });
  }

  for (const [typed, expected] of [
    ['', ''],
    [' ', ' '],
    ['\u200e', ''],
    ['3', '37'],
    ['370', '37'],
    ['3.7', '37'],
    ['-37', '37'],
    ['ana@example.com.evil', 'ana@example.com'],
    ['Ana López', 'ana@example.com'],
  ] as const) {
    it(`does not take ${JSON.stringify(typed)} for ${JSON.stringify(expected)}`, () => {
      expect(isTyped(typed, [expected])).to.equal(false);
    });
  }

  it('takes any of several', () => {
    expect(isTyped('1204', ['1,204', '1204'])).to.equal(true);
    expect(isTyped('1.204', ['1,204', '1204'])).to.equal(false);
  });

  for (const [typed, begun] of [
    ['', false],
    ['1', true],
    ['1,2', true],
    [' ١,٢ ', true],
    ['1204', false],
    ['1,204', true],
    ['2', false],
  ] as const)
    it(`${begun ? 'takes' : 'does not take'} “${typed}” for the beginning of 1,204`, () => {
      expect(isTyped(typed, ['1,204'], true)).to.equal(begun);
    });

  it('compares the same in a Turkish browser (T11)', () => {
    const original = String.prototype.toLocaleLowerCase;
    String.prototype.toLocaleLowerCase = function () { return original.call(this, 'tr'); }; // prettier-ignore
    try {
      expect(isTyped('IDIL@EXAMPLE.COM', ['idil@example.com'])).to.equal(true);
    } finally {
      String.prototype.toLocaleLowerCase = original;
    }
  });
});
