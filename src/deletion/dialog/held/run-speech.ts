import type { RunPause } from '../../../bulk/run/pause.js';
import type { Announcer } from '../../../ui/announcer.js';
import type { DialogModel } from '../dialog-model.js';
import { ProgressSpeech } from '../progress-speech.js';
import { spokenPause } from './pause-view.js';

/** Says aloud how a run gets on: how far it has come, and that it pauses and goes on, each once; never the countdown (T13). */
export class RunSpeech {
  readonly #announcer: Announcer;
  readonly #now: () => number;
  readonly #progress: ProgressSpeech;
  #pause: RunPause | undefined;

  constructor(announcer: Announcer, now: () => number) {
    this.#announcer = announcer;
    this.#now = now;
    this.#progress = new ProgressSpeech(now());
  }

  /** Says what is new, if anything. `true` where a pause has begun. */
  follow(model: DialogModel): boolean {
    const { progress, messages } = model;
    if (!progress) return false;
    const { pause, done, total } = progress;
    const begins = pause !== undefined && pause !== this.#pause;
    const ends = pause === undefined && this.#pause !== undefined;
    this.#pause = pause;
    if (begins) this.#announcer.say(spokenPause(model, pause), 'assertive');
    else if (ends && !progress.stopping && !progress.looking) this.#announcer.say(messages.text('deletion.pause.over'));
    else if (!pause && this.#progress.isDue(done, total, this.#now()))
      this.#announcer.say(messages.text('deletion.progress', { done, total }));
    return begins;
  }
}
