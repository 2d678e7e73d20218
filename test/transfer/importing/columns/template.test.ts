import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { FieldInfo } from '../../../../src/domain/session.js';
import { ar } from '../../../../src/i18n/ar.js';
import { de } from '../../../../src/i18n/de.js';
import { Messages } from '../../../../src/i18n/messages.js';
import { guessMapping } from '../../../../src/transfer/importing/columns/guess-mapping.js';
import { importFields } from '../../../../src/transfer/importing/columns/import-fields.js';
import { templateHeader } from '../../../../src/transfer/importing/columns/template.js';
import { declared, everything, messages, theSession } from '../planning-of.js';

describe('templateHeader', () => {
  it('begins with what has to be there and ends with the id', () => {
    const fields = importFields(theSession({}, [{ name: 'no', label: 'No.', type: 'text', required: true }, ...declared]), everything, messages); // prettier-ignore
    expect(templateHeader(fields)).to.deep.equal([
      'Login', 'Email', 'No.', 'First name', 'Last name', 'Phone', 'Job title', 'Department', 'Role', 'Status',
      'Badge', 'Born on', 'Remote', 'Size', 'Backup address', 'Id',
    ]); // prettier-ignore
  });

  it('is understood again, each column as its field, in every language and with whatever labels', () => {
    const name = fc.oneof(fc.string({ minLength: 1, maxLength: 6 }), fc.constantFrom('login', 'title', '__proto__', 'constructor', 'toString', 'name')); // prettier-ignore
    const label = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('Login', 'Email', 'E-Mail', 'Name', 'Id', '№', ' ', 'Department path')); // prettier-ignore
    const info = fc.record({ name, label, required: fc.boolean(), type: fc.constant('text' as const) });
    const texts = fc.constantFrom(messages, new Messages([de]), new Messages([ar]));
    fc.assert(
      fc.property(fc.array<FieldInfo>(info, { maxLength: 6 }), texts, (infos, language) => {
        const fields = importFields(theSession({}, infos), everything, language);
        const header = templateHeader(fields);
        const labels = new Map(fields.map((field) => [field.name, field.label]));
        expect(guessMapping(header, fields).map((each) => labels.get(each))).to.deep.equal(header);
        expect(new Set(guessMapping(header, fields)).size).to.equal(fields.length);
      }),
      { numRuns: 200 },
    );
  });
});
