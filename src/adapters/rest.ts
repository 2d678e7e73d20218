/**
 * The adapter for the documented REST wire, and what an adapter of your own needs.
 * @packageDocumentation
 */
export { RestAdapter, type RestOptions } from './rest/rest-adapter.js';
export { HttpTransport, type HttpAnswer, type HttpOptions, type HttpRequest } from './http-transport.js';
export { adapterError, isAdapterError } from './adapter-error.js';
