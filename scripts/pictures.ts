/**
 * Takes the pictures of the README from the running demo: `npm run pictures`.
 *
 * Starts the demo on a free port with a database of its own in memory, so that every run shows the same people.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findChromium } from './browsers.mjs';

const folder = join(import.meta.dirname, '../docs/pictures');
const most = 200_000;

interface Picture {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly scheme?: 'light' | 'dark';
  readonly prepare?: (page: Page) => Promise<void>;
}

async function selectThree(page: Page): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/, disabled: false });
  for (const index of [1, 3, 4]) await boxes.nth(index).check();
}

async function askAboutSelection(page: Page): Promise<void> {
  await selectThree(page);
  await page
    .getByLabel('Selected users', { exact: true })
    .getByRole('button', { name: /^Delete/ })
    .click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: /^Delete / }).waitFor();
  await dialog.getByText('Checking').waitFor({ state: 'detached' });
}

async function openSomebody(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Carmen Wójcik', exact: true }).click();
  await page.getByRole('switch').waitFor();
}

async function addSomebody(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New User' }).click();
  await page.getByRole('textbox', { name: 'First name' }).fill('Noor');
  await page.getByRole('textbox', { name: 'Last name' }).fill('van den Berg');
}

const pictures: Readonly<Record<string, Picture>> = {
  'list-light': { path: '/', width: 1200, height: 760, prepare: selectThree },
  'list-dark': { path: '/', width: 1200, height: 760, scheme: 'dark' },
  dialog: { path: '/', width: 1200, height: 820, prepare: askAboutSelection },
  person: { path: '/', width: 1200, height: 820, prepare: openSomebody },
  'new-user': { path: '/', width: 1200, height: 820, prepare: addSomebody },
  cards: { path: '/scenarios.html?scenario=plain&bare', width: 320, height: 680 },
  arabic: { path: '/scenarios.html?scenario=rtl&bare', width: 900, height: 620 },
};

/** The demo as `npm start` runs it, on a free port, with data that is nobody's. */
async function startDemo(): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../demo/serve.ts')], {
    env: { ...process.env, PORT: '0', DATA_DIR: 'memory', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (piece: Buffer) => {
      printed += String(piece);
      const found = /http:\S+/.exec(printed)?.[0];
      if (found) resolve(found);
    });
    child.on('exit', () => reject(new Error('the demo did not start')));
  });
  return { url, stop: () => child.kill() };
}

const demo = await startDemo();
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
    // its tools come after the rows
    await page.locator('.total').waitFor();
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
  demo.stop();
}
process.exitCode = heavy ? 1 : 0;
