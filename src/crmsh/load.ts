import { addMonitor, create, type Given, idOf, memberObjects, Refused } from "./changes.js";
import { type Command, problemOf, readCommand, wordsOf } from "./command.js";
import { CrmError, type CrmProblem } from "./error.js";
import { type LogicalLine, logicalLines, positionIn } from "./lines.js";
import { attachComments, Printer, testAll } from "./print.js";
import { type Reading, Unreadable } from "./reading.js";
import { erase, remove } from "./remove.js";
import { update } from "./update.js";
import { type CrmObject, isConstraint, isResource, resourcesIn, type Workspace } from "./workspace.js";

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
    this.#workspace.say("error", problem.message);
  }

  /** What the crm shell says about a command as a whole. */
  refuse(refused: Refused, line: LogicalLine | undefined): void {
    const { code, problem, legal } = refused;
    const position = line === undefined ? undefined : positionIn(line, 0);
    this.add({ code, problem, position, word: undefined, legal, message: problem });
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
    resolve: (reference, tag) => workspace.resolve(reference, tag),
    say: (severity, text) => workspace.say(severity, text),
  };
}

/** Loads a text into a workspace (11 §7.1). Throws CrmError; the workspace is then of no use. */
export function load(workspace: Workspace, text: string, method: LoadMethod): void {
  const problems = new Problems(workspace);
  testAll(workspace);
  if (method === "replace") erase(workspace);
  const commands = readAll(workspace, text, problems);
  problems.check();
  const mentioned = new Set<CrmObject>();
  const planned = commands.map((command): Planned => {
    const target = targetOf(workspace, command);
    if (target !== undefined) mentioned.add(target);
    return { ...command, target };
  });
  carryOut(workspace, planned, method === "push" ? mentioned : undefined, problems);
  problems.check();
}

/** Reads every line of a text: all that is wrong with any of them becomes a problem. */
function readAll(workspace: Workspace, text: string, problems: Problems): Command[] {
  const reading = readingIn(workspace, false);
  const commands: Command[] = [];
  const seen = new Set<string>();
  let comments: string[] = [];
  let isDoubled = false;
  for (const line of logicalLines(text)) {
    if (line.text.startsWith("#")) {
      comments.push(line.text);
      continue;
    }
    const command = readLine(line, reading, problems);
    if (command === undefined) continue;
    attachComments(command.element, comments);
    comments = [];
    const id = idOf(command);
    const isNode = command.construct.element === "node";
    const key = `${isNode ? "node" : "resource"}: ${id ?? ""}`;
    if (id !== undefined && command.construct.element !== "op" && seen.has(key)) {
      if (!isDoubled) problems.refuse(new Refused("duplicate", `Duplicate ${key}`, "every id once"), line);
      isDoubled = true;
    }
    seen.add(key);
    commands.push(command);
  }
  return commands;
}

function readLine(line: LogicalLine, reading: Reading, problems: Problems): Command | undefined {
  try {
    const read = readCommand(line, wordsOf(line.text, false), reading);
    if ("element" in read) return read;
    problems.add(read);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    problems.add(problemOf(error, line, undefined));
  }
  return undefined;
}

/** The existing object that a command is about (11 §7.3). */
export function targetOf(workspace: Workspace, command: Given): CrmObject | undefined {
  const { construct } = command;
  if (construct.element === "op") return undefined;
  const id = idOf(command);
  if (construct.element === "node") return nodeOf(workspace, command);
  const found = id === undefined ? undefined : workspace.find(id, false);
  if (found !== undefined) return found.construct === construct ? found : undefined;
  return id === construct.defaultId ? workspace.lastOf(construct) : undefined;
}

function nodeOf(workspace: Workspace, { element }: Given): CrmObject | undefined {
  const id = element.get("id");
  if (id) return workspace.find(id, true);
  const uname = element.get("uname") ?? "";
  const found = workspace.find(uname, true);
  if (found !== undefined) return found;
  return workspace.nodeNamed(uname);
}

/** Creates what is new, in the order of the language, then updates what exists, then checks all of it. */
function carryOut(
  workspace: Workspace,
  planned: readonly Planned[],
  kept: ReadonlySet<CrmObject> | undefined,
  problems: Problems,
): void {
  const goes = kept === undefined ? [] : [...workspace.nodes, ...workspace.others].filter((each) => !kept.has(each));
  const isEarly = ({ construct }: CrmObject): boolean => isConstraint(construct) || isContainer(construct.element);
  remove(workspace, goes.filter(isEarly));
  const changed: (readonly [CrmObject, LogicalLine])[] = [];
  const fresh = planned.filter(({ target }) => target === undefined).sort((a, b) => phase(a) - phase(b));
  for (const each of [...fresh, ...planned.filter(({ target }) => target !== undefined)]) {
    try {
      changed.push([apply(workspace, each), each.line]);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problems.refuse(error, each.line);
      return;
    }
  }
  check(workspace, changed, problems, true);
  if (problems.list.length > 0) return;
  removeRest(
    workspace,
    goes.filter((each) => !isEarly(each)),
    problems,
  );
}

function removeRest(workspace: Workspace, objects: readonly CrmObject[], problems: Problems): void {
  const gone = objects.filter((each) => workspace.find(each.key, each.construct.element === "node") !== each);
  for (const { id } of gone) problems.refuse(new Refused("missing", `object ${id} does not exist`), undefined);
  if (gone.length === 0) remove(workspace, objects);
}

/** Nodes before everything else. */
function phase({ construct }: Planned): number {
  return construct.element === "node" ? -1 : construct.rank;
}

function isContainer(element: string): boolean {
  return element === "group" || element === "clone" || element === "master" || element === "bundle";
}

/** Creates or updates an object. What has no text form shows at once: the crm shell looks whether it can be written. */
function apply(workspace: Workspace, planned: Planned): CrmObject {
  const object = carriedOut(workspace, planned);
  new Printer(workspace).test(object);
  return object;
}

function carriedOut(workspace: Workspace, planned: Planned): CrmObject {
  if (planned.construct.element === "op") return addMonitor(workspace, planned);
  // Settings of the default id go into the last set that there is by now.
  const isSetting = planned.construct.defaultId !== undefined;
  const target = planned.target ?? (isSetting ? targetOf(workspace, planned) : undefined);
  if (target === undefined) return create(workspace, planned);
  update(workspace, target, planned, false);
  return target;
}

/** Checks what has been created or updated (11 §7.1); at the prompt constraints may name what does not exist. */
export function check(
  workspace: Workspace,
  changed: readonly (readonly [CrmObject, LogicalLine])[],
  problems: Problems,
  checksConstraints: boolean,
): void {
  for (const [object, line] of changed) {
    if (isConstraint(object.construct) && !checksConstraints) continue;
    for (const refused of faults(workspace, object)) problems.refuse(refused, line);
  }
}

function* faults(workspace: Workspace, { construct, id, element }: CrmObject): Generator<Refused, void, undefined> {
  if (isConstraint(construct)) {
    for (const name of resourcesIn(element)) {
      if (workspace.find(name, false) !== undefined) continue;
      yield new Refused(
        "missing",
        `constraint ${id} references a resource ${name} which doesn't exist`,
        "a resource that exists",
      );
    }
  }
  if (!isResource(construct)) return;
  for (const { id: member, construct: of } of memberObjects(workspace, element)) {
    const isPrimitive = of.element === "primitive";
    if (construct.element === "group" && !isPrimitive) {
      yield new Refused("member", `a group may contain only primitives; ${member} is ${of.keyword}`, "primitives");
    } else if (!isPrimitive && of.element !== "group") {
      const problem = `${construct.keyword} may contain a primitive or a group; ${member} is ${of.keyword}`;
      yield new Refused("member", problem, "a primitive or a group");
    }
  }
}
