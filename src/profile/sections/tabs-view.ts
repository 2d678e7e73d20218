import { html, type TemplateResult } from 'lit';
import { visibleText } from '../../domain/visible-text.js';

/** A tab of a person's page. */
export interface Tab {
  readonly id: string;
  readonly label: string;
}

/** The tabs, which one is shown, and whom a choice is told. */
export interface TabsModel {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly selected: string;
  readonly select: (id: string) => void;
}

/** The ids that tie a tab to its panel; made from its place, for an id may be anything. */
export const tabIds = (index: number): { tab: string; panel: string } => ({
  tab: `user-tab-${index}`,
  panel: `user-panel-${index}`,
});

/** A list of tabs by the pattern of WAI-ARIA: one stop for Tab, arrows move and show, Home and End go to the ends. */
export function tabsView({ label, tabs, selected, select }: TabsModel): TemplateResult {
  const move = (event: KeyboardEvent): void => {
    const list = event.currentTarget as HTMLElement;
    const at = tabs.findIndex(({ id }) => id === selected);
    const to = target(event.key, at, tabs.length, getComputedStyle(list).direction === 'rtl');
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    select(tabs[to].id);
    list.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };
  return html`<div class="tabs" part="tabs" role="tablist" aria-label=${label} @keydown=${move}>
    ${tabs.map(
      ({ id, label: name }, index) =>
        html`<button
          type="button"
          class="tab"
          part="tab"
          role="tab"
          id=${tabIds(index).tab}
          aria-controls=${tabIds(index).panel}
          aria-selected=${id === selected}
          tabindex=${id === selected ? 0 : -1}
          @click=${() => select(id)}
        >
          ${visibleText(name, 60)}
        </button>`,
    )}
  </div>`;
}

function target(key: string, at: number, count: number, mirrored: boolean): number | undefined {
  const [next, previous] = mirrored ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  if (key === next) return (at + 1) % count;
  if (key === previous) return (at - 1 + count) % count;
  return key === 'Home' ? 0 : key === 'End' ? count - 1 : undefined;
}
