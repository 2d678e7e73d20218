import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  deselect,
  emptySelection,
  extend,
  headState,
  hiddenBy,
  see,
  select,
  type Selection,
  toggle,
} from '../../src/domain/selection.js';
import type { User } from '../../src/domain/user.js';
import { aUser } from '../support/builders.js';

const people = (ids: string): User[] => [...ids].map((id) => aUser({ id }));
const person = (id: string): User => aUser({ id });
const idsOf = (selection: Selection): string => [...selection.users.keys()].join('');
const selecting = (ids: string, scope = ''): Selection => select(emptySelection, people(ids), scope);

describe('toggle', () => {
  it('selects the user', () => {
    expect(idsOf(toggle(emptySelection, person('a'), ''))).to.equal('a');
  });

  it('takes a selected user out, wherever they were selected (T6)', () => {
    expect(idsOf(toggle(selecting('abc', 'one'), person('b'), 'two'))).to.equal('ac');
  });

  it('keeps to the id, not to the record or its place (T3)', () => {
    const renamed = aUser({ id: 'a', login: 'new', version: 'v9' });
    expect(idsOf(toggle(selecting('a'), renamed, ''))).to.equal('');
    expect(idsOf(toggle(selecting('a'), aUser({ id: 'A' }), ''))).to.equal('aA');
  });

  it('leaves the selection that it was given as it was', () => {
    const before = selecting('a');
    toggle(before, person('b'), '');
    toggle(before, person('a'), '');
    expect(idsOf(before)).to.equal('a');
    expect(idsOf(emptySelection)).to.equal('');
  });

  it('takes ids that are names of Object.prototype (S11)', () => {
    for (const id of ['__proto__', 'constructor', 'toString']) {
      const selection = toggle(emptySelection, person(id), '');
      expect([...selection.users.keys()]).to.deep.equal([id]);
    }
  });
});

describe('extend', () => {
  const visible = people('abcdef');
  const shift = (selection: Selection, id: string, order = visible): string => idsOf(extend(selection, order, id, ''));

  it('selects from the user last toggled to this one, downwards and upwards', () => {
    expect(shift(toggle(emptySelection, person('b'), ''), 'd')).to.equal('bcd');
    const upwards = extend(toggle(emptySelection, person('d'), ''), visible, 'b', '');
    expect([...idsOf(upwards)].sort().join('')).to.equal('bcd');
  });

  it('unselects the range where the anchor was unselected', () => {
    expect(shift(toggle(selecting('abcdef'), person('b'), ''), 'd')).to.equal('aef');
  });

  it('follows the order in sight now, not the one at the time of the first click', () => {
    const anchored = toggle(emptySelection, person('a'), '');
    expect([...shift(anchored, 'b', people('afbcde'))].sort().join('')).to.equal('abf');
  });

  it('keeps the anchor, so that the next range starts there too', () => {
    const first = extend(toggle(emptySelection, person('c'), ''), visible, 'd', '');
    expect([...shift(first, 'a')].sort().join('')).to.equal('abcd');
  });

  it('passes over whoever is not among those in sight that can be selected', () => {
    expect(shift(toggle(emptySelection, person('a'), ''), 'd', people('abd'))).to.equal('abd');
  });

  it('only toggles where there is no anchor, or none in sight', () => {
    expect(shift(emptySelection, 'c')).to.equal('c');
    expect(shift(selecting('c'), 'c')).to.equal('');
    expect(shift(toggle(emptySelection, person('z'), ''), 'c')).to.equal('zc');
  });

  it('only toggles where the anchor is no longer what it was toggled to', () => {
    const cleared = deselect(toggle(emptySelection, person('a'), ''), ['a']);
    expect(shift(cleared, 'd')).to.equal('d');
    const reselected = select(toggle(selecting('a'), person('a'), ''), visible, '');
    expect(shift(reselected, 'c')).to.equal('abdef');
  });

  it('does nothing for a user who is not in sight', () => {
    const selection = toggle(emptySelection, person('a'), '');
    expect(extend(selection, visible, 'z', '')).to.equal(selection);
  });
});

describe('select', () => {
  it('notes under which filters somebody was seen, and nothing else (U10)', () => {
    const seen = select(select(emptySelection, people('ab'), 'one'), people('b'), 'two');
    expect([...seen.users.values()].map(({ seenUnder }) => [...seenUnder])).to.deep.equal([['one'], ['one', 'two']]);
  });

  it('adds users and keeps those of other pages', () => {
    expect(idsOf(select(selecting('ab'), people('bcd'), ''))).to.equal('abcd');
  });

  it('takes each user once', () => {
    expect(idsOf(select(emptySelection, people('aab'), ''))).to.equal('ab');
  });

  it('keeps the newest record of a user', () => {
    const newer = aUser({ id: 'a', version: 'v2' });
    expect(select(selecting('a'), [newer], '').users.get('a')?.user).to.equal(newer);
  });
});

describe('deselect', () => {
  it('takes out whom it names, in sight or not (T6), and nobody else', () => {
    expect(idsOf(deselect(selecting('abc'), ['b', 'z']))).to.equal('ac');
  });

  it('takes nobody out for no ids (T8)', () => {
    expect(idsOf(deselect(selecting('abc'), []))).to.equal('abc');
    const selection = selecting('abc');
    expect(deselect(selection, ['x', 'y'])).to.equal(selection);
  });
});

describe('see', () => {
  it('selects nobody', () => {
    const selection = selecting('a');
    expect(see(selection, people('bcd'), '')).to.equal(selection);
    expect(idsOf(see(selection, people('abc'), ''))).to.equal('a');
  });

  it('keeps the newest record of those selected', () => {
    const newer = aUser({ id: 'a', owner: true });
    expect(see(selecting('a'), [newer], '').users.get('a')?.user).to.equal(newer);
  });
});

describe('headState', () => {
  it('tells none, some or all of those in sight', () => {
    expect(headState(selecting('xyz'), people('abc'))).to.equal('none');
    expect(headState(selecting('a'), people('abc'))).to.equal('some');
    expect(headState(selecting('abcz'), people('abc'))).to.equal('all');
  });

  it('is none where nobody in sight can be selected', () => {
    expect(headState(selecting('a'), [])).to.equal('none');
  });
});

describe('hiddenBy', () => {
  const hidden = (selection: Selection, scope: string): string =>
    hiddenBy(selection, scope)
      .map(({ id }) => id)
      .join('');

  it('names the selected users that the results of these filters have not shown (U10)', () => {
    expect(hidden(see(selecting('abc', 'old'), people('b'), 'new'), 'new')).to.equal('ac');
  });

  it('hides nobody where nothing is filtered', () => {
    expect(hidden(selecting('abc', 'old'), '')).to.equal('');
  });

  it('remembers what other pages of the same filters have shown', () => {
    const paged = see(see(selecting('abcd', 'old'), people('ax'), 'new'), people('cy'), 'new');
    expect(hidden(paged, 'new')).to.equal('bd');
    expect(hidden(paged, 'old')).to.equal('');
  });

  it('forgets what it has shown of a user who was taken out and selected again elsewhere', () => {
    const again = toggle(toggle(selecting('a', 'one'), person('a'), 'one'), person('a'), 'two');
    expect(hidden(again, 'one')).to.equal('a');
  });

  it('gives the newest records', () => {
    const newer = aUser({ id: 'a', login: 'renamed' });
    expect(hiddenBy(see(selecting('a', 'one'), [newer], 'two'), 'three')).to.deep.equal([newer]);
  });
});

describe('a selection, against a plain model', () => {
  const everybody = people('abcdefghijkl');
  const scopes = ['', 'f1', 'f2'] as const;
  type Scope = (typeof scopes)[number];
  /** Whom a filter leaves. */
  const within = (scope: Scope): User[] =>
    everybody.filter((_, index) => scope === '' || index % (scope === 'f1' ? 2 : 3) === 0);

  interface Model {
    chosen: Set<string>;
    seen: Map<string, Set<string>>;
    anchor?: { id: string; on: boolean };
    scope: Scope;
    page: number;
    reversed: boolean;
  }
  interface Real {
    selection: Selection;
  }

  const visibleIn = ({ scope, page, reversed }: Model): User[] => {
    const ordered = reversed ? within(scope).reverse() : within(scope);
    return ordered.slice(page * 4, page * 4 + 4);
  };
  const put = (model: Model, ids: string[], on: boolean): void => {
    for (const id of ids) {
      if (on) model.seen.set(id, new Set([...(model.chosen.has(id) ? model.seen.get(id)! : []), model.scope]));
      if (on) model.chosen.add(id);
      else model.chosen.delete(id);
    }
  };
  const check = (model: Model, real: Real): void => {
    const { selection } = real;
    expect([...selection.users.keys()].sort()).to.deep.equal([...model.chosen].sort());
    const hidden = [...model.chosen].filter((id) => model.scope !== '' && !model.seen.get(id)!.has(model.scope));
    expect(hiddenBy(selection, model.scope).map(({ id }) => id).sort()).to.deep.equal(hidden.sort()); // prettier-ignore
    const shown = visibleIn(model).filter(({ id }) => model.chosen.has(id)).length;
    const state = shown === 0 ? 'none' : shown === visibleIn(model).length ? 'all' : 'some';
    expect(headState(selection, visibleIn(model))).to.equal(state);
  };

  type Command = fc.Command<Model, Real>;
  const command = (name: string, run: (model: Model, real: Real) => void): Command => ({
    check: () => true,
    run: (model, real) => {
      run(model, real);
      check(model, real);
    },
    toString: () => name,
  });
  const toggleOne = (model: Model, real: Real, user: User): void => {
    const on = !model.chosen.has(user.id);
    put(model, [user.id], on);
    model.anchor = { id: user.id, on };
    real.selection = toggle(real.selection, user, model.scope);
  };
  const clicked = (at: number): Command =>
    command(`click ${at}`, (model, real) => {
      const user = visibleIn(model)[at];
      if (user) toggleOne(model, real, user);
    });
  const shiftClicked = (at: number): Command =>
    command(`shift ${at}`, (model, real) => {
      const visible = visibleIn(model);
      const target = visible[at];
      if (!target) return;
      const { anchor } = model;
      const start = visible.findIndex(({ id }) => id === anchor?.id);
      real.selection = extend(real.selection, visible, target.id, model.scope);
      if (anchor && start >= 0 && model.chosen.has(anchor.id) === anchor.on) {
        const range = visible.filter((_, index) => (index - start) * (index - at) <= 0);
        put(model, range.map(({ id }) => id), anchor.on); // prettier-ignore
      } else {
        const on = !model.chosen.has(target.id);
        put(model, [target.id], on);
        model.anchor = { id: target.id, on };
      }
    });
  const show = (model: Model, real: Real): void => {
    for (const { id } of visibleIn(model)) if (model.chosen.has(id)) model.seen.get(id)!.add(model.scope);
    real.selection = see(real.selection, visibleIn(model), model.scope);
  };
  const commands = fc.commands(
    [
      fc.nat(3).map(clicked),
      fc.nat(3).map(shiftClicked),
      fc.constant(
        command('select page', (model, real) => {
          put(model, visibleIn(model).map(({ id }) => id), true); // prettier-ignore
          real.selection = select(real.selection, visibleIn(model), model.scope);
        }),
      ),
      fc.constant(
        command('deselect page', (model, real) => {
          const ids = visibleIn(model).map(({ id }) => id);
          put(model, ids, false);
          real.selection = deselect(real.selection, ids);
        }),
      ),
      fc.constant(
        command('deselect the hidden', (model, real) => {
          const ids = hiddenBy(real.selection, model.scope).map(({ id }) => id);
          put(model, ids, false);
          real.selection = deselect(real.selection, ids);
          expect(hiddenBy(real.selection, model.scope)).to.deep.equal([]);
        }),
      ),
      fc.nat(2).map((page) =>
        command(`page ${page}`, (model, real) => {
          model.page = page;
          show(model, real);
        }),
      ),
      fc.constantFrom(...scopes).map((scope) =>
        command(`filter ${scope}`, (model, real) => {
          Object.assign(model, { scope, page: 0 });
          show(model, real);
        }),
      ),
      fc.constant(
        command('sort', (model, real) => {
          model.reversed = !model.reversed;
          show(model, real);
        }),
      ),
      fc.constant(
        command('reload', (model, real) => {
          show(model, real);
        }),
      ),
    ],
    { maxCommands: 40 },
  );

  it('holds exactly those whom commands selected, whatever is paged, sorted, filtered or reloaded (T6, T7, U10)', () => {
    fc.assert(
      fc.property(commands, (steps) => {
        const setup = (): { model: Model; real: Real } => ({
          model: { chosen: new Set(), seen: new Map(), scope: '', page: 0, reversed: false },
          real: { selection: emptySelection },
        });
        fc.modelRun(setup, steps);
      }),
      { numRuns: 500 },
    );
  }).timeout(30_000);
});
