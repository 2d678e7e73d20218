import type { AdapterError } from '../adapter-error.js';
import { HttpTransport, type HttpAnswer, type HttpOptions, type HttpRequest } from '../http-transport.js';

/** An error of a SCIM server: `scimType` is its own word for what was wrong (RFC 7644 §3.12). */
export type ScimError = AdapterError & { scimType?: string };

const [scim, json] = ['application/scim+json', 'application/json'];

/**
 * The transport with the media type of SCIM, and its errors. A server that does not know the type (415) is asked again with plain
 * JSON, once and from then on. Across origins no header of ours goes out that the server would have to allow.
 */
export class ScimHttp {
  readonly #options: HttpOptions;
  readonly #near: string;
  #type = scim;
  /** A sign-in has ended since it was set back: what was found out before may no longer be so. */
  lapsed = false;

  constructor(options: HttpOptions, base: URL) {
    this.#options = options;
    this.#near = globalThis.location?.origin === base.origin ? 'user-manager' : '';
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    const type = this.#type;
    const said: { scimType?: string } = {};
    const headers = {
      Accept: `${scim}, ${json}`,
      'Content-Type': request.body === undefined ? '' : type,
      'X-Requested-With': this.#near,
      ...request.headers,
    };
    try {
      return await new HttpTransport({ ...this.#options, fetch: this.#fetch(said) }).send({ ...request, headers });
    } catch (thrown) {
      const { status } = thrown as AdapterError;
      if (status === 401) this.lapsed = true;
      if (status !== 415 || !headers['Content-Type'] || type === json) throw Object.assign(thrown as ScimError, said);
      this.#type = json;
      return this.send(request);
    }
  }

  /** Errors come out of it as problem details, which the transport reads. */
  #fetch(said: { scimType?: string }): typeof globalThis.fetch {
    const { fetch = globalThis.fetch } = this.#options;
    return async (...given) => {
      const answer = await fetch(...given);
      if (answer.status < 400) return answer;
      const part = await import('./scim-error.js').catch(() => undefined);
      return part ? part.explained(answer, said) : answer;
    };
  }
}
