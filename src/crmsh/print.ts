import { append } from "../base/list.js";
import { compareBytes } from "../base/text.js";
import type { CibDocument } from "../cib/cib.js";
import { asciiOnly, type Command, readCommand, wordsOf } from "./command.js";
import { MEMBER } from "./construct.js";
import type { CrmMessage } from "./error.js";
import { type Former, fillIds, KnownIds } from "./ids.js";
import { logicalLines } from "./lines.js";
import { promptFault, saidLines } from "./object-id.js";
import { CONTINUED, type Printing } from "./printing.js";
import { pair } from "./quoting.js";
import { type Reading, Unreadable } from "./reading.js";
import { sameElement } from "./same.js";
import { Comment, copyOf, type Node } from "./tree.js";
import { DEFAULT_SCHEMA } from "./vocabulary.js";
import { type CrmObject, Workspace } from "./workspace.js";
import { xmlLines } from "./xml-text.js";

/** A configuration as text, and what the crm shell says while it prints it. */
export interface CrmText {
  readonly text: string;
  readonly messages: readonly CrmMessage[];
}

/**
 * The configuration of a CIB as text of the crm language, as `crm configure show` prints it (11 §8): one command per object,
 * ended by a newline each, in the order of the language; what has no form of its own in it stands as `xml`. The status is not part of it.
 *
 * @example
 * ```ts
 * import { parseCib } from "pengine";
 * import { printCrm } from "pengine/crmsh";
 *
 * const cib = parseCib(
 *   '<cib><configuration><resources><primitive id="web" class="systemd" type="nginx"/></resources></configuration></cib>',
 * );
 * printCrm(cib); // "primitive web systemd:nginx\n"
 * ```
 */
export function printCrm(cib: CibDocument): string {
  return showCrm(cib).text;
}

/**
 * As {@link printCrm}, with the messages that the crm shell shows beside the text (11 §9).
 * @example
 * ```ts
 * import { parseCrm, showCrm } from "pengine/crmsh";
 *
 * showCrm(parseCrm("primitive web systemd:nginx")).text; // => "primitive web systemd:nginx\n"
 * ```
 */
export function showCrm(cib: CibDocument): CrmText {
  const workspace = new Workspace(cib.root, cib.root.attributes["validate-with"] ?? DEFAULT_SCHEMA);
  testAll(workspace);
  const text = printAll(workspace);
  return { text, messages: workspace.messages };
}

/** Looks of every object whether it has a text form: the crm shell does that when it reads a configuration. */
export function testAll(workspace: Workspace): void {
  const printer = new Printer(workspace);
  for (const object of [...workspace.nodes, ...workspace.others]) printer.test(object);
}

/** All objects of a workspace as text. */
export function printAll(workspace: Workspace): string {
  const printer = new Printer(workspace);
  const objects = [...workspace.nodes, ...workspace.others].sort(inPrintOrder);
  return objects.map((object) => `${printer.print(object)}\n`).join("");
}

/** Objects by rank, then by id (11 §8.2). */
export function inPrintOrder(a: CrmObject, b: CrmObject): number {
  return a.construct.rank - b.construct.rank || compareBytes(a.id, b.id);
}

/** Prints objects of a workspace (11 §8.3, §8.7). */
export class Printer {
  readonly #workspace: Workspace;
  readonly #printing: Printing;
  readonly #reading: Reading;
  readonly #made: CrmObject | undefined;

  /** @param made an object that is being made */
  constructor(workspace: Workspace, made?: CrmObject) {
    this.#workspace = workspace;
    this.#made = made;
    this.#printing = printingOf(workspace);
    this.#reading = {
      vocabulary: workspace.vocabulary,
      command: false,
      renames: false,
      nodeNames: () => workspace.nodeNames(),
      resolve: (reference, tag) => workspace.read(reference, tag, made),
      say: (severity, text) => workspace.say(severity, text),
    };
  }

  /** The text of an object, without a newline at the end. */
  print(object: CrmObject): string {
    const parts = this.test(object) ? this.#parts(object) : undefined;
    if (parts !== undefined) return [...comments(object), parts.join(CONTINUED)].join("\n");
    return `xml ${xmlLines(object.element).join(" \\\n")}`;
  }

  /** Whether an object can be printed as text. What is said on the way is said once. */
  test(object: CrmObject): boolean {
    const known = this.#workspace.tested.get(object);
    if (known !== undefined) return known;
    const parts = object.id === "" ? undefined : this.#parts(object);
    const text = parts === undefined ? undefined : [...comments(object), parts.join(" ")].join("\n");
    const result = text !== undefined && this.#isSame(object, text);
    this.#workspace.tested.set(object, result);
    return result;
  }

  /** Whether the text of a constraint, without the mark of its sets, can be read; why not is said. */
  isReadable(constraint: CrmObject): boolean {
    const parts = this.#parts(constraint);
    return parts !== undefined && this.#read(parts.join(" ").replace(" _rsc_set_ ", " ")) !== undefined;
  }

  #parts({ construct, element }: CrmObject): string[] | undefined {
    const head = construct.head(element, this.#printing);
    if (head === undefined) return undefined;
    const description = element.text("description");
    const parts = [head];
    if (description !== "") parts.push(pair("description", description));
    const body = construct.body?.(element, this.#printing);
    if (body !== undefined) append(parts, body);
    else {
      for (const child of element.children()) {
        append(parts, construct.parts(child, element, this.#printing));
      }
    }
    return parts;
  }

  /** Whether a text means the same as an object (11 §8.7). */
  #isSame(object: CrmObject, text: string): boolean {
    const command = this.#read(text);
    if (command === undefined) return false;
    const fault = promptFault(command);
    if (fault !== undefined) {
      for (const text of saidLines(fault.problem)) this.#workspace.say("error", text);
      return false;
    }
    const { element } = command;
    resolveReferences(this.#workspace, element, this.#made);
    this.#putMembers(element);
    fillIds(element, this.#formerOf(object), new KnownIds());
    return sameElement(element, object.element);
  }

  /** What the ids of an object are looked for in: the object, but for settings of an id that another one has their section. */
  #formerOf({ construct, id, element }: CrmObject): Former | undefined {
    const isShared = construct.defaultId !== undefined && this.#workspace.countOf(id) > 1;
    return isShared ? element.parent : element;
  }

  /** The first command of a text, with all comments. More of them there are only if a name has a newline in it. */
  #read(text: string): Command | undefined {
    const found: (Command | undefined)[] = [];
    const comments: string[] = [];
    for (const line of logicalLines(text)) {
      if (line.text.startsWith("#")) comments.push(asciiOnly(line.text));
      else found.push(this.#readLine(line));
    }
    const [command] = found;
    if (command !== undefined) attachComments(command.element, comments);
    return command;
  }

  #readLine(line: ReturnType<typeof logicalLines>[number]): Command | undefined {
    try {
      const command = readCommand(line, wordsOf(line.text, false), this.#reading);
      if ("element" in command) return command;
      this.#workspace.say("error", command.message);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
    return undefined;
  }

  #putMembers(element: Node): void {
    for (const child of [...element.named(MEMBER)]) {
      const named = this.#workspace.find(child.text("id"), false);
      if (named !== undefined) child.replaceWith(copyOf(named.element));
    }
  }
}

function comments(object: CrmObject): string[] {
  const lines: string[] = [];
  for (const item of object.element.items()) if (item instanceof Comment) lines.push(item.text);
  return lines;
}

/** Gives every reference in an element the id that it means (11 §6.3). */
export function resolveReferences(workspace: Workspace, element: Node, made?: CrmObject): void {
  for (const each of element.descendants()) {
    const reference = each.get("id-ref");
    if (reference !== undefined) each.set("id-ref", workspace.resolve(reference, each.name, made));
  }
}

/** Puts the comments above a command into its element, as the first things in it (11 §3.2). */
export function attachComments(element: Node, lines: readonly string[]): void {
  const { first } = element;
  for (const line of lines) element.insert(new Comment(line), first);
}

function printingOf(workspace: Workspace): Printing {
  return {
    isReferred: (tag, id) => workspace.isReferred(tag, id),
    nodeCount: workspace.nodeCount,
    say: (severity, text) => workspace.say(severity, text),
  };
}
