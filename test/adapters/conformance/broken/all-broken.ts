import { brokenBulk } from './broken-bulk.js';
import type { Broken } from './broken.js';
import { brokenFiles } from './broken-files.js';
import { brokenReading } from './broken-reading.js';
import { brokenTransport } from './broken-transport.js';
import { brokenWriting } from './broken-writing.js';

/** Adapters that are wrong in one way each, by what they do. */
export const allBroken: Readonly<Record<string, Broken>> = {
  ...brokenReading,
  ...brokenWriting,
  ...brokenBulk,
  ...brokenTransport,
  ...brokenFiles,
};
