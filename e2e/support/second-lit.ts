import { LitElement, html, type TemplateResult } from 'lit';

/** Another component of the host, with a Lit of its own. */
class SecondLitElement extends LitElement {
  override render(): TemplateResult {
    return html`<p>again</p>`;
  }
}
customElements.define('second-lit', SecondLitElement);
document.addEventListener('DOMContentLoaded', () => document.body.append(document.createElement('second-lit')));
