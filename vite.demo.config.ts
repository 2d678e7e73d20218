import { fileURLToPath } from 'node:url';
import { msw } from 'msw/vite';
import { defineConfig } from 'vite';
import { cdnFiles } from './demo/cdn-files.ts';

/** The demo's pages. The worker that mocks the REST backend in one scenario is served, nothing is mocked otherwise. */
export default defineConfig({
  root: fileURLToPath(new URL('demo', import.meta.url)),
  appType: 'mpa',
  plugins: [msw({ mode: 'worker-only' }), cdnFiles()],
  // all that is loaded on demand too: a package that is met late would reload the page under the viewer's hands
  optimizeDeps: { entries: ['*.html', '../src/**/*.ts'] },
  server: { fs: { allow: [fileURLToPath(new URL('.', import.meta.url))] } },
  build: { outDir: fileURLToPath(new URL('dist-demo', import.meta.url)), emptyOutDir: true },
});
