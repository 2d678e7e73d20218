/**
 * The adapter contract as checks: proves an adapter right, in any test runner, in a browser page, or by `npx user-manager-conformance`.
 * @packageDocumentation
 */
export type { Check, CheckGroup, CheckResult, CheckStatus } from './adapters/conformance/check.js';
export { conformance } from './adapters/conformance/conformance.js';
export type { AdapterContext, ConformanceOptions, CreateAdapter } from './adapters/conformance/options.js';
export { dataSheet } from './adapters/conformance/data-sheet.js';
export { runConformance, type ConformanceReport, type RunOptions } from './adapters/conformance/run-conformance.js';
