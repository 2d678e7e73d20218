import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ar } from '../../../src/i18n/ar.js';
import { days } from '../../../src/i18n/en/days.js';
import { Messages } from '../../../src/i18n/messages.js';
import { dayField, type DayField } from '../../../src/status/day/day-field.js';

const zone = 'Europe/Berlin';
// half past eleven in the evening of the fourth in Berlin, still the afternoon in New York
const now = Date.parse('2026-05-04T21:30Z');

async function shown(given: Partial<DayField> = {}) {
  const written: string[] = [];
  const heard: string[] = [];
  const field: DayField = {
    id: 'day',
    messages: new Messages([{ locale: 'en', messages: days }]),
    zone,
    now,
    value: '',
    invalid: false,
    describedBy: 'rule',
    write: (day) => written.push(day),
    enter: () => heard.push('enter'),
    leave: () => heard.push('leave'),
    ...given,
  };
  const place = await fixture(
    html`<div>
      ${dayField(field)}
      <p id="rule">At the end of the day.</p>
    </div>`,
  );
  const input = place.querySelector('input')!;
  const type = (text: string): void => {
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  return { place, input, written, heard, type };
}

describe('dayField', () => {
  it('is the platform’s field for a date with a label, described by the rule, from tomorrow in the zone on (R9)', async () => {
    const { input, place } = await shown();
    expect(input.type).to.equal('date');
    expect(input.labels?.[0]?.textContent).to.equal('Date');
    expect(input.getAttribute('aria-describedby')).to.equal('rule');
    expect(input.min).to.equal('2026-05-05');
    expect(input.hasAttribute('autofocus')).to.equal(false);
    await expect(place).to.be.accessible();
  });

  it('counts days in the zone, not where the viewer is (R9)', async () => {
    expect((await shown({ zone: 'Pacific/Auckland' })).input.min).to.equal('2026-05-06');
    expect((await shown({ zone: 'America/New_York' })).input.min).to.equal('2026-05-05');
  });

  it('tells the day that is written, and has the one that it was given', async () => {
    const { input, written, type } = await shown({ value: '2027-01-31', autofocus: true });
    expect(input.value).to.equal('2027-01-31');
    expect(input.hasAttribute('autofocus')).to.equal(true);
    type('2027-02-01');
    type('');
    expect(written).to.deep.equal(['2027-02-01', '']);
  });

  it('tells what can’t be read as a question mark', async () => {
    const { input, written } = await shown();
    Object.defineProperty(input, 'validity', { value: { badInput: true } });
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(written).to.deep.equal(['?']);
  });

  it('hears Enter, and that it is left', async () => {
    const { input, heard } = await shown();
    input.focus();
    await sendKeys({ press: 'Enter' });
    input.blur();
    expect(heard).to.deep.equal(['enter', 'leave']);
  });

  it('needs nobody to hear Enter', async () => {
    const { input, written } = await shown({ enter: undefined as never, leave: undefined as never });
    input.focus();
    await sendKeys({ press: 'Enter' });
    input.blur();
    expect(written).to.deep.equal([]);
  });

  it('says that it holds no answer (A1)', async () => {
    expect((await shown({ invalid: true })).input.getAttribute('aria-invalid')).to.equal('true');
    expect((await shown()).input.hasAttribute('aria-invalid')).to.equal(false);
  });

  it('stays focusable where it is refused, takes nothing, and ignores Enter (A1)', async () => {
    const { input, heard } = await shown({ refused: true });
    input.focus();
    expect(document.activeElement).to.equal(input);
    expect([input.readOnly, input.type]).to.deep.equal([true, 'text']);
    expect(input.getAttribute('aria-disabled')).to.equal('true');
    await sendKeys({ press: 'Enter' });
    expect(heard).to.deep.equal([]);
  });

  it('is labelled in the viewer’s language', async () => {
    const { input } = await shown({ messages: new Messages([ar]) });
    expect(input.labels?.[0]?.textContent).to.equal('التاريخ');
  });
});
