import { expect } from '@open-wc/testing';
import { firstPlacement, placed, placementChoices } from '../../../../src/profile/new-user/placement/placement.js';
import { aSession, theCapabilities } from '../../../support/builders.js';

const departments = [{ id: 'd', name: 'Sales', path: ['My Company'] }];
const filters = [{ field: 'role', choices: [{ value: 'learner', label: 'Learner' }, { value: 'king' }] }];
const session = aSession({ capabilities: theCapabilities({ filters }) });

describe('placementChoices', () => {
  it('offers the departments, and the roles that the backend declares', () => {
    expect(placementChoices(session, departments)).to.deep.equal({
      departments,
      roles: [
        { id: 'learner', name: 'Learner' },
        { id: 'king', name: 'king' },
      ],
    });
  });

  for (const [what, given] of [
    ['who may not change roles (R1)', { ...session, allowed: new Set(['create'] as const) }],
    ['whose backend declares none', aSession()],
    ['whose rights can’t be read (R11)', { ...session, allowed: ['change-roles'] as never }],
    ['of whom nothing is known (R11)', undefined],
  ] as const) {
    it(`offers no role to a viewer ${what}`, () => {
      expect(placementChoices(given, []).roles).to.deep.equal([]);
    });
  }

  it('grants nothing for a polluted prototype (S11)', () => {
    const polluted = Object.create({ allowed: new Set(['change-roles']) }) as typeof session;
    expect(placementChoices(Object.assign(polluted, { capabilities: session.capabilities }), []).roles).to.deep.equal(
      [],
    );
  });
});

describe('placed', () => {
  const choices = placementChoices(session, departments);
  const draft = { login: 'ada' };

  it('leaves to the backend what was not chosen', () => {
    expect(placed(draft, firstPlacement, choices, false)).to.deep.equal({ draft, notify: true });
  });

  it('adds department and role as the backend knows them', () => {
    const placement = { departmentId: 'd', roleId: 'learner', notify: false };
    expect(placed(draft, placement, choices, false)).to.deep.equal({
      draft: { login: 'ada', department: departments[0], roles: [{ id: 'learner', name: 'Learner' }] },
      notify: false,
    });
  });

  it('takes no department or role that is not offered', () => {
    const placement = { departmentId: 'gone', roleId: 'owner', notify: false };
    expect(placed(draft, placement, choices, false).draft).to.deep.equal(draft);
  });

  it('asks for no e-mail to who starts inactive (R8, R10)', () => {
    expect(placed(draft, firstPlacement, choices, true)).to.deep.equal({
      draft: { login: 'ada', status: 'inactive' },
      notify: false,
    });
  });
});
