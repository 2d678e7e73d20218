import { expect } from '@open-wc/testing';
import { observerOfCovers, Sight } from '../../../../src/deletion/dialog/press/sight.js';
import { CoverObserver } from '../../../support/dialog-driver.js';

describe('Sight (S18)', () => {
  const stage = (Observer: typeof IntersectionObserver | undefined = CoverObserver) => {
    let appeared = 0;
    const sight = new Sight(Observer, () => appeared++);
    const [button, other] = [document.createElement('button'), document.createElement('button')];
    sight.watch(button);
    return { sight, button, other, observer: CoverObserver.all.at(-1)!, appeared: () => appeared };
  };
  afterEach(() => CoverObserver.all.splice(0));

  it('doubts nothing where the browser tells nothing', () => {
    const { sight } = stage(null as never);
    expect([sight.admits(), sight.refused, CoverObserver.all.length]).to.deep.equal([true, false, 0]);
    sight.rest();
    expect(sight.admits()).to.equal(true);
  });

  it('asks for what covers an element, as often as the browser allows', () => {
    const { observer, button } = stage();
    expect(observer.options).to.deep.equal({ trackVisibility: true, delay: 100 });
    expect(observer.watched).to.equal(button);
  });

  it('takes what was not told yet for not seen (R11)', () => {
    const { sight } = stage();
    expect([sight.admits(), sight.refused]).to.deep.equal([false, true]);
  });

  for (const told of [false, undefined])
    it(`admits no press while the browser says ${told}, and remembers it`, () => {
      const { sight, observer } = stage();
      observer.report(true);
      expect([sight.admits(), sight.refused]).to.deep.equal([true, false]);
      observer.report(told);
      expect([sight.admits(), sight.refused]).to.deep.equal([false, true]);
      observer.report(true);
      expect([sight.admits(), sight.refused]).to.deep.equal([true, true]);
      sight.rest();
      expect(sight.refused).to.equal(false);
    });

  it('hears at a press what has not been told yet; what appears with the press was covered before it', () => {
    const { sight, observer } = stage();
    observer.report(true);
    observer.report(false, { later: true });
    expect(sight.admits()).to.equal(false);
    observer.report(true, { later: true });
    expect(sight.admits()).to.equal(false);
    expect(sight.admits()).to.equal(true);
  });

  it('tells once that it is to be seen again, at a press too, and not that it is to be seen at first', () => {
    const { sight, observer, appeared } = stage();
    observer.report(true);
    observer.report(true);
    expect(appeared()).to.equal(0);
    observer.report(false);
    observer.report(true);
    observer.report(true);
    expect(appeared()).to.equal(1);
    observer.report(false);
    observer.report(true, { later: true });
    sight.admits();
    expect(appeared()).to.equal(2);
  });

  it('watches one element: what is said of another counts for nothing', () => {
    const { sight, button, other, observer } = stage();
    observer.report(true);
    sight.watch(button);
    expect(sight.admits()).to.equal(true);
    sight.watch(other);
    expect(observer.watched).to.equal(other);
    observer.report(true, { target: button });
    expect(sight.admits()).to.equal(false);
    sight.watch(null);
    expect(observer.watched).to.equal(undefined);
  });

  it('is the observer of this browser only where that tells of covers', () => {
    const tells = 'isVisible' in IntersectionObserverEntry.prototype;
    expect(observerOfCovers()).to.equal(tells ? IntersectionObserver : undefined);
  });
});
