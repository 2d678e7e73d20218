import { visibleText } from '../../domain/visible-text.js';

/** An address that a user can be created from, with the name that stood beside it. */
export interface Address {
  /** The piece of the text that it came from, to be put back. */
  readonly text: string;
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

/** Why a piece of the text is no address. */
export type AddressProblem = 'no-at' | 'many-at' | 'incomplete' | 'too-long' | 'invisible';

/** What a pasted text holds; every piece of it is in exactly one of the four lists. */
export interface ParsedAddresses {
  /** Whom a run would create: each address once, at most {@link mostAddresses}. */
  readonly valid: readonly Address[];
  readonly invalid: readonly { readonly text: string; readonly problem: AddressProblem }[];
  /** Addresses that stand there more than once, as they stand there again. */
  readonly repeated: readonly Address[];
  /** Valid ones that are more than one run takes. */
  readonly excess: readonly Address[];
}

/** How many users one run creates. */
export const mostAddresses = 50;

const longest = 254;

/**
 * Reads the addresses out of a text: separated by blanks, commas, semicolons or lines, as in `Name <a@b.c>`, with names in
 * quotes or without. Nothing is left out: what is no address is told as such.
 */
export function parseAddresses(text: string): ParsedAddresses {
  const valid: Address[] = [];
  const invalid: ParsedAddresses['invalid'][number][] = [];
  const repeated: Address[] = [];
  const seen = new Set<string>();
  for (const piece of text
    .split(/[\r\n]+/)
    .flatMap(entriesOf)
    .flatMap(piecesOf)) {
    const problem = problemOf(piece.email);
    const key = piece.email.toLowerCase();
    if (problem) invalid.push({ text: piece.text, problem });
    else if (seen.has(key)) repeated.push(piece);
    else {
      seen.add(key);
      valid.push(piece);
    }
  }
  return { valid: valid.slice(0, mostAddresses), invalid, repeated, excess: valid.slice(mostAddresses) };
}

/** Several addresses as a text that reads as the same addresses again. */
export function addressText(addresses: readonly { readonly text: string }[]): string {
  return addresses.map(({ text }) => text).join('\n');
}

/** A line cut at commas and semicolons, but not inside of closed quotes or angle brackets. */
function entriesOf(line: string): string[] {
  return line.match(/(?:"[^"]*"|<[^<>]*>|[^,;])+/g) ?? [];
}

/** The addresses in one entry; a name belongs to the address in angle brackets after it. */
function piecesOf(entry: string): Address[] {
  const pieces: Address[] = [];
  let end = 0;
  for (let close = entry.indexOf('>'); close >= 0; close = entry.indexOf('>', end)) {
    const open = entry.lastIndexOf('<', close);
    if (open < end) break;
    pieces.push(...bracketed(entry.slice(end, open), entry.slice(open + 1, close).trim()));
    end = close + 1;
  }
  return [...pieces, ...wordsOf(entry.slice(end)).map(bare)];
}

/** An address in brackets with what stands before it: its name, and maybe addresses without brackets. */
function bracketed(before: string, email: string): Address[] {
  const words = wordsOf(before);
  const named = words.findLastIndex((word) => word.includes('@') && !/["()]/.test(word)) + 1;
  const name = words.slice(named).join(' ');
  const text = `${name} <${email}>`.trim();
  return [...words.slice(0, named).map(bare), { text, email, ...nameParts(name) }];
}

function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/).filter(Boolean);
}

function bare(email: string): Address {
  return { text: email, email };
}

/** First and last name: the last word is the last name, or what stands before the comma of a quoted name. */
function nameParts(written: string): Pick<Address, 'firstName' | 'lastName'> {
  const name = visibleText(wordsOf(written.replace(/"|^'|'$/g, ' ')).join(' '), 100);
  const [family = '', given = ''] = name.split(/\s*,\s*/, 2);
  const [firstName = '', lastName = ''] = given ? [given, family] : splitLast(family);
  return { ...(firstName && { firstName }), ...(lastName && { lastName }) };
}

function splitLast(name: string): [string, string] {
  const at = name.lastIndexOf(' ');
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)];
}

function problemOf(email: string): AddressProblem | undefined {
  if (email.length > longest) return 'too-long';
  if (visibleText(email, longest + 1) !== email) return 'invisible';
  const parts = email.split('@');
  if (parts.length === 1) return 'no-at';
  if (parts.length > 2) return 'many-at';
  return parts.every((part) => part !== '' && !/[\s<>"]/.test(part)) ? undefined : 'incomplete';
}
