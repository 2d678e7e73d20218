import { ContextProvider } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import type { UserAdapter } from '../../src/adapters/contract.js';
import { AdapterSource } from '../../src/manager/adapter-source.js';
import { registerProtocol } from '../../src/manager/protocols.js';
import { userAdapterContext } from '../../src/manager/user-adapter-context.js';

const named = (name: string): UserAdapter => ({ name }) as unknown as UserAdapter;
const nameOf = (adapter: UserAdapter | undefined): string | undefined =>
  (adapter as { name?: string } | undefined)?.name;

class AdapterConsumerElement extends LitElement {
  static override properties = { adapter: { attribute: false }, src: {}, protocol: {} };
  declare adapter: UserAdapter | undefined;
  declare src: string | undefined;
  declare protocol: string;
  readonly heard: (string | undefined)[] = [];
  given: UserAdapter | undefined;
  #next: (() => void)[] = [];
  readonly source: AdapterSource;

  constructor() {
    super();
    this.protocol = 'test';
    this.source = new AdapterSource(this, (adapter) => {
      this.heard.push(nameOf(adapter));
      this.given = adapter;
      for (const tell of this.#next.splice(0)) tell();
    });
  }

  /** Resolves when the source tells of the next adapter. */
  news(): Promise<void> {
    return new Promise((tell) => this.#next.push(tell));
  }
}
customElements.define('adapter-consumer', AdapterConsumerElement);

class AdapterGiverElement extends HTMLElement {
  readonly provider = new ContextProvider(this, { context: userAdapterContext, initialValue: named('context') });
  connectedCallback(): void {
    this.provider.hostConnected();
  }
}
customElements.define('adapter-giver', AdapterGiverElement);

describe('AdapterSource', () => {
  let loads: { url: string; give: (adapter: UserAdapter) => void; fail: (error: unknown) => void }[];

  beforeEach(() => {
    loads = [];
    registerProtocol('test', (url) => new Promise((give, fail) => loads.push({ url, give, fail })));
  });

  it('says nothing while nobody gave an adapter', async () => {
    const el = await fixture<AdapterConsumerElement>(html`<adapter-consumer></adapter-consumer>`);
    expect(el.heard).to.deep.equal([]);
  });

  it('takes the adapter property', async () => {
    const el = await fixture<AdapterConsumerElement>(
      html`<adapter-consumer .adapter=${named('property')}></adapter-consumer>`,
    );
    expect(el.heard).to.deep.equal(['property']);
  });

  it('takes the adapter that an ancestor provides', async () => {
    const giver = await fixture(html`<adapter-giver><adapter-consumer></adapter-consumer></adapter-giver>`);
    expect(giver.querySelector<AdapterConsumerElement>('adapter-consumer')!.heard).to.deep.equal(['context']);
  });

  describe('with an ancestor that is defined later, as where its script arrives later', () => {
    let names = 0;

    /** A consumer below an element that nobody has defined yet. */
    async function early(provided: unknown = userAdapterContext) {
      const name = `late-giver-${(names += 1)}`;
      const giver = await fixture(`<${name}><adapter-consumer></adapter-consumer></${name}>`);
      const define = (): void =>
        customElements.define(
          name,
          class extends HTMLElement {
            readonly provider = new ContextProvider(this, {
              context: provided as typeof userAdapterContext,
              initialValue: named('late'),
            });
            connectedCallback(): void {
              this.provider.hostConnected();
            }
          },
        );
      const el = giver.querySelector<AdapterConsumerElement>('adapter-consumer')!;
      let asked = 0;
      el.addEventListener('context-request', () => (asked += 1));
      return { el, define, requests: () => asked };
    }

    it('takes its adapter as soon as it is there', async () => {
      const { el, define } = await early();
      define();
      expect(el.heard).to.deep.equal(['late']);
    });

    it('does not ask for what another context gives', async () => {
      const { el, define, requests } = await early(Symbol('another'));
      define();
      expect(requests()).to.equal(0);
      expect(el.heard).to.deep.equal([]);
    });

    it('asks for nothing any more once it is away, and again when it is back', async () => {
      const { el, define, requests } = await early();
      const home = el.parentElement!;
      el.remove();
      define();
      expect(requests()).to.equal(0);
      home.append(el);
      expect(el.heard).to.deep.equal(['late']);
    });
  });

  it('prefers the property to the context, and falls back when it is taken away', async () => {
    const giver = await fixture(
      html`<adapter-giver><adapter-consumer .adapter=${named('property')}></adapter-consumer></adapter-giver>`,
    );
    const el = giver.querySelector<AdapterConsumerElement>('adapter-consumer')!;
    el.adapter = undefined;
    await el.updateComplete;
    expect(el.heard).to.deep.equal(['property', 'context']);
  });

  it('prefers the context to src, and loads nothing for it', async () => {
    const giver = await fixture(
      html`<adapter-giver><adapter-consumer src="/api/users"></adapter-consumer></adapter-giver>`,
    );
    const el = giver.querySelector<AdapterConsumerElement>('adapter-consumer')!;
    await el.updateComplete;
    expect(el.heard.at(-1)).to.equal('context');
  });

  it('loads the adapter for src, with an absolute address', async () => {
    const el = await fixture<AdapterConsumerElement>(html`<adapter-consumer src="/api/users"></adapter-consumer>`);
    const news = el.news();
    loads[0]!.give(named('src'));
    await news;
    expect(loads[0]!.url).to.equal(new URL('/api/users', location.href).href);
    expect(el.heard).to.deep.equal(['src']);
  });

  it('lets the newest src win, whichever code arrives first', async () => {
    const el = await fixture<AdapterConsumerElement>(html`<adapter-consumer src="/first"></adapter-consumer>`);
    el.src = '/second';
    await el.updateComplete;
    const news = el.news();
    loads[1]!.give(named('second'));
    await news;
    loads[0]!.give(named('first'));
    await Promise.resolve();
    await el.updateComplete;
    expect(el.heard).to.deep.equal(['second']);
  });

  it('gives an adapter that fails with the reason when the protocol is unknown', async () => {
    const el = await fixture<AdapterConsumerElement>(html`<adapter-consumer></adapter-consumer>`);
    const news = el.news();
    el.protocol = 'carrier-pigeon';
    el.src = '/api/users';
    await news;
    const asked = el.given!.connect({ signal: new AbortController().signal });
    expect(await asked.catch((error: { kind: string }) => error.kind)).to.equal('unsupported');
  });

  it('makes the adapter anew when asked to, after its code could not be loaded', async () => {
    const el = await fixture<AdapterConsumerElement>(html`<adapter-consumer src="/api/users"></adapter-consumer>`);
    const failed = el.news();
    loads[0]!.fail(new TypeError('Failed to fetch dynamically imported module'));
    await failed;
    el.source.retry();
    const loaded = el.news();
    loads[1]!.give(named('second try'));
    await loaded;
    expect(el.heard.at(-1)).to.equal('second try');
  });
});
