import { html, nothing, type TemplateResult } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { DenialText } from '../i18n/denial-text.js';
import { icon, type IconName } from './icon.js';
import { putBeside } from './popup/place.js';

/** A button that may be refused. */
export interface ExplainedButton {
  readonly label: string | TemplateResult;
  readonly icon?: IconName;
  /** Why it is refused: it stays focusable, shows this on focus, hover and press, and does not run. */
  readonly denial?: DenialText | undefined;
  readonly danger?: boolean;
  /** Makes it a switch that is on or off; its label says what is on, and stays. */
  readonly checked?: boolean;
  /** What it does is under way: it says so, and takes no press. */
  readonly busy?: boolean;
  /** The main thing to do where it stands. */
  readonly primary?: boolean;
  /** Less than the others where it stands. */
  readonly quiet?: boolean;
  readonly part?: string;
  readonly run: (event: Event) => void;
  /** Says the explanation when a refused button is pressed: the host's `Announcer`. */
  readonly announce?: (text: string) => void;
}

let buttons = 0;
let shown: { tip: HTMLElement; listening: AbortController } | undefined;

class ExplainedButtonDirective extends Directive {
  readonly #id = `why-${++buttons}`;

  override render(button: ExplainedButton): TemplateResult {
    const { label, icon: name, denial, danger, primary, quiet, checked, busy = false, part, run, announce } = button;
    const why = denial && [denial.why, denial.who, denial.wayOut].join(' ');
    const press = (event: Event): void => {
      if (busy) return;
      if (why === undefined) return run(event);
      show(event);
      announce?.(why);
    };
    return html`<span class="explained" @pointerenter=${show} @pointerleave=${leave} @focusin=${show} @focusout=${hide}>
      <button
        type="button"
        class=${checked !== undefined ? 'switch' : danger ? 'button danger' : primary ? 'button primary' : quiet ? 'button quiet' : 'button'}
        part=${part ?? nothing}
        role=${checked !== undefined ? 'switch' : nothing}
        aria-checked=${checked ?? nothing}
        aria-busy=${busy ? 'true' : nothing}
        aria-disabled=${why === undefined ? nothing : 'true'}
        aria-describedby=${why === undefined ? nothing : this.#id}
        @click=${press}
      >
        ${checked === undefined && denial ? icon('lock') : name ? icon(name) : nothing}${label}${denial && checked !== undefined ? icon('lock') : nothing}
      </button>
      ${
        why === undefined
          ? nothing
          : html`<span popover="manual" role="tooltip" class="explanation" part="explanation" id=${this.#id}
              >${why}</span
            >`
      }
    </span>`;
  }
}

/** A button that, where it is refused, says why, who can, and the way out: to the eye, the keyboard and the screen reader. */
export const explainedButton = directive(ExplainedButtonDirective);

function show({ currentTarget }: Event): void {
  const around = (currentTarget as Element).closest('.explained');
  const tip = around?.querySelector<HTMLElement>('.explanation');
  if (!around || !tip || tip.matches(':popover-open')) return;
  hide();
  tip.showPopover();
  putBeside(tip, around);
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  addEventListener('keydown', escape, options);
  // the focus that shows it may scroll the page: it follows its button
  addEventListener('scroll', () => putBeside(tip, around), options);
  addEventListener('pointerdown', (event) => !event.composedPath().includes(around) && hide(), options);
  shown = { tip, listening };
}

/** The pointer may go from the button to its explanation; while the button has focus, the explanation stays. */
function leave({ currentTarget, pointerType }: PointerEvent): void {
  if (pointerType === 'mouse' && !(currentTarget as Element).matches(':focus-within')) hide();
}

function hide(): void {
  shown?.listening.abort();
  if (shown?.tip.isConnected) shown.tip.hidePopover();
  shown = undefined;
}

/** Takes the explanation away and nothing else: a dialog around it stays. */
function escape(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  if (shown?.tip.matches(':popover-open')) {
    event.preventDefault();
    event.stopPropagation();
  }
  hide();
}
