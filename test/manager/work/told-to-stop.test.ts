import { expect } from '@open-wc/testing';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import { RestAdapter } from '../../../src/adapters/rest.js';
import { aTester } from '../../support/builders.js';
import { createManager, press, until } from '../../support/driver.js';
import { asked, dialogOf, from, itemOf, many, rejections, turns } from '../../support/manager-stories.js';
import { deferred, ScriptedAdapter } from '../../support/scripted-adapter.js';

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

  it('nothing is read for an element that has gone, whatever ends by then; what it missed is read when it is back (F28)', async () => {
    const a = new ScriptedAdapter([aTester('1', 'Ana'), aTester('2', 'Bea')]);
    const gate = deferred<void>();
    a.script = async function* (targets) {
      await gate.promise;
      yield* a.mark(targets, false);
    };
    const lists = counted(a);
    const manager = await createManager({ adapter: a });
    await manager.row('Ana').open();
    await until(() => manager.has('.profile[aria-busy=false]'), 'the page');
    manager.find('[role=switch]').click();
    await manager.settled();
    await manager.press('.status-question .button', 'Deactivate user');
    await until(() => a.sent.length === 1, 'the request');
    const place = manager.element.parentElement!;
    const before = [lists(), a.reads.length];
    manager.element.remove();
    await turns(3);
    gate.resolve();
    await turns(31);
    expect([lists(), a.reads.length]).to.deep.equal(before);
    place.append(manager.element);
    await until(() => lists() > before[0]! && a.reads.length > before[1]!, 'what it missed');
    await until(() => manager.root.querySelector('[role=switch]')?.ariaChecked === 'false', 'the truth');
  });

  it('a list that lags is not looked at again for an element that has gone (F28, F32)', async () => {
    const waiting: (() => void)[] = [];
    const { setTimeout: real } = window;
    window.setTimeout = ((run: () => void, ms?: number, ...more: unknown[]) =>
      ms === 60_000 ? waiting.push(run) : real(run, ms, ...more)) as typeof window.setTimeout;
    try {
      const a = new ScriptedAdapter([aTester('1', 'Ana'), aTester('2', 'Bea')]);
      const lists = counted(a);
      const manager = await createManager({ adapter: a });
      const dialog = dialogOf(manager);
      await from(manager, 'Ana', 'Delete');
      await asked(dialog);
      await dialog.type('1@example.com');
      await dialog.press('Delete Ana Tester');
      await until(() => waiting.length === 1, 'the look in a minute');
      await turns(31);
      const place = manager.element.parentElement!;
      const before = lists();
      manager.element.remove();
      waiting[0]!();
      await turns(31);
      expect(lists(), 'while it is gone').to.equal(before);
      place.append(manager.element);
      await until(() => lists() > before, 'the look when it is back');
    } finally {
      window.setTimeout = real;
    }
  });

  it('a dialog whose code comes too late opens for no element that has gone (F28, F29)', async () => {
    const manager = await createManager({ adapter: new MemoryAdapter({ users: [aTester('1', 'Ana')] }) });
    const place = manager.element.parentElement!;
    await press(manager.find('[part~=transfer-button]'));
    await manager.menu();
    const heard = await rejections(async () => {
      itemOf(manager, 'Export users…')!.click();
      manager.element.remove();
      await turns(60);
      place.append(manager.element);
      await turns(31);
    });
    expect([heard, manager.has('dialog[open]')]).to.deep.equal([[], false]);
  });
});

/** Counts how often the list is asked for. */
function counted(adapter: ScriptedAdapter): () => number {
  const query = adapter.query.bind(adapter);
  let count = 0;
  adapter.query = () => {
    count += 1;
    return query();
  };
  return () => count;
}
