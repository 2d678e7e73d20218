import '../src/define.js';
import { ContextProvider } from '@lit/context';
import { userAdapterContext } from '../src/index.js';
import { openDialogAlone } from './dialog-alone.js';
import { scenarios, type Scenario } from './scenario-list.js';
import { themes, useTheme } from './themes.js';

const find = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;
const address = new URLSearchParams(location.search);
const asked = address.get('scenario') ?? 'plain';
// `theme-NAME` is the plain scenario in a theme
const themed = asked.startsWith('theme-') ? asked.slice(6) : undefined;
const name = scenarios.has(asked) ? asked : 'plain';
const scenario = scenarios.get(name)!;
const options = {
  lang: address.get('lang') ?? scenario.lang ?? 'en',
  dir: address.get('dir') ?? scenario.dir ?? (address.get('lang') === 'ar' ? 'rtl' : 'ltr'),
  theme: address.get('theme') ?? themed ?? '',
  scheme: address.get('scheme') ?? 'light dark',
};

document.documentElement.lang = options.lang;
document.documentElement.dir = options.dir;
document.documentElement.style.setProperty('color-scheme', options.scheme);
document.body.classList.toggle('bare', address.has('bare'));
find('#title').textContent = themed ? `Theme ${themed}` : scenario.title;
find('#says').textContent = scenario.says;
document.title = `${scenario.title} · user-manager`;
fillIndex();
fillOptions();
useTheme(options.theme);
await show(scenario, find('#content'));

function addressOf(changes: Readonly<Record<string, string>>): string {
  return `?${new URLSearchParams({ ...Object.fromEntries(address), ...changes }).toString()}`;
}

function fillIndex(): void {
  const entries = [
    ...[...scenarios].map(([id, { title, says }]) => ({ id, title, says })),
    ...themes.map((theme) => ({ id: `theme-${theme}`, title: `Theme ${theme}`, says: 'The same, in other clothes.' })),
  ];
  for (const { id, title, says } of entries) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    const small = document.createElement('small');
    link.href = `?scenario=${id}`;
    if (id === asked || (id === name && !themed)) link.setAttribute('aria-current', 'page');
    small.textContent = says;
    link.append(title, small);
    item.append(link);
    find('#index').append(item);
  }
  find('#index [aria-current]').scrollIntoView({ block: 'nearest' });
}

function fillOptions(): void {
  const form = find<HTMLFormElement>('#options');
  form
    .querySelector<HTMLSelectElement>('[name=theme]')!
    .append(new Option('None', ''), ...themes.map((theme) => new Option(theme, theme)));
  for (const select of form.querySelectorAll('select')) {
    select.value = options[select.name as keyof typeof options];
    select.addEventListener('change', () => location.assign(addressOf({ [select.name]: select.value })));
  }
}

async function show({ adapter, by, density, width, limits, columns }: Scenario, stage: HTMLElement): Promise<void> {
  if (width && !address.has('bare')) return showInFrame(width, stage);
  if (by === 'dialog') return openDialogAlone(stage, adapter!());
  const manager = document.createElement('user-manager');
  if (density) manager.density = density;
  Object.assign(manager, limits);
  if (columns) manager.columns = columns;
  manager.supportHref = 'mailto:support@fernhill.example';
  if (by === 'context') return void stage.append(inContext(manager, adapter!()));
  if (by === 'src') {
    const { startMocks } = await import('./mocks.js');
    manager.src = await startMocks();
  } else if (by === 'scim') Object.assign(manager, { src: '/scim/v2', protocol: 'scim' });
  else manager.adapter = adapter?.();
  stage.append(manager);
}

function showInFrame(width: number, stage: HTMLElement): void {
  const frame = document.createElement('iframe');
  frame.title = `The component, ${width} pixels wide`;
  frame.width = String(width);
  frame.src = addressOf({ bare: '' });
  stage.append(frame);
}

/** A provider above the element, as an application's root would be. */
function inContext(manager: HTMLElement, adapter: ReturnType<NonNullable<Scenario['adapter']>>): HTMLElement {
  const provider = document.createElement('div');
  provider.append(manager);
  new ContextProvider(provider, { context: userAdapterContext, initialValue: adapter });
  return provider;
}
