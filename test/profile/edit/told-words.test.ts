import { expect } from '@open-wc/testing';
import { adapterError, type AdapterErrorDetails, type AdapterErrorKind } from '../../../src/adapters/adapter-error.js';
import { denials } from '../../../src/i18n/en/denials.js';
import { form } from '../../../src/i18n/en/form.js';
import { profile } from '../../../src/i18n/en/profile.js';
import { Messages } from '../../../src/i18n/messages.js';
import { editOf, type EditState, type Told } from '../../../src/profile/edit/edit-state.js';
import { toldWords } from '../../../src/profile/edit/told-words.js';
import { fieldsOf } from '../../../src/profile/form/form-fields.js';
import { fill } from '../../../src/profile/form/form-state.js';
import { aUser } from '../../support/builders.js';
import { declaredFields, edit } from '../../support/forms.js';

const messages = new Messages([{ locale: 'en', messages: { ...profile, ...form, ...denials } }]);
const start = editOf(aUser(), fieldsOf(declaredFields), true);
const words = (told: Told | undefined, given: Partial<EditState> = {}): ReturnType<typeof toldWords> =>
  toldWords({ ...start, ...given, told }, messages);
const error = (details: AdapterErrorDetails = {}, kind: AdapterErrorKind = 'unavailable', message = 'It is full.') =>
  adapterError(kind, message, details);

describe('toldWords', () => {
  it('says nothing before anything was saved', () => {
    expect(words(undefined)).to.equal(undefined);
  });

  it('counts what was saved', () => {
    expect(words({ type: 'saved', count: 1, taken: [], lost: false })).to.deep.equal({
      kind: 'success',
      text: '1 change was saved.',
    });
    expect(words({ type: 'saved', count: 3, taken: [], lost: false })?.text).to.equal('3 changes were saved.');
  });

  it('says how it is known where the answer was lost (F7)', () => {
    expect(words({ type: 'saved', count: 2, taken: [], lost: true })?.text).to.equal(
      'The system’s answer was lost. The user was read again: 2 changes were saved.',
    );
  });

  it('names what others changed meanwhile, by its label (F4)', () => {
    const taken = ['badge', 'lastName'];
    expect(words({ type: 'saved', count: 1, taken, lost: false })?.text).to.equal(
      '1 change was saved. Also changed meanwhile: Last name and Badge.',
    );
    const told = words({ type: 'taken', taken: ['born'] });
    expect(told?.kind).to.equal('warning');
    expect(told?.text).to.match(
      /What you typed is still here, and not saved\. Also changed meanwhile: Date of birth\.$/,
    );
  });

  it('leaves out what is no field of this form', () => {
    expect(words({ type: 'saved', count: 1, taken: ['no-such'], lost: false })?.text).to.equal('1 change was saved.');
  });

  it('counts the fields to choose a value for', () => {
    const conflicts = new Map([
      ['firstName', 'Ann'],
      ['badge', 'C'],
    ]);
    expect(words({ type: 'conflict', taken: [] }, { conflicts })).to.deep.equal({
      kind: 'warning',
      text: 'Somebody changed this user meanwhile. Choose a value for 2 fields, then save.',
    });
    expect(words({ type: 'conflict', taken: ['lastName'] }, { conflicts })?.text).to.match(
      /Also changed meanwhile: Last name\.$/,
    );
  });

  it('counts the fields that need attention, and is gone once none does', () => {
    const wrong = fill(fill(start.form, edit('login', '')), { type: 'attempt' });
    expect(words({ type: 'wrong' }, { form: wrong })).to.deep.equal({
      kind: 'error',
      text: '1 field needs attention. Login',
    });
    expect(words({ type: 'wrong' })).to.equal(undefined);
  });

  it('explains a refusal with who can, where the backend says why (R1)', () => {
    const told = words({ type: 'refused', error: error({ reason: 'role' }, 'forbidden'), others: [] });
    expect(told?.kind).to.equal('error');
    expect(told?.text).to.match(/^The changes were not saved\. Your role does not allow this\./);
    expect(told?.text).not.to.include('{');
  });

  it('gives the backend’s words where it does not', () => {
    const told = words({ type: 'refused', error: error({}, 'forbidden', 'Not today.'), others: [] });
    expect(told?.text).to.equal('The changes were not saved. Not today.');
  });

  it('gives what the backend says of other things, else what it says of all', () => {
    expect(words({ type: 'failed', error: error(), others: [] })?.text).to.equal(
      'The changes were not saved. It is full.',
    );
    expect(words({ type: 'failed', error: error(), others: ['Pay first.', 'Then ask.'] })?.text).to.equal(
      'The changes were not saved. Pay first. Then ask.',
    );
  });

  it('does not claim to know what it can’t know (F7)', () => {
    const told = words({ type: 'doubt', error: error(), others: [] });
    expect(told?.kind).to.equal('warning');
    expect(told?.text).to.match(/not known whether your changes were saved\. It is full\.$/);
  });

  for (const [type, kind, text] of [
    ['unchanged', 'info', 'Nothing was changed, so nothing was sent.'],
    ['unsaved', 'warning', /not saved\. They are still here/],
    ['signed-out', 'warning', /What you typed is still here: sign in again/],
    ['gone', 'warning', /^This user no longer exists/],
  ] as const) {
    it(`has a sentence of its own: ${type}`, () => {
      const told = words({ type });
      expect(told?.kind).to.equal(kind);
      expect(told?.text).to.match(text instanceof RegExp ? text : new RegExp(`^${text}$`));
    });
  }

  it('cuts what a hostile backend says, and shows what hides in it (S7)', () => {
    const hostile = error({}, 'unavailable', `\u202E${'x'.repeat(5000)}`);
    for (const told of [
      words({ type: 'failed', error: hostile, others: [] }),
      words({ type: 'failed', error: error(), others: [`\u202E${'y'.repeat(5000)}`] }),
      words({ type: 'refused', error: hostile, others: [] }),
    ]) {
      expect(told?.text.length).to.be.below(400);
      expect(told?.text).not.to.include('\u202E');
    }
  });
});
