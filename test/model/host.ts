import type { ReactiveController } from 'lit';
import { FakeDialog } from './fake-dialog.js';

/** A host without a page: it updates its controllers as Lit does. */
export class Host {
  readonly controllers: ReactiveController[] = [];
  isConnected = true;
  readonly dialog = new FakeDialog();
  readonly renderRoot = { querySelector: (): FakeDialog => this.dialog };
  #update: Promise<boolean> | undefined;
  rendered = (): void => undefined;

  addController(controller: ReactiveController): void {
    this.controllers.push(controller);
  }
  removeController(): void {
    throw new Error('Nobody leaves.');
  }
  requestUpdate(): void {
    this.#update ??= Promise.resolve().then(() => {
      this.#update = undefined;
      for (const controller of this.controllers) controller.hostUpdate?.();
      this.rendered();
      return true;
    });
  }
  get updateComplete(): Promise<boolean> {
    return this.#update ?? Promise.resolve(true);
  }
}
