/**
 * An adapter for a REST API of another shape, made of a description: no class to write.
 * @packageDocumentation
 */
export { describeRest } from './adapters/described/describe-rest.js';
export type * from './adapters/described/rest-description.js';
