import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Messages } from '../../i18n/messages.js';
import { whenSeen } from '../../ui/when-seen.js';

const few = 3;
/** So many lines of a long list are made at once; more as the last comes in sight. */
const step = 100;

/** How a list differs from the others. */
export interface ListManner<T> {
  /** So many lines are shown at first: 3. */
  readonly first?: number;
  /** What tells a line from the others: where lines come and go, what is typed and focused stays with its line. */
  readonly keyOf?: (line: T, at: number) => unknown;
}

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
    { first = few, keyOf = (_: T, at: number) => at }: ListManner<T> = {},
  ): TemplateResult {
    const length = this.#lengths.get(key);
    const shown = lines.slice(0, length ?? first);
    const isLong = length !== undefined;
    return html`<div class="question-people">
      <ul role="list" aria-label=${label} tabindex=${isLong ? 0 : nothing}>
        ${repeat(shown, keyOf, (each) => html`<li>${line(each)}</li>`)}
        ${
          isLong && lines.length > shown.length
            ? html`<li aria-hidden="true" ${whenSeen(() => this.#set(key, length + step))}>…</li>`
            : nothing
        }
      </ul>
      ${
        lines.length > first
          ? html`<button
              type="button"
              class="button quiet question-more"
              aria-expanded=${isLong}
              @click=${() => this.#set(key, isLong ? undefined : step)}
            >
              ${
                isLong
                  ? messages.text('from-file.fewer')
                  : messages.text('from-file.more', { count: lines.length - first })
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
