import { backendOptionsFrom, portFrom, startFailure } from './environment.js';
import { closeOnSignals, startBackend } from './start-backend.js';

/** The backend alone, without the demo's pages: `npx tsx demo/backend/main.ts`. */
try {
  const backend = await startBackend({ ...backendOptionsFrom(process.env), port: portFrom(process.env, 5180) });
  closeOnSignals(() => backend.close());
  console.log(`API: ${backend.url}/api`);
} catch (error) {
  console.error(startFailure(error));
  process.exitCode = 1;
}
