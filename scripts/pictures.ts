/**
 * Takes the pictures of the README from the running demo: `npm run pictures`.
 *
 * Starts the demo on a free port with a database of its own in memory, so that every run shows the same people.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findChromium } from './browsers.mjs';
import { startDemo } from '../demo/serve.js';

const folder = join(import.meta.dirname, '../docs/pictures');
const most = 200_000;

interface Picture {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly scheme?: 'light' | 'dark';
  /** Signed in as, in the portal. */
  readonly as?: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

async function selectThree(page: Page): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  for (const index of [2, 4, 5]) await boxes.nth(index).check();
}

async function askAboutSelection(page: Page): Promise<void> {
  await selectThree(page);
  await page
    .getByLabel('Selected users', { exact: true })
    .getByRole('button', { name: /^Delete/ })
    .click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Delete / })
    .waitFor();
}

const pictures: Readonly<Record<string, Picture>> = {
  'list-light': { path: '/', width: 1200, height: 760, prepare: selectThree },
  'list-dark': { path: '/', width: 1200, height: 760, scheme: 'dark' },
  dialog: { path: '/', width: 1200, height: 820, prepare: askAboutSelection },
  cards: { path: '/scenarios.html?scenario=plain&bare', width: 320, height: 680 },
  arabic: { path: '/scenarios.html?scenario=rtl&bare', width: 900, height: 620 },
};

const demo = await startDemo({ port: 0, dataDir: undefined, users: 67 });
const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args,
  env: { ...(process.env as Record<string, string>), ...env },
});
let heavy = 0;
try {
  mkdirSync(folder, { recursive: true });
  for (const [name, { path, width, height, scheme = 'light', prepare }] of Object.entries(pictures)) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(new URL(path, demo.url).href);
    await page.getByRole('checkbox').nth(3).waitFor();
    await prepare?.(page);
    const file = join(folder, `${name}.png`);
    await page.screenshot({ path: file });
    await context.close();
    const { size } = statSync(file);
    if (size > most) heavy += 1;
    console.log(`${name}.png ${Math.round(size / 1000)} kB${size > most ? ': too heavy' : ''}`);
  }
} finally {
  await browser.close();
  await demo.close();
}
process.exitCode = heavy ? 1 : 0;
