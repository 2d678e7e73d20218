import { expect } from '@open-wc/testing';
import { checkPhone, loadPhones } from '../../../../src/profile/form/phone/phones-on-demand.js';

const failing = () => Promise.reject(new TypeError('Failed to fetch'));

describe('loadPhones', () => {
  it('tries again after a failure, and fetches once where it went well', async () => {
    let fetched = 0;
    const numbers = { phoneCheckOf: (value: string) => ({ value, verdict: 'valid' as const }) };
    const working = async () => (fetched++, numbers);
    const failed = await loadPhones(failing).catch((error: Error) => error.name);
    expect(failed).to.equal('TypeError');
    expect(await loadPhones(working)).to.equal(numbers);
    expect(await loadPhones(working)).to.equal(numbers);
    expect(fetched).to.equal(1);
  });
});

describe('checkPhone', () => {
  it('hands on what the numbering plans say', async () => {
    const { phoneCheckOf } = await import('../../../../src/profile/form/phone/phone-numbers.js');
    const check = await checkPhone('+4930123456', 'en', async () => ({ phoneCheckOf }));
    expect(check).to.include({ verdict: 'valid', international: '+49 30 123456' });
  });

  it('holds nothing against a number where they can’t be loaded', async () => {
    expect(await checkPhone('+1', 'en', failing)).to.deep.equal({ value: '+1', verdict: 'unchecked' });
  });
});
