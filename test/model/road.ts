import type { Scheduler } from 'fast-check';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Session } from '../../src/domain/session.js';
import type { UserId } from '../../src/domain/user.js';
import type { FakeServer } from './fake-server.js';

/** What a badly written adapter, or an answer to many at once, does to the next outcome that it tells. */
export type Mischief = 'twice' | 'contradicted' | 'of-others' | 'garbage' | 'withheld' | 'ends-early' | 'throws';

/** The way to the server: what is on it arrives in an order that nobody foresees. */
export class Road {
  /** Who the page is signed in as. */
  token: string;
  /** Somebody has signed in, and the page has not yet asked who. */
  coming: string | undefined;
  mischief: Mischief | undefined;
  /** How often an answer was distorted. */
  distorted = 0;

  constructor(
    readonly server: FakeServer,
    readonly scheduler: Scheduler,
    viewer: UserId,
  ) {
    this.token = server.signIn(viewer);
  }

  /** Waits until the scheduler lets this one through. */
  async arrive(what: string): Promise<void> {
    await this.scheduler.schedule(Promise.resolve(), what);
  }

  /** Asks who is signed in: from the answer on all that is sent is sent as them. */
  async connect(signal: AbortSignal): Promise<Session> {
    await this.arrive('who is signed in');
    if (signal.aborted) throw adapterError('aborted', 'The request was stopped.');
    const token = this.coming ?? this.token;
    const viewer = this.server.actorOf(token);
    if (viewer === undefined) throw adapterError('unauthenticated', 'Nobody is signed in.', { status: 401 });
    this.token = token;
    this.coming = undefined;
    return this.server.sessionOf(viewer);
  }

  takeMischief(): Mischief | undefined {
    const { mischief } = this;
    this.mischief = undefined;
    if (mischief) this.distorted += 1;
    return mischief;
  }
}
