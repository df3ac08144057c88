import { addMonitor, create, memberObjects, replaceObject } from "./changes.js";
import { problemOf, readCommand, wordsOf } from "./command.js";
import { member } from "./construct.js";
import { clone, group } from "./constructs/containers.js";
import { generatedId } from "./ids.js";
import { type LogicalLine, logicalLines } from "./lines.js";
import { Problems, readingIn, targetOf } from "./load.js";
import { type Given, Refused } from "./object-id.js";
import { Printer, testAll } from "./print.js";
import { type Reading, Unreadable } from "./reading.js";
import { redirect } from "./redirect.js";
import { erase, eraseNodes, objectNamed, remove } from "./remove.js";
import { CONSTRUCTS } from "./table.js";
import { copyOf, Node } from "./tree.js";
import { update } from "./update.js";
import type { Word } from "./words.js";
import type { CrmObject, Workspace } from "./workspace.js";

/** The prompt's other commands; all but the first five have nothing to do with one text. */
const VERBS = [
  "delete",
  "erase",
  "modgroup",
  "rename",
  "set",
  "cib",
  "cibstatus",
  "commit",
  "default-timeouts",
  "edit",
  "filter",
  "get_property",
  "graph",
  "load",
  "ptest",
  "refresh",
  "rsctest",
  "save",
  "schema",
  "show",
  "template",
  "upgrade",
  "verify",
  "assist",
  "history",
  "ra",
  "validate-all",
  "help",
  "ls",
  "cd",
  "up",
  "quit",
];

/** Former names of commands: shortened words are compared with them, too. */
const FORMER: ReadonlyMap<string, string> = new Map([
  ["resource", "primitive"],
  ["collocation", "colocation"],
  ["simulate", "ptest"],
  ["validate_all", "validate-all"],
  ["back", "up"],
  ["end", "up"],
  ["bye", "quit"],
  ["exit", "quit"],
]);

const KEYWORDS = CONSTRUCTS.filter((each) => each.loadOnly !== true).map((each) => each.keyword);
const NAMES = [...KEYWORDS, "xml", ...VERBS, ...FORMER.keys()];

/** The one name of a command that a word means (11 §2): that name, a unique beginning, or a unique selection of its letters. */
function nameMeant(word: string): string | undefined {
  if (NAMES.includes(word)) return word;
  const lower = word.toLowerCase();
  const beginning = NAMES.filter((name) => name.startsWith(lower));
  if (beginning.length > 0) return beginning.length === 1 ? beginning[0] : undefined;
  const selected = NAMES.filter((name) => name[0] === lower[0] && isSelection(lower, name));
  return selected.length === 1 ? selected[0] : undefined;
}

function isSelection(letters: string, name: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Carries out a text line by line, as the `configure` prompt does (11 §2). Throws CrmError; the workspace is then of no use. */
export function runLines(workspace: Workspace, text: string): void {
  const lines = logicalLines(text).filter((line) => !line.text.startsWith("#"));
  runCommands(
    workspace,
    lines.map((line) => ({ line, words: undefined })),
  );
}

/** One command that is given as words, as `crm configure` gets its arguments. */
function entryOf(words: readonly string[]): Entry {
  const list: Word[] = [];
  let at = 0;
  for (const text of words) {
    list.push({ text, at });
    at += text.length + 1;
  }
  // A line of no pieces begins where a text does.
  return { line: { text: "", pieces: [] }, words: list };
}

interface Entry {
  readonly line: LogicalLine;
  /** Its words, if they are known already. */
  readonly words: readonly Word[] | undefined;
}

function runCommands(workspace: Workspace, entries: readonly Entry[]): void {
  const session = new PromptSession(workspace);
  for (const entry of entries) session.enter(entry);
  session.check();
}

/** The prompt while commands are entered. All objects are looked at once, at the beginning. */
export class PromptSession {
  readonly #problems: Problems;
  readonly #prompt: Prompt;

  constructor(workspace: Workspace) {
    this.#problems = new Problems(workspace);
    testAll(workspace);
    this.#prompt = new Prompt(workspace, this.#problems);
  }

  /** Carries out one command that is given as words. Throws CrmError; the workspace is then of no use. */
  run(words: readonly string[]): void {
    this.enter(entryOf(words));
    this.check();
  }

  enter({ line, words }: Entry): void {
    try {
      this.#prompt.run(line, words ?? wordsOf(line.text, true));
    } catch (error) {
      if (error instanceof Unreadable) this.#problems.add(problemOf(error, line, undefined));
      else if (error instanceof Refused) this.#problems.refuse(error, line);
      else throw error;
    }
  }

  check(): void {
    this.#problems.check();
  }
}

class Prompt {
  readonly #workspace: Workspace;
  readonly #problems: Problems;
  readonly #reading: Reading;

  constructor(workspace: Workspace, problems: Problems) {
    this.#workspace = workspace;
    this.#problems = problems;
    this.#reading = readingIn(workspace, true);
  }

  /** Carries out one command. Throws Refused. */
  run(line: LogicalLine, words: readonly Word[]): void {
    const [head, ...rest] = words;
    if (head === undefined) return;
    const meant = nameMeant(head.text);
    if (meant === undefined) {
      throw new Refused("keyword", `configure.${head.text}: No such command`, NAMES.join(", "));
    }
    const name = FORMER.get(meant) ?? meant;
    if (FORMER.has(head.text)) {
      this.#workspace.say("warning", `This command '${head.text}' is deprecated, please use '${name}'`);
    }
    if (name !== head.text) this.#workspace.say("info", `"${head.text}" is accepted as "${name}"`);
    const texts = rest.map(({ text }) => text);
    switch (name) {
      case "delete":
        this.#delete(texts, line);
        return;
      case "rename":
        rename(this.#workspace, texts);
        return;
      case "modgroup":
        changeGroup(this.#workspace, texts, line);
        return;
      case "set":
        setPair(this.#workspace, texts);
        return;
      case "erase":
        eraseAll(this.#workspace, texts);
        return;
      default:
    }
    if (VERBS.includes(name)) {
      throw new Refused("keyword", `${name}: not a change of the configuration`, KEYWORDS.join(", "));
    }
    this.#define(line, name, [{ ...head, text: name }, ...withoutIdMark(rest)]);
  }

  /** Deletes what there is, even if something else is not there. */
  #delete(ids: readonly string[], line: LogicalLine): void {
    const objects: CrmObject[] = [];
    for (const id of ids) {
      const found = objectNamed(this.#workspace, id);
      if (found !== undefined) objects.push(found);
      else this.#problems.refuse(new Refused("missing", `object ${id} does not exist`, "the id of an object"), line);
    }
    remove(this.#workspace, objects);
  }

  #define(line: LogicalLine, name: string, words: readonly Word[]): void {
    if (name === "user" && !this.#reading.vocabulary.oldAccess) {
      throw new Refused("keyword", "user not supported by the RNG schema", "acl_target");
    }
    const read = readCommand(line, words, this.#reading);
    if (!("element" in read)) this.#problems.add(read);
    else this.#apply(read);
  }

  #apply(given: Given): void {
    const { construct } = given;
    const isMergeable = construct.element === "node" || construct.defaultId !== undefined;
    const target = isMergeable ? targetOf(this.#workspace, given) : undefined;
    if (target !== undefined) update(this.#workspace, target, given, true);
    else {
      const isMonitor = construct.element === "op";
      const object = isMonitor ? addMonitor(this.#workspace, given) : create(this.#workspace, given);
      if (construct === clone) addCloneDefaults(this.#workspace, object);
      new Printer(this.#workspace, isMonitor ? undefined : object).test(object);
    }
  }
}

/** The first argument may be marked as the id. */
function withoutIdMark([first, ...rest]: readonly Word[]): readonly Word[] {
  if (first === undefined) return [];
  return [{ ...first, text: first.text.replace(/^id=/, "") }, ...rest];
}

/** What the prompt adds to a clone of a primitive (11 §6.4). No agents are known, so that is `interleave` alone. */
function addCloneDefaults(workspace: Workspace, { id, element }: CrmObject): void {
  if (element.child("primitive") === undefined) return;
  const set = element.child("meta_attributes") ?? element.append(withId(workspace, "meta_attributes", id));
  for (const each of set.named("nvpair")) if (each.get("name") === "interleave") return;
  const front = set.get("id");
  if (front === undefined) {
    throw new Refused(
      "syntax",
      "A clone's meta attributes that are a reference have no place for interleave",
      "interleave in them",
    );
  }
  set.append(withId(workspace, "nvpair", front, ["name", "interleave"], ["value", "true"]));
}

/** An element with a new id, which counts as known from now on. */
function withId(
  workspace: Workspace,
  tag: string,
  front: string,
  ...attributes: readonly (readonly [string, string])[]
): Node {
  const id = generatedId(new Node(tag, attributes), workspace.ids, front);
  workspace.ids.add(id);
  const made = new Node(tag, [["id", id], ...attributes]);
  workspace.entered(made);
  return made;
}

/** Throws Refused unless there are as many words as a command takes. */
function expectWords(words: readonly string[], count: number, verb: string, names: string): void {
  if (words.length === count) return;
  const problem = `configure.${verb}: Expected (${names}), takes exactly ${count} arguments (${words.length} given)`;
  throw new Refused("syntax", problem, `${verb} ${names}`);
}

/** `erase` and `erase nodes`. Throws Refused. */
function eraseAll(workspace: Workspace, [what]: readonly string[]): void {
  if (what === undefined) erase(workspace);
  else if (what === "nodes") eraseNodes(workspace);
  else throw new Refused("syntax", `configure.erase: Expected 'nodes' (found '${what}')`, "nodes, or nothing");
}

/** `rename OLD NEW` (11 §7.5). Throws Refused. */
function rename(workspace: Workspace, words: readonly string[]): void {
  expectWords(words, 2, "rename", "old_id new_id");
  const [from = "", to = ""] = words;
  if (workspace.find(to, false) !== undefined) {
    throw new Refused("duplicate", `${to}: id is already in use`, "an id that is not taken");
  }
  const object = objectNamed(workspace, from);
  if (object === undefined) throw new Refused("missing", `object ${from} does not exist`, "the id of an object");
  if (object.construct.element === "node") throw new Refused("member", "cannot rename nodes", "another object");
  workspace.renameObject(object, to);
  redirect(workspace, from, to);
}

/** `set OBJECT.NAME VALUE`: a pair that is there gets a value (13 §10.2). Throws Refused. */
function setPair(workspace: Workspace, words: readonly string[]): void {
  expectWords(words, 2, "set", "path value");
  const [path = "", value = ""] = words;
  const at = path.indexOf(".");
  if (at < 0) {
    const problem = `configure.set: Invalid path: "${path}"; Valid path: "id.[op_type.][interval.]name"`;
    throw new Refused("syntax", problem, "set OBJECT.NAME VALUE");
  }
  const id = path.slice(0, at);
  const name = path.slice(at + 1);
  const object = objectNamed(workspace, id);
  if (object === undefined) throw new Refused("missing", `configure.set: Object ${id} not found`, "an object");
  const sets = [object.element, ...object.element.children()];
  const pairs = sets.flatMap((set) => [...set.named("nvpair")]);
  const pair = pairs.find((each) => each.get("name") === name);
  if (pair === undefined)
    throw new Refused("missing", `configure.set: Attribute not found: ${path}`, "an attribute that is set");
  pair.set("value", value);
}

/** `modgroup GROUP add RESOURCE [before|after MEMBER]` and `modgroup GROUP remove RESOURCE`. Throws Refused. */
function changeGroup(workspace: Workspace, words: readonly string[], line: LogicalLine): void {
  const [id = "", verb = "", name, place, beside] = words;
  if (name === undefined) {
    const usage = "Expected (group_id subcmd prim_id [args ...]), takes at least 3 arguments";
    throw new Refused("syntax", `configure.modgroup: ${usage} (${words.length} given)`, "GROUP add|remove RESOURCE");
  }
  const object = workspace.find(id, false);
  if (object === undefined) throw new Refused("missing", `configure.modgroup: group ${id} does not exist`, "a group");
  if (object.construct !== group)
    throw new Refused("member", `configure.modgroup: element ${id} is not a group`, "a group");
  const names = memberObjects(workspace, object.element).map((each) => each.id);
  const indexOf = (member: string): number => {
    const index = names.indexOf(member);
    if (index >= 0) return index;
    throw new Refused("member", `configure.modgroup: ${member} is not member of ${id}`, names.join(", "));
  };
  if (verb === "add") {
    const at = place === undefined ? names.length : indexOf(besideOf(place, beside));
    const isDoubled = names.includes(name);
    names.splice(place === "after" ? at + 1 : at, 0, name);
    const problem = `syntax in group: child ${name} listed more than once in group ${id} parsing 'group ${id} ${names.join(" ")}'`;
    if (isDoubled) throw new Refused("member", problem, "every member once");
    refuseNoPrimitive(workspace, name);
  } else if (verb === "remove") {
    if (place !== undefined)
      throw new Refused("syntax", "configure.modgroup: Expected add (found remove)", "one member");
    names.splice(indexOf(name), 1);
  } else throw new Refused("syntax", `modgroup subcommand ${verb} unknown`, "add or remove");
  if (names.length === 0) {
    const problem = `syntax in group: Expected at least 2 arguments near <group> parsing 'group ${id}'`;
    throw new Refused("syntax", problem, "a member that stays");
  }
  replaceObject(workspace, object, {
    construct: object.construct,
    element: regrouped(object.element, names),
    line,
  });
}

/** Of what is in another container that is said first. Throws Refused. */
function refuseNoPrimitive(workspace: Workspace, name: string): void {
  const added = workspace.find(name, false);
  if (added === undefined || added.construct.element === "primitive" || workspace.containerOf(added) !== undefined)
    return;
  const problem = `a group may contain only primitives; ${name} is ${added.construct.keyword}`;
  throw new Refused("member", problem, "a primitive");
}

/** The member beside which another one is to stand. Throws Refused. */
function besideOf(place: string, member: string | undefined): string {
  const isPlace = place === "before" || place === "after";
  if (isPlace && member !== undefined) return member;
  const problem = isPlace
    ? "Expected 'after|before <id>' (1 arguments given)"
    : `Expected after|before (found ${place})`;
  throw new Refused("syntax", `configure.modgroup: ${problem}`, "before MEMBER or after MEMBER");
}

/** A group with other members. */
function regrouped(element: Node, names: readonly string[]): Node {
  const made = new Node("group", element.attributes);
  for (const child of element.children()) if (child.name !== "primitive") made.append(copyOf(child));
  for (const name of names) made.append(member(name));
  return made;
}
