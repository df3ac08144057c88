/** Whether the page has worked out all that it was asked, for whoever drives it from outside: tests, and what takes pictures. */
import type { Engine } from "pengine/worker";
import { drawn } from "./frame.js";

/**
 * Counts what the page works on. While there is nothing, and what was worked out is drawn, the root of the document has the
 * attribute `data-settled`, with how often that came to be.
 */
export class Work {
  readonly #root: HTMLElement;
  #running = 0;
  #times = 0;
  /** Rises with all that begins, so that an earlier rest does not count. */
  #begun = 0;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#rest();
  }

  /** Does a piece of work. The page is at work as soon as it is called. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#running++;
    this.#begun++;
    delete this.#root.dataset.settled;
    try {
      return await work();
    } finally {
      this.#running--;
      if (this.#running === 0) this.#rest();
    }
  }

  /** The engine, of which every request is work. */
  counted(engine: Engine): Engine {
    return { ask: (request) => this.during(() => engine.ask(request)) };
  }

  async #rest(): Promise<void> {
    const begun = this.#begun;
    await drawn();
    if (begun === this.#begun) this.#root.dataset.settled = String(++this.#times);
  }
}
