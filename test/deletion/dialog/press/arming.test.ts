import { expect } from '@open-wc/testing';
import { Arming, armingDelay } from '../../../../src/deletion/dialog/press/arming.js';
import { Surroundings } from '../../../support/dialog-driver.js';

describe('Arming', () => {
  const stage = () => {
    const around = new Surroundings();
    return { around, arming: new Arming(around) };
  };

  it('is not armed before it is told to be', () => {
    const { around, arming } = stage();
    around.pass(10_000);
    expect(arming.isArmed()).to.equal(false);
  });

  it('counts half a second after the button appeared, not before (U4)', () => {
    const { around, arming } = stage();
    arming.arm();
    around.pass(armingDelay - 1);
    expect(arming.isArmed()).to.equal(false);
    around.pass(1);
    expect(arming.isArmed()).to.equal(true);
  });

  it('starts anew when it is armed again, and not at all when disarmed', () => {
    const { around, arming } = stage();
    arming.arm();
    around.pass(armingDelay);
    arming.arm();
    expect(arming.isArmed()).to.equal(false);
    arming.disarm();
    around.pass(armingDelay);
    expect(arming.isArmed()).to.equal(false);
  });

  it('counts nothing while the viewer can’t see it, nor right after (S18)', () => {
    const { around, arming } = stage();
    arming.arm();
    around.pass(armingDelay);
    around.watched = false;
    expect(arming.isArmed()).to.equal(false);
    around.watched = true;
    expect(arming.isArmed()).to.equal(false);
    around.pass(armingDelay);
    expect(arming.isArmed()).to.equal(true);
  });
});
