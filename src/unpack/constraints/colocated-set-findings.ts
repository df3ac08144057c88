/** Members of colocated sets that are no resources (09 §19.7). */
import { attribute, type Element } from "../../cib/element.js";
import type { Findings } from "../../model/findings.js";
import type { WorkingSet } from "../../model/working-set.js";
import { parseBoolean } from "../../policy/number.js";
import { NULL } from "./constraint-findings.js";
import { findConstraintResource } from "./references.js";

/** Two sets of one constraint, each with the references that stand for it. */
interface TwoSets {
  readonly dependents: Element;
  readonly dependentIds: readonly Element[];
  readonly primaries: Element;
  readonly primaryIds: readonly Element[];
}

const LEGAL = "the id of a resource";

/** Reports the references that keep two sets, or some of their members, from being colocated. */
export function reportSets(ws: WorkingSet, findings: Findings, sets: TwoSets): void {
  const { dependents, primaries } = sets;
  const first = attribute(dependents, "id");
  const second = attribute(primaries, "id");
  const unknown = (references: readonly Element[]) =>
    references.filter((each) => findConstraintResource(ws, attribute(each, "id")) === undefined);
  const lostDependents = unknown(sets.dependentIds);
  const lostPrimaries = unknown(sets.primaryIds);
  const between = `Ignoring colocation of set ${first}`;
  if (isSequential(dependents) && lostDependents[0] !== undefined) {
    const id = attribute(lostDependents[0], "id") ?? NULL;
    findings.error(`${between} with set ${second} because first resource ${id} not found`, lostDependents[0], LEGAL);
    return;
  }
  if (isSequential(primaries) && lostPrimaries[0] !== undefined) {
    const id = attribute(lostPrimaries[0], "id") ?? NULL;
    findings.error(`${between} with set ${second} because last resource ${id} not found`, lostPrimaries[0], LEGAL);
    return;
  }
  for (const dependent of sets.dependentIds) {
    const id = attribute(dependent, "id") ?? NULL;
    if (lostDependents.includes(dependent)) {
      findings.error(`${between} resource ${id} with set ${second}: No such resource`, dependent, LEGAL);
      continue;
    }
    for (const primary of lostPrimaries) {
      const other = attribute(primary, "id") ?? NULL;
      const text = isSequential(dependents)
        ? `Ignoring set ${first} colocation with resource ${other} in set ${second}: No such resource`
        : `${between} resource ${id} with set ${second} resource ${other}: No such resource`;
      findings.error(text, primary, LEGAL);
    }
  }
}

function isSequential(set: Element): boolean {
  const text = attribute(set, "sequential");
  return text === undefined || parseBoolean(text) !== false;
}
