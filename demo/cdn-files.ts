import { createReadStream, existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const built = fileURLToPath(new URL('../dist/cdn/', import.meta.url));
const page = fileURLToPath(new URL('./embed.html', import.meta.url));

/** The strictest policy that a page with the component can have. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
  "form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

/** Serves the built files at `/cdn/`, and the page that shows how to embed them, untouched, as a host's own site would. */
export function cdnFiles(): Plugin {
  return {
    name: 'cdn-files',
    configureServer({ middlewares }) {
      middlewares.use('/cdn', (request, response, next) => {
        const file = join(built, normalize(pathOf(request.url)));
        if (!file.startsWith(built) || !file.endsWith('.js') || !existsSync(file)) return next();
        send(response, file, 'text/javascript');
      });
      middlewares.use('/embed.html', (_, response) => {
        response.setHeader('Content-Security-Policy', policy);
        send(response, page, 'text/html; charset=utf-8');
      });
    },
  };
}

function pathOf(url = '/'): string {
  return new URL(url, 'http://localhost').pathname;
}

function send(response: ServerResponse, file: string, type: string): void {
  response.setHeader('Content-Type', type);
  createReadStream(file).pipe(response);
}
