import fc, { type Arbitrary } from "fast-check";
import { type Cib, cibOf } from "../cib/cib.js";
import { type Element, element, setAttributes } from "../cib/element.js";
import { serialize } from "../cib/serialize.js";
import { blocks } from "./blocks.js";
import { bundle } from "./bundle.js";
import { accessControl, alerts } from "./bystanders.js";
import { clone, group, type ResourceDraft } from "./collectives.js";
import { constraints } from "./constraints.js";
import { type Draft, listOf, maybe, oneOf, pick, reference, section, weighted } from "./draft.js";
import { nodes } from "./nodes.js";
import { OPERATION_META } from "./operations.js";
import { clusterOptions } from "./options.js";
import { anyPrimitive, RESOURCE_META, template } from "./primitives.js";
import { type ResourceKind, Scope } from "./scope.js";
import { status } from "./status.js";
import { schemaBoolean } from "./values.js";

/** How large the clusters drawn may be, and when they are evaluated. */
export interface CibOptions {
  /** Epoch seconds that dates and histories are near to; the CIB's `execution-date`. Default 1700000000. */
  readonly now?: number;
  /** At most so many cluster nodes; default 4. */
  readonly maxNodes?: number;
  /** At most so many top-level resources; default 6. */
  readonly maxResources?: number;
  /** At most so many constraints; default 6. */
  readonly maxConstraints?: number;
}

const NOW = 1_700_000_000;

interface Drawn {
  readonly kind: ResourceKind;
  readonly draft: ResourceDraft;
}

function resource(now: number): Arbitrary<Drawn> {
  const of = (kind: ResourceKind, arb: Arbitrary<ResourceDraft>): Arbitrary<Drawn> =>
    arb.map((draft) => ({ kind, draft }));
  return oneOf(
    [
      10,
      of(
        "primitive",
        anyPrimitive(now).map((made) => (home: number) => made(home)),
      ),
    ],
    [4, of("group", group(now))],
    [6, of("clone", clone(now))],
    [2, of("bundle", bundle(now))],
  );
}

const DESCRIPTION = fc.constantFrom("Web server", 'a <b> & "c"\td');

/**
 * The section `resources`: templates, then resources of every variant, each with a home from which its history begins.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, resources } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(resources(now, 3), (draft) => draft(new Scope(now)).name === "resources"));
 * ```
 */
export function resources(now: number, max: number): Arbitrary<Draft<Element>> {
  return fc
    .record({
      templates: maybe(15, listOf(template(now), 2, 1)),
      list: listOf(fc.record({ drawn: resource(now), home: reference(), description: maybe(6, DESCRIPTION) }), max),
    })
    .map(({ templates, list }) => (scope) => {
      const made = (templates ?? []).map((draft) => draft(scope));
      for (const { drawn, home, description } of list) {
        const known = scope.resources.length;
        const each = setAttributes(drawn.draft(home)(scope), { description });
        const id = each.attributes.id ?? "";
        scope.topLevel.push({ id, kind: drawn.kind });
        // Constraints about what is in a clone or bundle are about that clone or bundle.
        const inside = drawn.kind === "group" ? [] : scope.resources.slice(known).filter((inner) => inner !== id);
        for (const inner of inside) scope.means(inner, id);
        made.push(each);
      }
      return section("resources", made);
    });
}

const tags = (): Arbitrary<Draft<Element[]>> =>
  maybe(15, listOf(listOf(reference(), 3, 1), 2, 1)).map((list) => (scope) => {
    if (list === undefined || scope.resources.length === 0) return [];
    const made = list.map((members) => {
      const id = scope.id("tag");
      scope.tags.push(id);
      const ids = new Set(members.map((index) => pick(scope.resources, index) ?? ""));
      for (const member of ids) scope.means(id, member);
      return element(
        "tag",
        { id },
        [...ids].map((ref) => element("obj_ref", { id: ref })),
      );
    });
    return [section("tags", made)];
  });

const topology = (): Arbitrary<Draft<Element[]>> =>
  maybe(
    12,
    listOf(
      fc.record({
        node: reference(),
        device: reference(),
        index: weighted([4, "1"], [4, "2"], [4, "3"], [1, "9"], [1, "+1"], [1, "02"], [1, " 1 "]),
        by: fc.nat({ max: 2 }),
      }),
      3,
      1,
    ),
  ).map((list) => (scope) => {
    const levels = (list ?? []).flatMap(({ node, device, index, by }) => {
      const devices = pick(scope.fenceDevices, device);
      if (devices === undefined || !/^[a-zA-Z0-9_.-]+$/.test(devices)) return [];
      const target = [
        { target: pick(scope.allNodes, node) },
        { "target-pattern": "node[0-9]" },
        { "target-attribute": "rack", "target-value": "1" },
      ][by];
      return [element("fencing-level", { id: scope.id("level"), index, devices, ...target })];
    });
    return levels.length === 0 ? [] : [section("fencing-topology", levels)];
  });

const hugeCount = (): Arbitrary<string> =>
  fc.constantFrom("1", "+2", "03", " 4", "2147483648", "9223372036854775808", "99999999999999999999");

/** What the root says of its versions and of who changed it; none of it decides anything. */
const versions = (): Arbitrary<Readonly<Record<string, string | undefined>>> =>
  fc.record({
    admin_epoch: hugeCount(),
    epoch: hugeCount(),
    num_updates: hugeCount(),
    "remote-tls-port": maybe(30, hugeCount()),
    "remote-clear-port": maybe(30, hugeCount()),
    "cib-last-written": maybe(40, fc.constantFrom("Tue Nov 14 22:13:20 2023", "", "x")),
    "update-origin": maybe(30, fc.constant("node1")),
    "update-client": maybe(30, fc.constant("cibadmin")),
    "update-user": maybe(30, fc.constant("root")),
  });

/**
 * A whole CIB document as an element: valid by construction against `pacemaker-4.0`, however it is shrunk.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { cibElement } from "pengine/arbitraries";
 *
 * fc.assert(fc.property(cibElement(), (root) => root.name === "cib"));
 * ```
 */
export function cibElement(options: CibOptions = {}): Arbitrary<Element> {
  const { now = NOW, maxNodes = 4, maxResources = 6, maxConstraints = 6 } = options;
  return fc
    .record({
      root: fc.record({
        "have-quorum": maybe(85, weighted([20, "true"], [8, "false"], [1, "1"], [1, "0"])),
        "no-quorum-panic": maybe(6, schemaBoolean()),
        versions: maybe(6, versions()),
        dc: maybe(60, reference()),
        crm_feature_set: maybe(80, weighted([8, "3.19.0"], [1, "3.2.0"], [1, "3.20.5"])),
      }),
      options: clusterOptions(now),
      nodes: nodes(now, maxNodes),
      resources: resources(now, maxResources),
      tags: tags(),
      constraints: constraints(now, maxConstraints),
      topology: topology(),
      accessControl: accessControl(),
      alerts: alerts(),
      defaults: maybe(25, blocks("meta_attributes", RESOURCE_META, "resource", now)),
      operationDefaults: maybe(18, blocks("meta_attributes", OPERATION_META, "operation", now)),
      status: status(now),
    })
    .map((drawn) => {
      const scope = new Scope(now);
      const options = drawn.options(scope);
      const nodes = drawn.nodes(scope);
      const resources = drawn.resources(scope);
      const tags = drawn.tags(scope);
      const configuration = section("configuration", [
        options,
        nodes,
        resources,
        drawn.constraints(scope),
        ...drawn.topology(scope),
        ...tags,
        ...(drawn.defaults === undefined ? [] : [section("rsc_defaults", drawn.defaults("rsc-defaults")(scope))]),
        ...(drawn.operationDefaults === undefined
          ? []
          : [section("op_defaults", drawn.operationDefaults("op-defaults")(scope))]),
        ...drawn.accessControl(scope),
        ...drawn.alerts(scope),
      ]);
      const { dc, versions, ...root } = drawn.root;
      const dcName = dc === undefined ? undefined : pick(scope.clusterNodes, dc);
      return element(
        "cib",
        {
          "validate-with": "pacemaker-4.0",
          admin_epoch: "0",
          epoch: "1",
          num_updates: "0",
          ...versions,
          ...root,
          "dc-uuid": dcName === undefined ? undefined : scope.nodeIds.get(dcName),
          "execution-date": String(now),
        },
        [configuration, drawn.status(scope)],
      );
    });
}

/**
 * Whole CIBs: clusters with options, nodes, resources of every variant, constraints of every kind, and a status.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { evaluate } from "pengine";
 * import { cib } from "pengine/arbitraries";
 *
 * // A cluster never decides anything about a resource that it does not have.
 * fc.assert(
 *   fc.property(cib({ maxNodes: 3 }), (drawn) => {
 *     const verdict = evaluate(drawn, { now: 1_700_000_000 });
 *     const known = new Set(verdict.placements.map(({ resource }) => resource));
 *     return verdict.summary.resourceActions.every(({ resource }) => known.has(resource));
 *   }),
 *   { numRuns: 20 },
 * );
 * ```
 */
export function cib(options: CibOptions = {}): Arbitrary<Cib> {
  return cibElement(options).map(cibOf);
}

/**
 * Whole CIBs as XML text.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { cibText } from "pengine/arbitraries";
 *
 * fc.assert(fc.property(cibText({ maxResources: 2 }), (text) => text.startsWith("<cib ")));
 * ```
 */
export function cibText(options: CibOptions = {}): Arbitrary<string> {
  return cibElement(options).map(serialize);
}
