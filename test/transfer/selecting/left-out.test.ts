import { expect } from '@open-wc/testing';
import { denials } from '../../../src/i18n/en/denials.js';
import { Messages } from '../../../src/i18n/messages.js';
import { fromFileEnglish } from '../../../src/transfer/selecting/from-file-words.js';
import { leftOutCsv } from '../../../src/transfer/selecting/left-out.js';
import { UserMatcher } from '../../../src/transfer/selecting/match-users.js';
import { aSession, aUser } from '../../support/builders.js';

const messages = new Messages([fromFileEnglish, { locale: 'en', messages: denials }]);

function csv(whole: boolean, ...values: string[]): string[] {
  const matcher = new UserMatcher('any');
  matcher.know(aUser({ id: '1', login: 'twin', displayName: '=Eve' }));
  matcher.know(aUser({ id: '2', login: 'TWIN', displayName: 'Bob' }));
  matcher.know(aUser({ id: 'o', login: 'boss', displayName: 'Olga', owner: true }));
  for (const [at, value] of values.entries()) matcher.find({ at: at + 2, value }, aSession());
  return leftOutCsv({ findings: matcher.findings, whole, read: 3 }, messages).trim().split('\r\n');
}

describe('leftOutCsv', () => {
  it('lists who is left out in the order of the file, with row, value and why', () => {
    expect(csv(true, 'nobody', 'boss', 'Twin', '1')).to.deep.equal([
      '"Row","Value","Why","Users"',
      '"2","nobody","Belongs to nobody",""',
      '"3","boss","This is the Account Owner.","Olga (boss, o)"',
      '"4","Twin","Fits several users","\'=Eve (twin, 1); Bob (TWIN, 2)"',
    ]);
  });

  it('calls nobody unknown where not everybody was read', () => {
    expect(csv(false, 'nobody')[1]).to.equal('"2","nobody","Not found",""');
  });

  it('holds no formula (S13)', () => {
    expect(csv(true, '=HYPERLINK("x")')[1]).to.equal(`"2","'=HYPERLINK(""x"")","Belongs to nobody",""`);
  });
});
