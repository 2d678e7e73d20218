import { expect } from '@open-wc/testing';
import { DialogCloseEvent } from '../../../src/deletion/events/dialog-close-event.js';
import {
  ConfirmEvent,
  DialogResumeEvent,
  DialogRetryEvent,
  DialogStopEvent,
  isVouchedFor,
  vouchFor,
} from '../../../src/deletion/events/dialog-events.js';

const targets = [{ id: 'ana', version: '7' }];

describe('events of the dialog', () => {
  for (const action of ['delete', 'activate', 'deactivate'] as const) {
    it(`confirms ${action} for these targets; a host can prevent it`, () => {
      const event = new ConfirmEvent(action, targets);
      expect(event).to.include({ type: `${action}-confirm`, action, targets });
      expect(event).to.include({ bubbles: true, cancelable: true, composed: false });
    });
  }

  for (const [type, event] of [
    ['dialog-stop', new DialogStopEvent()],
    ['dialog-resume', new DialogResumeEvent()],
    ['dialog-retry', new DialogRetryEvent()],
  ] as const) {
    it(`says ${type} to whoever is around it, and takes no objection`, () => {
      expect(event).to.include({ type, bubbles: true, cancelable: false, composed: false });
    });
  }

  it('says that it has closed, and why', () => {
    expect(new DialogCloseEvent('moved')).to.include({ type: 'dialog-close', bubbles: true, reason: 'moved' });
  });
});

describe('isVouchedFor', () => {
  it('is true of an event that a dialog vouched for, once (F6, S20)', () => {
    const event = new ConfirmEvent('delete', targets);
    expect(vouchFor(event)).to.equal(event);
    expect([isVouchedFor(event), isVouchedFor(event)]).to.deep.equal([true, false]);
  });

  it('is false of an imitation, however alike (S20)', () => {
    vouchFor(new ConfirmEvent('delete', targets));
    expect(isVouchedFor(new ConfirmEvent('delete', targets))).to.equal(false);
  });
});
