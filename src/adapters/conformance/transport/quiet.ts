import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { idLike } from '../users/unknown-id.js';
import { counted, expect, settled, shown } from '../verdict.js';
import { bare, down, portalPage, type SeenRequest } from '../wire.js';

/** What must not come out of an adapter on the way (S16, S24). */
export const quietChecks: readonly Definition[] = [
  {
    number: 36,
    name: 'nothing is left unhandled, written to the console, or told of credentials',
    group: 'transport',
    contract: 'docs/adapters.md#errors',
    body: quiet,
  },
];

const channels = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;
const shortest = 6;

async function quiet(bench: Bench): Promise<void> {
  const heard: string[] = [];
  const stopListening = listen((what) => heard.push(what));
  let errors: unknown[];
  try {
    errors = await trouble(bench);
    // what nobody handles is told of after the task that left it
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
  } finally {
    stopListening();
  }
  expect(heard.length === 0, 'no unhandled rejection and no output on the console', heard[0]);
  const secrets = [...new Set([...bench.settings.secrets, ...bench.wire.requests.flatMap(credentialsOf)])].filter(
    (secret) => secret.length >= shortest,
  );
  for (const secret of secrets) {
    const address = bench.wire.requests.find(({ url }) => url.includes(secret) || url.includes(encodeURIComponent(secret)));
    expect(!address, 'no credential in an address', address && address.url.replaceAll(secret, '•••'));
    const error = errors.find((each) => textOf(each).includes(secret));
    expect(!error, 'no credential in an error', error && textOf(error).replaceAll(secret, '•••'));
  }
  bench.note(`Looked at ${counted(errors.length, 'error')} and ${counted(bench.wire.requests.length, 'request')} for ${counted(secrets.length, 'credential')}.`);
  if (secrets.length === 0) bench.note('Name tokens in `secrets` to have them looked for.');
} // prettier-ignore

/** Has all sorts of things go wrong, and answers with the errors. */
async function trouble({ adapter, call, wire }: Bench): Promise<unknown[]> {
  const { users } = await adapter.query({ size: 2 }, call);
  const id = idLike(users[0]?.id ?? '1');
  const errors: unknown[] = [];
  for (const fault of [undefined, down, bare(401), bare(403), portalPage(200), portalPage(502)]) {
    wire.fault = fault;
    const stop = new AbortController();
    const asked = [adapter.get(id, call), adapter.query({ size: 2 }, call), adapter.query({ size: 2 }, stop)];
    stop.abort();
    for (const answer of await Promise.all(asked.map((each) => settled<unknown>(each))))
      if ('thrown' in answer) errors.push(answer.thrown);
  }
  return errors;
}

interface Host {
  process?: {
    on(event: 'unhandledRejection', listener: (reason: unknown) => void): void;
    off(event: 'unhandledRejection', listener: (reason: unknown) => void): void;
  };
  addEventListener?: typeof globalThis.addEventListener;
  removeEventListener?: typeof globalThis.removeEventListener;
}

/** Tells of all that is left unhandled or written to the console, in Node as in a browser, until the answer is called. */
function listen(tell: (what: string) => void): () => void {
  const { console: output } = globalThis;
  const host = globalThis as unknown as Host;
  const kept = new Map(channels.map((name) => [name, Reflect.get(output, name) as Console['log']]));
  for (const name of channels) output[name] = (...said: unknown[]) => tell(`console.${name}(${said.map(shown).join(', ')})`);
  const inNode = (reason: unknown): void => tell(`an unhandled rejection with ${shown(reason)}`);
  const inBrowser = (event: Event): void => {
    event.preventDefault();
    inNode((event as PromiseRejectionEvent).reason);
  };
  host.process?.on('unhandledRejection', inNode);
  host.addEventListener?.('unhandledrejection', inBrowser);
  return () => {
    for (const [name, write] of kept) output[name] = write;
    host.process?.off('unhandledRejection', inNode);
    host.removeEventListener?.('unhandledrejection', inBrowser);
  };
} // prettier-ignore

function credentialsOf({ headers }: SeenRequest): string[] {
  const { length, [length - 1]: token } = (headers.get('Authorization') ?? '').split(' ');
  const cookies = (headers.get('Cookie') ?? '').split(/;\s*/).map((pair) => pair.slice(pair.indexOf('=') + 1));
  return [token, ...cookies];
}

/** All that an error could show somebody: its own members, and its causes. */
function textOf(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { message = '', cause, ...members } = error as Error;
  const inner = cause === undefined || depth > 5 ? '' : textOf(cause, depth + 1);
  return [message, ...Object.values(members).map((value) => shown(value)), inner].join(' ');
}
