import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeletionLimits } from '../../deletion/gate/approval.js';
import type { UserId } from '../../domain/user.js';
import type { Directory } from '../../directory/directory.js';
import { afterPaint } from '../../ui/after-paint.js';
import type { UserWork, UserWorkOptions } from './user-work.js';

/** Where {@link WorkOnDemand} gets what it needs. */
export type WorkOnDemandOptions = Omit<UserWorkOptions, 'directory'> & {
  readonly directory: Directory;
};

/**
 * Loads what deletes, changes and opens users: after the first rows, or when it is first asked for.
 *
 * What is asked before it is there is done once it is, unless the backend is another one by then; while that waits nothing
 * more is taken on. Where it can't be loaded nothing is done, and that is said.
 */
export class WorkOnDemand implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & DeletionLimits;
  readonly #options: WorkOnDemandOptions;
  #work: UserWork | undefined;
  #loading: Promise<UserWork> | undefined;
  #waiting = false;

  constructor(host: ReactiveControllerHost & HTMLElement & DeletionLimits, options: WorkOnDemandOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Does a page stand in place of the list? */
  get isPageOpen(): boolean | undefined {
    return this.#work?.isPageOpen;
  }

  /** Is something typed that is not saved? */
  get hasUnsavedChanges(): boolean | undefined {
    return this.#work?.hasUnsavedChanges;
  }

  /** Shows this user's page, or the list again. */
  show(id: UserId | undefined): void {
    if (this.#work) this.#work.page.show(id);
    else if (id !== undefined || this.#loading)
      void this.#load().then(
        (work) => work.page.show(id),
        () => {
          this.#options.directory.list.dispatch({ look: true, type: 'open-user', id: undefined });
          this.#fail('notice.page-failed');
        },
      );
  }

  /** What happened last, and the page that stands in place of the list. */
  render(): unknown {
    return this.#work?.render();
  }

  /** The dialog; to be rendered once, under no condition. */
  renderDialog(): unknown {
    return this.#work?.changes.renderDialog();
  }

  hostUpdated(): void {
    // the first rows come first
    if (!this.#loading && this.#options.directory.list.state.phase === 'ready')
      void afterPaint()
        .then(() => this.#load())
        .catch(() => undefined);
  }

  /** Has something done to users; what can't be begun is said. */
  begin(run: (work: UserWork) => void): void {
    const { adapter } = this.#options;
    const asked = adapter();
    if (this.#work) return run(this.#work);
    if (this.#waiting) return;
    this.#waiting = true;
    void this.#load()
      .then(
        (work) => {
          if (adapter() === asked && this.#host.isConnected) run(work);
        },
        () => this.#fail('notice.undone'),
      )
      .finally(() => (this.#waiting = false));
  }

  /** Loads once; tries again with the next press where that fails. */
  #load(): Promise<UserWork> {
    return (this.#loading ??= Promise.all([import('./user-work.js'), this.#options.directory.tools()]).then(
      async ([{ UserWork }, directory]) => {
        directory.failed = undefined;
        this.#work = new UserWork(this.#host, {
          ...this.#options,
          directory,
        });
        this.#host.requestUpdate();
        // the dialog has to be there before it can ask
        await this.#host.updateComplete;
        return this.#work;
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    ));
  }

  #fail(key: 'notice.undone' | 'notice.page-failed'): void {
    void this.#options.directory.tools().then(
      (tools) => tools.fail(key),
      () => undefined,
    );
  }
}
