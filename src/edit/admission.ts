/** What may not be added: doubles, and what speaks of things that are not there (13 §9.1, §12). */
import type { Draft } from "../cib/draft.js";
import type { Workbench } from "./bench.js";
import type { Dialect } from "./edits.js";
import { EditError } from "./error.js";
import { namedBy } from "./references.js";
import { refuseId } from "./structure.js";

interface Admission {
  readonly dialect: Dialect;
  readonly force: boolean;
  /** The name of the element that it goes to. */
  readonly home: string;
}

/** Refuses an object that may not be added; with pcs, takes away the constraints of the same meaning. @throws EditError */
export function admit(bench: Workbench, made: Draft, { dialect, force, home }: Admission): void {
  const { id } = made.attributes;
  if (dialect === "tools") {
    // Whatever else is wrong the schema says, as it does to them.
    if (id !== undefined && isTaken(bench, made, id, home)) throw taken(id);
    return;
  }
  if (dialect === "pcs") replaceLocations(bench, made);
  if (id !== undefined && id !== "" && !USERS.has(made.name)) refuseId(bench, id);
  if (id !== undefined && bench.section("acls")?.find(made.name, id) !== undefined) throw taken(id);
  for (const name of namedBy(made)) bench.resource(name);
  if (dialect === "pcs" && !force) refuseAsPcs(bench, made);
  if (made.name === "tag") admitTag(bench, made);
}

/** Of what has ids that are free of others', only its like counts. */
function isTaken(bench: Workbench, { name }: Draft, id: string, home: string): boolean {
  if (name !== "node" && !USERS.has(name)) return bench.ids().has(id);
  return bench.section(home)?.find(name, id) !== undefined;
}

function taken(id: string): EditError {
  return new EditError("exists", `${id} is there already`, { legal: "another id" });
}

/** Their ids are names of users and groups, which are free of others' (10 §10). */
const USERS: ReadonlySet<string> = new Set(["acl_target", "acl_group"]);

function admitTag(bench: Workbench, made: Draft): void {
  const ids = made.elements.map(({ attributes }) => attributes.id ?? "");
  for (const id of ids) bench.resource(id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new EditError("duplicate", `${twice} is named twice`);
}

/** 13 §9.1: a plain location constraint takes the place of one with its id, and of plain ones about the same resource and node. */
function replaceLocations(bench: Workbench, made: Draft): void {
  const { id, node } = made.attributes;
  if (node === undefined) return;
  const { index } = bench;
  const sameResource = [...index.constraintsLike(made)].filter((each) => each.attributes.node === node);
  const sameId = [...index.objects(id ?? "")];
  for (const each of [...sameResource, ...sameId]) if (each.name === "rsc_location") each.detach();
}

/** 13 §9.1: what needs `--force`. */
function refuseAsPcs(bench: Workbench, made: Draft): void {
  for (const name of namedBy(made)) {
    const { container } = bench.resource(name);
    const outer = container?.tag === "group" ? container.container : container;
    if (outer === undefined) continue;
    throw new EditError("force", `${name} is in the ${outer.tag} ${outer.id}`, { legal: `${outer.id}, or force` });
  }
  const same = [...bench.index.constraintsLike(made)].find((each) => hasSameMeaning(each, made));
  if (same === undefined) return;
  throw new EditError("duplicate", `the constraint ${same.attributes.id ?? ""} says this already`, { legal: "force" });
}

/** The attributes that make two constraints the same, each with the value that stands for its absence. */
const MEANING: ReadonlyMap<string, readonly (readonly [string, string])[]> = new Map([
  [
    "rsc_colocation",
    [
      ["rsc", ""],
      ["with-rsc", ""],
      ["rsc-role", "Started"],
      ["with-rsc-role", "Started"],
    ],
  ],
  [
    "rsc_order",
    [
      ["first", ""],
      ["then", ""],
      ["first-action", "start"],
      ["then-action", "start"],
    ],
  ],
  [
    "rsc_ticket",
    [
      ["ticket", ""],
      ["rsc", ""],
      ["rsc-role", ""],
    ],
  ],
]);

function hasSameMeaning(a: Draft, b: Draft): boolean {
  if (a.name === "rsc_location") return hasSameRule(a, b);
  const meaning = MEANING.get(a.name);
  if (meaning === undefined) return false;
  const sets = (of: Draft): string =>
    JSON.stringify(of.elements.map((set) => set.elements.map(({ attributes }) => attributes.id)));
  if (sets(a) !== sets(b)) return false;
  return meaning.every(([name, none]) => (a.attributes[name] ?? none) === (b.attributes[name] ?? none));
}

/** Location constraints about the same resource that have a rule in common, whatever its score, its role and the order in it. */
function hasSameRule(a: Draft, b: Draft): boolean {
  if (a.attributes.rsc !== b.attributes.rsc) return false;
  const rules = (of: Draft): string[] => of.elements.filter(({ name }) => name === "rule").map(meaningOf);
  const wanted = new Set(rules(b));
  return rules(a).some((rule) => wanted.has(rule));
}

/** What says nothing of the meaning of a rule. */
const UNMEANT: ReadonlySet<string> = new Set(["id", "score", "score-attribute", "role"]);

/** What is meant where a rule or an expression does not say it. */
const USUAL: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map<string, Readonly<Record<string, string>>>([
  ["rule", { "boolean-op": "and" }],
  ["expression", { type: "string" }],
]);

/** A rule, or a part of one, as text: its parts sorted. Rules are as deep as pcs reads them. */
function meaningOf({ name, attributes, elements }: Draft): string {
  const own = Object.entries({ ...USUAL.get(name), ...attributes });
  const said = own.filter(([key]) => !UNMEANT.has(key)).sort(([x], [y]) => (x < y ? -1 : 1));
  return JSON.stringify([name, said, elements.map(meaningOf).sort()]);
}
