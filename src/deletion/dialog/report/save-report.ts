import type { Announcer } from '../../../ui/announcer.js';
import { csvOf } from '../../../ui/file/csv.js';
import { saveFile } from '../../../ui/file/save-file.js';
import { wordsOf } from '../../words-of.js';
import { reportRows, type Reported } from './report-lines.js';

/** Hands the report to the browser as a CSV file, named after what was done and when: `delete-2026-08-12T09-30-00.csv`. */
export function saveReport(reported: Reported, announcer: Announcer, now = new Date()): void {
  const [at] = now.toISOString().split('.');
  saveFile(`${wordsOf(reported.work)}-${at}.csv`, 'text/csv;charset=utf-8', csvOf(reportRows(reported)));
  announcer.say(reported.messages.text('report.saving'));
}
