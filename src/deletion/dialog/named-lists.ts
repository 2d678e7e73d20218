import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.js';
import { whenSeen } from '../../ui/when-seen.js';
import type { PlannedUser } from '../../bulk/plan.js';
import type { Change } from '../../bulk/planning/changes-of.js';
import { fold } from '../../bulk/planning/planned-user.js';
import { changeParts } from './report/changes-text.js';

/** A user to be listed, and what is to be said of them. */
export interface NamedLine {
  readonly user: PlannedUser;
  readonly note?: string | undefined;
  /** What has changed since the question; otherwise: before it. */
  readonly changes?: readonly Change[] | undefined;
}

const few = 10;
/** So many lines of a long list are made at once; more as the last comes in sight. */
const step = 100;

/** Lists of people, by name with one identifier each: ten at once, the rest on request, then with a search (U1). */
export class NamedLists {
  readonly #host: ReactiveControllerHost;
  readonly #queries = new Map<string, string>();
  readonly #lengths = new Map<string, number>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** One list; `key` tells it from the others, `label` is its name for those who can't see it. */
  render(key: string, label: string, lines: readonly NamedLine[], messages: Messages): TemplateResult {
    const query = this.#queries.get(key);
    const found = query === undefined ? lines.slice(0, few) : matching(lines, query);
    const shown = this.#lengths.get(key) ?? step;
    const size = found.length > step ? found.length : undefined;
    return html`<div class="list">
      ${query === undefined ? nothing : this.#search(key, query, found.length, messages)}
      <ul
        class=${query === undefined ? 'people' : 'people all'}
        role="list"
        aria-label=${label}
        tabindex=${query === undefined ? nothing : 0}
      >
        ${found.slice(0, shown).map((line, at) => lineView(line, messages, size ? { at: at + 1, size } : undefined))}
        ${found.length > shown ? html`<li aria-hidden="true" ${whenSeen(() => this.#lengthen(key, shown))}>…</li>` : nothing}
      </ul>
      ${lines.length > few ? this.#toggle(key, query, lines.length - few, messages) : nothing}
    </div>`;
  }

  #search(key: string, query: string, found: number, messages: Messages): TemplateResult {
    return html`<div class="find">
      <input
        class="input"
        type="search"
        .value=${query}
        aria-label=${messages.text('deletion.find')}
        placeholder=${messages.text('deletion.find')}
        autocomplete="off"
        spellcheck="false"
        @input=${(event: Event) => this.#set(key, (event.target as HTMLInputElement).value)}
      />
      <span class="count" role="status">${messages.text('deletion.found', { count: found })}</span>
    </div>`;
  }

  #toggle(key: string, query: string | undefined, more: number, messages: Messages): TemplateResult {
    const open = query !== undefined;
    return html`<button
      class="button quiet more"
      aria-expanded=${open}
      @click=${() => this.#set(key, open ? undefined : '')}
    >
      ${open ? messages.text('deletion.less') : messages.text('deletion.more', { count: more })}
    </button>`;
  }

  #set(key: string, query: string | undefined): void {
    if (query === undefined) this.#queries.delete(key);
    else this.#queries.set(key, query);
    this.#lengths.delete(key);
    this.#host.requestUpdate();
  }

  #lengthen(key: string, shown: number): void {
    this.#lengths.set(key, shown + step);
    this.#host.requestUpdate();
  }
}

function matching(lines: readonly NamedLine[], query: string): readonly NamedLine[] {
  const wanted = fold(query.trim());
  return wanted ? lines.filter(({ user }) => fold(`${user.name} ${user.identifier}`).includes(wanted)) : lines;
}

/** `place`: where it stands in a list that is longer than what is there. */
function lineView(
  { user, note, changes = user.changes }: NamedLine,
  messages: Messages,
  place?: { readonly at: number; readonly size: number },
): TemplateResult {
  return html`<li aria-posinset=${place?.at ?? nothing} aria-setsize=${place?.size ?? nothing}>
    <span class="name">${user.name}</span>
    <span class="identifier">${user.identifier}</span>
    ${user.mixed ? html`<span class="chip warning">${messages.text('deletion.mixed')}</span>` : nothing}
    ${user.changed ? html`<span class="chip warning">${messages.text('deletion.changed')}</span>` : nothing}
    ${note ? html`<span class="note">${note}</span>` : nothing}
    ${changes?.length ? html`<span class="note">${changeParts(changes, messages, (value) => html`<bdi>${value}</bdi>`)}</span>` : nothing}
  </li>`;
}
