import { expect } from '@open-wc/testing';
import { pagerView } from '../../../src/directory/view/pager-view.js';
import { aUser } from '../../support/builders.js';
import { aList, aPage, Stage } from './stage.js';

const at50 = { at: { offset: 50 }, from: 50 } as const;
const users = [aUser({ id: 'a' }), aUser({ id: 'b' })];
const turned: Element[] = [];
const pager = (given: Parameters<typeof aList>[0] = {}, pageSizes?: number[]): Stage =>
  new Stage((scene) => pagerView(scene, (button) => void turned.push(button)), {
    state: aList(given),
    ...(pageSizes && { pageSizes }),
  });
const disabled = (stage: Stage): (string | null)[] =>
  ['.previous', '.next'].map((selector) => stage.find(selector).getAttribute('aria-disabled'));

describe('pagerView', () => {
  for (const [total, page, text] of [
    [{ value: 67, kind: 'exact' }, { from: 0 }, '1-2 of 67'],
    [{ value: 67, kind: 'exact' }, at50, '51-52 of 67'],
    [{ value: 67, kind: 'estimated' }, at50, '51-52 of about 67'],
    [{ value: 67, kind: 'at-least' }, at50, '51-52 of at least 67'],
    [undefined, at50, '51-52'],
    [{ value: 12_345, kind: 'exact' }, { from: 9_999 }, '10,000-10,001 of 12,345'],
  ] as const)
    it(`says “${text}” as sure as the total is: ${total?.kind ?? 'none'}`, () => {
      expect(pager({ shown: aPage({ users, page, total }) }).text('.range')).to.equal(text);
    });

  it('says no range of nobody', () => {
    expect(pager({ shown: aPage({ users: [] }) }).text('.range')).to.equal('');
    expect(pager({ shown: undefined }).text('.range')).to.equal('');
  });

  for (const [where, shown, expected] of [
    ['the first page', aPage(), ['true', 'false']],
    ['a page between', aPage({ page: at50, previous: { offset: 25 }, next: { offset: 75 } }), ['false', 'false']],
    ['the last page', aPage({ page: at50, previous: { offset: 25 }, next: undefined }), ['false', 'true']],
    ['the only page', aPage({ next: undefined }), ['true', 'true']],
    ['no page yet', undefined, ['true', 'true']],
  ] as const)
    it(`refuses the way that does not exist, but keeps its button in reach: ${where}`, () => {
      const stage = pager({ shown });
      expect(disabled(stage)).to.deep.equal(expected);
      expect(stage.all<HTMLButtonElement>('button').some((button) => button.disabled)).to.equal(false);
    });

  it('asks for the page before and the one after', () => {
    const stage = pager({ shown: aPage({ page: at50, previous: { offset: 25 } }) });
    stage.find('.previous').click();
    stage.find('.next').click();
    expect(stage.intents).to.deep.equal([
      { look: true, type: 'turn-page', to: 'previous' },
      { look: true, type: 'turn-page', to: 'next' },
    ]);
  });

  it('tells by which button a page is turned', () => {
    const stage = pager({ shown: aPage({ page: at50, previous: { offset: 25 } }) });
    turned.length = 0;
    stage.find('.next').click();
    expect(turned).to.deep.equal([stage.find('.next')]);
  });

  it('names its buttons and itself (A15)', () => {
    const stage = pager();
    expect(stage.attributes('nav, button', 'aria-label')).to.deep.equal(['Pages', 'Previous page', 'Next page']);
    expect(stage.find<HTMLSelectElement>('select').labels[0]?.textContent).to.include('Users on a page');
  });

  for (const [pageSize, sizes, shown] of [
    [25, [25, 50, 100], ['25', '50', '100']],
    [30, [25, 50], ['25', '30', '50']],
    [2000, [100, 25, 25], ['25', '100', '2,000']],
    [10, [], ['10']],
  ] as const)
    it(`offers ${shown.join(', ')} where the size is ${pageSize}, and has that one chosen`, () => {
      const stage = pager({ pageSize }, [...sizes]);
      expect(stage.texts('option')).to.deep.equal(shown);
      expect(stage.find<HTMLSelectElement>('select').value).to.equal(String(pageSize));
    });

  it('asks for another size as a number', () => {
    const stage = pager();
    const select = stage.find<HTMLSelectElement>('select');
    select.value = '100';
    select.dispatchEvent(new Event('change'));
    expect(stage.intents).to.deep.equal([{ type: 'resize-page', size: 100 }]);
  });
});
