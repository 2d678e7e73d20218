import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type { ImportState } from '../../../../src/transfer/importing/import-state.js';
import { showImport } from '../import-screen.js';
import { aFile, aRun, aState, checked, ended, everyKind } from '../made-up-import.js';

const plan = everyKind();
const states: Readonly<Record<string, ImportState>> = {
  'nothing given': aState(),
  'a file': aFile(),
  checking: aFile({ stage: 'checking', progress: { read: 1, total: 2 } }),
  'the dry run': checked(plan),
  'a pause': checked(plan, {
    stage: 'running',
    run: aRun(plan, [], { phase: 'paused', pause: { reason: 'unreachable', asks: true } }),
  }),
  'the end': ended(),
};

describe('importStyles', () => {
  afterEach(async () => {
    await setViewport({ width: 800, height: 600 });
    await emulateMedia({ forcedColors: 'none' });
  });

  for (const [name, state] of Object.entries(states))
    for (const language of ['en', 'de', 'ar'] as const)
      it(`holds ${name} in ${language} in 320 pixels, with nothing beside it (A-rows)`, async () => {
        await setViewport({ width: 320, height: 640 });
        const screen = await showImport(state, language);
        const { right, left } = screen.dialog.getBoundingClientRect();
        expect(left).to.be.at.least(0);
        expect(right).to.be.at.most(320);
        const content = screen.find('.question-content');
        expect(content.scrollWidth).to.equal(content.clientWidth);
        for (const control of screen.all('input, select, button')) {
          const box = control.getBoundingClientRect();
          if (box.width === 0) continue;
          expect(box.left, control.outerHTML).to.be.at.least(left);
          expect(box.right, control.outerHTML).to.be.at.most(right);
        }
      });

  it('gives columns and changes more room than a question has', async () => {
    await setViewport({ width: 1200, height: 800 });
    const screen = await showImport(aFile());
    expect(screen.dialog.getBoundingClientRect().width).to.be.above(800);
  });

  it('stands the choice beside its column, or below it where there is no room', async () => {
    await setViewport({ width: 1000, height: 800 });
    const screen = await showImport(aFile());
    const place = (): { column: DOMRect; choice: DOMRect } => ({
      column: screen.find('.import-columns li .question-name').getBoundingClientRect(),
      choice: screen.find('.import-columns li select').getBoundingClientRect(),
    });
    expect(place().choice.left).to.be.above(place().column.right);
    await setViewport({ width: 400, height: 800 });
    expect(place().choice.top).to.be.at.least(place().column.bottom);
  });

  it('mirrors in Arabic: the row’s number stands at the end of its line', async () => {
    await setViewport({ width: 1000, height: 800 });
    const sideOf = async (language: 'en' | 'ar'): Promise<number> => {
      const screen = await showImport(checked(plan), language);
      const name = screen.find('.import-wrong .question-name').getBoundingClientRect();
      return Math.sign(screen.find('.import-wrong .import-row-number').getBoundingClientRect().left - name.left);
    };
    expect(await sideOf('en')).to.equal(1);
    expect(await sideOf('ar')).to.equal(-1);
  });

  for (const [name, colorScheme, forcedColors] of [
    ['dark', 'dark', 'none'],
    ['forced colours', 'light dark', 'active'],
  ] as const)
    it(`can be read in ${name}`, async () => {
      await emulateMedia({ forcedColors });
      for (const state of [aFile(), checked(plan), ended()]) {
        const { element } = await showImport(state);
        element.style.colorScheme = colorScheme;
        await expect(element).to.be.accessible();
      }
    });
});
