/** What is wrong with the meta-attributes of resources (09 §19.5). */

import { parseBoolean } from "../base/number.js";
import { equalsCaseless } from "../base/text.js";
import { descendants, type Element } from "../cib/element.js";
import type { Findings } from "../model/findings.js";
import { topResource } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { MIGRATION_THRESHOLD } from "../policy/failcount.js";
import { instancesPerNode } from "../policy/instances.js";
import { PRIORITY, readMetaScore, type ScoreMeta } from "../policy/meta-score.js";
import { MULTIPLE_ACTIVE_WORDS, parseMultipleActive } from "../policy/multiple-active.js";
import { defaultRequirement, parseRequirement, unfencingRefusal } from "../policy/requires.js";
import { LEGAL_ROLE, reportOldRole } from "../policy/role.js";
import { BAD_INPUT, LEGAL_SCORE, readableScore } from "../policy/score.js";
import { STICKINESS } from "../policy/stickiness.js";
import { targetRoleProblem } from "../policy/target-role.js";
import { requirementFacts } from "../unpack/configuration/requirements.js";

const REMOVAL = "is deprecated and will be removed in a future release";

/** Reports what is wrong with the meta-attributes that every resource has, once its own flags are set. */
export function reportResource(ws: WorkingSet, findings: Findings, resource: Resource): void {
  reportNumber(ws, findings, resource, PRIORITY);
  reportDefault(ws, findings, resource, "is-managed");
  reportMultipleActive(ws, findings, resource);
  for (const number of [STICKINESS, MIGRATION_THRESHOLD]) {
    reportDefault(ws, findings, resource, number.name);
    reportNumber(ws, findings, resource, number);
  }
  reportRequires(ws, findings, resource);
}

/** Reports what is wrong with the target role and with the meta-attributes of groups and clones. */
export function reportVariant(ws: WorkingSet, findings: Findings, resource: Resource): void {
  reportDefault(ws, findings, resource, "target-role");
  reportTargetRole(ws, findings, resource);
  if (resource.variant === Variant.group) reportGroup(ws, findings, resource);
  if (resource.variant === Variant.clone) reportClone(ws, findings, resource);
}

/**
 * The pair that sets a meta-attribute: the resource's own, that of an ancestor, or that of `rsc_defaults`; without one the
 * resource.
 */
function placeOf(ws: WorkingSet, resource: Resource, name: string): Element {
  const pairs: Element[] = [];
  for (let each: Resource | undefined = resource; each !== undefined; each = each.parent) {
    addPairs(each.xml, name, pairs);
  }
  if (ws.rscDefaults !== undefined) addPairs(ws.rscDefaults, name, pairs);
  // Of several blocks, rules and scores choose one.
  const value = resource.configured.meta.get(name);
  return pairs.find(({ attributes }) => attributes.value === value) ?? pairs[0] ?? resource.xml;
}

function addPairs(parent: Element, name: string, pairs: Element[]): void {
  for (const child of parent.children) {
    if (child.name !== "meta_attributes") continue;
    for (const pair of descendants(child)) if (pair.attributes.name === name) pairs.push(pair);
  }
}

function reportDefault(ws: WorkingSet, findings: Findings, resource: Resource, name: string): void {
  if (!equalsCaseless(resource.configured.meta.get(name), "default")) return;
  const text = `Support for setting ${name} to the explicit value 'default' ${REMOVAL} (just leave it unset)`;
  findings.warning("resource-default-word", text, placeOf(ws, resource, name), "no such pair");
}

function reportNumber(ws: WorkingSet, findings: Findings, resource: Resource, number: ScoreMeta): void {
  const { name, fallback, mayBeNegative } = number;
  const value = resource.configured.meta.get(name);
  const { problem } = readMetaScore(number, value, ws.health);
  if (problem === undefined) return;
  const shown = number === MIGRATION_THRESHOLD ? `meta-attribute ${name}` : name;
  const reason = problem === "negative" ? "OK" : BAD_INPUT;
  const text = `Using default (${readableScore(fallback)}) for resource ${resource.id} ${shown} because '${value}'`;
  findings.warning(
    "resource-number",
    `${text} is not a valid value: ${reason}`,
    placeOf(ws, resource, name),
    mayBeNegative ? LEGAL_SCORE : "an integer that is not negative, or INFINITY",
  );
}

function reportMultipleActive(ws: WorkingSet, findings: Findings, resource: Resource): void {
  const name = "multiple-active";
  const value = resource.configured.meta.get(name);
  if (value === undefined || parseMultipleActive(value) !== undefined) return;
  const text = `${value} is not a valid value for multiple-active, using default of "stop_start"`;
  findings.warning("resource-multiple-active", text, placeOf(ws, resource, name), MULTIPLE_ACTIVE_WORDS.join(", "));
}

function reportRequires(ws: WorkingSet, findings: Findings, resource: Resource): void {
  const given = resource.configured.meta.get("requires");
  const place = placeOf(ws, resource, "requires");
  const { id } = resource;
  const facts = requirementFacts(ws, resource);
  const known = parseRequirement(given);
  const value = known ?? defaultRequirement(facts);
  const refusal = unfencingRefusal(facts);
  if (given !== undefined && known === undefined) {
    const text = `Resetting 'requires' for ${id} to '${value}' because '${given}' is not valid`;
    findings.error("resource-requires", text, place, "nothing, quorum, fencing or unfencing");
  }
  if (value === "unfencing" && refusal !== undefined) {
    const why = refusal === "fence device" ? "fencing devices cannot require unfencing" : "fencing is disabled";
    findings.warning(
      "resource-unfencing",
      `Resetting "requires" for ${id} to "quorum" because ${why}`,
      place,
      "quorum or nothing",
    );
  } else if (value === "fencing" && !ws.fencingEnabled) {
    findings.warning(
      "resource-requires-fencing",
      `${id} requires fencing but fencing is disabled`,
      place,
      "fencing-enabled=true, or quorum or nothing",
    );
  }
}

function reportTargetRole(ws: WorkingSet, findings: Findings, resource: Resource): void {
  const text = resource.configured.meta.get("target-role");
  if (text === undefined) return;
  const place = placeOf(ws, resource, "target-role");
  reportOldRole(findings, text, place);
  const problem = targetRoleProblem(text, topResource(resource).configured.promotable);
  if (problem === "no role") {
    findings.error(
      "resource-target-role",
      `Ignoring 'target-role' for ${resource.id} because '${text}' is not valid`,
      place,
      LEGAL_ROLE,
    );
  } else if (problem === "not promotable") {
    const why = `'${text}' only makes sense for promotable clones`;
    findings.error(
      "resource-target-role-not-promotable",
      `Ignoring 'target-role' for ${resource.id} because ${why}`,
      place,
      "Stopped or Started",
    );
  }
}

function reportGroup(ws: WorkingSet, findings: Findings, group: Resource): void {
  for (const name of ["ordered", "collocated"] as const) {
    const value = group.configured.meta.get(name);
    if (value === undefined || parseBoolean(value) !== false) continue;
    const text = `Support for the '${name}' group meta-attribute ${REMOVAL} (use a resource set instead)`;
    findings.once("group-deprecated", name, text, placeOf(ws, group, name), "true");
  }
}

function reportClone(ws: WorkingSet, findings: Findings, clone: Resource): void {
  for (const [old, now] of [
    ["master-max", "promoted-max"],
    ["master-node-max", "promoted-node-max"],
  ] as const) {
    if (!clone.configured.promotable || !clone.configured.meta.has(old) || clone.configured.meta.has(now)) continue;
    findings.once(
      "clone-old-name",
      old,
      `Support for the ${old} meta-attribute (such as in ${clone.id}) ${REMOVAL}. Use the ${now} meta-attribute instead.`,
      placeOf(ws, clone, old),
      now,
    );
  }
  const count = instancesPerNode(clone.configured.meta.get("clone-node-max"));
  if (count > 1 && !clone.configured.unique) {
    findings.error(
      "clone-anonymous-limit",
      `Ignoring clone-node-max of ${count} for ${clone.id} because anonymous clones support only one instance per node`,
      placeOf(ws, clone, "clone-node-max"),
      "1, or globally-unique=true",
    );
  }
}
