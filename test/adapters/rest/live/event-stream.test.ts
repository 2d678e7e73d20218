import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { EventStreamParser, type StreamPart } from '../../../../src/adapters/rest/live/event-stream.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const parsed = (...pieces: Uint8Array[]): StreamPart[] => {
  const parser = new EventStreamParser();
  return pieces.flatMap((piece) => [...parser.read(piece)]);
};
const events = (text: string): [string, string][] =>
  parsed(bytes(text)).flatMap((part) => (part.type === 'event' ? [[part.name, part.data]] : []));

describe('EventStreamParser', () => {
  it('reads events as WHATWG HTML says', () => {
    expect(events('event: changed\ndata: {"ids":["a"]}\n\n')).to.deep.equal([['changed', '{"ids":["a"]}']]);
    expect(events('data: YHOO\ndata: +2\ndata: 10\n\n')).to.deep.equal([['message', 'YHOO\n+2\n10']]);
    expect(events('data:a\n\ndata:  b\n\n')).to.deep.equal([['message', 'a'], ['message', ' b']]); // prettier-ignore
    expect(events('event: x\n\ndata: a\n\n'), 'a name without data names nothing').to.deep.equal([['message', 'a']]);
    expect(events('data\n\ndata\ndata\n\ndata:'), 'an event that has not ended is none').to.deep.equal([['message', '\n']]); // prettier-ignore
    expect(events(': comment\nunknown: x\nDATA: y\ndata: z\n\n')).to.deep.equal([['message', 'z']]);
    expect(events('\ufeffdata: after a BOM\n\n')).to.deep.equal([['message', 'after a BOM']]);
  });

  it('takes every kind of line end', () => {
    for (const end of ['\n', '\r', '\r\n'])
      expect(events(`event: e${end}data: d${end}${end}data: f${end}${end}`)).to.deep.equal([['e', 'd'], ['message', 'f']]); // prettier-ignore
  });

  it('tells the place at the end of its block, with or without an event, and no place with a null character', () => {
    expect(parsed(bytes('id: 7\n\n'))).to.deep.equal([{ type: 'place', id: '7' }]);
    expect(parsed(bytes('data: x\nid: 8\n\n'))).to.deep.equal([
      { type: 'place', id: '8' },
      { type: 'event', name: 'message', data: 'x' },
    ]);
    expect(parsed(bytes('id: a\0b\n\nid\n\n'))).to.deep.equal([{ type: 'place', id: '' }]);
    expect(parsed(bytes('id: 9\n'))).to.deep.equal([]);
  });

  it('takes a time to retry after that is digits', () => {
    expect(parsed(bytes('retry: 2000\nretry: 1.5\nretry: -1\nretry: x\nretry:\n'))).to.deep.equal([{ type: 'retry', ms: 2000 }]); // prettier-ignore
  });

  it('reads the same from pieces of any size, in the middle of characters and line ends', () => {
    const text = 'retry: 5\r\nid: ä\r\nevent: é\rdata: 日本\n\n\r\ndata: x\r\rdata: 🙂\r\n\r\n';
    const whole = parsed(bytes(text));
    expect(whole).to.have.length(5);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 }), (sizes) => {
        const pieces: Uint8Array[] = [];
        let rest = bytes(text);
        for (let at = 0; rest.length > 0; at++) {
          const size = sizes[at % sizes.length]!;
          pieces.push(rest.slice(0, size), new Uint8Array());
          rest = rest.slice(size);
        }
        expect(parsed(...pieces)).to.deep.equal(whole);
      }),
    );
  });

  it('refuses a line or an event that would fill the memory', () => {
    const piece = bytes('x'.repeat(100_000));
    expect(() => parsed(bytes('data: '), piece, piece, piece)).to.throw(RangeError, 'line');
    const line = bytes(`data: ${'x'.repeat(100_000)}\n`);
    expect(() => parsed(line, line, line)).to.throw(RangeError, 'event');
    const ended = bytes(`data: ${'x'.repeat(100_000)}\n\n`);
    expect(parsed(ended, ended, ended)).to.have.length(3);
  });
});
