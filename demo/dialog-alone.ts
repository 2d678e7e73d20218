import type { ConfirmDeleteDialogElement, Outcome, Session, User, UserAdapter } from '../src/index.js';

/** A host that asks with `<confirm-delete-dialog>` about people of its own choice, and deletes them itself when told to. */
export async function openDialogAlone(stage: HTMLElement, adapter: UserAdapter): Promise<void> {
  const { signal } = new AbortController();
  const session = await adapter.connect({ signal });
  const { users, total } = await adapter.query({ size: 25 }, { signal });
  const dialog = document.createElement('confirm-delete-dialog');
  dialog.session = session;
  dialog.canDeactivate = true;
  dialog.supportHref = 'mailto:support@fernhill.example';
  dialog.directoryTotal = total?.value;
  dialog.addEventListener('delete-confirm', ({ targets }) => {
    void report(dialog, adapter.delete!(targets, { signal, requestId: crypto.randomUUID() }));
  });
  dialog.addEventListener('deactivate-confirm', ({ targets }) => {
    dialog.action = 'deactivate';
    void report(dialog, adapter.setActive!(targets, false, { signal, requestId: crypto.randomUUID() }));
  });
  stage.append(
    opener('Delete one person …', dialog, () => users.slice(3, 4)),
    opener('Delete seven, two of whom can’t be …', dialog, () => somePeople(users, session)),
    dialog,
  );
}

/** The owner and the viewer, and five who may be deleted. */
function somePeople(users: readonly User[], { viewer }: Session): User[] {
  const special = users.filter(({ id, owner }) => owner || id === viewer?.id);
  return [...special, ...users.filter((user) => !special.includes(user))].slice(0, 7);
}

function opener(label: string, dialog: ConfirmDeleteDialogElement, choose: () => readonly User[]): HTMLElement {
  const button = document.createElement('button');
  button.textContent = label;
  button.addEventListener('click', () => {
    dialog.action = 'delete';
    dialog.users = choose();
    void dialog.show();
  });
  return button;
}

/** Says how far it is, and at the end what became of each. */
async function report(dialog: ConfirmDeleteDialogElement, answers: AsyncIterable<Outcome>): Promise<void> {
  const outcomes: Outcome[] = [];
  const total = dialog.users.length;
  dialog.progress = { done: 0, total };
  for await (const outcome of answers) dialog.progress = { done: outcomes.push(outcome), total };
  dialog.progress = undefined;
  dialog.outcomes = outcomes;
}
