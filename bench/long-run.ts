/**
 * `npm run bench:long-run`: how long the page stands still while a viewer selects, is asked about and deletes 10,000 users.
 *
 * Tasks of the main thread over 50 ms, as the browser reports them, by what the viewer does; the adapter answers out of
 * memory, at once, which no network does. `-- --users=1000` for fewer; `-- --files --users=100000`: taking them out as files, with
 * every column; `-- --import --users=100000 --rows=10000`: importing a file of as many rows, with `--dry` up to its dry run.
 * For information: it fails only where it can't be done.
 */
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import { findChromium } from '../scripts/browsers.mjs';
import { serve } from './serve.ts';

declare const longRun: {
  stage: string;
  tasks(): [string, number[]][];
  dialog(): { open: boolean; outcomes?: unknown; shadowRoot: ShadowRoot };
  logins(): string[];
  lines(): number;
  isEnded(): boolean;
};

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '10000' },
    files: { type: 'boolean' },
    import: { type: 'boolean' },
    rows: { type: 'string', default: '10000' },
    dry: { type: 'boolean' },
  },
});
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

const columns = ['Login', 'Email', 'First name', 'Last name', 'Phone', 'Job title', 'Status', 'Notes'];
/** One row in five each: as it is, two that change, new, and wrong. */
function rowAt(at: number, logins: readonly string[]): readonly string[] {
  const kind = at % 5;
  const login = logins[at];
  if (kind === 3 || (kind < 3 && login === undefined))
    return [`new.${at}`, `new.${at}@example.com`, 'Nia', `Number ${at}`, '', 'Clerk', 'Active', ''];
  if (kind === 4) return [`wrong.${at}`, 'nonsense', 'Wim', `Number ${at}`, '', '', '', ''];
  return [login ?? '', '', '', '', '', kind === 0 ? '' : `Title ${at}`, '', 'a note'];
}
/** Where the file is that is imported: the browser reads it as it does one that somebody has chosen. */
const folder = await mkdtemp(join(tmpdir(), 'long-run-'));
const table = join(folder, 'people.csv');
async function writeTable(page: Page): Promise<void> {
  const logins = await page.evaluate(() => longRun.logins());
  const rows = Array.from({ length: Number(values.rows) }, (_, at) => rowAt(at, logins).join(','));
  await writeFile(table, [columns.join(','), ...rows].join('\n'));
}
const checking: Stages = {
  'open the dialog': async (page) => {
    await page.locator('[part~=transfer-button]').click();
    await page.locator('.menu-item', { hasText: /^\s*Import users/ }).click();
    await page.locator('dialog.question[open] .import').waitFor();
  },
  'read the file': async (page) => {
    await page.locator('dialog.question input[type=file]').setInputFiles(table);
    await page.locator('dialog.question .import').getByText(/rows/).first().waitFor(patience);
  },
  'check it against everybody': async (page) => {
    await page.locator('dialog.question .question-confirm').click();
    await page.locator('.import .import-further').waitFor(patience);
  },
  'put one cell right': async (page) => {
    const cell = page.locator('.import-cell input').first();
    await cell.fill('right@example.com');
    await cell.press('Tab');
    await page.locator('.import .chip.success').waitFor(patience);
  },
  'look at a long list': async (page) => {
    await page.locator('.import-create .question-more').click();
    await page.waitForFunction(() => longRun.lines() >= 100, null, patience);
  },
}; // prettier-ignore
const running: Stages = {
  'import': async (page) => {
    await page.locator('dialog.question .question-confirm').click();
    await page.waitForFunction(() => longRun.isEnded(), null, patience);
  },
  'save the report': async (page) => {
    const saved = page.waitForEvent('download', patience);
    await page.getByRole('button', { name: /report/i }).click();
    await saved;
  },
}; // prettier-ignore
const importing = values.dry ? checking : { ...checking, ...running };
const stages = values.import ? importing : values.files ? files : deletion;

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
  if (values.import) await writeTable(page);
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
  await rm(folder, { recursive: true });
}
