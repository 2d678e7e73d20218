import { expect } from '@open-wc/testing';

/** What the report of an assertion that fails would hold. */
function failureOf(assertion: () => unknown): unknown[] {
  try {
    assertion();
  } catch (error) {
    const { actual, expected } = error as { actual?: unknown; expected?: unknown };
    return [actual, expected];
  }
  throw new Error('did not fail');
}

/** An element in a page, which leads to everything. */
function anElement(className: string): HTMLElement {
  const element = document.createElement('p');
  element.className = className;
  element.append('inside');
  document.body.append(element);
  return element;
}

describe('an assertion about nodes that fails', () => {
  const [one, other] = [anElement('one'), anElement('other')];
  after(() => [one, other].forEach((element) => element.remove()));

  it('tells elements apart by their tags, and hands on no node', () => {
    expect(failureOf(() => expect(one).to.equal(other))).to.deep.equal([
      '<p class="one"></p>',
      '<p class="other"></p>',
    ]);
    expect(failureOf(() => expect(one).to.equal(null))).to.deep.equal(['<p class="one"></p>', null]);
  });

  it('names other nodes too, alone and in lists', () => {
    expect(failureOf(() => expect(one.firstChild).to.equal(document))).to.deep.equal(['#text inside', '#document']);
    expect(failureOf(() => expect([one]).to.equal(1))).to.deep.equal([['<p class="one"></p>'], 1]);
  });

  it('still passes for the same node', () => {
    expect(one).to.equal(one);
    expect(one).not.to.equal(other);
  });
});
