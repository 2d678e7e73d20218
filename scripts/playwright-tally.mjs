// Playwright takes a reporter by file, as its default export.
export { PlaywrightTally as default } from './tally.mjs';
