/**
 * `npm run bench`: what `<user-manager>` costs beside a hand-written table, in one page of one browser, turn by turn.
 *
 * Busy time of the page's main thread (script, style, layout, paint), read from the browser before and after; medians, and
 * ratios within the run. Options: `-- --rounds=15 --only=sort --throttle=4 --detail --json=file`.
 */
import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { chromium, type CDPSession, type Page } from 'playwright';
import { findChromium } from '../scripts/browsers.mjs';
import { serve } from './serve.ts';

/** How many times the hand-written table's cost each may be. */
const limits: Readonly<Record<string, number>> = {
  'create 25 rows': 1.2,
  'create 100 rows': 1.2,
  'create 1,000 rows': 0.4,
  'replace 100 rows': 1.0,
  'select all of 1,000': 0.5,
  'sort 1,000 rows': 0.3,
  'delete one of 1,000': 0.4,
};

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '11' },
    only: { type: 'string', default: '' },
    throttle: { type: 'string', default: '1,4' },
    detail: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const rounds = Math.max(9, Number(values.rounds));
const who = ['ours', 'plain'] as const;
type Who = (typeof who)[number];

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** What the browser's main thread has spent on the page since it was opened, in milliseconds: all of it first, then its parts. */
const parts = ['TaskDuration', 'ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'] as const;
type Spent = readonly number[];

async function spent(cdp: CDPSession): Promise<Spent> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return parts.map((part) => (metrics.find(({ name }) => name === part)?.value ?? NaN) * 1000);
}

declare const stage: {
  readonly operations: readonly string[];
  prepare(who: Who, name: string): Promise<void>;
  perform(name: string): Promise<number>;
  rest(): Promise<void>;
  finish(name: string): Promise<string[]>;
};

/** One contestant, one operation, once: the busy time and its parts, less what the measuring itself took. */
async function once(page: Page, cdp: CDPSession, contestant: Who, name: string): Promise<Spent> {
  await page.evaluate(([w, n]) => stage.prepare(w, n), [contestant, name] as const);
  await cdp.send('HeapProfiler.collectGarbage');
  const before = await spent(cdp);
  await page.evaluate(() => stage.rest());
  const rested = await spent(cdp);
  await page.evaluate((n) => stage.perform(n), name);
  const after = await spent(cdp);
  const wrong = await page.evaluate((n) => stage.finish(n), name);
  if (wrong.length > 0) throw new Error(`${contestant}, ${name}: ${wrong.join('; ')}`);
  return parts.map((_, i) => Math.max(0.01, after[i]! - rested[i]! - (rested[i]! - before[i]!)));
}

interface Row {
  readonly operation: string;
  readonly ours: Spent;
  readonly plain: Spent;
  readonly ratio: number;
  readonly limit: number;
}

async function measure(page: Page, cdp: CDPSession, names: readonly string[]): Promise<Row[]> {
  const times = new Map(names.map((name) => [name, { ours: [] as Spent[], plain: [] as Spent[] }]));
  // the first rounds warm up: they are run and thrown away
  for (let round = -2; round < rounds; round++) {
    for (const name of names) {
      // who goes first changes from round to round
      for (const contestant of round % 2 ? who : [...who].reverse()) {
        const time = await once(page, cdp, contestant, name);
        if (round >= 0) times.get(name)![contestant].push(time);
      }
    }
  }
  return names.map((operation) => {
    const [ours, plain] = who.map((each) =>
      parts.map((_, part) => median(times.get(operation)![each].map((time) => time[part]!))),
    );
    return {
      operation,
      ours: ours!,
      plain: plain!,
      ratio: ours![0]! / plain![0]!,
      limit: limits[operation] ?? Infinity,
    };
  });
}

function said([all, script, style, layout]: Spent): string {
  const detail = values.detail ? ` (${[script, style, layout].map((time) => time!.toFixed(1)).join(' + ')})` : '';
  return `${all!.toFixed(1)}${detail}`;
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ operation, ours, plain, ratio, limit }) => {
    const cells = [
      said(ours),
      said(plain),
      ratio.toFixed(2),
      ...(limit < Infinity ? [limit.toFixed(1), ratio <= limit ? 'yes' : '**no**'] : ['', '']),
    ];
    return `| ${operation} | ${cells.join(' | ')} |`;
  });
  return [
    '| operation | `<user-manager>` ms | plain table ms | ratio | at most | within |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

const server = await serve();
const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args: [...args, '--enable-precise-memory-info'],
  env: { ...(process.env as Record<string, string>), ...env },
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => 'stage' in globalThis);
  const names = (await page.evaluate(() => stage.operations)).filter((name) => name.includes(values.only));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const results: Record<string, Row[]> = {};
  for (const rate of values.throttle.split(',').map(Number)) {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate });
    const rows = await measure(page, cdp, names);
    results[`cpu/${rate}`] = rows;
    console.log(
      `\nChromium ${browser.version()}, medians of ${rounds}, processor ${rate === 1 ? 'as it is' : `slowed ${rate} times`}\n`,
    );
    console.log(table(rows));
    const over = rows.filter(({ ratio, limit }) => !(ratio <= limit));
    if (rate === 1 && over.length > 0) {
      console.error(`\nOver the limit: ${over.map(({ operation }) => operation).join(', ')}.`);
      process.exitCode = 1;
    }
  }
  if (values.json) await writeFile(values.json, JSON.stringify(results, null, 2));
} finally {
  await browser.close();
  server.close();
}
