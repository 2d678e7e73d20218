import type { User } from '../src/index.js';

const names = [
  '<img src=x onerror="globalThis.hacked=1">',
  '<script>globalThis.hacked=1</script>',
  '"><svg onload=globalThis.hacked=1>',
  "';globalThis.hacked=1;//",
  '${globalThis.hacked=1}',
  '{{constructor.constructor("globalThis.hacked=1")()}}',
  'javascript:globalThis.hacked=1',
  '\u202Egnol.si.eman.sihT\u202C',
  'Ada\u200B\u200DLove\uFEFFlace',
  'Lоvelace (with a Cyrillic o)',
  'Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A\u030B\u030C\u030D\u030E\u030Falgo',
  'Line\nbreak\tand\u0000null\u001b[31m',
  '\u2066\u2067isolates\u2069\u2069\u2069\u2069',
  '=HYPERLINK("http://example.invalid")',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  '   ',
  '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(20),
  'e\u0301'.repeat(400),
  'Bartholomäus-Maximilian-Konstantin-Aloysius-Emmanuel von und zu Hohenstein-Waldburg-Zeil-Trauchburg',
];
const ids = ['..%2f', 'a b', 'ä/ö?#%', '__proto__', 'toString', '12', '1,2', "'; drop table users; --"];

/** People whose names, logins, e-mails and ids try what names can try: markup, scripts, direction tricks, prototype names. */
export const hostilePeople: readonly User[] = names.map((name, index) => ({
  id: ids[index] ?? `hostile-${index}`,
  login: `hostile.${index}`,
  firstName: name,
  lastName: index % 3 === 0 ? '' : 'Case',
  email: index % 2 === 0 ? `hostile.${index}@example.com` : `\u202E${name}@example.com`,
  jobTitle: name,
  department: { id: `d-${index}`, name, path: ['My Company', name] },
  roles: [{ id: `r-${index}`, name }],
  groups: [{ id: `g-${index}`, name }],
  status: index % 5 === 0 ? `status-${index}` : 'active',
  ...(index % 5 === 0 && { statusLabel: name }),
  lastLoginAt: index % 4 === 0 ? name : null,
  owner: false,
  version: 'v1',
}));
