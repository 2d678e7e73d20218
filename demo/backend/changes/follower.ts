/** One change: the users with these ids, or nobody knows whose. */
export interface Frame {
  readonly id: string;
  readonly ids?: readonly string[];
}

/** Who follows. */
export interface Following {
  readonly viewerId: string;
  /** Are they still signed in, and may they still look? */
  readonly isAllowed: () => Promise<boolean>;
}

const retryMs = 3_000;
/** More than a client that reads at all ever leaves unread. */
const unreadMost = 64 * 1024;
const patientBeats = 3;

/** One open stream of changes. It buffers little: who reads slower than users change is told once that something may have. */
export class Follower {
  readonly viewerId: string;
  readonly stream: ReadableStream<Uint8Array>;
  readonly #following: Following;
  readonly #left: () => void;
  readonly #until: number;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  #latest = '';
  #behind = false;
  #beatsBehind = 0;
  #ended = false;

  /** @param left Called once, when it has ended by whatever cause. */
  constructor(following: Following, longestMs: number, left: () => void) {
    this.viewerId = following.viewerId;
    this.#following = following;
    this.#left = left;
    this.#until = Date.now() + longestMs;
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => void (this.#controller = controller),
        pull: () => this.#catchUp(),
        cancel: () => this.#leave(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: unreadMost }),
    );
  }

  /** Says how to come again, and what was missed; `latest` is the place from which the next changes count. */
  begin(missed: readonly Frame[] | 'stale', latest: string): void {
    this.#latest = latest;
    // an id without data: the client knows its place before anything has changed
    this.#write(`retry: ${retryMs}\nid: ${latest}\n\n`);
    if (missed === 'stale') this.#write(textOf({ id: latest }));
    else for (const frame of missed) this.tell(frame);
  }

  /** Passes a change on. */
  tell(frame: Frame): void {
    this.#latest = frame.id;
    if (this.#isFull) this.#behind = true;
    else this.#write(textOf(frame));
    if (frame.ids?.includes(this.viewerId)) void this.#check();
  }

  /** Shows that the connection lives, and ends it where it should not. */
  beat(): void {
    this.#beatsBehind = this.#isFull ? this.#beatsBehind + 1 : 0;
    if (this.#beatsBehind >= patientBeats || Date.now() >= this.#until) return this.end();
    if (!this.#isFull) this.#write(': still here\n\n');
    void this.#check();
  }

  /** Ends the stream; the client may come again. */
  end(): void {
    if (this.#ended) return;
    this.#controller.close();
    this.#leave();
  }

  get #isFull(): boolean {
    return (this.#controller.desiredSize ?? 0) <= 0;
  }

  async #check(): Promise<void> {
    // where it can't be found out, they come again and are asked
    if (!(await this.#following.isAllowed().catch(() => false))) this.end();
  }

  #catchUp(): void {
    if (!this.#behind) return;
    this.#behind = false;
    this.#write(textOf({ id: this.#latest }));
  }

  #write(text: string): void {
    if (!this.#ended) this.#controller.enqueue(new TextEncoder().encode(text));
  }

  #leave(): void {
    this.#ended = true;
    this.#left();
  }
}

function textOf({ id, ids }: Frame): string {
  const [event, data] = ids ? ['changed', { ids }] : ['stale', {}];
  return `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}
