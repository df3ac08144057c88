import type { Cib } from "../cib/cib.js";
import type { EvaluateOptions, VerdictOf } from "../evaluate.js";
import type { Outcome } from "./outcome.js";
import { outcomesOf } from "./outcomes.js";
import { perform } from "./perform.js";
import type { PlayOptions } from "./player.js";
import type { Step } from "./step.js";

/**
 * Plays steps on a cluster, one after another: what it looks like at the beginning, and after each step. Pure. Nothing
 * is executed but in settle steps, so that several things can happen before the cluster has done anything about them.
 *
 * With a corosync.conf every node that comes or goes changes quorum by it; the nodes that are not online at the beginning
 * count as having left then, after everything had been up.
 *
 * @returns one outcome more than there are steps; the first is the beginning
 * @throws ScenarioError for a step that cannot be, with its number, and for a corosync.conf that does not fit the cluster
 * @throws OptionError for a time that is none, and where what was evaluated is another CIB
 * @example
 * ```ts
 * import { readCib } from "pengine";
 * import { play } from "pengine/scenario";
 *
 * const state = (id: number) =>
 *   `<node_state id="${id}" uname="n${id}" in_ccm="true" crmd="online" join="member" expected="member"/>`;
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config><cluster_property_set id="o"><nvpair id="f" name="fencing-enabled" value="false"/>
 *    </cluster_property_set></crm_config><nodes><node id="1" uname="n1"/><node id="2" uname="n2"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status>${state(1)}${state(2)}</status></cib>`;
 * const outcomes = play(readCib(xml).cib, [
 *   { kind: "settle" },
 *   { kind: "node", node: "n1", state: "down" },
 *   { kind: "settle" },
 * ], { now: 1_700_000_000 });
 * console.log(outcomes.map(({ view }) => view.places.get("web"))); // nowhere, on n1, nowhere, on n2
 * console.log(outcomes.at(-1)?.view.absences); // how long it was gone
 * ```
 */
export function play<const Asked extends PlayOptions>(
  cib: Cib,
  steps: readonly Step[],
  options: Asked,
): readonly Outcome<VerdictOf<Asked & EvaluateOptions>>[];
export function play(cib: Cib, steps: readonly Step[], options: PlayOptions): readonly Outcome[] {
  return outcomesOf(cib, steps, options, perform);
}
