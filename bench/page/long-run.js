import '/cdn/user-manager.js';
import { MemoryAdapter } from '/cdn/adapters/memory.js';

const count = Number(new URLSearchParams(location.search).get('users'));
const manager = document.createElement('user-manager');
// two of them can't be deleted: the owner and the viewer
const adapter = new MemoryAdapter({ users: count + 2, deletion: 'soft' });
manager.adapter = adapter;
manager.approve = () => true;
let ended = false;
manager.addEventListener('users-imported', () => (ended = true));
document.body.append(manager);

/** The longest task of the main thread, and all over 50 ms, by what the viewer was doing. */
const tasks = new Map();
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) {
    const { stage } = globalThis.longRun;
    tasks.set(stage, [...(tasks.get(stage) ?? []), duration]);
  }
}).observe({ type: 'longtask' });

globalThis.longRun = {
  stage: 'open',
  tasks: () => [...tasks],
  dialog: () => manager.renderRoot.querySelector('confirm-delete-dialog'),
  logins: () => adapter.users.map(({ login }) => login),
  lines: () => manager.renderRoot.querySelectorAll('.import-create li').length,
  isEnded: () => ended,
};
