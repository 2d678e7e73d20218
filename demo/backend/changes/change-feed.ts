import { randomUUID } from 'node:crypto';
import type { Database } from '../database.js';
import { Follower, type Frame, type Following } from './follower.js';

/** How a {@link ChangeFeed} is bounded. */
export interface FeedOptions {
  /** How often followers hear that the connection lives, and are asked whether they may still follow. Default 20 s. */
  readonly beatMs?: number;
  /** How long one stream lasts; then the client comes again, with the sign-in that it has by then. Default 10 minutes. */
  readonly longestMs?: number;
  /** Most followers, and most of one viewer. Defaults 1,000 and 20. */
  readonly most?: number;
  readonly mostEach?: number;
}

const remembered = 500;

/**
 * Tells its followers which users have changed, by id and nothing else, as PostgreSQL notifies it after each commit.
 *
 * All servers of a database hear the same in the same order, under the numbers that the database gives; so a follower may
 * lose one server and go on with another. Who asks for more than is remembered is told that something may have changed.
 */
export class ChangeFeed {
  readonly #options: Required<FeedOptions>;
  readonly #followers = new Set<Follower>();
  /** What was told last, oldest first, after the place that everything began with. */
  #recent: Frame[] = [];
  #beat: NodeJS.Timeout | undefined;
  #leave: (() => Promise<void>) | undefined;
  #closed = false;

  private constructor({ beatMs = 20_000, longestMs = 600_000, most = 1_000, mostEach = 20 }: FeedOptions) {
    this.#options = { beatMs, longestMs, most, mostEach };
    this.#startAnew();
  }

  /** Listens to the database's users. */
  static async start(database: Database, options: FeedOptions = {}): Promise<ChangeFeed> {
    const feed = new ChangeFeed(options);
    const [row] = await database.query<{ channel: string }>(`select 'users_' || md5(current_schema()) as channel`);
    feed.#leave = await database.listen(row!.channel, {
      heard: (payload) => feed.#hear(payload),
      missed: () => feed.#miss(),
    });
    feed.#beat = setInterval(() => {
      for (const follower of feed.#followers) follower.beat();
    }, feed.#options.beatMs).unref();
    return feed;
  }

  /** How many follow now. */
  get size(): number {
    return this.#followers.size;
  }

  /** A stream of what changes from now on, after what was missed since `lastId`; `undefined` where there is no room. */
  follow(following: Following, lastId?: string): ReadableStream<Uint8Array> | undefined {
    const { most, mostEach, longestMs } = this.#options;
    const own = [...this.#followers].filter(({ viewerId }) => viewerId === following.viewerId);
    if (this.#closed || this.#followers.size >= most || own.length >= mostEach) return undefined;
    const follower = new Follower(following, longestMs, () => this.#followers.delete(follower));
    this.#followers.add(follower);
    follower.begin(this.#since(lastId), this.#latest);
    return follower.stream;
  }

  /** Ends all streams and takes no more; the database stays open. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#beat);
    for (const follower of [...this.#followers]) follower.end();
    const leave = this.#leave;
    this.#leave = undefined;
    await leave?.();
  }

  get #latest(): string {
    return this.#recent.at(-1)!.id;
  }

  /** What a follower has missed; `stale` where that can't be told. */
  #since(lastId: string | undefined): Frame[] | 'stale' {
    if (lastId === undefined) return [];
    const at = this.#recent.findIndex(({ id }) => id === lastId);
    return at < 0 ? 'stale' : this.#recent.slice(at + 1);
  }

  #hear(payload: string): void {
    const { number, ids } = JSON.parse(payload) as { number: number; ids?: string[] };
    const frame: Frame = { id: `c${number}`, ...(ids && { ids }) };
    this.#recent = [...this.#recent, frame].slice(-remembered);
    for (const follower of [...this.#followers]) follower.tell(frame);
  }

  #miss(): void {
    this.#startAnew();
    for (const follower of [...this.#followers]) follower.tell({ id: this.#latest });
  }

  /** From here on: no other server, and nobody's memory, knows this place. */
  #startAnew(): void {
    this.#recent = [{ id: `s${randomUUID()}` }];
  }
}
