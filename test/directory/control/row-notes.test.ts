import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { RowNotes } from '../../../src/directory/control/row-notes.js';
import { ar } from '../../../src/i18n/ar.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';

const messages = new Messages([english]);
const year = new Date().getUTCFullYear();
const inBerlin = aSession({ capabilities: theCapabilities({ deactivate: { timeZone: 'Europe/Berlin' } }) });
const until = (at: string, action: 'activate' | 'deactivate' = 'deactivate') => ({ action, at });
/** The chip on the page: what it says, and the whole of it. */
const shown = (chip: unknown): { text: string; title: string } => {
  const place = document.createElement('div');
  render(chip, place);
  const { textContent, title } = place.querySelector('.chip') as HTMLElement;
  return { text: textContent, title };
};
const note = (at: string, action?: 'activate', session = inBerlin, texts = messages) =>
  shown(new RowNotes().of(aUser(), until(at, action), session, texts));
const plain = (text: string): string => text.replaceAll('\u202F', ' ');

describe('RowNotes', () => {
  it('says the day by the account’s calendar, without the year where it is this one (R9)', () => {
    expect(note(`${year}-05-04T21:59:00Z`).text).to.equal('Inactive on May 4');
    // the next day there already
    expect(note(`${year}-05-04T22:30:00Z`).text).to.equal('Inactive on May 5');
  });

  it('says the year of another one', () => {
    expect(note(`${year + 1}-05-04T21:59:00Z`).text).to.equal(`Inactive on May 4, ${year + 1}`);
    // New Year’s Eve in UTC, next year in Berlin
    expect(note(`${year}-12-31T23:30:00Z`).text).to.equal(`Inactive on Jan 1, ${year + 1}`);
  });

  it('has the whole of it, with the time zone, for whoever wants to know', () => {
    expect(plain(note('2031-05-04T21:59:00Z').title)).to.equal(
      'Sunday, May 4, 2031 at 11:59 PM, time zone Europe/Berlin',
    );
  });

  it('says who will become active', () => {
    expect(note(`${year}-05-04T21:59:00Z`, 'activate').text).to.equal('Active on May 4');
  });

  it('is in the viewer’s zone, named, where the backend names none', () => {
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(note('2031-05-04T21:59:00Z', undefined, aSession()).title).to.contain(
      `time zone ${own.replaceAll('_', ' ')}`,
    );
  });

  it('shows an instant that it can’t read as it stands, cleaned (S7)', () => {
    expect(note('soon\u202E').text).to.equal('Inactive on soon\uFFFD');
  });

  it('says it in the language of the page', () => {
    const text = note(`${year}-05-04T21:59:00Z`, undefined, inBerlin, new Messages([ar, english])).text;
    expect(text).to.contain('غير نشط من');
  });

  it('answers with the same object as long as nothing changes, so that rows keep still', () => {
    const notes = new RowNotes();
    const user = aUser();
    const plan = until('2031-05-04T21:59:00Z');
    const first = notes.of(user, plan, inBerlin, messages);
    expect(notes.of(user, plan, inBerlin, messages)).to.equal(first);
    expect(notes.of(user, plan, aSession(), messages)).not.to.equal(first);
    expect(shown(notes.of(user, plan, aSession(), new Messages([ar, english]))).text).not.to.equal(shown(first).text);
    expect(shown(notes.of(aUser(), until('2032-05-04T21:59:00Z'), inBerlin, messages)).text).to.equal(
      'Inactive on May 4, 2032',
    );
  });
});
