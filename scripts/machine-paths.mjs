// Fails where a file of the repository names a place of somebody's machine.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** Homes of people and workplaces of machines, with something in them. */
const pattern =
  /(?:^|[\s"'`(=:,])((?:file:\/\/)?\/(?:(?:home|Users)\/[\w.-]+|root|work|mnt|workspace)\/[\w.-]+|[A-Z]:\\Users\\\w+)/gm;

const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
});
const files = (stdout ?? '').split('\0').filter((file) => file && !/\.(png|jpg|webp|woff2?|ico)$/.test(file));
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
