import type { Page } from '@playwright/test';

/**
 * Everything on screen that can be pressed and is smaller than 24 pixels, or 44 where a finger presses it (A5): in the dialog
 * that is open, or else in the whole section. What a label takes for its box, and a box for its label, is one target.
 */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = matchMedia('(pointer: coarse)').matches ? 43.5 : 23.5;
    const pressed =
      'button, a[href], input, select, textarea, summary, [role=checkbox], [role=button], [role^=menuitem], [role=option], [role=tab]';
    const all: HTMLElement[] = [];
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.matches(pressed)) all.push(element);
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    const dialogs: HTMLElement[] = [];
    const open = (root: ParentNode): void => {
      dialogs.push(...root.querySelectorAll<HTMLElement>('dialog[open]'));
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) open(shadowRoot);
    };
    for (const { shadowRoot } of document.querySelectorAll('user-manager')) if (shadowRoot) open(shadowRoot);
    const sections = [...document.querySelectorAll('user-manager')].map(({ shadowRoot }) => shadowRoot as ShadowRoot);
    for (const root of dialogs.length ? dialogs : sections) visit(root);
    return all.flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      // there for a screen reader, and for who comes by keyboard
      if (width <= 1 || !element.checkVisibility({ visibilityProperty: true })) return [];
      const [label] = (element as HTMLInputElement).labels ?? [];
      const both = /checkbox|radio/.test((element as HTMLInputElement).type)
        ? label?.getBoundingClientRect()
        : undefined;
      const size = [Math.max(width, both?.width ?? 0), Math.max(height, both?.height ?? 0)];
      if (Math.min(...size) >= least) return [];
      const name = element.ariaLabel ?? label?.textContent ?? element.textContent;
      return `${element.localName} ${name.trim().replace(/\s+/g, ' ')} ${size.join('x')}`;
    });
  });
}
