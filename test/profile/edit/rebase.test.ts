import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { valuesOf } from '../../../src/profile/form/form-fields.js';
import { isSame, rebase } from '../../../src/profile/edit/rebase.js';
import { aUser } from '../../support/builders.js';
import { aForm, edit } from '../../support/forms.js';

const base = aForm().base;

describe('rebase', () => {
  it('keeps what only the viewer changed, takes what only others changed, and says which', () => {
    const form = aForm([edit('firstName', 'Ada')]);
    const result = rebase(form, form.base, aUser({ lastName: 'Murray', version: 'v2' }));
    expect(result.form.values.get('firstName')).to.equal('Ada');
    expect(result.form.values.get('lastName')).to.equal('Murray');
    expect(result.taken).to.deep.equal(['lastName']);
    expect([...result.conflicts]).to.deep.equal([]);
  });

  it('makes a conflict of what both changed, with their value, and keeps the viewer’s in the field', () => {
    const form = aForm([edit('firstName', 'Ada')]);
    const result = rebase(form, form.base, aUser({ firstName: 'Gracia' }));
    expect([...result.conflicts]).to.deep.equal([['firstName', 'Gracia']]);
    expect(result.form.values.get('firstName')).to.equal('Ada');
    expect(result.taken).to.deep.equal([]);
  });

  it('makes none where both wrote the same', () => {
    const form = aForm([edit('firstName', ' Ada ')]);
    const result = rebase(form, form.base, aUser({ firstName: 'Ada' }));
    expect(result.conflicts.size).to.equal(0);
    expect(result.form.values.get('firstName')).to.equal('Ada');
  });

  it('leaves a conflict open until it is decided, also where a third version comes', () => {
    const form = aForm([edit('firstName', 'Ada')]);
    const second = rebase(form, form.base, aUser({ firstName: 'Gracia' }));
    const third = rebase(
      second.form,
      second.form.base,
      aUser({ firstName: 'Gracia', lastName: 'X' }),
      second.conflicts,
    );
    expect([...third.conflicts]).to.deep.equal([['firstName', 'Gracia']]);
    const back = rebase(second.form, second.form.base, aUser({ firstName: 'Ada' }), second.conflicts);
    expect(back.conflicts.size, 'until both are the same').to.equal(0);
  });

  it('keeps half a date that is being typed', () => {
    const form = aForm([{ type: 'edit', name: 'born', value: '', unreadable: true }]);
    const result = rebase(form, form.base, aUser({ extra: { born: '1906-12-09' } }));
    expect([...result.conflicts]).to.deep.equal([['born', '1906-12-09']]);
    expect(result.form.unreadable.has('born')).to.equal(true);
  });

  it('takes a read-only field as it is and says nothing of it', () => {
    const form = aForm([], aUser(), [{ name: 'login', type: 'text', readOnly: true }]);
    const result = rebase(form, form.base, aUser({ login: 'renamed' }));
    expect(result.form.values.get('login')).to.equal('renamed');
    expect(result.taken).to.deep.equal([]);
  });

  it('forgets a backend’s word against a value that is no longer there', () => {
    const texts = new Map([
      ['login', 'Taken.'],
      ['email', 'Taken.'],
    ]);
    const form = aForm([edit('email', 'x@y'), { type: 'refuse', texts }]);
    const result = rebase(form, form.base, aUser({ login: 'new' }));
    expect([...result.form.refused.keys()]).to.deep.equal(['email']);
  });

  it('loses nothing typed, shows the newest of the rest, and each difference is exactly one thing', () => {
    const text = fc.constantFrom('', 'a', 'b', ' a ', 'c@d');
    const person = fc.record({
      firstName: text,
      lastName: text,
      login: text,
      email: text,
      phone: text,
      jobTitle: text,
    });
    fc.assert(
      fc.property(person, person, person, (was, typed, now) => {
        const form = aForm(
          Object.entries(typed).map(([name, value]) => edit(name, value)),
          was,
        );
        const { form: next, conflicts, taken } = rebase(form, form.base, aUser(now));
        for (const [name, mine] of Object.entries(typed)) {
          const [before, theirs] = [form.base.get(name)!, next.base.get(name)!];
          const changed = !isSame(mine, before);
          expect(isSame(next.values.get(name)!, changed ? mine : theirs), `value of ${name}`).to.equal(true);
          expect(conflicts.has(name)).to.equal(changed && !isSame(theirs, before) && !isSame(mine, theirs));
          expect(taken.includes(name)).to.equal(!changed && !isSame(theirs, before));
        }
        expect(next.base).to.deep.equal(valuesOf(next.fields, aUser(now)));
      }),
    );
  });

  it('never changes what it was given', () => {
    const form = aForm([edit('firstName', 'Ada')]);
    rebase(form, form.base, aUser({ firstName: 'X' }));
    expect(form.base).to.deep.equal(base);
    expect(form.values.get('firstName')).to.equal('Ada');
  });
});
