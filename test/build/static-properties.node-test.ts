import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withStaticProperties } from '../../static-properties.ts';

describe('properties for Lit, written as it reads them', () => {
  it('takes every decorator, with its options, and leaves every line where it was', () => {
    const source = `export class AnElement extends LitElement {
  @property() src?: string;
  @property({ type: Number, attribute: 'page-size' })
  get pageSize(): number {
    return 1;
  }
  @property({
    attribute: false,
    hasChanged: () => true,
  })
  override messages = {};
}`;
    const result = withStaticProperties(source, 'an-element.ts');
    assert.equal(result.includes('@'), false);
    assert.equal(result.split('\n').length, source.split('\n').length);
    assert.match(result.split('\n')[0]!, /\{ static properties = \{ src: \{\}, pageSize: \{ type: Number, attribute: 'page-size' \}, messages: \{ attribute: false, hasChanged: \(\) => true,? \} \};$/); // prettier-ignore
    for (const [line, text] of source.split('\n').entries())
      if (!text.includes('@') && line > 0 && !/^ {4}(attribute|hasChanged)|^ {2}\}\)/.test(text))
        assert.equal(result.split('\n')[line], text);
  });

  it('leaves other files alone', () => {
    assert.equal(withStaticProperties('class A extends B {}', 'a.ts'), 'class A extends B {}');
  });

  it('refuses what it can’t read, rather than lose a property', () => {
    const nested = 'class A extends LitElement { @property({ f: a(b(c())) }) x; }';
    assert.throws(() => withStaticProperties(nested, 'a.ts'), /a\.ts: a @property that can't be read/);
    const two = 'class A extends LitElement { @property() x; } class B extends LitElement {}';
    assert.throws(() => withStaticProperties(two, 'a.ts'), /a\.ts: one element in each file/);
  });
});
