import { denials } from './en/denials.js';
import { directory } from './en/directory.js';
import type { Catalogue } from './messages.js';

/** English for the list and all that it explains. Parts that load later bring their own English along, through `Messages.with`. */
export const english: Catalogue = { locale: 'en', messages: { ...directory, ...denials } };
