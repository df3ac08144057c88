import { addMonitor, create } from "./changes.js";
import { type Command, commentOf, problemOf, readCommand, wordsOf } from "./command.js";
import type { Construct } from "./construct.js";
import { CrmError, type CrmProblem } from "./error.js";
import { type LogicalLine, logicalLines, positionIn } from "./lines.js";
import { type Given, idFault, idOf, Refused, saidLines } from "./object-id.js";
import { attachComments, Printer, testAll } from "./print.js";
import { type Reading, Unreadable } from "./reading.js";
import { erase, isThere, remove } from "./remove.js";
import { constructOf } from "./table.js";
import { update } from "./update.js";
import { type CrmObject, isConstraint, resourcesIn, type Workspace } from "./workspace.js";

/** What loading a text does besides creating and updating (11 §7.1). */
export type LoadMethod = "update" | "replace" | "push";

/** A command that is to be carried out, and the object that it is about, if that exists. */
interface Planned extends Command {
  readonly target: CrmObject | undefined;
}

/** Collects what is wrong with a text. */
export class Problems {
  readonly list: CrmProblem[] = [];
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  add(problem: CrmProblem): void {
    this.list.push(problem);
    for (const text of saidLines(problem.message)) this.#workspace.say("error", text);
  }

  /** Adds what is wrong with a command as a whole. The crm shell says it, or has stopped saying such things. */
  refuse(refused: Refused, line: LogicalLine | undefined, isSaid = true): void {
    const { code, problem, legal } = refused;
    const position = line === undefined ? undefined : positionIn(line, 0);
    const entry = { code, problem, position, word: undefined, legal, message: problem };
    if (isSaid) this.add(entry);
    else this.list.push(entry);
  }

  /** Throws CrmError if anything is wrong. */
  check(): void {
    const [first, ...rest] = this.list;
    if (first !== undefined) throw new CrmError(first, rest, [...this.#workspace.messages]);
  }
}

/** What commands are read with in a workspace. */
export function readingIn(workspace: Workspace, command: boolean): Reading {
  return {
    vocabulary: workspace.vocabulary,
    command,
    renames: true,
    nodeNames: () => workspace.nodeNames(),
    resolve: (reference, tag) => workspace.read(reference, tag),
    say: (severity, text) => workspace.say(severity, text),
  };
}

/** Loads a text into a workspace (11 §7.1). Throws CrmError; the workspace is then of no use. */
export function load(workspace: Workspace, text: string, method: LoadMethod | undefined): void {
  const problems = new Problems(workspace);
  testAll(workspace);
  if (method === "replace") erase(workspace);
  const commands = readAll(workspace, text, problems);
  problems.check();
  const planned = commands.map((command): Planned => ({ ...command, target: targetOf(workspace, command) }));
  const mentioned = new Set(commands.map((command) => mention(command.construct, idOf(command))));
  const goes =
    method === "push"
      ? allObjects(workspace).filter(({ construct, id }) => !mentioned.has(mention(construct, id)))
      : [];
  carryOut(workspace, planned, goes, problems);
  problems.check();
}

/** What a text has to mention if an object is to stay: its kind and id. */
function mention(construct: Construct, id: string | undefined): string {
  return `${construct.element === "node" ? "node" : "resource"}: ${id}`;
}

function allObjects(workspace: Workspace): CrmObject[] {
  return [...workspace.nodes, ...workspace.others];
}

/** Reads every line of a text: all that is wrong with any of them becomes a problem. */
function readAll(workspace: Workspace, text: string, problems: Problems): Command[] {
  const reading = readingIn(workspace, false);
  const commands: Command[] = [];
  const seen = new Set<string>();
  let comments: string[] = [];
  for (const line of logicalLines(text)) {
    if (line.text.startsWith("#")) {
      readable(line, problems, () => comments.push(commentOf(line.text)));
      continue;
    }
    const command = readLine(line, reading, problems);
    if (command === undefined) continue;
    attachComments(command.element, comments);
    comments = [];
    const fault = idFault(command) ?? doubled(command, seen);
    // The crm shell says nothing more of this kind once anything is wrong.
    if (fault !== undefined) problems.refuse(fault, line, problems.list.length === 0);
    commands.push(command);
  }
  return commands;
}

/** What is wrong if an object has been in the text already. */
function doubled(command: Command, seen: Set<string>): Refused | undefined {
  if (command.construct.element === "op") return undefined;
  const key = mention(command.construct, idOf(command));
  if (seen.has(key)) return new Refused("duplicate", `Duplicate ${key}`, "every id once");
  seen.add(key);
  return undefined;
}

function readLine(line: LogicalLine, reading: Reading, problems: Problems): Command | undefined {
  const read = readable(line, problems, () => readCommand(line, wordsOf(line.text, false), reading));
  if (read === undefined || "element" in read) return read;
  problems.add(read);
  return undefined;
}

/** What is read of a line; `undefined`, and a problem, if it cannot be taken apart. */
function readable<T>(line: LogicalLine, problems: Problems, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    problems.add(problemOf(error, line, undefined));
    return undefined;
  }
}

/** The existing object that a command is about (11 §7.3). */
export function targetOf(workspace: Workspace, command: Given): CrmObject | undefined {
  const { construct } = command;
  const id = idOf(command);
  if (construct.element === "node") return nodeOf(workspace, command);
  const found = workspace.find(id, false);
  if (found !== undefined) return found.construct.section === construct.section ? found : undefined;
  return id === construct.defaultId ? workspace.lastOf(construct) : undefined;
}

function nodeOf(workspace: Workspace, { element }: Given): CrmObject | undefined {
  const id = element.get("id");
  return id ? workspace.find(id, true) : workspace.nodeNamed(element.text("uname"));
}

/** Creates what is new, in the order of the language, then updates what exists, then deletes what goes, then checks what has come. */
function carryOut(
  workspace: Workspace,
  planned: readonly Planned[],
  goes: readonly CrmObject[],
  problems: Problems,
): void {
  const isEarly = ({ construct }: CrmObject): boolean => isConstraint(construct) || isContainer(construct.element);
  remove(workspace, goes.filter(isEarly));
  const changed: (readonly [CrmObject, LogicalLine])[] = [];
  for (const each of inOrder(planned)) {
    try {
      changed.push([apply(workspace, each), each.line]);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problems.refuse(error, each.line);
      return;
    }
  }
  removeRest(
    workspace,
    goes.filter((each) => !isEarly(each)),
    problems,
  );
  for (const [object, line] of changed) {
    if (!isThere(workspace, object)) continue;
    for (const refused of faults(workspace, object)) problems.refuse(refused, line);
  }
}

function removeRest(workspace: Workspace, objects: readonly CrmObject[], problems: Problems): void {
  for (const each of objects) {
    if (isThere(workspace, each)) continue;
    problems.refuse(new Refused("missing", `object ${each.id} does not exist`), undefined);
  }
  remove(workspace, objects);
}

/** Above the rank of every construct. */
const LAST_RANK = 100;

/** Nodes before everything else; of each, what is new or has another id by rank, then what exists, settings last. */
function inOrder(planned: readonly Planned[]): Planned[] {
  const phase = (each: Planned): number => {
    const { construct, target } = each;
    const isNew = target === undefined || target.id !== idOf(each);
    if (construct.element === "node") return isNew ? -2 : -1;
    if (isNew) return construct.rank;
    return construct.defaultId === undefined ? LAST_RANK : LAST_RANK + 1;
  };
  const phased = planned.map((each) => ({ each, at: phase(each) }));
  return phased.sort((a, b) => a.at - b.at).map(({ each }) => each);
}

function isContainer(element: string): boolean {
  return element === "group" || element === "clone" || element === "master" || element === "bundle";
}

/** Creates or updates an object. The crm shell looks at once whether what is new has a text form, and says what is wrong with it. */
function apply(workspace: Workspace, planned: Planned): CrmObject {
  if (planned.construct.element === "op") return addMonitor(workspace, planned);
  // What the text has made itself is there by now: the last set of settings, or a node of that name.
  const target = planned.target ?? targetOf(workspace, planned);
  const object = target ?? create(workspace, planned);
  // That takes what is said of it once more as at the prompt.
  const isMadeHere = planned.target === undefined;
  if (target !== undefined) update(workspace, target, planned, isMadeHere);
  new Printer(workspace, target === undefined ? object : undefined).test(object);
  return object;
}

/** What is wrong with what has been created or updated (11 §7.1); the prompt leaves that to the schema. */
function* faults(workspace: Workspace, { construct, id, element }: CrmObject): Generator<Refused, void, undefined> {
  for (const name of resourcesIn(element)) {
    if (workspace.find(name, false) !== undefined) continue;
    yield new Refused(
      "missing",
      `constraint ${id} references a resource ${name} which doesn't exist`,
      "a resource that exists",
    );
  }
  for (const child of element.children()) {
    if (constructOf(child.name) === undefined) continue;
    const member = child.text("id");
    const of = workspace.find(member, false)?.construct;
    if (of === undefined) {
      yield new Refused("missing", `object ${member} does not exist`, "resources that exist");
      continue;
    }
    const isPrimitive = of.element === "primitive";
    if (construct.element === "group" && !isPrimitive) {
      yield new Refused("member", `a group may contain only primitives; ${member} is ${of.keyword}`, "primitives");
    } else if (!isPrimitive && of.element !== "group") {
      const problem = `${construct.keyword} may contain a primitive or a group; ${member} is ${of.keyword}`;
      yield new Refused("member", problem, "a primitive or a group");
    }
  }
}
