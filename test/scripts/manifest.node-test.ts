import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { missing, undocumented } from '../../scripts/manifest.mjs';

const described = (name: string) => ({ name, description: 'What it is for.' });

/** A manifest of one element; every list is complete unless it is given. */
const manifestOf = (given: Record<string, unknown> = {}) => ({
  modules: [
    {
      path: 'dist/index.js',
      declarations: [
        {
          kind: 'class',
          name: 'UserManagerElement',
          tagName: 'user-manager',
          description: 'A complete Users section.',
          attributes: [described('src')],
          members: [described('src')],
          events: [described('user-open')],
          slots: [described('toolbar')],
          cssParts: [described('search')],
          cssProperties: [described('--user-manager-accent-color')],
          cssStates: [described('loading')],
          ...given,
        },
        { kind: 'class', name: 'RestAdapter' },
      ],
    },
  ],
});

describe('undocumented', () => {
  it('has nothing to say about an element that is described', () => {
    assert.deepEqual(undocumented(manifestOf()), []);
  });

  it('names whatever has no description', () => {
    const kinds = {
      attributes: 'attribute',
      members: 'member',
      events: 'event',
      slots: 'slot',
      cssParts: 'part',
      cssProperties: 'custom property',
      cssStates: 'custom state',
    };
    for (const [list, kind] of Object.entries(kinds)) {
      for (const silent of [{ name: 'x' }, { name: 'x', description: ' ' }]) {
        assert.deepEqual(undocumented(manifestOf({ [list]: [silent] })), [
          `<user-manager>: ${kind} “x” has no description`,
        ]);
      }
    }
    assert.deepEqual(undocumented(manifestOf({ description: undefined })), ['<user-manager>: no description']);
  });

  it('leaves what Lit describes to Lit', () => {
    const members = [
      { name: 'render' },
      { name: 'styles', static: true },
      { name: 'x', inheritedFrom: { name: 'LitElement' } },
    ];
    assert.deepEqual(undocumented(manifestOf({ members })), []);
  });
});

describe('missing', () => {
  const says = (text: string, path = 'directory/a.ts'): string[] => missing(manifestOf(), [[path, text]]);

  it('accepts what the manifest has', () => {
    const text = `
      html\`<div part="search"></div><slot name="toolbar"></slot><user-row exportparts="a:search"></user-row>\`;
      css\`:host { color: var(--user-manager-accent-color); }\`;
      this.#internals.states.add('loading');
    `;
    assert.deepEqual(says(text), []);
    assert.deepEqual(says("static readonly type = 'user-open';", 'manager/events.ts'), []);
  });

  it('names a part, slot, property, state or event that hosts are not told of', () => {
    assert.match(
      says('html`<p part="search pager"></p>`').join(),
      /^directory\/a\.ts: part “pager” is in no manifest$/,
    );
    assert.match(says('html`<user-row exportparts="name, cell:search"></user-row>`').join(), /part “name”/);
    assert.match(says('html`<slot name="empty"></slot>`').join(), /slot “empty”/);
    assert.match(
      says('css`a { color: var(--user-manager-text-color); }`').join(),
      /property “--user-manager-text-color”/,
    );
    assert.match(says("this.#states.add('busy'); states.add('busy')").join(), /state “busy”/);
    assert.match(says("static readonly type = 'users-deleted';", 'manager/events.ts').join(), /event “users-deleted”/);
  });

  it('takes a comment for a comment, and inner events for inner', () => {
    assert.deepEqual(says('// <p part="other">\n/* --user-manager-x */'), []);
    assert.deepEqual(says("static readonly type = 'row-toggle';"), []);
  });
});
