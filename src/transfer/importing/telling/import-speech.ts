import { isNoticeable } from '../../../bulk/run/pause.js';
import type { Messages } from '../../../i18n/messages.js';
import type { ImportState } from '../import-state.js';
import { doneIn, endText, progressText, runText, summaryText } from '../import-words.js';
import { pauseSpeech } from './pause-text.js';
import type { PauseWatch } from './pause-watch.js';

/** Fewer rows than these are done before anybody could listen. */
const many = 100;

/** Tells screen readers how an import goes on: each stage, a run at its quarters, each pause once (A2, T13). */
export class ImportSpeech {
  readonly #pause: Pick<PauseWatch, 'clockOf'>;
  readonly #say: (text: string) => void;

  constructor(pause: Pick<PauseWatch, 'clockOf'>, say: (text: string) => void) {
    this.#pause = pause;
    this.#say = say;
  }

  /** Says what is new, if it is worth saying. */
  tell(state: ImportState, before: ImportState, messages: Messages): void {
    const text = this.#textOf(state, before, messages);
    if (text) this.#say(text);
  }

  #textOf(state: ImportState, before: ImportState, messages: Messages): string | undefined {
    const { stage, table, plan, run } = state;
    const isNew = stage !== before.stage;
    switch (stage) {
      case 'giving':
        return table && table !== before.table ? messages.text('import.rows', { count: table.rows.length }) : undefined;
      case 'checking':
        if (isNew) return messages.text('import.checking', { count: table?.rows.length ?? 0 });
        return quarterOf(state.progress) > quarterOf(before.progress) ? progressText(state, messages) : undefined;
      case 'checked':
        return plan && plan !== before.plan ? summaryText(plan, messages) : undefined;
      case 'running': {
        const pause = run?.pause;
        if (pause && pause !== before.run?.pause && isNoticeable(pause))
          return pauseSpeech(
            pause,
            this.#pause.clockOf(pause) ?? { remaining: pause.ms ?? 0, now: Date.now() },
            messages,
          );
        return runQuarter(state) > runQuarter(before) ? runText(state, messages) : undefined;
      }
      case 'ended':
        return isNew ? endText(state, messages) : undefined;
    }
  }
}

/** How many quarters of many users are read. */
function quarterOf({ read, total = 0 }: ImportState['progress']): number {
  return total > 2000 && read < total ? Math.floor((4 * read) / total) : 0;
}

/** How many quarters of many rows are done. */
function runQuarter(state: ImportState): number {
  const { done, total } = doneIn(state);
  return total >= many && done < total ? Math.floor((4 * done) / total) : 0;
}
