import { expect } from '@open-wc/testing';
import { registerElements } from '../src/register-elements.js';

const versionKey = Symbol.for('user-manager-element.version');
let count = 0;
const aTag = (): string => `registered-${++count}`;
const anElement = (): CustomElementConstructor => class extends HTMLElement {};

describe('registerElements', () => {
  const { warn } = console;
  let warnings: string[];

  beforeEach(() => {
    warnings = [];
    console.warn = (text: string) => void warnings.push(text);
  });

  afterEach(() => {
    console.warn = warn;
  });

  it('registers every tag', () => {
    const [first, second] = [aTag(), aTag()];
    const [one, two] = [anElement(), anElement()];
    registerElements([
      [first, one],
      [second, two],
    ]);
    expect(customElements.get(first)).to.equal(one);
    expect(customElements.get(second)).to.equal(two);
    expect(warnings).to.deep.equal([]);
  });

  it('says nothing when the same module runs twice (S26)', () => {
    const tag = aTag();
    const element = anElement();
    registerElements([[tag, element]]);
    registerElements([[tag, element]]);
    expect(customElements.get(tag)).to.equal(element);
    expect(warnings).to.deep.equal([]);
  });

  it('keeps the first copy of the same version without a word (S26)', () => {
    const tag = aTag();
    const first = anElement();
    registerElements([[tag, first]]);
    registerElements([[tag, anElement()]]);
    expect(customElements.get(tag)).to.equal(first);
    expect(warnings).to.deep.equal([]);
  });

  it('warns once, naming every tag, where another version came first (S26)', () => {
    const [first, second] = [aTag(), aTag()];
    for (const tag of [first, second]) {
      const older = anElement();
      Object.defineProperty(older, versionKey, { value: '0.0.1' });
      customElements.define(tag, older);
    }
    registerElements([
      [first, anElement()],
      [second, anElement()],
    ]);
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.contain(`<${first}> (0.0.1)`).and.to.contain(`<${second}> (0.0.1)`);
  });

  it('warns where a stranger has taken the tag, and still registers the others (S26)', () => {
    const [taken, free] = [aTag(), aTag()];
    customElements.define(taken, anElement());
    const ours = anElement();
    registerElements([
      [taken, anElement()],
      [free, ours],
    ]);
    expect(customElements.get(free)).to.equal(ours);
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.contain(`<${taken}> (not ours)`).and.not.to.contain(free);
  });

  it('does not take an inherited version for an own one', () => {
    const tag = aTag();
    const base = anElement();
    Object.defineProperty(base, versionKey, { value: '0.1.0' });
    customElements.define(tag, class extends base {});
    registerElements([[tag, anElement()]]);
    expect(warnings).to.have.lengthOf(1);
  });
});
