import type { CibDocument } from "../cib/cib.js";
import { type Draft, draftOf } from "../cib/draft.js";
import type { Version } from "../cib/schema/versions.js";
import { serialize } from "../cib/serialize.js";
import { CrmError, type CrmMessage } from "../crmsh/error.js";
import { ConfigureSession, type MadeObject } from "../crmsh/parse.js";
import { configurationFindings } from "../findings/index.js";
import type { Later, Workbench } from "./bench.js";
import { committed, recommitted } from "./committed.js";
import type { ConfigureEdit, Manner } from "./edits.js";
import { EditError } from "./error.js";
import { StepValidity } from "./step-validity.js";
import { usable } from "./usable.js";

/**
 * Carries out a command of crm's `configure` level (11 §2). A result in which there are errors is not committed unless
 * forced, such as one without anything that could fence nodes (13 §10.2).
 * @throws EditError (`value` with what crm says, `force`)
 */
export function applyConfigure(bench: Workbench, { words, force }: ConfigureEdit & Manner): void {
  const { later } = bench;
  const known = later instanceof Configuring ? later : undefined;
  const going = known?.followedBy(words) ?? new Configuring(known?.document ?? bench.snapshot(), words);
  if (going.changesNothing() || going.isRefused()) {
    bench.keep(going.base);
    return;
  }
  if (force !== true) refuseErrors(going.document, bench.now);
  if (going.mayBeFollowed) bench.adoptLater(going);
  else bench.adopt(going.document);
}

/** Commands of crm's language that are carried out together, though each is a commit of its own. */
class Configuring implements Later {
  /** The document before the first. */
  readonly base: CibDocument;
  readonly #session: ConfigureSession;
  readonly #commands: (readonly string[])[] = [];
  #messages: readonly CrmMessage[] = [];
  #document: CibDocument | undefined;
  /** What the commands have made that the shadow does not have yet. */
  #made: (MadeObject | undefined)[] = [];
  #shadow: Shadow | undefined;

  /** @throws EditError */
  constructor(base: CibDocument, words: readonly string[]) {
    this.base = base;
    this.#session = new ConfigureSession(base);
    told(() => this.#run(words));
  }

  #run(words: readonly string[]): void {
    this.#messages = this.#session.run(words);
    this.#commands.push(words);
    this.#made.push(this.#session.made);
    this.#document = undefined;
  }

  isValidNow(version: Version): boolean {
    this.#shadow ??= new Shadow(this.base, version);
    for (const made of this.#made) if (made !== undefined) this.#shadow.add(made);
    this.#made = [];
    return this.#shadow.isValidNow();
  }

  get mayBeFollowed(): boolean {
    return this.#messages.length === 0 && this.#session.mayBeFollowed;
  }

  /** With one command more. Where crm says something about that, it is carried out on its own. @throws EditError */
  followedBy(words: readonly string[]): Configuring {
    if (!ConfigureSession.isCreating(words)) return new Configuring(this.document, words);
    const before = [...this.#commands];
    try {
      this.#run(words);
      if (this.#messages.length === 0) return this;
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
    }
    const [first = [], ...rest] = before;
    const again = new Configuring(this.base, first);
    for (const each of rest) again.#run(each);
    return new Configuring(again.document, words);
  }

  /** The document as it is committed. */
  get document(): CibDocument {
    this.#document ??= committed(this.base, this.#session.document);
    return this.#document;
  }

  /** Whether it is a single command that leaves all as it was. */
  changesNothing(): boolean {
    return (
      this.#commands.length === 1 && !this.mayBeFollowed && serialize(this.document.root) === serialize(this.base.root)
    );
  }

  /** What crm says an error about, and does not do, it does not commit; nor a node that is there as it is said. */
  isRefused(): boolean {
    const [verb] = this.#commands.at(-1) ?? [];
    if (verb !== "node" && !this.#messages.some(({ severity }) => severity === "error")) return false;
    return serialize(this.document.root) === serialize(recommitted(this.base).root);
  }
}

/** A document to which objects come, for whether it stays valid. */
class Shadow {
  readonly #configuration: Draft;
  readonly #validity: StepValidity;

  constructor(base: CibDocument, version: Version) {
    const root = draftOf(base.root);
    this.#validity = new StepValidity(root, version);
    root.watch = this.#validity;
    this.#configuration = root.findOrAppend("configuration");
  }

  add({ section, element, members }: MadeObject): void {
    const holder = this.#configuration.findOrAppend(section);
    for (const id of members) holder.remove(holder.find("primitive", id) ?? holder.find("group", id));
    holder.append(draftOf(element));
  }

  isValidNow(): boolean {
    return this.#validity.isValidNow();
  }
}

/** What crm refuses, as an error of an edit. */
function told(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    throw new EditError("value", error.problem, { legal: error.legal, position: error.position });
  }
}

function refuseErrors(cib: CibDocument, now: number): void {
  const error = configurationFindings(usable(cib), { now }).find(({ severity }) => severity === "error");
  if (error !== undefined)
    throw new EditError("force", `the configuration would have an error: ${error.text}`, { legal: "force" });
}
