/** So many parts are put together at once. */
const CHUNK = 512;

/**
 * The text form of the output (09 §5.1): a stack of open lists, items indented by two spaces per list. Collects text;
 * nothing is written anywhere.
 * @example
 * ```ts
 * import { TextOutput } from "pengine/render";
 *
 * const out = new TextOutput();
 * out.begin("Node List");
 * out.item("[ n1 ]", "Online");
 * out.end();
 * out.text; // => "Node List:\n  * Online: [ n1 ]\n"
 * ```
 */
export class TextOutput {
  /** What was written last: not put together yet. */
  #parts: string[] = [];
  /** What was written before. */
  readonly #chunks: string[] = [];
  #depth = 0;
  /** What an item of this depth begins with. */
  #indentation = "";
  readonly #fancy: boolean;

  /** `fancy`: indentation, bullets, titles and item names; false for `-s -Q`. */
  constructor(fancy = true) {
    this.#fancy = fancy;
  }

  /** Opens a list; without a title nothing is printed, but the list is open. */
  begin(title: string | undefined): void {
    if (title !== undefined && this.#fancy) this.#add(`${this.#indentation}${title}:\n`);
    this.#indent(this.#depth + 1);
  }

  item(text: string, name?: string): void {
    if (!this.#fancy) this.#add(`${text}\n`);
    else this.#add(`${this.#indentation}${name === undefined ? "" : `${name}: `}${text}\n`);
  }

  end(): void {
    this.#indent(this.#depth - 1);
  }

  /** An unindented line. */
  line(text: string): void {
    this.#add(`${text}\n`);
  }

  spacer(): void {
    this.#add("\n");
  }

  /** What was written so far. */
  get text(): string {
    return this.#chunks.join("") + this.#parts.join("");
  }

  /** Puts parts together now and then: many small texts that live long are what the collector of memory is slow with. */
  #add(part: string): void {
    this.#parts.push(part);
    if (this.#parts.length < CHUNK) return;
    this.#chunks.push(this.#parts.join(""));
    this.#parts = [];
  }

  #indent(depth: number): void {
    this.#depth = depth;
    this.#indentation = depth <= 0 ? "" : `${"  ".repeat(depth)}* `;
  }
}

/** A list that opens with its first item (09 §5.2). */
export class LazyList {
  readonly #out: TextOutput;
  readonly #title: string;
  readonly #spacerFirst: boolean;
  opened = false;

  constructor(out: TextOutput, title: string, spacerFirst: boolean) {
    this.#out = out;
    this.#title = title;
    this.#spacerFirst = spacerFirst;
  }

  open(): void {
    if (this.opened) return;
    if (this.#spacerFirst) this.#out.spacer();
    this.#out.begin(this.#title);
    this.opened = true;
  }

  close(): void {
    if (this.opened) this.#out.end();
  }
}
