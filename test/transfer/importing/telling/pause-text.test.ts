import { expect } from '@open-wc/testing';
import type { RunPause } from '../../../../src/bulk/run/pause.js';
import { clockText, pauseReason, pauseSpeech } from '../../../../src/transfer/importing/telling/pause-text.js';
import { messages } from '../made-up-import.js';

const now = Date.parse('2026-08-31T10:00:00Z');
const asking = (more: Partial<RunPause>): RunPause => ({ reason: 'rate-limited', asks: true, ...more });
const reasonOf = (more: Partial<RunPause>): string =>
  pauseReason(asking(more), { now, remaining: more.ms ?? 0 }, messages);

describe('pauseReason', () => {
  it('says that the system is away, and that it still is', () => {
    expect(reasonOf({ reason: 'unreachable' })).to.match(/^The system can’t be reached, or fails each time/);
    expect(reasonOf({ reason: 'unreachable', again: true })).to.match(/^The system still can’t be reached/);
  });

  it('says that a new sign-in is needed', () => {
    expect(reasonOf({ reason: 'signed-out' })).to.match(/^Your sign-in has ended/);
  });

  it('says that the system asks to wait again and again', () => {
    expect(reasonOf({})).to.match(/again and again/);
    expect(reasonOf({ ms: 300_000 })).to.match(/again and again/);
  });

  it('says until when, where that is too long to go on by itself (F14)', () => {
    const time = messages.date('2026-08-31T11:00:00Z', { timeStyle: 'short' });
    expect(reasonOf({ ms: 3_600_000 })).to.contain(`asked to wait until ${time}.`);
  });

  it('says the day where it is not this one, and no time that is no help', () => {
    const time = messages.date('2026-09-02T10:00:00Z', { timeStyle: 'short', dateStyle: 'medium' });
    expect(reasonOf({ ms: 2 * 86_400_000 })).to.contain(`until ${time}.`);
    expect(reasonOf({ ms: 30 * 86_400_000 })).to.match(/again and again/);
  });
});

describe('pauseSpeech', () => {
  const said = (pause: RunPause): string => pauseSpeech(pause, { now, remaining: 0 }, messages);

  it('says how long it waits by itself, in seconds or minutes (T13)', () => {
    expect(said({ reason: 'rate-limited', ms: 30_000, asks: false })).to.equal('Paused. The system asked to wait for 30 seconds. It goes on by itself.'); // prettier-ignore
    expect(said({ reason: 'rate-limited', ms: 150_000, asks: false })).to.equal('Paused. The system asked to wait for 3 minutes. It goes on by itself.'); // prettier-ignore
    expect(said({ reason: 'rate-limited', asks: false })).to.contain('0 seconds');
  });

  it('says what the viewer has to do', () => {
    expect(said(asking({ reason: 'unreachable' }))).to.match(/^Paused\. The system can’t be reached/);
  });
});

describe('clockText', () => {
  it('has minutes and two digits of seconds, never too few', () => {
    expect(clockText(0, 'en')).to.equal('0:00');
    expect(clockText(1, 'en')).to.equal('0:01');
    expect(clockText(61_000, 'en')).to.equal('1:01');
    expect(clockText(600_000, 'en')).to.equal('10:00');
  });

  it('has the digits of the language', () => {
    expect(clockText(42_000, 'ar-EG')).to.equal('٠:٤٢');
  });
});
