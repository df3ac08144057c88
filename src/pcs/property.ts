/** `pcs property` (13 §8). */

import { nearest } from "../base/nearest.js";
import type { Edit } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import { pairsIn, setsOf } from "../edit/pairs.js";
import { CLUSTER_OPTIONS } from "../policy/options.js";
import { pairsOf, usage } from "./arguments.js";
import type { PcsContext, Verb } from "./context.js";

/** What the cluster sets itself. */
const OWN: ReadonlySet<string> = new Set(["dc-version", "cluster-infrastructure", "cluster-name", "have-watchdog"]);

/** Refuses options that the cluster does not know, and values that are none of theirs. */
function check(name: string, value: string): void {
  const option = CLUSTER_OPTIONS.find((each) => !OWN.has(each.name) && (each.name === name || each.oldName === name));
  if (option === undefined) {
    const known = CLUSTER_OPTIONS.filter((each) => !OWN.has(each.name)).map((each) => each.name);
    throw new EditError("unknown", `there is no cluster option ${name}`, { legal: nearest(name, known) ?? "force" });
  }
  if (!option.isValid(value)) {
    throw new EditError("value", `${value} is no value of ${name}`, { legal: `${option.legal}, or force` });
  }
}

/** Refuses what is not for people to set, forced or not. */
function refuseOwn(names: Iterable<string>): void {
  for (const name of names) {
    if (OWN.has(name))
      throw new EditError("unknown", `${name} is the cluster's own to set`, { legal: "cluster options" });
  }
}

const WATCHDOG: ReadonlySet<string> = new Set(["stonith-watchdog-timeout", "fencing-watchdog-timeout"]);

/** Without a watchdog, which a file cannot show, that timeout is nothing. */
function refuseWatchdog(name: string, value: string): void {
  if (WATCHDOG.has(name) && value !== "" && Number.parseInt(value, 10) !== 0)
    throw new EditError("value", `${name} without a watchdog`, { legal: "0" });
}

/** Refuses to remove an option that the first set does not have. */
function checkPresent(name: string, { bench }: PcsContext): void {
  const section = bench.section("crm_config");
  const [first] = section === undefined ? [] : setsOf(section, "cluster_property_set");
  if (first !== undefined && pairsIn(first, name).length > 0) return;
  const known = first?.elements.map(({ attributes }) => attributes.name ?? "") ?? [];
  throw new EditError("unknown", `the option ${name} is not set`, {
    legal: nearest(name, known) ?? known.join(", "),
  });
}

const set: Verb = ({ words, options }, context): Edit[] => {
  if (words.length === 0) throw usage("property set NAME=VALUE...");
  const pairs = pairsOf(words);
  refuseOwn(pairs.map(([name]) => name));
  for (const [name, value] of pairs) refuseWatchdog(name, value);
  if (!options.has("force")) {
    for (const [name, value] of pairs) {
      if (value === "") checkPresent(name, context);
      else check(name, value);
    }
  }
  return pairs.map(([name, value]) => ({ kind: "property", name, value: value === "" ? null : value }));
};

const unset: Verb = ({ words, options }, context): Edit[] => {
  if (words.length === 0) throw usage("property unset NAME...");
  refuseOwn(words);
  if (!options.has("force")) for (const name of words) checkPresent(name, context);
  return words.map((name) => ({ kind: "property", name, value: null }));
};

export const propertyVerbs: readonly (readonly [string, Verb])[] = [
  ["property set", set],
  ["property unset", unset],
];
