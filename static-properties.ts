import type { Plugin } from 'vite';

const decorator = /@property\(((?:[^()]|\([^()]*\))*)\)(?=\s*((?:(?:override|declare|readonly|get|set)\s+)*)(\w+))/g;
const classHead = /\bclass \w+ extends (?:LitElement|ReactiveElement)\b[^{]*\{/g;

/**
 * Lit's `@property` as the `static properties` that Lit reads itself: the same, without a call and a descriptor for each, and
 * without TypeScript's helper. Nothing changes its line, so source maps still fit.
 */
export function withStaticProperties(code: string, id: string): string {
  if (!code.includes('@property(')) return code;
  const properties: string[] = [];
  const without = code.replace(decorator, (_, options: string, __, name: string) => {
    properties.push(`${name}: ${options.replace(/\s*\n\s*/g, ' ') || '{}'}`);
    // a decorator of several lines leaves its lines
    return options.replace(/[^\n]/g, '');
  });
  if (without.includes('@property(')) throw new Error(`${id}: a @property that can't be read.`);
  if (without.match(classHead)?.length !== 1) throw new Error(`${id}: one element in each file that has @property.`);
  return without.replace(classHead, (head) => `${head} static properties = { ${properties.join(', ')} };`);
}

/** {@link withStaticProperties} for our own sources. */
export const staticProperties = (): Plugin => ({
  name: 'static-properties',
  enforce: 'pre',
  apply: 'build',
  transform: (code, id) =>
    /\/src\/.*\.ts$/.test(id) ? { code: withStaticProperties(code, id), map: null } : undefined,
});
