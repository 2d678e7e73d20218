import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Messages } from '../../../i18n/messages.js';
import { whenSeen } from '../../../ui/when-seen.js';

const few = 3;
/** So many lines of a long list are made at once; more as the last comes in sight. */
const step = 100;

/** Lists that show their first lines, and the rest on request (U1). */
export class LongLists {
  readonly #host: ReactiveControllerHost;
  readonly #lengths = new Map<string, number>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** All of them are short again. */
  clear(): void {
    this.#lengths.clear();
  }

  /** One list; `key` tells it from the others, `label` names it for those who can't see it. */
  render<T>(
    key: string,
    label: string,
    lines: readonly T[],
    line: (line: T) => TemplateResult,
    messages: Messages,
  ): TemplateResult {
    const length = this.#lengths.get(key);
    const shown = lines.slice(0, length ?? few);
    const isLong = length !== undefined;
    return html`<div class="question-people">
      <ul role="list" aria-label=${label} tabindex=${isLong ? 0 : nothing}>
        ${shown.map((each) => html`<li>${line(each)}</li>`)}
        ${
          isLong && lines.length > shown.length
            ? html`<li aria-hidden="true" ${whenSeen(() => this.#set(key, length + step))}>…</li>`
            : nothing
        }
      </ul>
      ${
        lines.length > few
          ? html`<button
              type="button"
              class="button quiet question-more"
              aria-expanded=${isLong}
              @click=${() => this.#set(key, isLong ? undefined : step)}
            >
              ${
                isLong
                  ? messages.text('from-file.fewer')
                  : messages.text('from-file.more', { count: lines.length - few })
              }
            </button>`
          : nothing
      }
    </div>`;
  }

  #set(key: string, length: number | undefined): void {
    if (length === undefined) this.#lengths.delete(key);
    else this.#lengths.set(key, length);
    this.#host.requestUpdate();
  }
}
