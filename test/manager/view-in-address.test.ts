import { expect, oneEvent } from '@open-wc/testing';
import { initialView, type ListView } from '../../src/domain/list-view.js';
import { ViewInAddress } from '../../src/manager/view-in-address.js';

const host = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};
const viewOf = (given: Partial<ListView>): ListView => ({ ...initialView, ...given });

describe('ViewInAddress', () => {
  let start: string;
  let restored: ListView[];
  let enabled: boolean;
  let address: ViewInAddress;

  beforeEach(() => {
    start = location.href;
    restored = [];
    enabled = true;
    address = new ViewInAddress(
      host,
      () => enabled,
      (view) => restored.push(view),
    );
    address.hostConnected();
  });

  afterEach(() => {
    address.hostDisconnected();
    history.replaceState(null, '', start);
  });

  it('writes the view beside what else the address carries', () => {
    history.replaceState(null, '', '?tab=people&search=old');
    address.write(
      viewOf({
        search: 'grace',
        filters: { status: ['active', 'invited'] },
        sort: { field: 'login', direction: 'descending' },
      }),
    );
    const { searchParams } = new URL(location.href);
    expect(searchParams.get('tab')).to.equal('people');
    expect(searchParams.getAll('search')).to.deep.equal(['grace']);
    expect(searchParams.getAll('filter.status')).to.deep.equal(['active', 'invited']);
    expect(searchParams.get('sort')).to.equal('-login');
  });

  it('reads back what it wrote', () => {
    const view = viewOf({
      search: 'José & co',
      filters: { department: ['d/1'] },
      page: { at: { offset: 50 }, from: 50 },
      user: 'u?1',
    });
    address.write(view);
    expect(address.read()).to.deep.equal(view);
  });

  it('leaves the address alone unless the host asked for it', () => {
    enabled = false;
    const before = location.href;
    address.write(viewOf({ search: 'grace' }));
    expect(location.href).to.equal(before);
  });

  it('makes one history entry of a search, however many letters it took', () => {
    address.write(viewOf({}));
    // a browser keeps 50 entries, so their number says nothing after a while
    const entries: unknown[] = [];
    const push = history.pushState.bind(history);
    history.pushState = (...entry) => {
      entries.push(entry[2]);
      push(...entry);
    };
    for (const search of ['g', 'gr', 'gra']) address.write(viewOf({ search }));
    Reflect.deleteProperty(history, 'pushState');
    expect(entries).to.have.length(1);
    expect(new URL(location.href).searchParams.get('search')).to.equal('gra');
  });

  it('gives the earlier view back when the viewer goes back', async () => {
    address.write(viewOf({ filters: { status: ['active'] } }));
    address.write(viewOf({ filters: { status: ['inactive'] } }));
    setTimeout(() => history.back());
    await oneEvent(window, 'popstate');
    expect(restored.map(({ filters }) => filters)).to.deep.equal([{ status: ['active'] }]);
  });

  it('hears nothing more once its host has left the page', () => {
    address.hostDisconnected();
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(restored).to.deep.equal([]);
  });
});
