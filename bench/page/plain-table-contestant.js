import { people } from './people.js';

const template = document.createElement('template');
// the benchmark's own page, no policy: what a hand would write for speed
template.innerHTML = `<div class="row" role="row">
  <span role="cell" class="edge"><input type="checkbox" class="check" /></span>
  <span role="cell" class="cell"><button class="name"></button><span class="under"></span></span>
  <span role="cell" class="cell"><span class="over"></span><span class="under"></span></span>
  <span role="cell" class="edge"><button class="more" aria-haspopup="menu"></button></span>
</div>`;

/** The same table by hand: one row cloned for each person, one listener for all, the same looks. */
export class PlainTableContestant {
  name = 'plain table';
  #users = [];
  #rows = new Map();
  #table;
  #body;
  #total;
  #range;

  mount() {
    this.open();
  }

  open() {
    this.#table = document.createElement('div');
    this.#table.className = 'plain';
    this.#table.innerHTML = `<p class="toolbar"><input type="search" aria-label="Search" /> <button>Filters</button> <span class="total"></span></p>
      <div class="table" role="table" aria-label="Users">
        <div class="head" role="row">
          <span role="columnheader" class="edge"><input type="checkbox" class="check" aria-label="Select all" /></span>
          <span role="columnheader" class="cell" aria-sort="ascending"><button class="sort">User name</button></span>
          <span role="columnheader" class="cell">Department</span>
          <span role="columnheader"></span>
        </div>
        <div class="body" role="rowgroup"></div>
      </div>
      <p class="pager"><span class="range"></span> <button>Previous</button> <button>Next</button></p>`;
    this.#body = this.#table.querySelector('.body');
    this.#total = this.#table.querySelector('.total');
    this.#range = this.#table.querySelector('.range');
    this.#table.addEventListener('change', this);
    this.#table.addEventListener('click', this);
    document.body.append(this.#table);
  }

  unmount() {
    this.#table.remove();
    this.#users = [];
    this.#rows.clear();
  }

  create(count, series) {
    this.#users = people(count, series);
    this.#rows.clear();
    for (const [index, user] of this.#users.entries()) this.#rows.set(user.id, rowOf(user, index));
    this.#show();
  }

  selectAll() {
    this.#table.querySelector('.head .check').click();
  }

  sort() {
    this.#table.querySelector('.sort').click();
  }

  deleteOne(index) {
    const [{ id }] = this.#users.splice(index, 1);
    this.#rows.get(id).remove();
    this.#rows.delete(id);
    this.#users.slice(index).forEach((user, offset) => this.#number(this.#rows.get(user.id), index + offset));
    this.#count();
  }

  settled() {}

  handleEvent({ type, target }) {
    if (type === 'change' && target.closest('.head')) {
      for (const row of this.#rows.values()) mark(row, target.checked);
    } else if (type === 'change') mark(target.closest('.row'), target.checked);
    else if (target.closest('.sort')) {
      this.#users.reverse();
      target.closest('[aria-sort]').setAttribute('aria-sort', 'descending');
      this.#users.forEach((user, index) => this.#number(this.#rows.get(user.id), index));
      this.#show();
    }
  }

  seen() {
    return {
      rows: this.#body.childElementCount,
      selected: this.#body.querySelectorAll('.check:checked').length,
      first: this.#body.querySelector('.name')?.textContent,
    };
  }

  #show() {
    this.#body.replaceChildren(...this.#users.map(({ id }) => this.#rows.get(id)));
    this.#count();
  }

  #count() {
    this.#total.textContent = `Total: ${this.#users.length}`;
    this.#range.textContent = `1-${this.#users.length} of ${this.#users.length}`;
  }

  #number(row, index) {
    row.setAttribute('aria-rowindex', index + 2);
  }
}

function rowOf(user, index) {
  const row = template.content.firstElementChild.cloneNode(true);
  const [pick, who, where, more] = row.children;
  const name = `${user.firstName} ${user.lastName}`;
  row.setAttribute('aria-rowindex', index + 2);
  pick.firstElementChild.setAttribute('aria-label', `Select ${name}`);
  who.children[0].textContent = name;
  who.children[1].textContent = user.login;
  where.children[0].textContent = user.department.name;
  where.children[1].textContent = user.department.path.join(' / ');
  more.firstElementChild.setAttribute('aria-label', `Actions for ${name}`);
  return row;
}

function mark(row, selected) {
  row.classList.toggle('selected', selected);
  row.querySelector('.check').checked = selected;
}
