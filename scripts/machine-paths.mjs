// Fails where a file of the repository names a place of somebody's machine.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';

/** Homes of people and workplaces of machines, with something in them. */
const pattern =
  /(?:^|[\s"'`(=:,])((?:file:\/\/)?\/(?:(?:home|Users)\/[\w.-]+|root|work|mnt|workspace)\/[\w.-]+|[A-Z]:\\Users\\\w+)/gm;

const generated =
  /(^|\/)(node_modules|\.git|\.data|dist|dist-demo|coverage|test-results|playwright-report|reports|mutation-out|\.stryker-tmp)(\/|$)/;
const binary = /\.(png|jpg|webp|woff2?|ico)$/;

/** What git would keep; every file that is not generated where there is no git. */
function listFiles() {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return status === 0
    ? stdout.split('\0')
    : readdirSync('.', { recursive: true }).filter((file) => !generated.test(file));
}

const files = listFiles().filter((file) => file && !binary.test(file));
let found = 0;
for (const file of files) {
  const text = statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : '';
  for (const match of text.matchAll(pattern)) {
    found++;
    console.error(`${file}:${text.slice(0, match.index).split('\n').length}: ${match[1]}`);
  }
}
console.log(`${files.length} files, ${found} paths of a machine`);
if (found > 0 || files.length === 0) process.exitCode = 1;
