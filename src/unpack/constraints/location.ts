import { type DateTime, earlier } from "../../base/datetime.js";
import { expandSubmatches, type PatternMatch } from "../../base/pattern/pattern.js";
import { attribute, type Element, firstChild } from "../../cib/element.js";
import { parametersFor } from "../../facilities/parameters.js";
import { placeOf } from "../../facilities/place.js";
import type { LocationConstraint, LocationScore } from "../../model/constraint.js";
import type { Node } from "../../model/node.js";
import { nodeAttribute } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { ProbeMode, parseDiscovery } from "../../policy/discovery.js";
import { attributeScore, locationRole, ruleScore } from "../../policy/location.js";
import type { Role } from "../../policy/role.js";
import { evaluateRule, isBooleanOperation, type RuleInput } from "../../policy/rule.js";
import { parseScore } from "../../policy/score.js";
import { MetConditions, noteLocation, noteMissingNode } from "./constraint-facts.js";
import { expandResource, findConstraintResource, visitMembers } from "./references.js";

/** One `rsc_location` (04 §6). Anything invalid drops as much as 04 §18 says, silently. */
export function unpackLocation(ws: WorkingSet, original: Element): void {
  const constraint = expandResource(ws, original, "role");
  if (!constraint) return;
  const reportNoId = (set: Element) => ws.findings?.tell("location-set-without-id", set, constraint.attributes.id);
  const hasSets = visitMembers(ws, constraint, reportNoId, ({ set, resource }) =>
    createLocations(ws, constraint, resource, set, undefined),
  );
  if (hasSets || firstChild(constraint, "resource_set")) return;
  const resource = findConstraintResource(ws, attribute(original, "rsc"));
  if (resource) createLocations(ws, original, resource, undefined, undefined);
  const pattern = attribute(original, "rsc-pattern");
  if (pattern !== undefined) locateByPattern(ws, original, pattern);
}

/** `rsc-pattern` (04 §6.3): every top-level resource whose id matches, or with `!` does not match. */
function locateByPattern(ws: WorkingSet, constraint: Element, pattern: string): void {
  const inverted = pattern.startsWith("!");
  const compiled = ws.patterns.compile(inverted ? pattern.slice(1) : pattern);
  if (!compiled.ok) {
    ws.findings?.tell("location-pattern", constraint, inverted ? pattern.slice(1) : pattern);
    return;
  }
  const meter = ws.budget.meter("patternSteps", () => placeOf(ws, constraint));
  for (const resource of ws.resources) {
    const match = compiled.match(resource.id, meter);
    if (inverted === !match) createLocations(ws, constraint, resource, undefined, match);
  }
}

/** Node form if there are a node and a score, else rule form (04 §6.4). */
function createLocations(
  ws: WorkingSet,
  constraint: Element,
  resource: Resource,
  set: Element | undefined,
  match: PatternMatch | undefined,
): void {
  const setScore = set && attribute(set, "score");
  const score = setScore ?? attribute(constraint, "score");
  const nodeName = attribute(constraint, "node");
  if (nodeName === undefined || score === undefined) {
    locateByRule(ws, constraint, resource, match);
    return;
  }
  const node = ws.nodeByName(nodeName);
  if (!node) {
    noteMissingNode(ws, constraint, resource, nodeName);
    return;
  }
  const parsed = parseScore(score, 0, ws.health);
  const setRole = set && attribute(set, "role");
  ws.findings?.roles(setRole === undefined || !set ? constraint : set, "role");
  const roleText = setRole ?? attribute(constraint, "role");
  const role = locationRole(roleText);
  const id = attribute(constraint, "id") ?? "";
  if (!parsed.ok || role === "invalid") {
    if (parsed.ok) ws.findings?.tell("location-role", constraint, roleText);
    else ws.findings?.tell("location-score", constraint, score);
    return;
  }
  const discovery = attribute(constraint, "resource-discovery");
  const location = newLocation(ws, {
    id,
    resource,
    roleFilter: role,
    discovery,
    place: constraint,
    nodes: [{ node, score: parsed.score }],
    kind: "location",
  });
  noteLocation(ws, constraint, location, discovery);
}

/** Rule form (04 §6.6): one score for each node on which the first rule passes. */
function locateByRule(ws: WorkingSet, constraint: Element, resource: Resource, match: PatternMatch | undefined): void {
  const first = firstChild(constraint, "rule");
  const rule = first && ws.references.resolve(first);
  if (!rule) return;
  const id = attribute(rule, "id");
  const role = locationRole(attribute(rule, "role"));
  if (id !== undefined) ws.findings?.roles(rule, "role");
  if (id === undefined || role === "invalid" || !isBooleanOperation(attribute(rule, "boolean-op") ?? "and")) {
    reportRule(ws, constraint, rule, role === "invalid");
    return;
  }
  const named = attribute(rule, "score-attribute");
  const scoreAttribute = named !== undefined && match ? expandSubmatches(named, match) : named;
  const score = attribute(rule, "score");
  const given = ruleScore(score, scoreAttribute, ws.health);
  if (given.kind === "none") {
    ws.findings?.tell("location-rule-score", rule, given.problem === "missing" ? undefined : score);
    return;
  }

  const discovery = attribute(constraint, "resource-discovery");
  const location = newLocation(ws, {
    id,
    resource,
    roleFilter: role,
    discovery,
    place: constraint,
    nodes: [],
    kind: "location",
  });
  const nodes: LocationScore[] = [];
  const met = new MetConditions();
  let nextChange: DateTime | undefined;
  for (const node of ws.nodes) {
    const input = ruleInput(ws, resource, node, match);
    const outcome = evaluateRule(rule, input, ws.references.resolver);
    nextChange = earlier(nextChange, outcome.nextChange);
    if (!outcome.satisfied) continue;
    const amount = given.kind === "score" ? given.score : scoreOfNode(ws, resource, node, given.name);
    if (amount === undefined) continue;
    nodes.push({ node, score: amount });
    met.note(ws, node.name, rule, input);
  }
  location.nodes = nodes.reverse();
  noteLocation(ws, constraint, location, discovery, rule, met);
  ws.recheck.noteTime(nextChange);
}

/**
 * What a location rule may look at (01 §9.1, 04 §6.6 step 7.1). The resource's parameters are worked out for every node,
 * asked for or not: dates in their rules count for the recheck time, and the first evaluation for a node is the one kept.
 */
function ruleInput(ws: WorkingSet, resource: Resource, node: Node, match: PatternMatch | undefined): RuleInput {
  const parameters = parametersFor(ws, resource, node);
  return {
    now: ws.now,
    nodeAttributes: (name) => node.attributes.get(name),
    params: (name) => parameters.get(name),
    meta: (name) => resource.configured.meta.get(name),
    report: ws.findings,
    ...(match ? { match } : {}),
  };
}

/** The score in a node attribute (04 §6.6 step 7.2); `undefined` if there is no valid one. */
function scoreOfNode(ws: WorkingSet, resource: Resource, node: Node, name: string): number | undefined {
  return attributeScore(
    nodeAttribute(node, name, resource.configured.meta.get("container-attribute-target"), "current"),
    ws.health,
  );
}

/** A rule that makes no location whatever its conditions are. */
function reportRule(ws: WorkingSet, constraint: Element, rule: Element, badRole: boolean): void {
  const code =
    rule.attributes.id === undefined
      ? "location-rule-without-id"
      : badRole
        ? "location-rule-role"
        : "location-rule-boolean-op";
  ws.findings?.tell(code, rule, constraint.attributes.id);
}

/** **New location** (04 §6.7). Exclusive discovery marks the resource at once. */
export function newLocation(
  ws: WorkingSet,
  fields: {
    id: string;
    resource: Resource;
    roleFilter: Role | undefined;
    discovery: string | undefined;
    /** The constraint; absent where no element stands behind it. */
    place?: Element;
    nodes: readonly LocationScore[];
    kind: "location" | "health";
  },
): LocationConstraint {
  const { id, resource, roleFilter, nodes, kind } = fields;
  const probeMode = parseDiscovery(fields.discovery);
  ws.findings?.discovery(fields.discovery, fields.place);
  if (probeMode === ProbeMode.exclusive) resource.configured.exclusiveProbes = true;
  const location: LocationConstraint = { id, resource, roleFilter, probeMode, nodes, cause: { kind, id } };
  ws.locationConstraints.push(location);
  resource.configured.locationConstraints.push(location);
  return location;
}
