import '../src/define.js';
import { followEvents } from './events-log.js';
import { keepPreferences } from './preferences.js';
import { offerActivity } from './user-activity.js';
import { offerViewers } from './viewer-switcher.js';

const find = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;
const manager = find<HTMLElementTagNameMap['user-manager']>('user-manager');

/** Shows the page that the address names after `#`; whatever this demo does not have is said to be elsewhere. */
function showPage(): void {
  const name = location.hash.slice(1) || 'users';
  const link = document.querySelector(`nav a[href="#${CSS.escape(name)}"]`);
  if (!link) return;
  const page = document.querySelector(`[data-page="${name}"]`) ?? find('[data-page="elsewhere"]');
  for (const other of document.querySelectorAll<HTMLElement>('[data-page]')) other.hidden = other !== page;
  for (const other of document.querySelectorAll('nav a')) other.removeAttribute('aria-current');
  link.setAttribute('aria-current', 'page');
  const title = link.textContent.trim();
  find('#title').textContent = title;
  document.title = `${title} · Fernhill Academy`;
  openNavigation(false);
}

function openNavigation(open: boolean): void {
  find('#navigation').classList.toggle('open', open);
  find('.nav-toggle').setAttribute('aria-expanded', String(open));
}

/** Light or dark as the viewer's system has it, unless they choose. */
function offerSchemes(): void {
  const select = find<HTMLSelectElement>('#scheme');
  const apply = (scheme: string): void => document.documentElement.style.setProperty('color-scheme', scheme);
  select.value = localStorage.getItem('fernhill.scheme') ?? select.value;
  apply(select.value);
  select.addEventListener('change', () => {
    localStorage.setItem('fernhill.scheme', select.value);
    apply(select.value);
  });
}

keepPreferences(manager);
offerActivity(manager);
followEvents(manager, find('#log'), find('#log-toggle'));
void offerViewers(find('#viewer'), find('#problem'), () => manager.reconnect());
offerSchemes();
showPage();
window.addEventListener('hashchange', () => {
  showPage();
  find('main').focus();
});
find('.nav-toggle').addEventListener('click', () =>
  openNavigation(find('.nav-toggle').getAttribute('aria-expanded') === 'false'),
);
