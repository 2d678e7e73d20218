import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { property } from '../../src/ui/property.js';

class Measured extends LitElement {
  @property({ type: Number, attribute: 'the-width' }) width = 1;
  readonly given: string[] = [];

  @property()
  get height(): string {
    return this.given.join();
  }
  set height(height: string) {
    this.given.push(height);
  }
}
customElements.define('measured-thing', Measured);

describe('property', () => {
  it('reads a field from its attribute, and renders again when it is set', async () => {
    const thing = new Measured();
    thing.setAttribute('the-width', '5');
    expect(thing.width).to.equal(5);
    document.body.append(thing);
    await thing.updateComplete;
    thing.width = 6;
    expect(thing.isUpdatePending).to.equal(true);
    thing.remove();
  });

  it('keeps an accessor, and renders again when it is set', async () => {
    const thing = new Measured();
    document.body.append(thing);
    await thing.updateComplete;
    thing.height = 'tall';
    thing.setAttribute('height', 'taller');
    expect([thing.height, thing.isUpdatePending]).to.deep.equal(['tall,taller', true]);
    thing.remove();
  });
});
