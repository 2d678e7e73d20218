import type { Capabilities } from '../../domain/session.js';
import type { CheckGroup, CheckResult } from './check.js';
import type { ConformanceReport } from './run-conformance.js';

const titles: Readonly<Record<CheckGroup, string>> = {
  reading: 'Reading',
  writing: 'Writing',
  bulk: 'Doing it to many',
  protection: 'Protection',
  transport: 'On the way',
};
const marks = { pass: 'pass', fail: 'FAIL', 'not-applicable': 'n/a ' } as const;
const width = 100;

/** A report as plain text: what the adapter says of itself, and what was found. For a terminal, a log or a page. */
export function dataSheet(report: ConformanceReport): string {
  const { results, passed, failed, notApplicable, leftBehind, declares } = report;
  const lines = ['Conformance of a <user-manager> adapter', ''];
  if (declares) {
    const facts = [...factsOf(declares.capabilities), ['The viewer may', declares.allowed.join(', ') || 'nothing']];
    for (const [name, text] of facts) lines.push(...wrapped(`${name.padEnd(15)} ${text}`, 16));
  } else lines.push('The adapter could not be connected.');
  for (const group of Object.keys(titles) as CheckGroup[]) {
    const own = results.filter((result) => result.group === group);
    if (own.length > 0) lines.push('', titles[group], ...own.flatMap(linesOf));
  }
  lines.push('', `${passed} passed, ${failed} failed, ${notApplicable} not applicable.`);
  if (leftBehind.length > 0) lines.push(...wrapped(`Could not be deleted again: ${leftBehind.join(', ')}.`, 2));
  return `${lines.join('\n')}\n`;
}

function factsOf({ search, sort, page, total, concurrency, ...rest }: Capabilities): string[][] {
  const { delete: deletion, deactivate, filters = [], fields = [] } = rest;
  return [
    ['Search', search?.mode === 'none' ? 'none' : `${search?.mode}, in ${listed(search?.fields)}${lettersIn(search?.caseSensitive)}`],
    ['Filters', listed(filters.map(({ field }) => field)) || 'none'],
    ['Sorts by', listed(sort) || 'nothing'],
    ['Pages', `by ${page?.kind}${page?.maxSize === undefined ? '' : `, of at most ${page.maxSize} users`}; total ${total}`],
    ['Old versions', concurrency === 'enforced' ? 'refused' : 'not noticed'],
    ['Fields', fields.map(({ name, required }) => (required ? `${name} (required)` : name)).join(', ') || 'not declared'],
    ['Deletion', deletion ? membersOf(deletion) : 'not declared'],
    ['Deactivation', deactivate ? membersOf(deactivate) || 'possible' : 'not declared'],
    ['Live changes', rest.live ? 'told' : 'not told'],
  ];
} // prettier-ignore

function lettersIn(caseSensitive: boolean | undefined): string {
  if (caseSensitive === undefined) return '';
  return `; capital and small letters are ${caseSensitive ? 'told apart' : 'alike'}`;
}

/** A list that may be none: what is wrong with a session must not keep it from being shown. */
function listed(list: readonly string[] | undefined): string {
  return Array.isArray(list) ? list.join(', ') : String(list);
}

function membersOf(declared: object): string {
  return Object.entries(declared)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}

function linesOf({ status, number, name, detail, contract }: CheckResult): string[] {
  const where = status === 'fail' ? ` Written in ${contract}.` : '';
  return [
    ...wrapped(`  ${marks[status]}  ${String(number).padStart(2)}  ${name}`, 12),
    ...wrapped(`            ${detail}${where}`, 12),
  ];
}

/** Lines of at most so many signs, all but the first indented. */
function wrapped(text: string, indent: number): string[] {
  const lines = [/^ */.exec(text)?.[0] ?? ''];
  for (const word of text.trimStart().split(' ')) {
    const last = lines[lines.length - 1];
    if (last.trim() && last.length + word.length + 1 > width) lines.push(`${' '.repeat(indent)}${word}`);
    else lines[lines.length - 1] = last.trim() ? `${last} ${word}` : `${last}${word}`;
  }
  return lines;
}
