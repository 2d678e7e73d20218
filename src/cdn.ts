/**
 * What `dist/cdn/user-manager.js` is made of: registers the tags and hands on everything, the REST adapter included.
 * @packageDocumentation
 */
import './define.js';

export * from './index.js';
export { RestAdapter } from './adapters/rest.js';
