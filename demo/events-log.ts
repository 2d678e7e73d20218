const types = [
  'users-view-change',
  'users-preferences-change',
  'users-selection-change',
  'user-open',
  'user-create-request',
  'users-created',
  'users-export-request',
  'users-exported',
  'users-import-request',
  'users-imported',
  'users-delete-request',
  'users-restore-request',
  'users-message-request',
  'users-schedule-request',
  'users-deleted',
  'users-restored',
  'users-status-change',
  'users-department-change',
  'users-schedule-change',
  'users-message-sent',
  'users-auth-required',
];
const most = 100;

/** Lists the component's public events in the drawer, newest first, and counts them on the button that opens it. */
export function followEvents(manager: HTMLElement, drawer: HTMLElement, toggle: HTMLElement): void {
  const list = drawer.querySelector('ol')!;
  const counter = toggle.querySelector('.count')!;
  let count = 0;
  const clear = (): void => {
    list.replaceChildren();
    counter.textContent = String((count = 0));
  };
  const open = (wanted: boolean): void => {
    drawer.hidden = !wanted;
    toggle.setAttribute('aria-expanded', String(wanted));
  };
  for (const type of types) {
    manager.addEventListener(type, (event) => {
      list.prepend(entry(event));
      list.children[most]?.remove();
      counter.textContent = String(++count);
    });
  }
  toggle.addEventListener('click', () => open(drawer.hidden !== false));
  drawer.querySelector('#log-clear')?.addEventListener('click', clear);
  drawer.querySelector('#log-close')?.addEventListener('click', () => {
    open(false);
    toggle.focus();
  });
  drawer.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') open(false);
  });
}

function entry(event: Event): HTMLLIElement {
  const item = document.createElement('li');
  const payload = document.createElement('code');
  // own fields only: what the event adds to those of every event
  payload.textContent = JSON.stringify(
    Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'isTrusted')),
  );
  const name = document.createElement('strong');
  name.textContent = event.type;
  item.append(name, payload);
  return item;
}
