/**
 * What makes an adapter of your own short: the dull parts are supplied.
 * @packageDocumentation
 */
export { adapterError, isAdapterError } from './adapters/adapter-error.js';
export { defineAdapter } from './adapters/define/define-adapter.js';
export type * from './adapters/define/definition.js';
export { errorOf } from './adapters/define/error-of.js';
export { JsonApi, type Path, type Query } from './adapters/define/json-api.js';
export { eachTarget } from './adapters/http/each-target.js';
export { outcomeOf } from './adapters/http/outcome-of.js';
