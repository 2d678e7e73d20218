import { isRecord } from '../is-record.js';
import type { HttpOptions } from '../http-transport.js';
import type { Explained } from '../define/definition.js';
import { at, own } from './json-path.js';
import type { RestDescription } from './rest-description.js';

/** What a server answered: the transport hands on bodies alone, so what the headers say travels with them. */
export interface Answer {
  readonly body: unknown;
  readonly headers: Headers;
}

/** The way to a server whose answers carry their headers, and whose errors are in words that everybody here understands. */
export function answering(description: RestDescription, base: URL): Pick<HttpOptions, 'fetch' | 'parse'> {
  const { parse = JSON.parse as (text: string) => unknown, update, version } = description;
  const { fetch: send = (...given: Parameters<typeof fetch>) => globalThis.fetch(...given) } = description;
  const style = typeof update === 'object' ? update.style : undefined;
  const ifMatch = version === 'etag' || (version?.send ?? 'if-match') === 'if-match';
  return {
    parse: (answer) => answer,
    fetch: async (address, init = {}) => {
      const url = new URL(address as string);
      if (base.pathname.endsWith('/') && url.pathname.startsWith(base.pathname))
        url.pathname = url.pathname.replace(/\/?$/, '/');
      const asked = new Headers(init.headers);
      if (init.method === 'PATCH' && style?.endsWith('-patch')) asked.set('Content-Type', `application/${style}+json`);
      if (!ifMatch) asked.delete('If-Match');
      const response = await send(url.href, { ...init, headers: asked });
      const { status, redirected, headers } = response;
      const type = headers.get('Content-Type') ?? '';
      if (status === 204 || redirected || type.startsWith('text/html')) return response;
      const text = await response.text();
      // a success with nothing to say
      if (!text && (status === 200 || status === 201) && init.method !== 'GET')
        return new Response(null, { status: 204 });
      const body = /^application\/(?:[\w.+-]+\+)?json\b/i.test(type) ? attempt(() => parse(text)) : undefined;
      const said = explained(description, body, status);
      const told = new Headers(headers);
      if (said) told.set('Content-Type', 'application/problem+json');
      const answer = said ?? (status < 400 ? body !== undefined && { body, headers } : body);
      return {
        // a part of a list is what was asked for
        status:
          status >= 400 || !said ? (status === 206 && init.method === 'GET' ? 200 : status) : statusFor(said.kind),
        redirected,
        headers: told,
        text: () => Promise.resolve(answer || undefined),
      } as unknown as Response;
    },
  };
}

/** What the answer means as problem details, where the description knows more than its status. */
function explained(
  { error, fields }: RestDescription,
  body: unknown,
  status: number,
): (Explained & { readonly detail?: unknown }) | undefined {
  if (!error) return undefined;
  const by = typeof error === 'function' ? {} : error;
  const part = (path?: string): unknown => path && at(body, path);
  const said: Partial<Record<keyof Explained, unknown>> =
    typeof error === 'function'
      ? { ...error(body, status) }
      : { kind: own(by.kinds, part(by.code)), message: part(by.message), fields: part(by.fields) };
  const known = Object.entries(said).filter(([, value]) => value !== undefined && value !== '');
  // a success is one unless it is said what it is instead
  if (known.length === 0 || (status < 400 && !said.kind)) return undefined;
  const ours = new Map(
    Object.entries(fields).map(([name, shape]) => [typeof shape === 'string' ? shape : shape.path, name]),
  );
  const told = isRecord(said.fields)
    ? Object.entries(said.fields).map(([name, text]) => [ours.get(name) ?? name, [text].flat().join(' ')])
    : [];
  return {
    ...(isRecord(body) && status >= 400 && body),
    ...Object.fromEntries(known),
    ...(said.message !== undefined && { detail: said.message }),
    ...(told.length > 0 && { fields: Object.fromEntries(told) as Record<string, string> }),
  };
}

/** An error that came with a success, under a status that says whether something may have been done. */
function statusFor(kind: Explained['kind']): number {
  if (kind === 'rate-limited') return 429;
  return /^(unavailable|network|protocol|unknown|aborted)$/.test(kind ?? '') ? 500 : 422;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
