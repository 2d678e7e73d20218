import type { User } from '../../../src/domain/user.js';
import type { UserDraft } from '../../../src/adapters/contract.js';
import type { RunState } from '../../../src/bulk/run-state.js';
import { importFields } from '../../../src/transfer/importing/columns/import-fields.js';
import { guessMapping } from '../../../src/transfer/importing/columns/guess-mapping.js';
import { statusWords } from '../../../src/transfer/importing/columns/status-words.js';
import { ImportController, type ImportSurroundings } from '../../../src/transfer/importing/import-controller.js';
import type { ImportState, ReadingSpan } from '../../../src/transfer/importing/import-state.js';
import type { Everybody } from '../../../src/transfer/selecting/read-everybody.js';
import { deferred, FakeTimer, until } from '../../support/scripted-adapter.js';
import { everything, messages } from './planning-of.js';
import { ImportBackend, somebody } from './running/import-backend.js';

export const ana = somebody('ana', { firstName: 'Ana' });
/** Somebody new, somebody who changes, and an address that is none. */
export const people = 'Login,Email,First Name\nnia,nia@example.com,Nia\nana,ana@example.com,Anna\nwim,nonsense,Wim';
/** Twelve new users. */
export const twelve = `Login,Email\n${Array.from({ length: 12 }, (_, at) => `n${at},n${at}@example.com`).join('\n')}`;
export const aFile = (text = people, name = 'people.csv'): File => new File([text], name);

/** A backend whose answers to new users can be held back. They were created by then. */
export class HeldBackend extends ImportBackend {
  gate: Promise<unknown> | undefined;
  override async create(draft: UserDraft, call: Parameters<ImportBackend['create']>[1]): Promise<User> {
    const user = await super.create(draft, call);
    await this.gate;
    return user;
  }
}

/** Reading the directory, as long as a test lets it take. */
export interface Reading {
  readonly answer: ReturnType<typeof deferred<Everybody>>;
  readonly signal: AbortSignal;
  readonly advanced: (span: ReadingSpan) => void;
}

/** A controller of an import with made-up surroundings, and all that it told them. */
export class ControllerScene {
  readonly backend: HeldBackend;
  readonly timer = new FakeTimer();
  /** Showings of a run that are due. */
  readonly beats: (() => void)[] = [];
  readonly states: ImportState[] = [];
  readonly readings: Reading[] = [];
  /** Does reading the directory wait for the test? */
  holds = false;
  signedOut = 0;
  reconnected = 0;
  readonly ends: (readonly [RunState, ReadonlyMap<string, User>])[] = [];
  readonly controller: ImportController;

  constructor(users: readonly User[] = [ana], given: Partial<ImportSurroundings> = {}) {
    const backend = (this.backend = new HeldBackend(users));
    const { session } = backend;
    const fields = importFields(session, everything, messages);
    this.controller = new ImportController({
      adapter: backend,
      session: () => session,
      can: everything,
      fields: () => fields,
      statusWords: () => statusWords(messages),
      departments: () => Promise.resolve([]),
      guess: (header) => guessMapping(header, fields),
      readAll: (signal, advanced) => this.#read(signal, advanced),
      changed: (state) => this.states.push(state),
      signedOut: () => (this.signedOut += 1),
      reconnect: () => (this.reconnected += 1),
      ended: (run, after) => this.ends.push([run, after]),
      timer: (ms, then) => {
        if (ms !== 100) return this.timer.set(ms, then);
        this.beats.push(then);
        return () => undefined;
      },
      ...given,
    });
  }

  get state(): ImportState {
    return this.controller.state;
  }
  /** The rows of the dry run by what becomes of them. */
  get kinds(): readonly string[] | undefined {
    return this.state.plan?.rows.map(({ kind }) => kind);
  }
  /** What became of the rows of the run, by what follows “row-” in their refs. */
  get said(): Record<string, string> {
    const { outcomes = new Map<string, { id: string; state: string }>() } = this.state.run ?? {};
    return Object.fromEntries([...outcomes.values()].map(({ id, state }) => [id.slice(4), state]));
  }

  /** Gives a file and has it checked. */
  async checked(text = people): Promise<this> {
    await this.controller.choose(aFile(text));
    await this.controller.check();
    return this;
  }

  /** Starts a run whose first four requests have no answer until `answer` is called. */
  async running(text = twelve): Promise<{ readonly answer: () => void; readonly over: Promise<void> }> {
    const gate = deferred<undefined>();
    await this.checked(text);
    this.backend.gate = gate.promise;
    const over = this.controller.start();
    await until(() => this.backend.log.length === 4);
    return { answer: () => gate.resolve(undefined), over };
  }

  /** Lets the showing that is due happen. */
  beat(): void {
    for (const show of this.beats.splice(0)) show();
  }

  /** Everybody who is there. */
  everybody(): Everybody {
    const users = [...this.backend.users.values()];
    return { users, whole: true, read: users.length, total: users.length };
  }

  #read(signal: AbortSignal, advanced: (span: ReadingSpan) => void): Promise<Everybody> {
    const answer = deferred<Everybody>();
    this.readings.push({ answer, signal, advanced });
    if (!this.holds) answer.resolve(this.everybody());
    return answer.promise;
  }
}
