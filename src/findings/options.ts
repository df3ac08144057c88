/** What is wrong with the cluster options (09 §19.1). */

import { descendants, type Element } from "../cib/element.js";
import type { Findings } from "../model/findings.js";
import type { WorkingSet } from "../model/working-set.js";
import { CLUSTER_OPTIONS, optionProblems } from "../policy/options.js";
import { asksForFencing } from "../policy/quorum.js";

/** Reports options under old names and with invalid values: to be called before they are completed. */
export function reportOptions(ws: WorkingSet, findings: Findings, section: Element | undefined): void {
  for (const { option, kind, value } of optionProblems(ws.options)) {
    const { name, oldName = "", legal } = option;
    if (kind === "old name") {
      findings.warning(
        "option-old-name",
        `Support for legacy name '${oldName}' for cluster option '${name}' is deprecated and will be removed in a future ` +
          "release",
        optionPair(section, oldName, value),
        name,
      );
    } else {
      const place = optionPair(section, name, value) ?? optionPair(section, oldName, value);
      findings.error(
        "option-value",
        `Using default value for cluster option '${name}' because '${value}' is invalid`,
        place,
        legal,
      );
    }
  }
}

/** Rules of operations may not look at nodes. The reference only notices if one expression does; before the options. */
export function reportOperationRules(findings: Findings, root: Element): void {
  const expressions = new Set<Element>();
  for (const each of descendants(root)) {
    if (each.name !== "op" && each.name !== "op_defaults") continue;
    for (const below of descendants(each)) if (below.name === "expression") expressions.add(below);
  }
  if (expressions.size !== 1) return;
  findings.warning(
    "option-operation-rules",
    "Support for rules with node attribute expressions in op or op_defaults is deprecated and will be dropped in a " +
      "future release",
    [...expressions][0],
    "rsc_expression, op_expression or date_expression",
  );
}

const GOING = "is deprecated and will be removed (and behave as true) in a future release.";
const PROBES = " Use a location constraint with resource-discovery=never instead to disable probes where desired.";

/** Reports what the values of the options give reason to say: to be called once they are in force. */
export function reportSettings(ws: WorkingSet, findings: Findings, section: Element | undefined): void {
  const place = (name: string) => {
    const value = ws.option(name);
    return optionPair(section, name, value) ?? optionPair(section, oldNameOf(name), value);
  };
  const lasting = (name: string, isOn: boolean, advice = "") => {
    if (!isOn)
      findings.once(
        "option-deprecated",
        name,
        `Support for the ${name} cluster property ${GOING}${advice}`,
        place(name),
        "true",
      );
  };
  lasting("enable-startup-probes", ws.probeResources, PROBES);
  lasting("concurrent-fencing", ws.concurrentFencing);
  if (asksForFencing(ws.option("no-quorum-policy")) && !ws.fencingEnabled) {
    const text = "Resetting no-quorum-policy to 'stop' because fencing is disabled";
    findings.error(
      "option-quorum-without-fencing",
      text,
      place("no-quorum-policy"),
      "stop, freeze, ignore or demote; or fencing-enabled=true",
    );
  }
  lasting("stop-removed-resources", ws.stopRemoved);
  lasting("cancel-removed-actions", ws.cancelRemovedActions);
}

function oldNameOf(name: string): string {
  return CLUSTER_OPTIONS.find((option) => option.name === name)?.oldName ?? name;
}

/** The pair that gives an option its value: of several blocks, rules and scores choose one. */
function optionPair(section: Element | undefined, name: string, value: string | undefined): Element | undefined {
  const named: Element[] = [];
  for (const each of section === undefined ? [] : descendants(section)) {
    if (each.name === "nvpair" && each.attributes.name === name) named.push(each);
  }
  return named.find(({ attributes }) => attributes.value === value) ?? named[0];
}
