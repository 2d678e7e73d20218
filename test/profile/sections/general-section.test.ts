import { expect, fixture, html } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { denials } from '../../../src/i18n/en/denials.js';
import { form } from '../../../src/i18n/en/form.js';
import { profile } from '../../../src/i18n/en/profile.js';
import { Messages } from '../../../src/i18n/messages.js';
import { editOf, type EditIntent, type EditState, type Told } from '../../../src/profile/edit/edit-state.js';
import { fieldsOf } from '../../../src/profile/form/form-fields.js';
import { generalSection, type GeneralSectionModel } from '../../../src/profile/sections/general-section.js';
import { aSession, aUser } from '../../support/builders.js';

const messages = new Messages([{ locale: 'en', messages: { ...denials, ...profile, ...form } }]);
const clean = (node: Element | null | undefined): string => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const start = editOf(aUser(), fieldsOf(), true);
const error = adapterError('unavailable', 'Backend \u202eword.');

async function theSection(edit: EditState = start, given: Partial<GeneralSectionModel> = {}) {
  const log: EditIntent[] = [];
  const model: GeneralSectionModel = {
    edit,
    session: aSession(),
    messages,
    offers: new Set(['update']),
    dispatch: (event) => log.push(event),
    enter: () => undefined,
    announce: () => undefined,
    ...given,
  };
  const element = await fixture<HTMLElement>(html`<div>${generalSection(model)}</div>`);
  const button = (name: string) => [...element.querySelectorAll('button')].find((each) => clean(each) === name);
  return { element, log, button, notice: () => clean(element.querySelector('.notice')), text: clean(element) };
}

describe('generalSection', () => {
  it('saves by its button and by Enter in a field, and never leaves the page', async () => {
    const { element, log, button } = await theSection();
    button('Save changes')!.click();
    element.querySelector('form')!.requestSubmit();
    expect(log).to.deep.equal([{ type: 'save' }, { type: 'save' }]);
  });

  it('counts what is not saved, and offers to cancel it', async () => {
    expect((await theSection()).button('Cancel')).to.equal(undefined);
    const values = new Map(start.form.values).set('firstName', 'Ada');
    const { log, button, text } = await theSection({ ...start, form: { ...start.form, values } });
    expect(text).to.contain('1 change is not saved.');
    button('Cancel')!.click();
    expect(log).to.deep.equal([{ type: 'cancel' }]);
  });

  for (const [why, given, says] of [
    [
      'whose role does not include it (R1)',
      { session: aSession({ allowed: new Set(['view']) }) },
      'Your role does not',
    ],
    ['where the adapter can’t (R11)', { offers: new Set<string>() }, 'This system can’t do this.'],
  ] as const)
    it(`is readable text for a viewer ${why}, and says why once`, async () => {
      const { element, text } = await theSection(start, given);
      expect(element.querySelectorAll('input, select, form')).to.have.length(0);
      expect(text).to.contain('Email grace.hopper@example.com');
      expect(text.split(says)).to.have.length(2);
    });

  it('is text for one user whom the backend narrows away (R4)', async () => {
    const { element, text } = await theSection(editOf(aUser({ denied: { update: 'scope' } }), fieldsOf(), true));
    expect(element.querySelector('form')).to.equal(null);
    expect(text).to.contain('outside the departments');
  });

  it('can’t be typed into before the user was read, nor saved', async () => {
    const { element, button } = await theSection({ ...start, fresh: false });
    expect([...element.querySelectorAll('input')].every((input) => input.readOnly)).to.equal(true);
    expect(button('Save changes')!.getAttribute('aria-disabled')).to.equal('true');
  });

  for (const [phase, says] of [
    ['saving', 'Saving the changes'],
    ['checking', 'Saving the changes'],
    ['reading', 'Reading the user again'],
  ] as const)
    it(`says what happens: ${phase}`, async () => {
      const { text, button } = await theSection({ ...start, phase });
      expect(text).to.contain(says);
      expect(button('Save changes')!.getAttribute('aria-disabled')).to.equal('true');
    });

  const told: readonly (readonly [Told, string])[] = [
    [{ type: 'saved', count: 1, taken: [], lost: false }, '1 change was saved.'],
    [
      { type: 'saved', count: 2, taken: ['login'], lost: true },
      'lost. The user was read again: 2 changes were saved. Also changed meanwhile: Login.',
    ],
    [{ type: 'unchanged' }, 'Nothing was changed'],
    [{ type: 'unsaved' }, 'your changes are not saved'],
    [{ type: 'signed-out' }, 'What you typed is still here'],
    [{ type: 'taken', taken: ['phone', 'email'] }, 'Also changed meanwhile: Email and Phone.'],
    [{ type: 'taken', taken: [] }, 'Somebody changed this user meanwhile.'],
    [{ type: 'failed', error, others: [] }, 'not saved. Backend \ufffdword.'],
    [{ type: 'failed', error, others: ['Closed.', 'Late.'] }, 'not saved. Closed. Late.'],
    [{ type: 'refused', error, others: [] }, 'not saved. Backend \ufffdword.'],
    [{ type: 'refused', error: adapterError('protected', '', { reason: 'owner' }), others: [] }, 'Account Owner'],
    [{ type: 'doubt', error, others: [] }, 'it is not known whether your changes were saved'],
  ];
  for (const [what, says] of told)
    it(`says “${says}”`, async () => {
      expect((await theSection({ ...start, told: what })).notice()).to.contain(says);
    });

  it('offers to look again while it is not known what became of a save (F7)', async () => {
    const { log, button } = await theSection({ ...start, told: { type: 'doubt', error, others: [] } });
    button('Look again')!.click();
    expect(log).to.deep.equal([{ type: 'look-again' }]);
    expect((await theSection({ ...start, told: { type: 'failed', error, others: [] } })).button('Look again')).to.equal(
      undefined,
    );
  });

  it('is silent about mistakes once there are none', async () => {
    expect((await theSection({ ...start, told: { type: 'wrong' } })).notice()).to.equal('');
  });

  it('keeps what was typed readable where the user is gone, with nothing to press', async () => {
    const { element, notice, button } = await theSection({ ...start, told: { type: 'gone' } });
    expect(notice()).to.contain('no longer exists');
    expect(button('Save changes')).to.equal(undefined);
    expect(element.querySelector('input')!.readOnly).to.equal(true);
  });

  it('shows both values of a field in conflict, and lets the viewer choose (F1)', async () => {
    const edit: EditState = {
      ...start,
      conflicts: new Map([['firstName', 'Gracia\u202e']]),
      told: { type: 'conflict', taken: [] },
    };
    const { element, log, button, notice } = await theSection(edit);
    const group = element.querySelector('[role=group]')!;
    expect(clean(group)).to.equal(
      'Somebody changed “First name” too Yours Grace Keep mine Theirs Gracia\ufffd Take theirs',
    );
    expect(notice()).to.contain('Choose a value for 1 field');
    button('Keep mine')!.click();
    button('Take theirs')!.click();
    expect(log).to.deep.equal([
      { type: 'choose', name: 'firstName', keep: 'mine' },
      { type: 'choose', name: 'firstName', keep: 'theirs' },
    ]);
  });

  it('has a way to another department where there is one, and explains a refusal', async () => {
    expect((await theSection()).button('Change department')).to.equal(undefined);
    const moved: string[] = [];
    const changeDepartment = ({ id }: { id: string }): void => void moved.push(id);
    (await theSection(start, { changeDepartment })).button('Change department')!.click();
    const session = aSession({ allowed: new Set(['view', 'update']) });
    (await theSection(start, { changeDepartment, session })).button('Change department')!.click();
    expect(moved).to.deep.equal(['u-1']);
  });
});
