import { expect } from '@open-wc/testing';
import type { RunPause } from '../../../../src/bulk/run/pause.js';
import type { Progress } from '../../../../src/deletion/confirm-delete-dialog.js';
import { RunSpeech } from '../../../../src/deletion/dialog/held/run-speech.js';
import type { Announcer } from '../../../../src/ui/announcer.js';
import { aModel } from '../../../support/dialog-models.js';

function stage() {
  let time = 1_000;
  const said: string[] = [];
  const announcer = { say: (text: string, politeness = 'polite') => said.push(`${politeness}: ${text}`) };
  const speech = new RunSpeech(announcer as unknown as Announcer, () => time);
  const follow = (progress?: Progress): boolean => speech.follow(aModel({ progress }));
  const pass = (ms: number): number => (time += ms);
  return { follow, pass, said };
}
const wait = (ms: number): RunPause => ({ reason: 'rate-limited', ms, asks: false });

describe('RunSpeech', () => {
  it('says how far it has come, at a quarter, and not within the first seconds (T13)', () => {
    const { follow, pass, said } = stage();
    expect(follow({ done: 30, total: 100 })).to.equal(false);
    expect(said).to.deep.equal([]);
    pass(3_000);
    follow({ done: 31, total: 100 });
    follow({ done: 32, total: 100 });
    expect(said).to.deep.equal(['polite: 31 of 100']);
  });

  it('says each pause once, at once, and that it goes on', () => {
    const { follow, pass, said } = stage();
    pass(60_000);
    const pause = wait(42_000);
    expect(follow({ done: 1, total: 100, pause })).to.equal(true);
    expect(follow({ done: 50, total: 100, pause })).to.equal(false);
    expect(said).to.deep.equal(['assertive: Paused. The system asked to wait for 42 seconds. It goes on by itself.']);
    expect(follow({ done: 1, total: 100 })).to.equal(false);
    expect(said.slice(1)).to.deep.equal(['polite: It goes on.']);
    follow({ done: 1, total: 100 });
    expect(said).to.have.length(2);
  });

  it('says a pause that follows on another', () => {
    const { follow, said } = stage();
    expect([follow({ done: 1, total: 9, pause: wait(42_000) }), follow({ done: 1, total: 9, pause: wait(9_000) })]).to.deep.equal([true, true]); // prettier-ignore
    expect(said).to.have.length(2);
  });

  for (const how of ['stopping', 'looking'] as const) {
    it(`does not say that it goes on where it ends: ${how}`, () => {
      const { follow, said } = stage();
      follow({ done: 1, total: 9, pause: wait(42_000) });
      follow({ done: 1, total: 9, [how]: true });
      expect(said).to.have.length(1);
    });
  }

  it('says nothing where nothing runs', () => {
    const { follow, said } = stage();
    expect(follow()).to.equal(false);
    expect(said).to.deep.equal([]);
  });
});
