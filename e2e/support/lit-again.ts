import { build, type Rolldown } from 'vite';

/** A second copy of Lit, as another component of the host would bring it: one file that registers `<lit-again>`. */
export async function litAgain(): Promise<string> {
  const source = `
    import { LitElement, html } from 'lit';
    customElements.define('lit-again', class extends LitElement { render() { return html\`<p>again</p>\`; } });
    document.addEventListener('DOMContentLoaded', () => document.body.append(document.createElement('lit-again')));`;
  const [bundle] = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'lit-again',
        resolveId: (id: string) => (id === 'lit-again' ? '\0lit-again' : undefined),
        load: (id: string) => (id === '\0lit-again' ? source : undefined),
      },
    ],
    build: { write: false, lib: { entry: 'lit-again', formats: ['es'] } },
  })) as Rolldown.RolldownOutput[];
  return bundle.output[0].code;
}
