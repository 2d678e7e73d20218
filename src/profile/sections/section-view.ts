import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../../domain/visible-text.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';

/** Something known of a user: its label and its text; `undefined` where the backend does not tell. */
export type Fact = readonly [label: MessageKey, value: string | undefined];

/** A part of a person's page, under its heading. */
export function sectionView(title: string, content: unknown): TemplateResult {
  return html`<section class="profile-section" part="section">
    <h3>${title}</h3>
    ${content}
  </section>`;
}

/** Facts as text. What the backend does not tell is not shown as empty: it is not shown. */
export function factsView(facts: readonly Fact[], messages: Messages): TemplateResult | typeof nothing {
  const known = facts.filter(([, value]) => value !== undefined);
  if (known.length === 0) return nothing;
  return html`<dl class="facts">
    ${known.map(
      ([label, value]) =>
        html`<div>
          <dt>${messages.text(label)}</dt>
          <dd><bdi>${visibleText(value, 300) || messages.text('profile.none')}</bdi></dd>
        </div>`,
    )}
  </dl>`;
}
