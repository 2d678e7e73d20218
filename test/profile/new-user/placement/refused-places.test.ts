import { expect } from '@open-wc/testing';
import { loadEnglish, englishNow } from '../../../../src/i18n/english-on-demand.js';
import { Messages } from '../../../../src/i18n/messages.js';
import { form } from '../../../../src/i18n/en/form.js';
import { placeProblem, refusedPlacesOf } from '../../../../src/profile/new-user/placement/refused-places.js';

const all = { departments: [{ id: 'd', name: 'Sales', path: [] }], roles: [{ id: 'r', name: 'Learner' }] };
const none = { departments: [], roles: [] };

describe('refusedPlacesOf', () => {
  for (const [key, place] of [
    ['department', 'department'],
    ['department.id', 'department'],
    ['departmentId', 'department'],
    ['role', 'role'],
    ['roles', 'role'],
    ['roleId', 'role'],
  ] as const) {
    it(`takes ${key} for the choice of a ${place}, where there is one`, () => {
      const error = { fields: { [key]: 'No.', login: 'Taken.' } };
      const { places, rest } = refusedPlacesOf(error, all);
      expect([[...places], rest]).to.deep.equal([[[place, 'No.']], { login: 'Taken.' }]);
      expect(refusedPlacesOf(error, none)).to.deep.equal({ places: new Map(), rest: error.fields });
    });
  }

  it('leaves alone what it does not know, whatever it is called (S11)', () => {
    const fields = JSON.parse('{ "__proto__": "a", "constructor": "b", "toString": "c", "Department": "d" }') as Record<string, string>; // prettier-ignore
    const { places, rest } = refusedPlacesOf({ fields }, all);
    expect([places.size, Object.keys(rest).length]).to.deep.equal([0, 4]);
  });

  it('takes nothing from an error without fields, or with what are none (F33)', () => {
    for (const fields of [undefined, null, 'department', 7])
      expect(refusedPlacesOf({ fields: fields as never }, all)).to.deep.equal({ places: new Map(), rest: {} });
  });
});

describe('placeProblem', () => {
  it('is in the backend’s words, or in ours where it has none (S24)', async () => {
    await loadEnglish();
    const messages = new Messages([englishNow(), { locale: 'en', messages: form }]);
    const said = (text: unknown): string | undefined =>
      placeProblem(refusedPlacesOf({ fields: { role: text as string } }, all).places, 'role', messages);
    expect([said('Closed.'), said('')?.length, said(7)]).to.deep.equal(['Closed.', said(null)?.length, said('')]);
    expect(said('x'.repeat(1_000))?.length).to.be.at.most(301);
    expect(said('')).to.be.a('string').and.not.equal('');
    expect(placeProblem(new Map(), 'role', messages)).to.equal(undefined);
  });
});
