import { expect, fixture, html } from '@open-wc/testing';
import { ScimAdapter } from '../../src/adapters/scim.js';
import type { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import { describeRest, type RestDescription } from '../../src/describe-rest.js';
import { registerProtocol } from '../../src/manager/protocols.js';
import type { UserManagerElement } from '../../src/manager/user-manager.js';
import { DialogDriver } from '../support/dialog-driver.js';
import { ManagerDriver, until } from '../support/driver.js';
import { ScimServer } from '../support/scim/scim-server.js';

interface Person {
  readonly no: number;
  readonly mail: string;
  readonly name: string;
  readonly founder: boolean;
}

/** A made-up CRM of five people, and what it was asked. */
class Crm {
  readonly asked: string[] = [];
  people: Person[] = ['Ann Ames', 'Ben Bell', 'Cleo Cole', 'Dan Dorn', 'Eve Egan'].map((name, index) => ({
    no: index + 1,
    mail: `${name.split(' ')[0]!.toLowerCase()}@crm.test`,
    name,
    founder: index === 0,
  }));

  readonly fetch = (input: RequestInfo | URL, { method = 'GET' }: RequestInit = {}): Promise<Response> => {
    const { pathname, searchParams } = new URL(String(input));
    this.asked.push(`${method} ${pathname}`);
    const id = /\/(\d+)$/.exec(pathname)?.[1];
    const one = this.people.find(({ no }) => `${no}` === id);
    if (id === undefined) return Promise.resolve(this.#list(searchParams));
    if (!one) return Promise.resolve(Response.json({}, { status: 404 }));
    if (method === 'GET') return Promise.resolve(Response.json(one));
    this.people = this.people.filter((other) => other !== one);
    return Promise.resolve(new Response(null, { status: 204 }));
  };

  #list(asked: URLSearchParams): Response {
    const [page, size] = [Number(asked.get('page')), Number(asked.get('size'))];
    return Response.json({ people: this.people.slice((page - 1) * size, page * size), count: this.people.length });
  }
}

/** What a host says of it, but for the address. */
const crm: Omit<RestDescription, 'url'> = {
  viewer: { id: '2', name: 'Ben Bell' },
  allowed: ['view', 'delete'],
  owner: { path: 'founder', is: true },
  fields: { id: 'no', login: 'mail', displayName: 'name', status: { read: () => 'active' } },
  rows: 'people',
  total: 'count',
  pages: { by: 'page', page: 'page', size: 'size' },
  delete: { kind: 'permanent' },
};

interface Section {
  readonly manager: ManagerDriver;
  readonly dialog: DialogDriver;
}

/** The tag as it stands in a page, once it shows its list and its dialog. */
async function shown(tag: ReturnType<typeof html>): Promise<Section> {
  const manager = new ManagerDriver(await fixture<UserManagerElement>(tag));
  await until(() => manager.has('.blank, .chunk:not([inert])'), 'the first answer');
  await until(() => manager.has('confirm-delete-dialog'), 'the dialog');
  await manager.loaded();
  const element = manager.find('confirm-delete-dialog') as ConfirmDeleteDialogElement;
  return { manager, dialog: new DialogDriver(element) };
}

/** Deletes the user of this name, as a viewer does it who is asked to type their address. */
async function remove({ manager, dialog }: Section, name: string, email: string): Promise<void> {
  await manager.row(name).openMenu();
  await manager.choose('Delete');
  await until(() => dialog.isModal && dialog.field && !dialog.element.checking, 'the question');
  await dialog.arm();
  await dialog.type(email);
  await dialog.press(/^Delete /);
}

const protectedIn = (manager: ManagerDriver): (string | undefined)[] =>
  manager.rowElements.filter(({ denial }) => denial).map(({ user }) => user?.id);

describe('registerProtocol', () => {
  it('makes a protocol of an API that was described: its users are listed, and one is deleted (R2, R3)', async () => {
    const server = new Crm();
    const addresses: string[] = [];
    registerProtocol('crm', async (url) => {
      addresses.push(url);
      return Promise.resolve(describeRest({ ...crm, url, fetch: server.fetch }));
    });
    const section = await shown(html`<user-manager src="/crm/people" protocol="crm"></user-manager>`);
    const { manager } = section;
    expect(addresses).to.deep.equal([new URL('/crm/people', document.baseURI).href]);
    expect(manager.shownNames()).to.deep.equal(['Ann Ames', 'Ben Bell', 'Cleo Cole', 'Dan Dorn', 'Eve Egan']);
    expect(manager.total).to.equal('Total: 5');
    expect(protectedIn(manager), 'the owner and the viewer').to.deep.equal(['1', '2']);
    await remove(section, 'Dan Dorn', 'dan@crm.test');
    await until(() => manager.total === 'Total: 4', 'the list without them');
    expect(manager.shownNames()).to.deep.equal(['Ann Ames', 'Ben Bell', 'Cleo Cole', 'Eve Egan']);
    expect(server.asked.filter((line) => !line.startsWith('GET'))).to.deep.equal(['DELETE /crm/people/4']);
    expect(server.people.map(({ no }) => no)).to.deep.equal([1, 2, 3, 5]);
  });

  it('serves every tag of the page, each by its own address', async () => {
    const servers = new Map<string, Crm>();
    registerProtocol('crm', (url) => {
      const server = new Crm();
      servers.set(new URL(url).pathname, server);
      return Promise.resolve(describeRest({ ...crm, url, fetch: server.fetch }));
    });
    for (const src of ['/crm/people', '/crm/guests']) {
      const { manager } = await shown(html`<user-manager src=${src} protocol="crm"></user-manager>`);
      expect(manager.shownNames()).to.have.lengthOf(5);
      expect([...new Set(servers.get(src)?.asked)], 'and nobody else’s').to.deep.equal([`GET ${src}`]);
    }
  });
});

describe('registerProtocol with the name of a protocol that is built in', () => {
  const { fetch: own } = window;
  let server: ScimServer;

  beforeEach(() => {
    server = new ScimServer([], 9);
    const me = { scimId: 'u-2', name: 'Jonas Lindqvist', isAdmin: true };
    window.fetch = async (input, init) => (input === '/portal/me' ? Response.json(me) : server.fetch(input, init));
  });
  afterEach(() => (window.fetch = own));

  const tag = html`<user-manager src="https://portal.test/scim/v2" protocol="scim"></user-manager>`;

  it('replaces it: a host gives SCIM the owner and the rights that it does not know (R2, R3, R11)', async () => {
    const { manager: bare } = await shown(tag);
    expect(await bare.rowAt(2).openMenu(), 'nobody has said who may').to.deep.equal(['Open']);
    bare.element.remove();
    registerProtocol('scim', async (url) => {
      const me = (await (await fetch('/portal/me')).json()) as { scimId: string; name: string; isAdmin: boolean };
      return new ScimAdapter({
        url,
        viewer: { id: me.scimId, name: me.name },
        owner: { role: 'owner', absent: false },
        allowed: me.isAdmin ? ['view', 'create', 'update', 'delete', 'activate', 'deactivate'] : ['view'],
      });
    });
    const section = await shown(tag);
    const { manager } = section;
    expect(protectedIn(manager).sort(), 'the owner and the viewer').to.deep.equal(['u-1', 'u-2']);
    const before = server.log.length;
    await remove(section, 'María José Fernández', 'mj.fernandez@example.com');
    await until(() => manager.total === 'Total: 8', 'the list without them');
    expect(server.lines(before).filter((line) => line.startsWith('DELETE'))).to.deep.equal(['DELETE /Users/u-3']);
    expect([server.people.size, server.people.has('u-3')]).to.deep.equal([8, false]);
  });
});
