import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import type { Session } from '../../src/domain/session.js';
import { dayIn } from '../../src/domain/time/zone-clock.js';
import { ar } from '../../src/i18n/ar.js';
import { english } from '../../src/i18n/english.js';
import { Messages } from '../../src/i18n/messages.js';
import { StatusSection } from '../../src/status/status-section.js';
import { basics } from '../../src/styles/basics.js';
import { controls } from '../../src/styles/controls.js';
import { tokens } from '../../src/styles/tokens.js';
import { registerElements } from '../../src/register-elements.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';
import { deferred, turn } from '../support/scripted-adapter.js';

const now = Date.parse('2026-05-04T12:00Z');

/** An element with the section of one person's page in it, and somebody who does as told. */
class StatusHost extends LitElement {
  static override readonly styles = [tokens, basics, controls];
  log: string[] = [];
  user = aUser({ id: 'grace' });
  session: Session | undefined = aSession({
    capabilities: theCapabilities({ deactivate: { schedulable: true, timeZone: 'Europe/Berlin' } }),
  });
  messages = new Messages([english]);
  loading = false;
  schedules = true;
  atWork = false;
  begun: Promise<void> = Promise.resolve();
  readonly section = new StatusSection(
    this,
    {
      setActive: (user, active) => this.#do(`${active ? 'activate' : 'deactivate'} ${user.id}`),
      schedule: (user, action, at) => this.#do(`${action} ${user.id} at ${at}`),
      isAtWork: () => this.atWork,
      announce: (text) => void this.log.push(`say ${text}`),
    },
    () => now,
  );
  #do(what: string): Promise<void> {
    this.log.push(what);
    return this.begun;
  }
  override connectedCallback(): void {
    super.connectedCallback();
    for (const { styleSheet } of this.section.styles)
      if (styleSheet) this.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }
  override render(): TemplateResult {
    const { user, session, messages, loading, schedules } = this;
    return this.section.render({ user, session, messages, loading, schedules });
  }
}
registerElements([['test-status-host', StatusHost as never]]);

async function theHost(given: Partial<StatusHost> = {}) {
  const host = await fixture<StatusHost>(html`<test-status-host></test-status-host>`);
  const give = async (more: Partial<StatusHost>): Promise<void> => {
    Object.assign(host, more);
    host.requestUpdate();
    await host.updateComplete;
  };
  await give(given);
  const root = host.shadowRoot!;
  const clean = (node: Element | null | undefined): string =>
    (node?.textContent ?? '').replace(/[\s\u202F]+/g, ' ').replace(/[\u2068\u2069]/g, '').trim(); // prettier-ignore
  const text = (selector = 'section'): string => clean(root.querySelector(selector));
  const flip = (): HTMLElement => root.querySelector<HTMLElement>('[role=switch]')!;
  const button = (name: string): HTMLElement =>
    [...root.querySelectorAll('button')].find((each) => clean(each) === name)!;
  const press = async (element: HTMLElement): Promise<void> => {
    element.click();
    await settled();
  };
  const settled = async (): Promise<void> => {
    await host.updateComplete;
    await turn();
    await host.updateComplete;
  };
  const field = (): HTMLInputElement => root.querySelector<HTMLInputElement>('#until-day')!;
  const write = async (day: string): Promise<void> => {
    field().value = day;
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled();
  };
  const focus = (): Element | null => root.activeElement;
  return { host, give, root, text, flip, button, press, settled, field, write, focus, log: host.log };
}

describe('StatusSection: the switch', () => {
  it('is a switch whose label stays, on for whoever is active', async () => {
    const { flip, give } = await theHost();
    expect(flip().textContent.trim()).to.equal('User is Active');
    expect(flip().ariaChecked).to.equal('true');
    await give({ user: aUser({ status: 'inactive' }) });
    expect(flip().textContent.trim()).to.equal('User is Active');
    expect(flip().ariaChecked).to.equal('false');
  });

  for (const [lastLoginAt, said] of [
    ['2026-03-02T12:00:00Z', 'Last login: March 2, 2026'],
    [null, 'User never logged in'],
    [undefined, ''],
    ['once\u202E', 'Last login: once\uFFFD'],
  ] as const)
    it(`says “${said}” beside it for ${JSON.stringify(lastLoginAt)}`, async () => {
      const user = aUser({ ...(lastLoginAt !== undefined && { lastLoginAt }) });
      const { text } = await theHost({ user });
      expect(text('.status-line .status-hint')).to.equal(said);
    });

  it('says what being active means, and being inactive (R8)', async () => {
    const { text, give } = await theHost();
    expect(text('.status-text')).to.contain('count for the licence');
    await give({ user: aUser({ status: 'inactive' }) });
    expect(text('.status-text')).to.contain('can’t sign in').and.to.contain('stay in reports');
  });

  for (const key of ['Space', 'Enter'])
    it(`is flipped by ${key}, explains first, and is left with Escape (R8, A3)`, async () => {
      const { flip, settled, focus, root, log, text } = await theHost();
      flip().focus();
      await sendKeys({ press: key });
      await settled();
      expect(focus()?.className).to.equal('status-question');
      expect(focus()?.getAttribute('aria-labelledby')).to.equal('status-question');
      expect(text('#status-question')).to.equal('Deactivate Grace Hopper?');
      expect(flip().ariaChecked).to.equal('true');
      await sendKeys({ press: 'Escape' });
      await settled();
      expect(focus()).to.equal(flip());
      expect(root.querySelector('.status-question')).to.equal(null);
      expect(log).to.deep.equal([]);
    });

  it('keeps Escape for itself where it takes something away, and other keys for nobody', async () => {
    const { flip, press, settled, host } = await theHost();
    const heard: string[] = [];
    host.addEventListener('keydown', ({ key }) => heard.push(key));
    await press(flip());
    await sendKeys({ press: 'a' });
    await sendKeys({ press: 'Escape' });
    await settled();
    expect(heard).to.deep.equal(['a']);
  });

  for (const [ends, sentence] of [
    [true, 'They are signed out at once and can’t sign in any more.'],
    [false, 'They can’t sign in any more; where they are signed in now, they stay until they leave.'],
    [undefined, 'They can’t sign in any more.'],
  ] as const)
    it(`says what becomes of sessions where endsSessions is ${ends} (R8)`, async () => {
      const deactivate = ends === undefined ? {} : { endsSessions: ends };
      const session = aSession({ capabilities: theCapabilities({ deactivate }) });
      const { flip, press, root } = await theHost({ session });
      await press(flip());
      const effects = [...root.querySelectorAll('.status-question li')].map(({ textContent }) => textContent);
      expect(effects).to.deep.equal([
        sentence,
        'They get no email.',
        'They stay in reports, and their statistics are kept.',
        'Their record stays editable.',
        'They don’t count for the licence.',
      ]);
    });

  it('says how full the licence is before somebody is activated (R10)', async () => {
    const user = aUser({ status: 'inactive' });
    const session = aSession({ capabilities: theCapabilities({ seats: { used: 9, limit: 10 } }) });
    const { flip, press, text, give, button } = await theHost({ user, session });
    await press(flip());
    expect(text('.status-question')).to.contain('9 of 10 seats are taken now');
    await press(button('Cancel'));
    await give({ session: aSession() });
    await press(flip());
    expect(text('.status-question')).to.contain('They count for the licence.');
  });

  it('moves when the backend has answered, and is busy meanwhile (F5)', async () => {
    const begun = deferred<void>();
    const { flip, press, button, text, give, host, log, settled, focus } = await theHost({ begun: begun.promise });
    await press(flip());
    await press(button('Deactivate user'));
    expect(log).to.deep.equal(['deactivate grace']);
    expect([flip().ariaChecked, flip().ariaBusy]).to.deep.equal(['true', 'true']);
    expect(text('.status-line')).to.contain('Saving…');
    expect(focus()).to.equal(flip());
    host.atWork = true;
    begun.resolve();
    await settled();
    expect(flip().ariaBusy, 'while it runs').to.equal('true');
    await press(flip());
    expect(log, 'a second press').to.have.length(1);
    await give({ atWork: false, loading: true });
    expect(flip().ariaBusy, 'while the record is read again').to.equal('true');
    await give({ loading: false, user: aUser({ id: 'grace', status: 'inactive' }) });
    expect([flip().ariaChecked, flip().ariaBusy]).to.deep.equal(['false', null]);
  });

  it('stays where it was when the backend refuses (R12)', async () => {
    const { flip, press, button, give } = await theHost();
    await press(flip());
    await press(button('Deactivate user'));
    await give({});
    expect([flip().ariaChecked, flip().ariaBusy]).to.deep.equal(['true', null]);
  });

  it('explains once for a page load, then acts at once', async () => {
    const { flip, press, button, give, log, root } = await theHost();
    await press(flip());
    await press(button('Deactivate user'));
    await give({ user: aUser({ id: 'ada' }) });
    await press(flip());
    expect(root.querySelector('.status-question')).to.equal(null);
    expect(log).to.deep.equal(['deactivate grace', 'deactivate ada']);
  });

  it('is off for any other status, says so, and offers to deactivate as well (R9)', async () => {
    const { flip, text, button, press, log } = await theHost({ user: aUser({ id: 'grace', status: 'on-leave' }) });
    expect(flip().ariaChecked).to.equal('false');
    expect(text('.status-text')).to.contain('“On leave”');
    await press(button('Deactivate user'));
    expect(text('#status-question')).to.equal('Deactivate Grace Hopper?');
    const confirm = [...document.querySelectorAll('test-status-host')][0]?.shadowRoot?.querySelector('.primary');
    await press(confirm as HTMLElement);
    expect(log).to.deep.equal(['deactivate grace']);
  });

  for (const [rule, user, session, why] of [
    ['R1', aUser(), aSession({ allowed: new Set(['view']) }), 'Your role'],
    ['R2', aUser({ owner: true }), aSession(), 'Account Owner'],
    ['R3', aUser({ id: 'me' }), aSession(), 'This is you'],
    ['R4', aUser({ denied: { deactivate: 'scope' } }), aSession(), 'outside the departments'],
    ['R11', aUser(), undefined, 'could not be established'],
  ] as const)
    it(`is refused, stays focusable and says why (${rule})`, async () => {
      const { flip, press, log, root } = await theHost({ user, session });
      flip().focus();
      expect(flip().ariaDisabled).to.equal('true');
      const tip = root.getElementById(flip().getAttribute('aria-describedby')!);
      expect(tip?.textContent).to.contain(why);
      await press(flip());
      expect(log).to.have.length(1);
      expect(log[0]).to.match(/^say /).and.to.contain(why);
    });
});

describe('StatusSection: “Make inactive”', () => {
  const scheduled = { action: 'deactivate', at: '2026-06-01T21:59:00Z' } as const;

  it('takes no day before tomorrow in the account’s zone, and names that zone', async () => {
    const { field, text } = await theHost();
    expect(field().min).to.equal('2026-05-05');
    expect(text('#until-rule')).to.equal(
      'The user will be deactivated at 11:59 PM on the selected day. Days are counted in the account’s time zone, Europe/Berlin.',
    );
  });

  for (const [timeZone, said] of [
    [undefined, 'does not name the account’s time zone'],
    ['Mars/Olympus_Mons', 'that this browser does not know'],
  ] as const)
    it(`counts days in the viewer’s zone, and says so, where the backend names ${timeZone}`, async () => {
      const deactivate = { schedulable: true, ...(timeZone && { timeZone }) };
      const { text } = await theHost({ session: aSession({ capabilities: theCapabilities({ deactivate }) }) });
      const own = new Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ');
      expect(text('#until-rule')).to.contain(said).and.to.contain(own).and.not.to.contain('Mars');
    });

  it('says what the chosen day means, for the account and for the viewer', async () => {
    const timeZone = 'Pacific/Kiritimati';
    const session = aSession({ capabilities: theCapabilities({ deactivate: { schedulable: true, timeZone } }) });
    const { write, text } = await theHost({ session });
    await write('2026-06-01');
    expect(text('#until-when')).to.match(
      /^They will become inactive on June 1, 2026 at 11:59 PM\. For you that is .+\.$/,
    );
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const day = Number(dayIn(Date.parse('2026-06-01T09:59:00Z'), own).slice(8));
    expect(text('#until-when')).to.match(new RegExp(`you that is (May|June) ${day}, 2026 at`));
  });

  it('does not repeat the time where the viewer’s clocks show the same', async () => {
    const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const session = aSession({ capabilities: theCapabilities({ deactivate: { schedulable: true, timeZone } }) });
    const { write, text } = await theHost({ session, user: aUser({ scheduled }) });
    await write('2026-06-09');
    expect(text()).not.to.contain('For you that is');
  });

  it('saves the end of the day as an instant', async () => {
    const { write, press, button, log } = await theHost();
    await write('2026-06-01');
    await press(button('Save date'));
    expect(log).to.deep.equal(['deactivate grace at 2026-06-01T21:59:00.000Z']);
  });

  it('saves with Enter in the field, and with no other key', async () => {
    const { write, field, settled, log } = await theHost();
    await write('2026-06-01');
    field().focus();
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await settled();
    expect(log).to.deep.equal(['deactivate grace at 2026-06-01T21:59:00.000Z']);
  });

  for (const [day, said] of [
    ['', 'Choose a day.'],
    ['2026-05-04', 'Choose May 5, 2026 or a later day.'],
  ] as const)
    it(`says “${said}” beside the field, which has the focus (A12)`, async () => {
      const { write, press, button, field, text, focus, log } = await theHost();
      await write(day);
      await press(button('Save date'));
      expect(text('#until-problem')).to.equal(said);
      expect(field().getAttribute('aria-invalid')).to.equal('true');
      expect(field().getAttribute('aria-describedby')).to.contain('until-problem');
      expect(focus()).to.equal(field());
      expect(log).to.deep.equal([]);
    });

  it('asks for year, month and day where the browser can’t read what was typed', async () => {
    const { field, press, button, text, settled } = await theHost();
    Object.defineProperty(field(), 'validity', { value: { badInput: true } });
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled();
    await press(button('Save date'));
    expect(text('#until-problem')).to.contain('no day of the calendar').and.to.contain('2026-05-05');
  });

  it('shows the date that is set, moves it, and cancels it', async () => {
    const user = aUser({ id: 'grace', scheduled });
    const { text, field, write, press, button, log, give } = await theHost({ user });
    expect(text('.status-set')).to.match(/^Becomes inactive on June 1, 2026 at 11:59 PM\./);
    expect(field().value).to.equal('2026-06-01');
    await press(button('Save date'));
    expect(text('#until-problem')).to.equal('This date is already set.');
    await write('2026-06-02');
    expect(text('#until-when')).to.contain('takes the place of the date that is set');
    await press(button('Save date'));
    await give({ user: { ...user, scheduled: { ...scheduled, at: '2026-06-02T21:59:00Z' } } });
    expect(field().value).to.equal('2026-06-02');
    expect(text('#until-when')).to.equal('');
    await press(button('Cancel the date'));
    await give({ user: aUser({ id: 'grace' }) });
    expect(field().value).to.equal('');
    expect(log).to.deep.equal(['deactivate grace at 2026-06-02T21:59:00.000Z', 'deactivate grace at null']);
  });

  it('is busy until the date is there, and keeps what was written when it is not', async () => {
    const { write, press, button, give, field, log } = await theHost({ atWork: true });
    await write('2026-06-01');
    await press(button('Save date'));
    expect(button('Save date').ariaBusy).to.equal('true');
    await press(button('Save date'));
    expect(log).to.have.length(1);
    await give({ atWork: false });
    expect(button('Save date').ariaBusy).to.equal(null);
    expect(field().value).to.equal('2026-06-01');
  });

  it('forgets what was written for somebody else', async () => {
    const { write, field, give, text } = await theHost();
    await write('2026-06-01');
    await give({ user: aUser({ id: 'ada' }) });
    expect(field().value).to.equal('');
    expect(text('#until-when')).to.equal('');
  });

  it('shows when somebody becomes active, and lets that be canceled', async () => {
    const user = aUser({ id: 'grace', status: 'inactive', scheduled: { ...scheduled, action: 'activate' } });
    const { text, field, press, button, log } = await theHost({ user });
    expect(text('.status-until')).to.contain('Make active').and.to.contain('Becomes active on June 1, 2026');
    expect(field()).to.equal(null);
    await press(button('Cancel the date'));
    expect(log).to.deep.equal(['activate grace at null']);
  });

  it('shows an instant that can’t be read as it stands, cleaned (S7)', async () => {
    const user = aUser({ scheduled: { action: 'deactivate', at: 'soon\u202E' } });
    const { text, field } = await theHost({ user });
    expect(text('.status-set')).to.equal('Becomes inactive on soon\uFFFD.');
    expect(field().value).to.equal('');
  });

  it('is not there where the backend can’t do it, but what is set is shown', async () => {
    const { root, give, text, button } = await theHost({ schedules: false });
    expect(root.querySelector('.status-until')).to.equal(null);
    await give({ user: aUser({ scheduled }) });
    expect(text('.status-set')).to.contain('June 1, 2026');
    expect(button('Cancel the date')).to.equal(undefined);
  });

  it('is not there for whoever is inactive already', async () => {
    const { root } = await theHost({ user: aUser({ status: 'inactive' }) });
    expect(root.querySelector('.status-until')).to.equal(null);
  });

  for (const [rule, user, allowed, why] of [
    ['R1', aUser(), ['deactivate'], 'Your role'],
    ['R1', aUser(), ['schedule'], 'Your role'],
    ['R2', aUser({ owner: true }), undefined, 'Account Owner'],
    ['R3', aUser({ id: 'me' }), undefined, 'This is you'],
    ['R4', aUser({ denied: { schedule: 'scope' } }), undefined, 'outside the departments'],
    ['R4', aUser({ denied: { deactivate: 'managed' } }), undefined, 'another system'],
  ] as const)
    it(`is refused with its reason: ${why} (${rule})`, async () => {
      const session = aSession({ ...(allowed && { allowed: new Set(allowed) }) });
      const { button, field, press, log, settled } = await theHost({ user, session });
      expect([field().readOnly, field().ariaDisabled]).to.deep.equal([true, 'true']);
      await press(button('Save date'));
      field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      await settled();
      expect(log).to.have.length(1);
      expect(log[0]).to.match(/^say /).and.to.contain(why);
    });

  it('lets whoever may schedule cancel, even where they may not deactivate', async () => {
    const session = aSession({ allowed: new Set(['schedule']) });
    const { button, press, log } = await theHost({ user: aUser({ id: 'grace', scheduled }), session });
    await press(button('Cancel the date'));
    expect(log).to.deep.equal(['deactivate grace at null']);
  });
});

describe('StatusSection', () => {
  it('is accessible with everything in it', async () => {
    const user = aUser({ scheduled: { action: 'deactivate', at: '2026-06-01T21:59:00Z' }, lastLoginAt: null });
    const { host, press, button, flip, write } = await theHost({ user });
    await write('');
    await press(button('Save date'));
    await press(flip());
    await expect(host).to.be.accessible();
  });

  it('shows a hostile name as text, without anything invisible in it (S1, S7)', async () => {
    const user = aUser({ firstName: '<img src=x onerror=alert(1)>', lastName: '\u202Eecila' });
    const { flip, press, root, text } = await theHost({ user });
    await press(flip());
    expect(root.querySelector('img')).to.equal(null);
    expect(text('#status-question')).to.contain('<img').and.to.contain('\uFFFDecila');
  });

  it('speaks the language of the page', async () => {
    const { flip, text } = await theHost({ messages: new Messages([ar, english]) });
    expect(flip().textContent.trim()).to.equal('المستخدم نشط');
    expect(text('#until-rule')).to.contain('Europe/Berlin');
  });

  it('has targets of at least 24 px, in a window of 320 px without a scrollbar (A19, A20)', async () => {
    const { host, root, press, flip } = await theHost({
      user: aUser({ scheduled: { action: 'deactivate', at: '2026-06-01T21:59:00Z' } }),
    });
    host.style.cssText = 'display: block; width: 270px';
    await press(flip());
    for (const control of root.querySelectorAll('button, input')) {
      const { width, height, right } = control.getBoundingClientRect();
      expect(Math.min(width, height), control.textContent).to.be.at.least(24);
      expect(right).to.be.at.most(host.getBoundingClientRect().right + 1);
    }
  });
});
