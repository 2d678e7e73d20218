// Fails while there are fewer than 1.5 lines of tests for each line of source. The texts of other languages are data, of which
// one table reads every line.
import { readSources } from './layers.mjs';
import { existsSync } from 'node:fs';

const least = 1.5;
const isTranslation = (path) => /^i18n\/(ar|de)\//.test(path);
const lines = (folder) =>
  existsSync(folder)
    ? readSources(folder)
        .filter(([path]) => !isTranslation(path))
        .reduce((sum, [, text]) => sum + text.split('\n').filter((line) => line.trim()).length, 0)
    : 0;

const source = lines('src');
const tests = lines('test') + lines('e2e');
const ratio = source > 0 ? tests / source : 0;
console.log(`${tests} lines of tests for ${source} lines of source: ${ratio.toFixed(2)}, at least ${least}`);
if (!(ratio >= least)) process.exitCode = 1;
