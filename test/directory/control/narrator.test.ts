import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { Narrator, saying } from '../../../src/directory/control/narrator.js';
import { initialList, type ListState, type ShownPage } from '../../../src/directory/list-state.js';
import { initialView } from '../../../src/domain/list-view.js';
import { emptySelection, select } from '../../../src/domain/selection.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import type { Announcer } from '../../../src/ui/announcer.js';
import { aUser } from '../../support/builders.js';

const messages = new Messages([english]);
const { sort } = initialView;
const aPage = (given: Partial<ShownPage> = {}): ShownPage => ({
  users: [aUser()],
  page: { from: 0 },
  scope: '',
  sort,
  total: { value: 67, kind: 'exact' },
  ...given,
});
const ready: ListState = { ...initialList, phase: 'ready', shown: aPage() };
const say = (given: Partial<ListState>, before: ListState = ready): string | undefined =>
  saying({ ...ready, ...given }, before, messages);

describe('saying', () => {
  it('says nothing of nothing', () => {
    expect(say({})).to.equal(undefined);
    expect(say({ shown: aPage() })).to.equal(undefined);
  });

  it('says which page it is, and of how many', () => {
    const page = { at: { offset: 50 }, from: 50 };
    expect(say({ shown: aPage({ page }) })).to.equal('Page 3 of 3, 1 user');
    expect(say({ shown: aPage({ page, total: undefined }) })).to.equal('Page 3, 1 user');
  });

  it('says the order', () => {
    const by = { field: 'name', direction: 'descending' } as const;
    const view = { ...initialView, sort: by };
    expect(say({ view, shown: aPage({ sort: by }) })).to.equal('Sorted by User Name, descending');
    const odd = { field: 'shoe-size', direction: 'ascending' } as const;
    expect(say({ view: { ...view, sort: odd }, shown: aPage({ sort: odd }) })).to.include('shoe-size, ascending');
  });

  it('says how many match, as sure as the number is', () => {
    const scope = 'ann';
    expect(say({ shown: aPage({ scope }) })).to.equal('67 users match');
    expect(say({ shown: aPage({ scope, total: { value: 67, kind: 'estimated' } }) })).to.equal('About 67 users match');
    expect(say({ shown: aPage({ scope, total: { value: 67, kind: 'at-least' } }) })).to.equal(
      'At least 67 users match',
    );
    expect(say({ shown: aPage({ scope, total: undefined }) })).to.equal('At least 1 user matches');
  });

  it('says why it is another page', () => {
    expect(say({ notice: 'stepped-back', shown: aPage() })).to.include('That page is empty now');
  });

  it('says who is selected, and who of them is out of sight', () => {
    const one = select(emptySelection, [aUser()], '');
    expect(say({ selection: one })).to.equal('1 user selected');
    expect(say({}, { ...ready, selection: one })).to.equal('No users selected');
    expect(say({ selection: one, shown: aPage({ scope: 'x' }) }, { ...ready, shown: undefined })).not.to.equal(
      undefined,
    );
    const searched = { ...ready, shown: aPage({ scope: 'x' }) };
    expect(saying({ ...searched, selection: one }, searched, messages)).to.equal('1 selected, 1 hidden by the filter');
  });

  it('says beside how many match how many of those selected are hidden (U10)', () => {
    const selection = select(emptySelection, [aUser()], '');
    const before = { ...ready, selection };
    expect(say({ selection, shown: aPage({ scope: 'x' }) }, before)).to.equal(
      '67 users match. 1 selected, 1 hidden by the filter',
    );
  });

  it('says how selecting all that match ended', () => {
    expect(say({ matched: { scope: '', seen: 2, selected: 2 } })).to.equal('All 2 that match are selected.');
  });

  it('says that users are loading, once', () => {
    const loading: ListState = { ...initialList, phase: 'loading' };
    expect(saying(loading, initialList, messages)).to.equal('Loading users');
    expect(saying(loading, { ...loading, phase: 'connecting' }, messages)).to.equal(undefined);
  });

  it('says what stands in place of rows', () => {
    expect(say({ shown: aPage({ users: [], scope: 'x' }) })).to.equal('No user matches');
    expect(say({ phase: 'signed-out', shown: undefined })).to.equal('Your sign-in has ended');
    expect(saying(initialList, ready, messages)).to.equal(undefined);
  });

  it('says that a list could not be loaded again, and why, as the notice above it does', () => {
    const late = 'The list could not be reloaded, so it may be out of date.';
    expect(say({ error: adapterError('network', 'No answer.') })).to.equal(`${late} No answer.`);
    expect(say({ error: adapterError('unauthenticated', 'No.') })).to.contain('sign');
    const gone = { phase: 'failed', shown: undefined, error: adapterError('network', 'No.') } as const;
    expect(say(gone)).to.equal('The users could not be loaded');
    expect(say({ shown: aPage() }, { ...ready, error: adapterError('network', 'No.') })).to.equal(
      'The list is up to date',
    );
  });
});

/** One that tells at once what it says, and whose clock stands still. */
function aNarrator() {
  const said: string[] = [];
  const announcer = { say: (text: string) => void said.push(text), get count() { return said.length; } } as Announcer; // prettier-ignore
  const waiting: (() => void)[] = [];
  const timer = { set: (run: () => void) => waiting.push(run), clear: () => undefined };
  const narrator = new Narrator({ addController: () => undefined } as never, announcer, () => messages, timer);
  return { narrator, announcer, said, waiting };
}

describe('Narrator', () => {
  it('says what was done, and not that those whom it was done to are selected no more (A2)', () => {
    const { narrator, announcer, said, waiting } = aNarrator();
    const selected = { ...ready, selection: select(emptySelection, [aUser()], '') };
    narrator.tell(ready, selected);
    waiting.pop()?.();
    narrator.tell(ready, selected);
    announcer.say('1 user was deactivated.');
    waiting.pop()?.();
    expect(said).to.deep.equal(['No users selected', '1 user was deactivated.']);
  });

  it('says once which key leads to what can be done with those selected (A4)', () => {
    const { narrator, said, waiting } = aNarrator();
    const one = { ...ready, selection: select(emptySelection, [aUser()], '') };
    const two = { ...ready, selection: select(one.selection, [aUser({ id: 'another' })], '') };
    // a second change comes before the first was said
    narrator.tell(one, ready);
    narrator.tell(two, one);
    waiting.pop()?.();
    narrator.tell(one, two);
    waiting.pop()?.();
    expect(said).to.deep.equal(['2 users selected. F6 goes to the actions.', '1 user selected']);
  });

  it('says that the list is up to date when the viewer has asked for it again, once (4.1.3)', () => {
    const { narrator, said, waiting } = aNarrator();
    const asked = { ...ready, refreshing: true };
    narrator.await();
    narrator.tell(asked, ready);
    // somebody else's change comes in between
    narrator.tell({ ...asked, shown: aPage() }, asked);
    narrator.tell({ ...ready, shown: aPage() }, { ...asked, shown: aPage() });
    narrator.tell({ ...ready, shown: aPage() }, asked);
    waiting.forEach((run) => run());
    expect(said).to.deep.equal(['The list is up to date']);
  });

  it('says what is different before that, and why the list is old where it could not be loaded (4.1.3)', () => {
    const asked = { ...ready, refreshing: true };
    for (const [after, text] of [
      [{ ...ready, shown: aPage({ users: [] }) }, 'There are no users yet'],
      [{ ...ready, shown: aPage({ page: { at: { offset: 25 }, from: 25 } }) }, 'Page 2 of 3, 1 user'],
      [
        { ...ready, error: adapterError('network', 'No answer.') },
        'The list could not be reloaded, so it may be out of date. No answer.',
      ],
    ] as const) {
      const { narrator, said, waiting } = aNarrator();
      narrator.await();
      narrator.tell(after, asked);
      // it is not owed any more
      narrator.tell({ ...after, error: undefined, shown: aPage({ page: after.shown?.page ?? { from: 0 } }) }, { ...after, error: undefined, refreshing: true }); // prettier-ignore
      waiting.forEach((run) => run());
      expect(said).to.deep.equal([text]);
    }
  });
});
