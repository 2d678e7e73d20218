import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ordinary, runModel } from '../../scripts/model.mjs';
import { plant, planted } from '../../scripts/planted-bugs.mjs';

describe('the model of deletion', () => {
  it(`takes ${ordinary.steps} steps, and after each of them the server’s log says the same as the element (F1–F19, F34)`, async () => {
    const { failure, steps, machineSteps, kinds, taken, settlements } = await runModel();
    assert.equal(failure, undefined, failure);
    assert.ok(steps >= ordinary.steps && machineSteps >= ordinary.steps / 4, `${steps} and ${machineSteps} steps`);
    // none that is never taken, and none that leads nowhere
    assert.equal(Object.keys(taken).length, kinds);
    assert.ok(kinds >= 24 && Math.min(...Object.values(taken)) > 20, JSON.stringify(taken));
    assert.ok(settlements > ordinary.steps / 100, `${settlements} reports`);
  });
});

describe('the bugs that are planted to test the model', () => {
  for (const bug of planted) {
    it(`${bug.name} has its one place in the source`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'planted-'));
      try {
        cpSync('src', join(folder, 'src'), { recursive: true });
        plant(folder, bug);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }

  it('refuses a place that is no longer there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'planted-'));
    try {
      cpSync('src', join(folder, 'src'), { recursive: true });
      const bug = { name: 'gone', what: '', file: 'src/version.ts', from: 'is not in it', to: '' };
      assert.throws(() => plant(folder, bug), /gone: src\/version\.ts has 0 places/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
