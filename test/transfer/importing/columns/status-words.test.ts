import { expect } from '@open-wc/testing';
import { ar } from '../../../../src/i18n/ar.js';
import { de } from '../../../../src/i18n/de.js';
import { Messages } from '../../../../src/i18n/messages.js';
import { statusWords } from '../../../../src/transfer/importing/columns/status-words.js';

describe('statusWords', () => {
  it('has the words of all languages, and the host’s own', () => {
    const { active, inactive } = statusWords(new Messages([{ locale: 'fr', messages: { 'status.active': 'Actif', 'status.inactive': 'Inactif' } }])); // prettier-ignore
    expect(active).to.include.members(['active', de.messages['status.active'], ar.messages['status.active'], 'Actif']);
    expect(inactive).to.include.members(['inactive', de.messages['status.inactive'], ar.messages['status.inactive'], 'Inactif']); // prettier-ignore
  });
});
