import { adapterError, type AdapterError } from '../../src/adapters/adapter-error.js';
import type { Call, Outcome, Target, UserAdapter } from '../../src/adapters/contract.js';
import { problemError } from '../../src/adapters/http/problem-details.js';
import { concernsAll } from '../../src/adapters/http/each-target.js';
import { outcomeOf } from '../../src/adapters/http/outcome-of.js';
import type { UserPage, UserQuery } from '../../src/domain/query.js';
import type { Session } from '../../src/domain/session.js';
import type { User, UserId } from '../../src/domain/user.js';
import type { Ending, Fate, WriteAction } from './fake-server.js';
import type { Mischief, Road } from './road.js';

/** Outcomes as they come: some twice, some of others, some never. */
class Answers implements AsyncIterable<Outcome> {
  #ready: unknown[] = [];
  #ended = false;
  #error: unknown;
  #wake = (): void => undefined;

  give(outcome: Outcome, mischief?: Mischief): void {
    const { id } = outcome;
    const stranger: Outcome = { id: 'a stranger', state: 'done' };
    const given: Record<Mischief, readonly unknown[]> = {
      twice: [outcome, outcome],
      contradicted: [outcome, { id, state: outcome.state === 'done' ? 'not-attempted' : 'done' }],
      'of-others': [stranger, { ...stranger, id: '' }, outcome],
      garbage: [undefined, 'done', { id }, { id, state: 'deleted' }, { state: 'done' }, outcome],
      withheld: [],
      'ends-early': [outcome],
      throws: [outcome],
    };
    this.#ready.push(...(mischief ? given[mischief] : [outcome]));
    if (mischief === 'ends-early') this.#ended = true;
    if (mischief === 'throws') this.fail(new TypeError('outcomes is not iterable'));
    this.#wake();
  }

  fail(error: unknown): void {
    this.#error = error;
    this.end();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Outcome> {
    for (;;) {
      while (this.#ready.length > 0) yield this.#ready.shift() as Outcome;
      if (this.#error !== undefined) throw this.#error as Error;
      if (this.#ended) return;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

/** An adapter as the contract wants it, that sends each target alone or all of a call at once. */
export class ContractAdapter implements UserAdapter {
  readonly #road: Road;
  readonly #atOnce: boolean;
  readonly #now: () => number;

  constructor(road: Road, atOnce: boolean, now: () => number) {
    this.#road = road;
    this.#atOnce = atOnce;
    this.#now = now;
  }

  connect({ signal }: Call): Promise<Session> {
    return this.#road.connect(signal);
  }

  async query(query: UserQuery): Promise<UserPage> {
    await this.#road.arrive('the list');
    return this.#road.server.page(query);
  }

  async get(id: UserId, { signal }: Call): Promise<User> {
    const { server, token } = this.#road;
    server.log.push({ type: 'asked-to-read', id });
    await this.#road.arrive(`reading ${id}`);
    const ending = server.read(id, token);
    if (typeof ending === 'object' && ending.user) return ending.user;
    throw await errorOf(ending, signal);
  }

  delete(targets: readonly Target[], call: Call): AsyncIterable<Outcome> {
    return this.#write('delete', targets, call);
  }

  setActive(targets: readonly Target[], active: boolean, call: Call): AsyncIterable<Outcome> {
    return this.#write(active ? 'activate' : 'deactivate', targets, call);
  }

  #write(action: WriteAction, targets: readonly Target[], call: Call): AsyncIterable<Outcome> {
    const answers = new Answers();
    const working = this.#atOnce
      ? this.#all(action, targets, call, answers)
      : this.#each(action, targets, call, answers);
    working.catch((error: unknown) => answers.fail(error));
    return answers;
  }

  async #each(action: WriteAction, targets: readonly Target[], call: Call, answers: Answers): Promise<void> {
    const { server } = this.#road;
    const queue = [...targets];
    let halted = false;
    const isOver = (): boolean => halted || call.signal.aborted || call.stop?.aborted === true;
    const worker = async (): Promise<void> => {
      while (queue.length > 0 && !isOver()) {
        const target = queue.shift() as Target;
        const number = server.send(action, [target], this.#road.token, this.#now());
        await this.#road.arrive(`${action} ${target.id}`);
        const ending = server.write(number, server.takeFate(), target.id);
        const outcome = await outcomeFor(action, target.id, ending, call.signal);
        halted ||= concernsAll(outcome);
        answers.give(outcome, this.#road.takeMischief());
      }
    };
    await Promise.all(Array.from({ length: 4 }, worker));
    for (const { id } of queue) answers.give({ id, state: 'not-attempted' });
    answers.end();
  }

  async #all(action: WriteAction, targets: readonly Target[], call: Call, answers: Answers): Promise<void> {
    const { server } = this.#road;
    const number = server.send(action, targets, this.#road.token, this.#now());
    await this.#road.arrive(`${action} ${targets.length}`);
    const fate: Fate = server.takeFate();
    const endings = targets.map(({ id }) => server.write(number, fate, id));
    const whole = endings.find((ending) => fate !== 'honest' || (typeof ending === 'object' && ending.status === 401));
    if (whole) throw await errorOf(whole, call.signal);
    for (const [at, { id }] of targets.entries())
      answers.give(await outcomeFor(action, id, endings[at], call.signal), this.#road.takeMischief());
    answers.end();
  }
}

async function outcomeFor(action: WriteAction, id: UserId, ending: Ending, signal: AbortSignal): Promise<Outcome> {
  if (typeof ending === 'object' && ending.status === 200)
    return { id, state: 'done', ...(ending.user && { user: ending.user }) };
  return outcomeOf(id, await errorOf(ending, signal), action === 'delete');
}

async function errorOf(ending: Ending, signal: AbortSignal): Promise<AdapterError> {
  if (ending === 'dropped') return adapterError('network', 'The server could not be reached.');
  if (ending !== 'never') {
    const { status, retryAfter } = ending;
    return problemError(status, undefined, retryAfter === undefined ? undefined : retryAfter * 1000);
  }
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  return adapterError('aborted', 'The request was stopped.');
}
