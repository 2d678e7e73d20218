import { adapterError } from '/cdn/user-manager.js';
import { people } from './people.js';

const everything = ['view', 'create', 'update', 'activate', 'deactivate', 'delete'];

/** An adapter that answers out of an array: at once, but for the first time, when it waits until there are people. */
function arrayAdapter(users) {
  let answer;
  const first = new Promise((done) => (answer = done));
  const session = {
    viewer: { id: 'me', name: 'Me' },
    allowed: new Set(everything),
    capabilities: {
      search: { mode: 'contains', fields: ['name'] },
      sort: ['name'],
      page: { kind: 'offset' },
      total: 'exact',
      concurrency: 'none',
      delete: { kind: 'permanent', statistics: 'lost' },
    },
  };
  const adapter = {
    users,
    answer,
    connect: () => Promise.resolve(session),
    query: async ({ size, sort }) => {
      if (!adapter.users) await first;
      const users = sort?.direction === 'descending' ? adapter.users.toReversed() : adapter.users;
      return { users: users.slice(0, size), total: { value: users.length, kind: 'exact' } };
    },
    get: () => Promise.reject(adapterError('not-found', 'Nobody')),
    delete: async function* () {},
    setActive: async function* () {},
  };
  return adapter;
}

/** `<user-manager>` as a host uses it: whole, with its search box, pager and bulk bar. */
export class UserManagerContestant {
  name = 'user-manager';
  #adapter = arrayAdapter();
  #element;

  /**
   * As the other's is, all but the rows is there before an operation: it loads search, filters, menus, bulk bar, pager and
   * dialog after the first rows of its life, which are not those that are timed here.
   */
  async mount() {
    this.open(arrayAdapter(people(1)));
    while (
      !this.#element.renderRoot.querySelector('.pager') ||
      !this.#element.renderRoot.querySelector('confirm-delete-dialog')
    )
      await new Promise((done) => setTimeout(done));
    this.#element.adapter = this.#adapter;
    await this.settled();
  }

  /** The tag on the page, and nothing yet to show. */
  open(adapter = this.#adapter) {
    this.#element = document.createElement('user-manager');
    this.#element.pageSize = 1000;
    this.#element.adapter = adapter;
    document.body.append(this.#element);
  }

  unmount() {
    this.#element.remove();
    this.#element = undefined;
    this.#adapter = arrayAdapter();
  }

  create(count, series) {
    const isFirst = !this.#adapter.users;
    this.#adapter.users = people(count, series);
    if (isFirst) this.#adapter.answer();
    else this.#element.reload();
  }

  selectAll() {
    this.#find('.select-page').click();
  }

  sort() {
    this.#find('.sort').click();
  }

  deleteOne(index) {
    this.#adapter.users = this.#adapter.users.toSpliced(index, 1);
    this.#element.reload();
  }

  async settled() {
    for (let turn = 0; turn < 10; turn++) {
      await Promise.resolve();
      await this.#element?.updateComplete;
    }
  }

  /** What a person sees: how many rows, how many of them selected, whose name is first. */
  seen() {
    const rows = [...this.#element.renderRoot.querySelectorAll('user-row')].filter(({ user }) => user);
    return {
      rows: rows.length,
      selected: rows.filter((row) => row.renderRoot.querySelector('input').checked).length,
      first: rows[0]?.renderRoot.querySelector('.name')?.textContent.trim(),
    };
  }

  #find(selector) {
    const found = this.#element.renderRoot.querySelector(selector);
    if (!found) throw new Error(`<user-manager> has no ${selector}`);
    return found;
  }
}
