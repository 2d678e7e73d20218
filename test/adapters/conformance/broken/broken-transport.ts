import { adapterError } from '../../../../src/adapters/adapter-error.js';
import { MemoryAdapter } from '../../../../src/adapters/memory.js';
import type { Broken } from './broken.js';

/** What goes wrong on the way. */
export const brokenTransport: Readonly<Record<string, Broken>> = {
  'is signed in with wrong credentials': {
    options: { createUnauthenticated: () => new MemoryAdapter() },
    caughtBy: 33,
    says: /Expected connect\(\) to be “unauthenticated”/,
  },
  'says forbidden to who is not signed in': {
    options: { createUnauthenticated: () => new MemoryAdapter({ viewer: { id: 'nobody' }, allowed: [] }) },
    caughtBy: 33,
    says: /Expected connect\(\) to be “unauthenticated”/,
  },
  'calls a list empty when the server says 401': {
    rest: {},
    wreck: (adapter) => ({
      query: (query, call) =>
        adapter.query(query, call).catch((error: { kind: string }) => {
          if (error.kind === 'unauthenticated') return { users: [] };
          throw error as unknown as Error;
        }),
    }),
    options: { createUnauthenticated: undefined },
    caughtBy: 33,
    says: /Expected query\(\) with credentials that are not taken to reject/,
  },
  'takes the page of a portal for an empty list': {
    rest: {},
    wreck: (adapter) => ({
      query: (query, call) =>
        adapter.query(query, call).catch((error: { kind: string }) => {
          if (error.kind === 'protocol') return { users: [] };
          throw error as unknown as Error;
        }),
    }),
    caughtBy: 34,
    says: /Expected query\(\) that is answered with a page of a portal to reject/,
  },
  'lets the error of fetch through': {
    rest: {},
    wreck: (adapter) => ({
      get: (id, call) =>
        adapter.get(id, call).catch((error: { kind: string }) => {
          if (error.kind === 'network') throw new TypeError('fetch failed');
          throw error as unknown as Error;
        }),
    }),
    caughtBy: 34,
    says: /Expected get\(\) while the server is down to reject .*; saw TypeError: fetch failed/,
  },
  'does not hear that it is aborted': {
    rest: {},
    wreck: (adapter) => ({
      query: (query, call) =>
        adapter.query(query, call).catch((error: { kind: string }) => {
          if (error.kind === 'aborted') throw adapterError('network', 'The server could not be reached.');
          throw error as unknown as Error;
        }),
    }),
    caughtBy: 35,
    says: /Expected query\(\) with a signal that is aborted already to reject/,
  },
  'waits on when it is aborted': {
    rest: {},
    wreck: (adapter) => ({
      query: (query, call) => adapter.query(query, call.signal.aborted ? call : { signal: new AbortController().signal }),
    }),
    caughtBy: 35,
    says: /Expected query\(\) that is aborted while it waits to reject with “aborted”; saw no end of it/,
  },
  'answers when it likes': {
    rest: {},
    wreck: (adapter) => ({
      get: (id, call) =>
        adapter.get(id, call).catch(async (error: Error) => {
          if (call.signal.aborted) await new Promise((done) => setTimeout(done, 120));
          throw error;
        }),
    }),
    caughtBy: 35,
    says: /Expected get\(\) to end within 50 ms of being aborted; saw \d{3,} ms/,
  },
  'writes what it does to the console': {
    wreck: (adapter) => ({
      get: (id, call) => {
        console.info('getting', id);
        return adapter.get(id, call);
      },
    }),
    caughtBy: 36,
    says: /saw console\.info\(getting, nobody-/,
  },
  'has its token in the address': {
    rest: { headers: () => ({ Authorization: 'Bearer s3cret-t0ken' }) },
    around: (fetch) => (input, init) => fetch(`${String(input)}${String(input).includes('?') ? '&' : '?'}token=s3cret-t0ken`, init),
    caughtBy: 36,
    says: /Expected no credential in an address; saw https:\/\/portal\.test\/\S+token=•••/,
  },
  'tells its token in an error': {
    wreck: (adapter) => ({
      get: (id, call) =>
        adapter.get(id, call).catch((cause: { kind: 'not-found' }) => {
          throw adapterError(cause.kind, 'Failed.', { cause: new Error('GET with Bearer s3cret-t0ken') });
        }),
    }),
    options: { secrets: ['s3cret-t0ken'] },
    caughtBy: 36,
    says: /Expected no credential in an error; saw Failed\./,
  },
}; // prettier-ignore
