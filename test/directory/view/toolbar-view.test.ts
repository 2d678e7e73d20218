import { expect } from '@open-wc/testing';
import { toolbarView } from '../../../src/directory/view/toolbar-view.js';
import type { Capabilities } from '../../../src/domain/session.js';
import { aSession, theCapabilities } from '../../support/builders.js';
import { aList, aPage, Stage } from './stage.js';

const filters = [
  { field: 'status', choices: [{ value: 'active' }, { value: 'invited' }] },
  { field: 'department' },
  { field: 'office', label: 'Office', choices: [{ value: 'o-1', label: 'Berlin' }] },
];
const sessionOf = (given: Partial<Capabilities>) => aSession({ capabilities: theCapabilities(given) });
const toolbar = (given: Parameters<typeof aList>[0] = {}): Stage => new Stage(toolbarView, { state: aList(given) });
const viewing = (given: object) => ({ ...aList().view, ...given });

describe('toolbarView: the search', () => {
  const typed = (stage: Stage, text: string, event: Event): void => {
    const input = stage.find<HTMLInputElement>('.search input');
    input.value = text;
    input.dispatchEvent(event);
  };

  it('shows what is searched for, and has a name', () => {
    const input = toolbar({ view: viewing({ search: 'ann' }) }).find<HTMLInputElement>('.search input');
    expect([input.value, input.labels?.[0]?.textContent.trim()]).to.deep.equal(['ann', 'Search users']);
  });

  it('asks while the viewer types, and at once for Enter', () => {
    const stage = toolbar();
    typed(stage, 'an', new InputEvent('input'));
    typed(stage, 'ann', new Event('change'));
    expect(stage.intents).to.deep.equal([
      { look: true, type: 'search', text: 'an', now: false },
      { look: true, type: 'search', text: 'ann', now: true },
    ]);
  });

  it('waits for the end of a composition (T11)', () => {
    const stage = toolbar();
    typed(stage, 'か', new InputEvent('input', { isComposing: true }));
    expect(stage.intents).to.deep.equal([]);
    typed(stage, '課', new CompositionEvent('compositionend'));
    expect(stage.intents).to.deep.equal([{ look: true, type: 'search', text: '課', now: false }]);
  });

  it('is not there where the backend can’t search', () => {
    expect(toolbar({ session: sessionOf({ search: { mode: 'none', fields: [] } }) }).has('.search')).to.equal(false);
    expect(toolbar({ session: undefined }).has('.search')).to.equal(true);
  });

  it('takes no more than a backend can be asked', () => {
    expect(toolbar().find<HTMLInputElement>('.search input').maxLength).to.equal(200);
  });
});

describe('toolbarView: the filters', () => {
  const session = sessionOf({ filters });

  it('are those that the backend declares, with the number of values on', () => {
    const view = viewing({ filters: { status: ['active', 'invited'] } });
    const stage = toolbar({ session, view });
    expect(stage.texts('.filter')).to.deep.equal(['Status 2', 'Department', 'Office']);
    expect(stage.all('.filter').map((button) => button.matches('.on'))).to.deep.equal([true, false, false]);
    expect(toolbar().has('.filter')).to.equal(false);
    expect(toolbar({ session: undefined }).has('.filter')).to.equal(false);
  });

  it('open under their own button', () => {
    const stage = toolbar({ session });
    for (const button of stage.all('.filter')) button.querySelector('svg')?.dispatchEvent(new Event('click', { bubbles: true })); // prettier-ignore
    expect(stage.opened.map(([field]) => field)).to.deep.equal(['status', 'department', 'office']);
    expect(stage.opened.every(([, button], index) => button === stage.all('.filter')[index])).to.equal(true);
  });

  it('stand applied, each value with its own words and a way off', () => {
    const view = viewing({ filters: { status: ['active', 'invited'], office: ['o-1'] } });
    const stage = toolbar({ session, view });
    const shown = stage.texts('.applied span[aria-hidden]');
    expect(shown).to.deep.equal(['Status: Active', 'Status: Invited', 'Office: Berlin']);
    expect(stage.texts('.applied .visually-hidden')[0]).to.equal('Remove the filter Status: Active');
    for (const chip of stage.all('.applied')) chip.click();
    expect(stage.intents).to.deep.equal([
      { look: true, type: 'filter', field: 'status', values: ['invited'] },
      { look: true, type: 'filter', field: 'status', values: ['active'] },
      { look: true, type: 'filter', field: 'office', values: [] },
    ]);
  });

  it('show a value that is not a choice as it stands: nothing narrows the list unseen (T7)', () => {
    const stage = toolbar({ session, view: viewing({ filters: { status: ['asleep'], department: ['d-7'] } }) });
    expect(stage.texts('.applied span[aria-hidden]')).to.deep.equal(['Status: asleep', 'Department: d-7']);
  });

  it('clear all at once, where there is something to clear', () => {
    const stage = toolbar({ session, view: viewing({ filters: { status: ['active'] } }) });
    stage.find('.clear-filters').click();
    expect(stage.intents).to.deep.equal([{ look: true, type: 'clear-filters' }]);
    expect(toolbar({ session }).has('.applied-filters')).to.equal(false);
  });
});

describe('toolbarView: the filters of cards', () => {
  const [status, department] = filters;

  it('stand behind one button, with the number of those that are on', () => {
    const session = sessionOf({ filters });
    const stage = toolbar({ session, view: viewing({ filters: { status: ['active', 'invited'], office: ['o-1'] } }) });
    expect(stage.texts('.compact .button')).to.deep.equal(['Filters 2']);
    expect(stage.has('.filters.on')).to.equal(true);
    const button = stage.find('.filters');
    button.querySelector('svg')?.dispatchEvent(new Event('click', { bubbles: true }));
    expect(stage.opened).to.deep.equal([['filters', button]]);
    expect(toolbar({ session }).texts('.filters:not(.on)')).to.deep.equal(['Filters']);
  });

  it('are no step more where there is one filter alone, and nothing where there is none', () => {
    const one = toolbar({ session: sessionOf({ filters: [department] }) });
    expect(one.texts('.compact .button')).to.deep.equal(['Department']);
    one.find('.compact .button').click();
    expect(one.opened.map(([field]) => field)).to.deep.equal(['department']);
    expect(toolbar({ session: sessionOf({ filters: [] }) }).texts('.compact .button')).to.deep.equal([]);
    expect(toolbar({ session: sessionOf({ filters: [status, department] }) }).texts('.compact .button')).to.deep.equal(['Filters']); // prettier-ignore
  });
});

describe('toolbarView: the order of cards', () => {
  const session = sessionOf({ sort: ['name', 'status'] });

  it('offers both directions of each column that is shown and sorted', () => {
    const stage = toolbar({ session, columns: ['department', 'status'] });
    expect(stage.texts('option')).to.deep.equal([
      'User Name, ascending',
      'User Name, descending',
      'Status, ascending',
      'Status, descending',
    ]);
  });

  it('has the present order chosen, and asks for another', () => {
    const sort = { field: 'status', direction: 'ascending' };
    const stage = toolbar({ session, columns: ['status'], view: viewing({ sort }) });
    const select = stage.find<HTMLSelectElement>('.sort-select');
    expect(select.selectedIndex).to.equal(2);
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change'));
    expect(stage.intents).to.deep.equal([{ look: true, type: 'sort', by: { field: 'name', direction: 'descending' } }]);
  });

  it('asks for nothing where nothing is sorted', () => {
    const stage = toolbar({ session: sessionOf({ sort: [] }) });
    stage.find('.sort-select').dispatchEvent(new Event('change'));
    expect([stage.texts('option'), stage.intents]).to.deep.equal([[], []]);
  });
});

describe('toolbarView: the summary', () => {
  for (const [total, declared, text] of [
    [{ value: 67, kind: 'exact' }, 'exact', 'Total: 67'],
    [{ value: 1_234_567, kind: 'exact' }, 'exact', 'Total: 1,234,567'],
    [{ value: 0, kind: 'exact' }, 'exact', 'Total: 0'],
    [{ value: 67, kind: 'estimated' }, 'estimated', 'Total: about 67'],
    [{ value: 67, kind: 'at-least' }, 'none', 'Total: at least 67'],
    [undefined, 'none', 'Total: not told by the system'],
    [undefined, 'exact', ''],
  ] as const)
    it(`says “${text}”, as sure as the number is: ${total?.kind ?? 'none'} where the backend declares ${declared}`, () => {
      const stage = toolbar({ shown: aPage({ total }), session: sessionOf({ total: declared }) });
      expect(stage.text('.total')).to.equal(text);
    });

  it('says no total before there is an answer', () => {
    expect(toolbar({ shown: undefined }).text('.total')).to.equal('');
  });

  it('reloads, chooses columns, and has the host’s own place', () => {
    const stage = toolbar();
    stage.find('.reload').click();
    stage.find('.columns').click();
    expect(stage.intents).to.deep.equal([{ type: 'reload' }]);
    expect(stage.opened).to.deep.equal([['columns', stage.find('.columns')]]);
    expect(stage.find('.reload').getAttribute('aria-label')).to.equal('Reload the list');
    expect(stage.has('slot[name=toolbar]')).to.equal(true);
  });
});
