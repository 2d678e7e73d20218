import { MemoryAdapter } from '../../../src/adapters/memory.js';
import { adapterContract } from '../contract.js';

adapterContract('MemoryAdapter', (options) => {
  const adapter = new MemoryAdapter(options);
  return { adapter, truth: adapter };
});
