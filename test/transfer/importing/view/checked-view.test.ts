import { expect } from '@open-wc/testing';
import type { ImportPlan } from '../../../../src/transfer/importing/planning/planned-row.js';
import { showImport } from '../import-screen.js';
import { aUser } from '../../../support/builders.js';
import { aPlan, bob, cells, checked, everyKind, noAddress, rows } from '../made-up-import.js';

const show = (plan: ImportPlan, ...more: [('en' | 'de' | 'ar')?]) => showImport(checked(plan), ...more);

describe('checkedView', () => {
  it('says first what would happen, in numbers that add up to all rows', async () => {
    const screen = await show(everyKind());
    const sum = screen.find('.import-sum');
    expect(sum.innerText).to.equal('2 new, 1 changed, 1 activated, 1 deactivated, 1 stays as it is, 1 repeated, 1 refused, and 1 wrong'); // prettier-ignore
    const total = sum.innerText.match(/\d+/g)!.reduce((all, each) => all + Number(each), 0);
    expect(total).to.equal(everyKind().rows.length);
    expect(sum.tabIndex, 'it can have the focus').to.equal(-1);
    expect(sum.hasAttribute('tabindex')).to.equal(true);
  });

  it('has a group for each kind of row, what needs the viewer first', async () => {
    const screen = await show(everyKind());
    expect(screen.headings).to.deep.equal([
      'Licence',
      '1 row can’t be imported as it is',
      '1 can’t be changed',
      '1 will be deactivated',
      '1 will be activated',
      '2 will be created',
      '1 will be changed',
      '1 row says the same as an earlier one',
    ]);
    expect(screen.text).to.contain('1 stays as it is.');
  });

  it('leaves out groups in which nobody is', async () => {
    const screen = await show(aPlan([rows.update(2)]));
    expect(screen.headings).to.deep.equal(['1 will be changed']);
    expect(screen.text).not.to.contain('stays as it is');
  });

  it('names everyone with one identifier and the row of the file (U1)', async () => {
    const screen = await show(everyKind());
    expect(screen.lines(/will be created/)[0]).to.match(/^Nia Number 2 new\.2@example\.com row 2 /);
    expect(screen.lines(/will be changed/)[0]).to.match(/^Ana López ana@example\.com row 4 /);
  });

  it('shows three of many, and the others on request (U1)', async () => {
    const screen = await show(aPlan(Array.from({ length: 12 }, (_, at) => rows.create(at + 2))));
    expect(screen.lines(/12 will be created/)).to.have.lengthOf(3);
    await screen.press('and 9 more');
    expect(screen.lines(/12 will be created/)).to.have.lengthOf(12);
    await screen.press('Show fewer');
    expect(screen.lines(/12 will be created/)).to.have.lengthOf(3);
  });

  it('tells what a change makes of each field, in words', async () => {
    const changes = [
      { field: 'jobTitle', from: 'Clerk', to: 'Lead' },
      { field: 'department', from: '', to: 'Sales' },
    ];
    const screen = await show(aPlan([rows.update(2, { changes })]));
    expect(screen.lines(/will be changed/)[0]).to.contain('Job Title: from “Clerk” to “Lead” Department: from empty to “Sales”'); // prettier-ignore
    expect(screen.all('del').map(({ textContent }) => textContent)).to.deep.equal(['“Clerk”', 'empty']);
    expect(screen.all('ins').map(({ textContent }) => textContent)).to.deep.equal(['“Lead”', '“Sales”']);
  });

  it('says what deactivated users can and can’t do (R8), and shows their other changes', async () => {
    const changes = [{ field: 'jobTitle', from: 'Clerk', to: '' }];
    const screen = await show(aPlan([rows.update(2, { activation: 'deactivate', changes })]));
    expect(screen.find('.import-deactivate').innerText).to.contain('They can’t sign in and get no email. They stay in reports, stay editable and don’t count for the licence.'); // prettier-ignore
    expect(screen.lines(/will be deactivated/)[0]).to.contain('Job Title: from “Clerk” to empty');
  });

  it('says what activated users can do', async () => {
    const screen = await show(aPlan([rows.update(2, { activation: 'activate' })]));
    expect(screen.find('.import-activate').innerText).to.contain('They can sign in, get email and count');
  });

  it('shows what new users start with, without what is empty', async () => {
    const screen = await show(aPlan([rows.create(2)]));
    expect(screen.lines(/will be created/)[0]).to.equal('Nia Number 2 new.2@example.com row 2 Login: “new.2” Job Title: “Clerk”'); // prettier-ignore
  });

  it('says who has the same e-mail address', async () => {
    const screen = await show(aPlan([rows.create(2, { sameEmail: bob })]));
    expect(screen.lines(/will be created/)[0]).to.contain('Bob Stone has the same email address.');
  });

  it('says who is protected, and why, before anything is done (U7)', async () => {
    const screen = await show(aPlan([rows.refused(2), rows.refused(3, 'self')]));
    expect(screen.lines(/2 can’t be changed/)).to.deep.equal([
      'Bob Stone bob@example.com row 2 This is the Account Owner. Transfer the ownership to another user first.',
      'Bob Stone bob@example.com row 3 This is you. Ask another administrator.',
    ]);
  });

  it('says of a repeated row which row it repeats', async () => {
    const screen = await show(aPlan([rows.create(2), rows.repeated(8, 2)]));
    expect(screen.lines(/says the same/)).to.deep.equal([
      'Nia Number 2 new.2@example.com row 8 says the same as row 2',
    ]);
  });

  it('says that nothing would change, and offers nothing to press for it', async () => {
    const screen = await show(aPlan([rows.same(2), rows.same(3)]));
    expect(screen.text).to.contain('2 stay as they are Nothing would change.').and.contain('2 stay as they are.');
    expect(screen.all('.question-confirm')).to.have.lengthOf(0);
  });

  it('says on the button how many rows are imported (U2)', async () => {
    const screen = await show(everyKind());
    expect(screen.find('.question-confirm').innerText.trim()).to.equal('Import 5 rows');
  });

  it('says that nobody is created where not everybody could be read', async () => {
    const told = async (more: object): Promise<string> => (await show(aPlan([rows.same(2)], { whole: false, ...more }))).find('.notice.warning').innerText.trim(); // prettier-ignore
    const ending = 'Whoever was not found may be there, so nobody is created.';
    expect(await told({ read: 50, total: 67 })).to.equal(`The system gave only 50 of its 67 users. ${ending}`);
    expect(await told({ read: 50, total: undefined })).to.equal(`The system gave only 50 of its users. ${ending}`);
    expect(await told({ read: 50, total: 50 })).to.equal(`The system gave only 50 of its users. ${ending}`);
    expect((await show(aPlan([rows.same(2)]))).all('.notice.warning')).to.have.lengthOf(0);
  });

  it('goes back, and saves what is left out where something is', async () => {
    const screen = await show(everyKind());
    await screen.press('Back to the file');
    await screen.press('Save the rows that are left out');
    expect(screen.calls).to.deep.equal(['back()', 'saveWrong()']);
    const whole = await show(aPlan([rows.create(2)]));
    expect(whole.button('Save the rows that are left out')).to.equal(undefined);
    expect((await show(aPlan([rows.refused(2)]))).button('Save the rows that are left out')).to.exist;
    expect((await show(aPlan([rows.wrong(2, [noAddress])]))).button('Save the rows that are left out')).to.exist;
  });

  it('says while it is worked out anew, and confirms nothing then (U9)', async () => {
    const screen = await showImport(checked(everyKind(), { replanning: true }));
    expect(screen.root.ariaBusy).to.equal('true');
    expect(screen.find('.question-confirm').ariaDisabled).to.equal('true');
    expect(screen.find('.question-missing').innerText).to.contain('Working out anew what would change');
  });

  it('shows nothing where there is no plan', async () => {
    const screen = await showImport(checked(undefined, { plan: undefined }));
    expect(screen.root.innerText.trim()).to.equal('');
  });
});

describe('checkedView: the licence (R10)', () => {
  const planWith = (seats: object, more: ReturnType<typeof rows.create>[] = [rows.create(2)]): ImportPlan =>
    aPlan(more, { seats: { used: 60, limit: 70, after: 61, missing: 0, ...seats } });

  it('says how many seats are taken now and afterwards', async () => {
    const screen = await show(planWith({}));
    expect(screen.find('.import-seats').innerText.replace(/\s+/g, ' ').trim()).to.equal('Licence Of 70 seats, 60 are taken now and 61 afterwards.'); // prettier-ignore
    expect(screen.all('.import-warned')).to.have.lengthOf(0);
  });

  it('says nothing where the backend tells no limit', async () => {
    expect((await show(aPlan([rows.create(2)]))).all('.import-seats')).to.have.lengthOf(0);
  });

  it('says how many are missing and who starts inactive, by name, and marks them among the new ones', async () => {
    const plan = planWith({ after: 70, missing: 2 }, [rows.create(2), rows.create(3, { seatless: true }), rows.create(4, { seatless: true })]); // prettier-ignore
    const screen = await show(plan);
    expect(screen.lines(/2 seats are missing/)).to.deep.equal([
      'Nia Number 3 new.3@example.com row 3',
      'Nia Number 4 new.4@example.com row 4',
    ]);
    expect(screen.find('.import-seats').innerText).to.contain('2 seats are missing. Without one, new users start inactive:'); // prettier-ignore
    const [with1, ...without] = screen.lines(/will be created/);
    expect(with1).not.to.contain('Starts inactive');
    for (const line of without) expect(line).to.contain('Starts inactive');
  });

  it('says that seats are missing where nobody starts inactive for it', async () => {
    const screen = await show(planWith({ missing: 1 }, [rows.wrong(2, [{ kind: 'no-seat', field: 'status' }])]));
    expect(screen.find('.import-seats').innerText).to.contain('1 seat is missing.').and.not.contain('start inactive');
  });
});

describe('checkedView: texts from outside', () => {
  it('shows hostile names, values and labels harmlessly and apart (S7, S8)', async () => {
    const user = aUser({
      id: 'x',
      displayName: 'Eve\u202Etxt.exe<img src=x>',
      email: `${'e'.repeat(400)}@example.com`,
    });
    const changes = [{ field: 'jobTitle', from: '\u2066<b>x</b>', to: 'z'.repeat(900) }];
    const screen = await show(aPlan([rows.update(2, { user, changes })]));
    expect(screen.find('.question-people .question-name').textContent).to.equal('Eve\uFFFDtxt.exe<img src=x>');
    expect(screen.find('.question-people .question-identifier').textContent).to.have.lengthOf(100);
    expect(screen.find('del bdi').textContent).to.equal('\uFFFD<b>x</b>');
    expect(screen.find('ins bdi').textContent).to.have.lengthOf(120);
    expect(screen.all('img, b')).to.have.lengthOf(0);
  });

  it('names whoever has no name in the file, all the same', async () => {
    const screen = await show(aPlan([rows.create(2, { cells: cells('', '', '', '') })]));
    expect(screen.lines(/will be created/)[0]).to.match(/^Without a name row 2/);
  });

  it('is never wider than the dialog, however long a name is', async () => {
    const user = aUser({ id: 'x', displayName: 'W'.repeat(99), email: `${'w'.repeat(90)}@example.com` });
    const screen = await show(aPlan([rows.update(2, { user }), rows.wrong(3, [noAddress], { user })]));
    const { scrollWidth, clientWidth } = screen.find('.question-content');
    expect(scrollWidth).to.equal(clientWidth);
  });
});

describe('checkedView: whoever can’t see it', () => {
  for (const language of ['en', 'de', 'ar'] as const)
    it(`can use it in ${language}`, async () => {
      const screen = await show(everyKind(), language);
      await expect(screen.element).to.be.accessible();
      expect(screen.text).not.to.match(/\bimport\.\w|\{|undefined/);
    });

  it('can reach a long list that is shown whole', async () => {
    const screen = await show(aPlan(Array.from({ length: 40 }, (_, at) => rows.create(at + 2))));
    await screen.press('and 37 more');
    await expect(screen.element).to.be.accessible();
  });
});
