/**
 * `npm run bench:long-run`: how long the page stands still while a viewer selects, is asked about and deletes 10,000 users.
 *
 * Tasks of the main thread over 50 ms, as the browser reports them, by what the viewer does; the adapter answers out of
 * memory, at once, which no network does. `-- --users=1000` for fewer; `-- --files --users=100000`: taking them out as files, with
 * every column. For information: it fails only where it can't be done.
 */
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import { findChromium } from '../scripts/browsers.mjs';
import { serve } from './serve.ts';

declare const longRun: {
  stage: string;
  tasks(): [string, number[]][];
  dialog(): { open: boolean; outcomes?: unknown; shadowRoot: ShadowRoot };
};

const { values } = parseArgs({ options: { users: { type: 'string', default: '10000' }, files: { type: 'boolean' } } });
const patience = { timeout: 300_000 };
type Stages = Readonly<Record<string, (page: Page) => Promise<unknown>>>;

/** A file with everybody in it, until the browser has it. */
const exported = (format: RegExp) => async (page: Page) => {
  await page.locator('[part~=transfer-button]').click();
  await page.locator('.menu-item').first().click();
  await page.getByRole('radio', { name: format }).check();
  await page.getByRole('checkbox', { name: 'All columns' }).check();
  const saved = page.waitForEvent('download', patience);
  await page.locator('.question-confirm').click();
  await saved;
  await page.locator('.question-cancel').click();
};

const files: Stages = { 'a CSV file': exported(/CSV/), 'an Excel workbook': exported(/Excel/) };
const deletion: Stages = {
  'select the page': async (page) => {
    await page.locator('.select-page').click();
    await page.locator('.bulk-bar').waitFor();
  },
  'select all that match': async (page) => {
    await page.getByRole('button', { name: /^Select all/ }).click();
    await page.getByText(`${Number(values.users).toLocaleString('en')} users selected`).first().waitFor(patience);
  },
  'ask, and read everyone again': async (page) => {
    await page.locator('[data-bulk=delete]').click(patience);
    await page.waitForFunction(() => longRun.dialog().shadowRoot.querySelector('dialog.asking'), null, patience);
  },
  'look at the list': async (page) => {
    await page.locator('.more[aria-expanded=false]').first().click();
    await page.locator('.people.all').waitFor();
  },
  'answer': async (page) => {
    const review = page.locator('.mass .check');
    if (await review.count()) await review.click();
    await page.locator('#typed').fill(await page.locator('.expected').innerText());
    // the button counts half a second after the question stands there
    await page.waitForTimeout(600);
  },
  'delete': async (page) => {
    await page.locator('#confirm').click();
    const isDone = (): boolean => !longRun.dialog().open || longRun.dialog().outcomes !== undefined;
    await page.waitForFunction(isDone, null, patience);
  },
}; // prettier-ignore
const stages = values.files ? files : deletion;

const server = await serve();
const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args,
  env: { ...(process.env as Record<string, string>), ...env },
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/long-run.html?users=${values.users}`);
  await page.locator('.toolbar').waitFor();
  const seconds = new Map<string, number>();
  for (const [stage, act] of Object.entries(stages)) {
    await page.evaluate((name) => void (longRun.stage = name), stage);
    const began = performance.now();
    await act(page);
    seconds.set(stage, (performance.now() - began) / 1000);
    await page.waitForTimeout(500);
  }
  const tasks = new Map(await page.evaluate(() => longRun.tasks()));
  console.log(`Chromium ${browser.version()}, ${values.users} users\n`);
  console.log('| the viewer | seconds | tasks over 50 ms | the longest, ms |');
  console.log('| --- | ---: | ---: | ---: |');
  for (const stage of Object.keys(stages)) {
    const long = tasks.get(stage) ?? [];
    const longest = long.length ? Math.round(Math.max(...long)) : '–';
    console.log(`| ${stage} | ${seconds.get(stage)?.toFixed(1)} | ${long.length} | ${longest} |`);
  }
} finally {
  await browser.close();
  server.close();
}
