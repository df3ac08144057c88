/** `cibadmin` with one element as text: whole objects created, changed, replaced, deleted. */
import { type Draft, draftOf, finished } from "../cib/draft.js";
import { descendants, type Element } from "../cib/element.js";
import { CibError } from "../cib/error.js";
import { parseXml } from "../cib/parse.js";
import type { Workbench } from "../edit/bench.js";
import type { Edit, Place } from "../edit/edits.js";
import { EditError, unknownName } from "../edit/error.js";
import { lacksId } from "../edit/fill-ids.js";
import { SECTION } from "../edit/sections.js";
import type { Asked, Verb } from "./context.js";
import { listOptions, option, type ToolOption } from "./getopt.js";

const VERBS = ["create", "modify", "replace", "delete"] as const;

type CibVerb = (typeof VERBS)[number];

const OPTIONS: readonly ToolOption[] = [
  ...["C:create", "M:modify", "R:replace", "D:delete", "c:allow-create", "o:scope=", "X:xml-text="].map(option),
  ...["V:verbose", "f:force", "s:sync-call", "l:local", "Q:query", "x:xml-file=", "p:xml-pipe", "A:xpath="].map(option),
];

/** What is read of a text alone. */
const FORM = "cibadmin --create|--modify|--replace|--delete --scope SECTION --xml-text XML";

/** Ways to say what is meant that one command line does not hold, or that may mean anything. */
const OUTSIDE = ["query", "xml-file", "xml-pipe", "xpath"] as const;

const DEFAULTS: ReadonlyMap<string, Place> = new Map([
  ["rsc_defaults", { kind: "defaults", of: "resource" }],
  ["op_defaults", { kind: "defaults", of: "operation" }],
]);

const SECTIONS: ReadonlySet<string> = new Set([...SECTION.values(), ...DEFAULTS.keys()]);

/** What a command says, and the part of the document that it is about. */
interface Wanted {
  readonly bench: Workbench;
  readonly scope: string;
  readonly element: Element;
  readonly allowCreate: boolean;
}

/** Reads a command of cibadmin. @throws EditError */
export const cibadmin: Verb = (words, { bench }) => {
  const list = listOptions("cibadmin", words, OPTIONS);
  const given = new Map(list);
  for (const outside of OUTSIDE) {
    if (given.has(outside)) throw new EditError("usage", `cibadmin --${outside} is not read here`, { legal: FORM });
  }
  const verb = list.flatMap(([name]) => VERBS.find((each) => each === name) ?? []).at(-1);
  const text = given.get("xml-text");
  if (verb === undefined || text === undefined) {
    throw new EditError("usage", "this cibadmin changes nothing", { legal: FORM });
  }
  const scope = given.get("scope") ?? "configuration";
  if (scope !== "configuration" && !SECTIONS.has(scope)) {
    throw new EditError("usage", `${scope} is no section of a configuration`, { legal: [...SECTIONS].join(", ") });
  }
  const element = elementIn(text);
  return edits(ASKED[verb]({ bench, scope, element, allowCreate: given.has("allow-create") }));
};

function edits(list: readonly Edit[]): Asked {
  return { edits: list, events: [] };
}

function elementIn(text: string): Element {
  try {
    return parseXml(text);
  } catch (error) {
    if (!(error instanceof CibError)) throw error;
    throw new EditError("value", error.problem, { legal: error.legal, position: error.position });
  }
}

const ASKED: Readonly<Record<CibVerb, (wanted: Wanted) => readonly Edit[]>> = {
  create: created,
  modify: modified,
  replace: replaced,
  delete: deleted,
};

/** New objects of a section that is there; of the whole configuration only a section that is not. */
function created({ bench, scope, element }: Wanted): readonly Edit[] {
  if (scope === "configuration") {
    if (SECTIONS.has(element.name) && bench.section(element.name) === undefined) return added(element.name, element);
    const section = SECTIONS.has(element.name) ? element.name : SECTION.get(element.name);
    throw new EditError("exists", `the section ${section ?? ""} is there`, { legal: `--scope ${section ?? ""}` });
  }
  if (bench.section(scope) === undefined) {
    throw new EditError("unknown", `there is no section ${scope}`, {
      legal: `cibadmin --modify --allow-create --scope configuration --xml-text '<${scope}>…</${scope}>'`,
    });
  }
  return added(scope, element);
}

/** One edit for the object, or for each that a section holds. */
function added(section: string, element: Element): readonly Edit[] {
  const objects = element.name === section ? element.children : [element];
  if (objects.length === 0) throw new EditError("usage", `there is nothing in ${section}`, { legal: "an object" });
  return objects.map((object): Edit => {
    const place = DEFAULTS.get(section);
    if (place === undefined && SECTION.get(object.name) !== section) {
      throw new EditError("schema", `${object.name} is nothing of the section ${section}`, {
        legal: SECTION.get(object.name),
      });
    }
    refuseWithoutIds(object);
    return { kind: "add", element: object, place };
  });
}

/** cibadmin makes no ids. */
function refuseWithoutIds(element: Element): void {
  for (const each of descendants(element)) {
    if (lacksId(each)) throw new EditError("schema", `the ${each.name} has no id`, { legal: "an id for each element" });
  }
}

/** Attributes are set, and what is not there yet comes last in what holds it. */
function modified(wanted: Wanted): readonly Edit[] {
  const { bench, scope, element, allowCreate } = wanted;
  if (SECTIONS.has(element.name)) {
    const section = element.name;
    if (bench.section(section) === undefined) {
      if (allowCreate) return added(section, element);
      throw new EditError("unknown", `there is no section ${section}`, { legal: "--allow-create" });
    }
    return element.children.flatMap((child) => modified({ bench, scope: section, element: child, allowCreate: true }));
  }
  const target = namedBy(wanted);
  if (target !== undefined) return changedInside(wanted, target, (found) => merge(found, element));
  if (allowCreate && scope !== "configuration") return added(scope, element);
  throw unknown(wanted);
}

function replaced(wanted: Wanted): readonly Edit[] {
  const { element } = wanted;
  if (SECTIONS.has(element.name) || element.name === "configuration") {
    throw new EditError("usage", "whole sections are not replaced here", { legal: "one object after the other" });
  }
  const target = namedBy(wanted);
  if (target === undefined) throw unknown(wanted);
  return changedInside(wanted, target, (found) => {
    found.attributes = element.attributes;
    found.children = draftOf(element).children;
  });
}

/** The first element that has all the attributes given; it is nothing wrong if there is none. */
function deleted(wanted: Wanted): readonly Edit[] {
  const { bench, element } = wanted;
  const target = like(wanted, Object.entries(element.attributes));
  if (target === undefined) return [];
  const { id } = target.attributes;
  if (id !== undefined && bench.object(id)?.element === target) return [{ kind: "remove", ids: [id] }];
  return changedInside(wanted, target, (found) => {
    found.parent?.remove(found);
  });
}

function unknown(wanted: Wanted): EditError {
  const known = within(wanted).map(({ attributes }) => attributes.id ?? "");
  return unknownName(wanted.element.name, wanted.element.attributes.id ?? "", known);
}

function namedBy(wanted: Wanted): Draft | undefined {
  const { id } = wanted.element.attributes;
  return like(wanted, id === undefined ? [] : [["id", id]]);
}

type Given = readonly (readonly [name: string, value: string])[];

function like(wanted: Wanted, given: Given): Draft | undefined {
  return within(wanted).find(({ attributes }) => given.every(([name, value]) => attributes[name] === value));
}

/** The elements of that name where the command looks. */
function within({ bench, scope, element }: Wanted): readonly Draft[] {
  const place = scope === "configuration" ? bench.root.find("configuration") : bench.section(scope);
  return place?.all(element.name) ?? [];
}

/** The edit that replaces the object which an element is, or is in, by a copy in which that element was changed. */
function changedInside({ bench }: Wanted, target: Draft, change: (found: Draft) => void): readonly Edit[] {
  const way: number[] = [];
  let owner = target;
  while (bench.object(owner.attributes.id ?? "")?.element !== owner) {
    const { parent } = owner;
    if (parent === undefined) throw new EditError("usage", `${target.name} is in no object`, { legal: FORM });
    way.push(parent.children.indexOf(owner));
    owner = parent;
  }
  const former = finished(owner);
  const copy = draftOf(former);
  let found: Draft | undefined = copy;
  for (const at of way.reverse()) found = found?.children[at];
  if (found !== undefined) change(found);
  const element = finished(copy);
  if (element === former) return [];
  refuseWithoutIds(element);
  return [{ kind: "replace", element }];
}

function merge(into: Draft, from: Element): void {
  const stack = [{ into, from }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    next.into.set(next.from.attributes);
    for (const child of next.from.children) {
      const same = next.into.find(child.name, child.attributes.id);
      if (same === undefined) next.into.append(draftOf(child));
      else stack.push({ into: same, from: child });
    }
  }
}
