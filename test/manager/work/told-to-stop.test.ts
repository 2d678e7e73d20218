import { expect } from '@open-wc/testing';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import { RestAdapter } from '../../../src/adapters/rest.js';
import { aTester } from '../../support/builders.js';
import { createManager, press, until } from '../../support/driver.js';
import { many, turns } from '../../support/manager-stories.js';
import { ScriptedAdapter } from '../../support/scripted-adapter.js';

describe('<user-manager> told to stop', function () {
  // hundreds of rows, in the slowest of the three engines
  this.timeout(20_000);

  it('202 for one of a batch is no deletion yet (F7)', async () => {
    const json = (data: unknown, status = 200): Promise<Response> =>
      Promise.resolve(new Response(JSON.stringify(data), { status, headers: { 'Content-Type': 'application/json' } }));
    const capabilities = { sort: [], delete: { kind: 'permanent', batchMax: 50 } };
    const answer = (url: string, { method, body }: RequestInit): Promise<Response> => {
      const { pathname } = new URL(url);
      if (pathname.endsWith('/session'))
        return json({ viewer: { id: 'me' }, allowed: ['view', 'delete'], capabilities });
      if (method !== 'POST') return json({ id: pathname.split('/').at(-1), login: 'x', status: 'active' });
      const { targets } = JSON.parse(body as string) as { targets: { id: string }[] };
      return json({ outcomes: targets.map(({ id }) => ({ id, status: 202 })) });
    };
    const adapter = new RestAdapter({ url: 'https://x.test/api/users', fetch: answer as typeof fetch });
    const { signal } = new AbortController();
    await adapter.connect({ signal });
    const states: string[] = [];
    for await (const { state } of adapter.delete!([{ id: '1' }, { id: '2' }], { signal })) states.push(state);
    expect(states).to.deep.equal(['unknown', 'unknown']);
  });

  it('new users are not sent any more when the element has gone (F28)', async () => {
    const a = new MemoryAdapter({ users: [aTester('1', 'Ana')] });
    const create = a.create.bind(a);
    let sent = 0;
    a.create = async (...given) => {
      sent += 1;
      await turns(6);
      return create(...given);
    };
    const manager = await createManager({ adapter: a });
    await manager.press('[part~=new-user-button]', 'New User');
    await press(await until(() => manager.root.querySelector('[part~=mode-button]'), 'the mode'));
    const text = await until(() => manager.root.querySelector<HTMLTextAreaElement>('#new-users-text'), 'the text');
    text.value = Array.from({ length: 40 }, (_, i) => `x${i}@example.com`).join('\n');
    text.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await manager.settled();
    manager.find('[part~=create-button]').click();
    await until(() => sent > 0, 'the first');
    const before = sent;
    manager.element.remove();
    await turns(60);
    expect(sent).to.be.at.most(before + 4);
  });

  it('Stop ends the reading of all that match, whatever the adapter makes of the signal', async () => {
    const people = many(4_000);
    const a = new ScriptedAdapter([]);
    let asks = 0;
    a.query = (async ({ at, size }: { at?: { offset: number }; size: number }) => {
      asks += 1;
      await turns(6);
      const from = at?.offset ?? 0;
      const next = from + size < 4_000 && { next: { offset: from + size } };
      return { users: people.slice(from, from + size), total: { value: 4_000, kind: 'exact' }, ...next };
    }) as never;
    const manager = await createManager({ adapter: a });
    manager.headCheckbox.click();
    await manager.settled();
    manager
      .all('.bulk-bar button')
      .find(({ innerText }) => /all 4,000/i.test(innerText))!
      .click();
    await manager.settled();
    manager
      .all('.bulk-bar button')
      .find(({ innerText }) => /stop/i.test(innerText))!
      .click();
    const before = asks;
    await turns(50);
    expect(asks).to.be.at.most(before + 1);
  });
});
