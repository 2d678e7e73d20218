import { MemoryAdapter } from '../../../src/adapters/memory.js';
import { RestAdapter } from '../../../src/adapters/rest.js';
import { adapterContract } from '../contract.js';
import { FakeRestServer } from './fake-rest-server.js';

adapterContract('RestAdapter, one request a user', (options) => {
  const truth = new MemoryAdapter(options);
  const { fetch } = new FakeRestServer(truth);
  return { adapter: new RestAdapter({ url: 'https://portal.test/api/users', fetch }), truth };
});

adapterContract('RestAdapter, in batches', (options) => {
  const deletion = { kind: 'permanent', batchMax: 2 } as const;
  const truth = new MemoryAdapter({ ...options, capabilities: { delete: deletion, ...options.capabilities } });
  const { fetch } = new FakeRestServer(truth);
  return { adapter: new RestAdapter({ baseUrl: 'https://portal.test/api', fetch }), truth };
});
