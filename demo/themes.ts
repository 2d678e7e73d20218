/** The themes of this demo: each is one style sheet of `themes/`, made of parts and custom properties alone. */
export const themes: readonly string[] = ['harbor', 'paper', 'terminal'];

/** Puts a theme on the page; no name, no theme. */
export function useTheme(name: string): void {
  if (!themes.includes(name)) return;
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = new URL(`themes/${name}.css`, document.baseURI).href;
  document.head.append(sheet);
  document.documentElement.dataset['theme'] = name;
}
