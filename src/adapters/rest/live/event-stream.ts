/** One event of a stream, or what the server said beside events. */
export type StreamPart =
  | { readonly type: 'event'; readonly name: string; readonly data: string }
  | { readonly type: 'place'; readonly id: string }
  | { readonly type: 'retry'; readonly ms: number };

/** The longest line, and the longest event: no list of ids is as long. */
const longest = 256 * 1024;

/**
 * Reads `text/event-stream` piece by piece, as WHATWG HTML says under "Parsing an event stream". An id counts from the end of
 * its block, with or without an event. Throws where a line or an event is longer than anybody needs.
 */
export class EventStreamParser {
  readonly #decoder = new TextDecoder();
  #line = '';
  /** A line that ended with CR may go on with LF. */
  #afterReturn = false;
  #name = '';
  #data: string[] = [];
  #size = 0;
  #id: string | undefined;

  /** What this piece of the stream completes. */
  *read(bytes: Uint8Array): Generator<StreamPart> {
    let text = this.#decoder.decode(bytes, { stream: true });
    if (!text) return;
    if (this.#afterReturn && text.startsWith('\n')) text = text.slice(1);
    this.#afterReturn = text.endsWith('\r');
    const lines = (this.#line + text).split(/\r\n|\n|\r/);
    this.#line = lines.pop() as string;
    for (const line of lines) yield* this.#take(line);
    if (this.#line.length > longest) throw new RangeError('A line of the stream is too long.');
  }

  *#take(line: string): Generator<StreamPart> {
    if (line === '') {
      yield* this.#dispatch();
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.#name = value;
    else if (field === 'data') this.#add(value);
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) yield { type: 'retry', ms: Number(value) };
  }

  #add(value: string): void {
    this.#size += value.length + 1;
    if (this.#size > longest) throw new RangeError('An event of the stream is too long.');
    this.#data.push(value);
  }

  *#dispatch(): Generator<StreamPart> {
    if (this.#id !== undefined) yield { type: 'place', id: this.#id };
    const data = this.#data.join('\n');
    const name = this.#name || 'message';
    const full = this.#data.length > 0 && data !== '';
    this.#data = [];
    this.#size = 0;
    this.#name = '';
    this.#id = undefined;
    if (full) yield { type: 'event', name, data };
  }
}
