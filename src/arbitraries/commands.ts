import fc, { type Arbitrary } from "fast-check";
import type { CibDocument } from "../cib/cib.js";
import { descendants, type Element, element, firstChild } from "../cib/element.js";
import type { Edit } from "../edit/edits.js";

/** What a CIB has that edits and commands can be about. */
interface Names {
  readonly nodes: readonly string[];
  /** Resources of every kind. */
  readonly resources: readonly string[];
  readonly primitives: readonly string[];
  readonly groups: readonly string[];
  readonly tags: readonly string[];
  readonly constraints: readonly string[];
}

const RESOURCES = ["primitive", "group", "clone", "master", "bundle"];

function namesOf({ root }: CibDocument): Names {
  const configuration = firstChild(root, "configuration");
  const section = (name: string): readonly Element[] => {
    const found = configuration === undefined ? undefined : firstChild(configuration, name);
    return found === undefined ? [] : [...descendants(found)].slice(1);
  };
  const ids = (list: readonly Element[], ...kinds: readonly string[]): string[] =>
    list.flatMap(({ name, attributes: { id } }) => (kinds.includes(name) && id !== undefined ? [id] : []));
  const resources = section("resources");
  const constraints = configuration === undefined ? undefined : firstChild(configuration, "constraints");
  return {
    nodes: section("nodes").flatMap(({ name, attributes: { uname } }) => (name === "node" && uname ? [uname] : [])),
    resources: ids(resources, ...RESOURCES),
    primitives: ids(resources, "primitive"),
    groups: ids(resources, "group"),
    tags: ids(section("tags"), "tag"),
    constraints: (constraints?.children ?? []).flatMap(({ attributes: { id } }) => id ?? []),
  };
}

const UNKNOWN = "no-such-thing";

/** Mostly one of the names; sometimes one that is not there. */
function name(list: readonly string[]): Arbitrary<string> {
  const unknown = fc.constant(UNKNOWN);
  if (list.length === 0) return unknown;
  return fc.oneof({ arbitrary: fc.constantFrom(...list), weight: 19 }, { arbitrary: unknown, weight: 1 });
}

const attributeName = fc.constantFrom(
  "priority",
  "target-role",
  "resource-stickiness",
  "a",
  "x_y",
  "a_very_long_name_of_an_attribute",
);
const value = fc.constantFrom("1", "0", "Started", "-INFINITY", "some text", "ü&<");
const noValue = <Value>(arbitrary: Arbitrary<Value>): Arbitrary<Value | null> => fc.option(arbitrary, { freq: 4 });
const optional = <Value>(arbitrary: Arbitrary<Value>): Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const lifetime = fc.constantFrom("PT1H", "P1D", "P1Y2M", "PT90S");
const score = fc.constantFrom("INFINITY", "-INFINITY", "0", "50", "-7");

function bodies(names: Names): Arbitrary<Edit> {
  const resource = name(names.resources);
  const target = name([...names.resources, ...names.tags]);
  const primitive = name(names.primitives);
  const node = name(names.nodes);
  const kind = fc.constantFrom;
  const options = fc.constantFrom(
    [["interval", "20s"]] as const,
    [
      ["timeout", "9s"],
      ["interval", "33s"],
    ] as const,
  );
  return fc.oneof(
    fc.record({ kind: kind("enable", "disable", "manage", "unmanage"), resource: target }),
    fc.record({ kind: kind("resource-maintenance"), resource: target, on: fc.boolean() }),
    fc.record({ kind: kind("promote", "demote"), resource }),
    fc.record({
      kind: kind("ban", "move"),
      resource,
      node: optional(node),
      lifetime: optional(lifetime),
      promoted: fc.boolean(),
    }),
    fc.record({ kind: kind("clear"), resource, node: optional(node), expired: fc.boolean() }),
    fc.record({ kind: kind("meta"), resource, name: attributeName, value: noValue(value) }),
    fc.record({
      kind: kind("parameter", "utilization"),
      resource: primitive,
      name: attributeName,
      value: noValue(value),
    }),
    fc.record({
      kind: kind("node-attribute"),
      node,
      name: attributeName,
      value: noValue(value),
      lifetime: optional(kind("forever", "reboot")),
    }),
    fc.record({ kind: kind("standby"), node, lifetime: optional(kind("forever", "reboot")) }),
    fc.record({ kind: kind("online"), node }),
    fc.record({ kind: kind("node-maintenance"), node, on: fc.boolean() }),
    fc.record({
      kind: kind("fail-count"),
      resource: primitive,
      node,
      value: kind("0", "3"),
      operation: kind("monitor"),
      interval: kind(10_000),
    }),
    fc.record({ kind: kind("cleanup"), resource: optional(resource), node: optional(node), refresh: fc.boolean() }),
    fc.record({
      kind: kind("property"),
      name: kind("maintenance-mode", "no-quorum-policy"),
      value: noValue(kind("true", "stop")),
    }),
    fc.record({ kind: kind("default"), of: kind("resource", "operation"), name: attributeName, value: noValue(value) }),
    fc.record({
      kind: kind("operation-add", "operation-update"),
      resource: primitive,
      operation: kind("monitor", "start"),
      options,
    }),
    fc.record({ kind: kind("trace", "untrace"), resource: primitive, operation: optional(kind("monitor", "start")) }),
    fc.record({
      kind: kind("group-add"),
      group: name([...names.groups, "new-group"]),
      resources: fc.array(primitive, { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ kind: kind("group-remove"), group: name(names.groups) }),
    fc.record({ kind: kind("clone"), resource, promotable: fc.boolean() }),
    fc.record({ kind: kind("unclone"), resource }),
    fc.record({
      kind: kind("remove"),
      ids: name([...names.resources, ...names.constraints, ...names.tags]).map((id) => [id]),
    }),
    fc.record({ kind: kind("add"), element: constraint(resource, node) }),
    fc.record({
      kind: kind("ticket"),
      ticket: kind("T"),
      name: kind("granted", "standby"),
      value: noValue(kind("true", "false")),
    }),
  );
}

function constraint(resource: Arbitrary<string>, node: Arbitrary<string>): Arbitrary<Element> {
  return fc.oneof(
    fc
      .tuple(resource, node, score)
      .map(([rsc, place, text]) => element("rsc_location", { rsc, node: place, score: text })),
    fc
      .tuple(resource, resource, score)
      .map(([rsc, other, text]) => element("rsc_colocation", { rsc, "with-rsc": other, score: text })),
    fc.tuple(resource, resource).map(([first, then]) => element("rsc_order", { first, then })),
  );
}

/**
 * Edits of a CIB: most name what is there. Any of them may be refused, because it names what is not there, or does what cannot
 * be done.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { cib, edits } from "pengine/arbitraries";
 * import { EditError, edit } from "pengine/edit";
 *
 * const drawn = cib().chain((each) => fc.tuple(fc.constant(each), edits(each)));
 * fc.assert(
 *   fc.property(drawn, ([of, list]) => {
 *     try {
 *       edit(of, list, { now: 1_700_000_000 });
 *     } catch (error) {
 *       return error instanceof EditError;
 *     }
 *   }),
 * );
 * ```
 */
export function edits(cib: CibDocument): Arbitrary<readonly Edit[]> {
  const manner = fc.record({
    dialect: optional(fc.constantFrom("crm", "pcs", "tools" as const)),
    force: optional(fc.boolean()),
  });
  const edit = fc.tuple(bodies(namesOf(cib)), manner).map(([body, how]): Edit => ({ ...body, ...how }));
  return fc.array(edit, { minLength: 1, maxLength: 4 });
}

/** A line made of fixed words and arbitrary ones. */
function line(...parts: readonly (string | Arbitrary<string>)[]): Arbitrary<string> {
  return fc
    .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
    .map((words) => words.filter((word) => word !== "").join(" "));
}

/**
 * Commands of crm, pcs and Pacemaker's tools for a CIB, as lines. Most name what is there; any of them may be refused. None needs the
 * metadata of agents, or a live cluster.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { cib, commands } from "pengine/arbitraries";
 * import { splitCommands } from "pengine/commands";
 *
 * const drawn = cib().chain((each) => commands(each));
 * fc.assert(fc.property(drawn, (line) => splitCommands(line).length > 0));
 * ```
 */
export function commands(cib: CibDocument): Arbitrary<string> {
  const names = namesOf(cib);
  const resource = name(names.resources);
  const primitive = name(names.primitives);
  const node = name(names.nodes);
  const other = name(names.resources);
  const maybe = (arbitrary: Arbitrary<string>): Arbitrary<string> => fc.option(arbitrary, { nil: "" });
  const attribute = fc.constantFrom("priority", "target-role", "is-managed", "abc", "a_very_long_name_of_an_attribute");
  const word = fc.constantFrom("1", "true", "Stopped", "x-y");
  const pair = fc.tuple(attribute, fc.oneof(word, fc.constant(""))).map(([key, text]) => `${key}=${text}`);
  const newId = fc.constantFrom("new1", "new2");
  return fc.oneof(
    line(
      "crm resource",
      fc.constantFrom("start", "stop", "manage", "unmanage", "promote", "demote"),
      name([...names.resources, ...names.tags]),
    ),
    line("crm resource maintenance", resource, fc.constantFrom("on", "off", "")),
    line("crm resource", fc.constantFrom("ban", "move"), resource, maybe(node), fc.constantFrom("", "", "force")),
    line("crm resource clear", resource),
    line("crm resource", fc.constantFrom("meta", "param"), resource, "set", attribute, word),
    line("crm resource meta", resource, "delete", attribute),
    line(
      "crm resource",
      fc.constantFrom("trace", "untrace"),
      primitive,
      fc.constantFrom("", "start", "monitor", "monitor 10", "monitor 0"),
    ),
    line("crm resource trace", resource, fc.constantFrom("stop /tmp/t", "monitor 77", "/tmp/t")),
    line("crm node", fc.constantFrom("standby", "online", "maintenance", "ready"), node),
    line("crm node standby", node, "reboot"),
    line("crm node", fc.constantFrom("attribute", "status-attr"), node, "set", attribute, word),
    line("crm resource failcount", primitive, "set", node, fc.constantFrom("0", "2"), "monitor 10"),
    line("crm configure property", fc.constantFrom("maintenance-mode=true", "no-quorum-policy=stop")),
    line("crm configure colocation", newId, fc.constantFrom("inf:", "-5:"), resource, other),
    line("crm configure order", newId, resource, other),
    line("crm configure location", newId, resource, "7:", node),
    line("crm configure delete", name([...names.resources, ...names.constraints])),
    line("crm configure modgroup", name(names.groups), fc.constantFrom("add", "remove"), primitive),
    line(
      "pcs resource",
      fc.constantFrom("enable", "disable", "manage", "unmanage"),
      name([...names.resources, ...names.tags]),
      maybe(resource),
    ),
    line(
      "pcs resource",
      fc.constantFrom("ban", "move-with-constraint"),
      resource,
      maybe(node),
      fc.constantFrom("", "--promoted"),
    ),
    line("pcs resource clear", resource, maybe(node)),
    line("pcs resource meta", resource, pair, maybe(pair), "--force"),
    line("pcs resource update", primitive, pair, "--force"),
    line("pcs resource utilization", primitive, fc.constantFrom("cpu=1", "cpu=", "cpu=x")),
    line(
      "pcs resource op add",
      primitive,
      fc.constantFrom("monitor", "start"),
      fc.constantFrom("interval=33s", "timeout=9s"),
      "--force",
    ),
    line("pcs resource group add", name([...names.groups, "new"]), primitive, maybe(primitive)),
    line("pcs resource group remove", name(names.groups), maybe(primitive)),
    line("pcs resource", fc.constantFrom("clone", "promotable"), resource, "--force"),
    line("pcs resource unclone", resource),
    line("pcs resource delete", resource, "--force"),
    line("pcs node", fc.constantFrom("standby", "unstandby", "maintenance", "unmaintenance"), node),
    line("pcs node attribute", node, pair),
    line(
      "pcs property set",
      fc.constantFrom("maintenance-mode=true", "no-quorum-policy=", "no-quorum-policy=nope", "nope=1"),
    ),
    line("pcs resource defaults update", pair),
    line("pcs constraint location", resource, fc.constantFrom("prefers", "avoids"), node),
    line("pcs constraint colocation add", resource, "with", other, fc.constantFrom("", "5", "score=-INFINITY")),
    line("pcs constraint order", resource, "then", other, fc.constantFrom("", "kind=Optional", "symmetrical=false")),
    line("pcs constraint", fc.constantFrom("colocation", "order"), "set", resource, other),
    line("pcs constraint remove", name(names.constraints)),
    line("pcs tag create", newId, resource, maybe(other)),
    line("crm_resource", fc.constantFrom("--ban", "--move", "--clear"), "-r", resource, "-N", node),
    line(
      "crm_resource -r",
      resource,
      "-p",
      attribute,
      "-v",
      word,
      fc.constantFrom("--meta", "", "-z"),
      fc.constantFrom("", "--force"),
    ),
    line("crm_resource -r", resource, "-d", attribute, "--meta"),
    line("crm_attribute -N", node, "-n", attribute, fc.constantFrom("-v 1", "-D", "-v 1 -l reboot")),
    line("crm_attribute -n", attribute, fc.constantFrom("-v 1", "-D")),
    line("crm_standby -N", node, fc.constantFrom("-v on", "-D", "-v on -l reboot")),
    line("crm_ticket -t T", fc.constantFrom("-s", "-a", "-g --force", "-r --force", "-S a -v b")),
  );
}
