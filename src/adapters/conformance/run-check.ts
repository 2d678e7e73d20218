import { isAdapterError } from '../adapter-error.js';
import { Bench } from './bench.js';
import type { Check, CheckResult, Definition } from './check.js';
import { settingsOf } from './options.js';
import { Inapplicable, Mismatch, shown, within } from './verdict.js';

type Verdict = Pick<CheckResult, 'status' | 'detail'>;

/** How long cleaning up may take, whatever the time limit of the check. */
const cleaningMs = 20_000;

/** The check that a definition stands for. */
export function checkOf(definition: Definition): Check {
  const { number, name, group, contract, needs = [] } = definition;
  return {
    number,
    name,
    group,
    contract,
    applies: (session, adapter) => needs.every((need) => need(session, adapter) === undefined),
    async run(given) {
      const settings = settingsOf(given);
      const bench = new Bench(settings);
      const started = performance.now();
      const seconds = settings.timeLimitMs / 1000;
      const verdict = await within<Verdict>(tried(definition, bench), settings.timeLimitMs, () => ({
        status: 'fail',
        detail: `Expected the check to be done within ${seconds} s; saw no end of it, last ${bench.lastCall}.`,
      }));
      bench.end();
      const leftBehind = await within(bench.users.cleanUp(), cleaningMs, () => bench.users.known);
      const detail = withoutSecrets(verdict.detail, settings.secrets);
      const milliseconds = Math.round(performance.now() - started);
      return { number, name, group, status: verdict.status, detail, contract, leftBehind, milliseconds };
    },
  };
}

async function tried({ needs = [], body }: Definition, bench: Bench): Promise<Verdict> {
  try {
    await bench.open();
    for (const need of needs) {
      const reason = need(bench.session, bench.adapter);
      if (reason !== undefined) throw new Inapplicable(reason);
    }
    await body(bench);
    return { status: 'pass', detail: bench.notes.join(' ') || 'As promised.' };
  } catch (thrown) {
    if (thrown instanceof Inapplicable) return { status: 'not-applicable', detail: thrown.message };
    if (thrown instanceof Mismatch) return { status: 'fail', detail: thrown.message };
    const expected = isAdapterError(thrown) ? 'to be answered' : 'to throw nothing but an AdapterError';
    return { status: 'fail', detail: `Expected ${bench.lastCall} ${expected}; saw ${shown(thrown)}.` };
  }
}

function withoutSecrets(detail: string, secrets: readonly string[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(secret, '•••'), detail);
}
