import type { CibDocument } from "../cib/cib.js";
import type { Element } from "../cib/element.js";
import { memberObjects } from "./changes.js";
import type { CrmMessage } from "./error.js";
import { type LoadMethod, load } from "./load.js";
import { DEFAULTS, normalize } from "./normalize.js";
import { PromptSession, runLines } from "./prompt.js";
import { elementOf } from "./tree.js";
import { DEFAULT_SCHEMA } from "./vocabulary.js";
import { type CrmObject, emptyCib, Workspace } from "./workspace.js";

/** How a text is read. */
export interface CrmOptions {
  /**
   * The schema of the document, as in `validate-with`: by it roles and expression types are known. Default: that of the base, or the
   * newest.
   */
  readonly schema?: string;
  /** The document that the text is loaded into. Default: an empty one. */
  readonly base?: CibDocument;
  /**
   * What happens to the objects of the base (11 §7.1): `update` (the default) changes what the text names, `replace` erases all but nodes
   * first, `push` deletes what the text does not name. With `lines` every line is a command at the `configure` prompt instead
   * (11 §2), where `delete`, `rename`, `modgroup` and `erase` are commands too.
   */
  readonly method?: LoadMethod | "lines";
}

/** A document that a text was loaded into, and what the crm shell says on the way (11 §9). */
export interface CrmLoad {
  readonly cib: CibDocument;
  readonly messages: readonly CrmMessage[];
}

/**
 * The document that a text of the crm language describes, as `crm configure load` makes it (11 §2 to §7): elements, ids and order
 * are those of the crm shell. No installed agents are known: an ocf agent without provider is of `heartbeat`. As in the crm shell, the
 * schema has not been asked yet: `upgradeCib` does that, and makes a Cib of the document.
 *
 * Throws CrmError for a text that the crm shell refuses, with everything that is wrong with it.
 *
 * @example
 * ```ts
 * import { parseCrm } from "pengine/crmsh";
 *
 * const cib = parseCrm("primitive web systemd:nginx\nlocation web-on-n1 web 100: n1", { schema: "pacemaker-4.0" });
 * ```
 */
export function parseCrm(text: string, options: CrmOptions = {}): CibDocument {
  return loadCrm(text, options).cib;
}

/**
 * As {@link parseCrm}, with the messages that the crm shell shows. Throws CrmError.
 * @example
 * ```ts
 * import { loadCrm } from "pengine/crmsh";
 *
 * const { cib, messages } = loadCrm("primitive web systemd:nginx");
 * console.log(cib.root.name, messages);
 * ```
 */
export function loadCrm(text: string, options: CrmOptions = {}): CrmLoad {
  const { method } = options;
  const workspace = workspaceOn(options);
  if (method === "lines") runLines(workspace, text);
  else load(workspace, text, method);
  return { cib: Object.freeze({ root: workspace.element }), messages: workspace.messages };
}

/**
 * Carries out one command of the `configure` level that is given as words, as `crm configure WORD...` does (11 §2): each word is
 * taken as it is, without quoting. Throws CrmError.
 *
 * @example
 * ```ts
 * import { configure, parseCrm } from "pengine/crmsh";
 *
 * const base = parseCrm("primitive web systemd:nginx");
 * configure(["group", "g", "web"], { base }).cib;
 * ```
 */
export function configure(words: readonly string[], options: Pick<CrmOptions, "schema" | "base"> = {}): CrmLoad {
  const workspace = workspaceOn(options);
  new PromptSession(workspace).run(words);
  return { cib: Object.freeze({ root: workspace.element }), messages: workspace.messages };
}

function workspaceOn({ base, schema }: Pick<CrmOptions, "schema" | "base">): Workspace {
  const known = schema ?? base?.root.attributes["validate-with"] ?? DEFAULT_SCHEMA;
  return new Workspace(base?.root ?? elementOf(emptyCib(known)), known);
}

/** Commands that make one new object, and leave the others alone but for its members. */
const CREATING: ReadonlySet<string> = new Set([
  "primitive",
  "rsc_template",
  "group",
  "clone",
  "bundle",
  "location",
  "colocation",
  "order",
  "rsc_ticket",
  "tag",
]);

/** An object that a command has made. */
export interface MadeObject {
  readonly section: string;
  readonly element: Element;
  /** The ids of its members, which stood in the resources before. */
  readonly members: readonly string[];
}

/**
 * Commands as {@link configure} does them, one after the other on a document that is read once: for as long as a program that
 * is started anew for each would make the same of them.
 */
export class ConfigureSession {
  readonly #workspace: Workspace;
  readonly #prompt: PromptSession;
  #said = 0;
  /** What the last command has made. */
  #last: CrmObject | undefined;

  constructor(base: CibDocument) {
    this.#workspace = workspaceOn({ base });
    this.#prompt = new PromptSession(this.#workspace);
  }

  /** What the crm shell says of a command. Throws CrmError; the session is then of no use. */
  run(words: readonly string[]): readonly CrmMessage[] {
    // What the last command has made would be read again.
    if (this.#last !== undefined) normalize(this.#last.element);
    this.#prompt.run(words);
    const messages = this.#workspace.messages.slice(this.#said);
    this.#said += messages.length;
    const [, name = ""] = words;
    this.#last = ConfigureSession.isCreating(words) ? this.#workspace.find(name.replace("id=", ""), false) : undefined;
    return messages;
  }

  /** Whether a command only makes something: others are carried out on what is read anew. */
  static isCreating([verb = ""]: readonly string[]): boolean {
    return CREATING.has(verb);
  }

  /** Whether the next command may follow one about which nothing was said: what was made would be read again with all that it says. */
  get mayBeFollowed(): boolean {
    if (this.#last === undefined) return false;
    for (const element of this.#last.element.descendants()) {
      const defaults = DEFAULTS.get(element.name) ?? [];
      if (defaults.some(([key, value]) => element.get(key) === value)) return false;
    }
    return true;
  }

  /** What the last command has made, if it is one that makes something. */
  get made(): MadeObject | undefined {
    if (this.#last === undefined) return undefined;
    const { construct, element } = this.#last;
    const members = memberObjects(this.#workspace, element).map(({ id }) => id);
    return { section: construct.section, element: elementOf(element), members };
  }

  get document(): CibDocument {
    return Object.freeze({ root: this.#workspace.element });
  }
}
