/** Evaluations of small clusters, and what tests read from a Verdict. */

import { type EvaluateOptions, evaluate } from "../../src/evaluate.js";
import { evaluateWithFindings } from "../../src/findings/index.js";
import { readableScore } from "../../src/policy/score.js";
import { eventLines } from "../../src/render/text-scores.js";
import { ROLE_TEXTS } from "../../src/render/words.js";
import type { Finding } from "../../src/verdict/finding.js";
import type { ActionRecord } from "../../src/verdict/graph.js";
import type { ScoreLine } from "../../src/verdict/output.js";
import type { Verdict } from "../../src/verdict/verdict.js";
import { type Cluster, cibOf } from "./cib.js";

/** The effective time of all tests, in epoch seconds. */
export const NOW = 1_700_000_000;

export const verdictOf = (cluster: Cluster, options: Partial<EvaluateOptions> = {}): Verdict =>
  evaluate(cibOf(cluster), { now: NOW, actions: true, ...options });

/** What is wrong with the cluster, as an evaluation notices it (09 §19). */
export const findingsOf = (cluster: Cluster): readonly Finding[] =>
  evaluateWithFindings(cibOf(cluster), { now: NOW }).findings;

/** The whole listing of scores and utilization, as it is printed (05 §9). */
export const listing = (cluster: Cluster): string[] =>
  verdictOf(cluster, { utilization: true }).events.flatMap(eventLines);

/** The lines of the score listing that begin with one of the prefixes, without "allocation score". */
export function scoreLines(verdict: Verdict, ...prefixes: readonly string[]): string[] {
  return verdict.events
    .flatMap(eventLines)
    .map((line) => line.replace(" allocation score", ""))
    .filter((line) => prefixes.some((prefix) => line.startsWith(prefix)));
}

/** A resource's scores at its own assignment, by node name; of its last trial if there are several. */
export const scoresOf = (cluster: Cluster, resource: string): Record<string, string> =>
  Object.fromEntries(
    assignmentLines(verdictOf(cluster), resource).map(({ node, score }) => [node, readableScore(score)]),
  );

/** The same with everything that the event tells. */
export function assignmentLines(verdict: Verdict, resource: string): readonly ScoreLine[] {
  let lines: readonly ScoreLine[] = [];
  for (const event of verdict.events) {
    if (event.kind === "scores" && event.by === "primitive" && event.resource === resource) {
      lines = event.lines;
    }
  }
  return lines;
}

/** The promotion scores, in promotion order. */
export const promotionLines = (verdict: Verdict): string[] =>
  verdict.events.filter(({ kind }) => kind === "promotion").flatMap(eventLines);

/** Where each primitive will be, and as what: `app:0` → `n1 Started`; without a node only the role. */
export const placements = (verdict: Verdict): Record<string, string> =>
  Object.fromEntries(
    verdict.placements
      .filter(({ variant }) => variant === "primitive")
      .map(({ resource, node, nextRole }) => {
        const role = ROLE_TEXTS[nextRole];
        return [resource, node === undefined ? role : `${node} ${role}`];
      }),
  );

/** All actions by ascending id. */
export const records = (verdict: Verdict): ActionRecord[] =>
  [...(verdict.actions?.actions ?? [])].sort((a, b) => a.id - b.id);

/** The first action with a key. */
export const record = (verdict: Verdict, key: string): ActionRecord | undefined =>
  records(verdict).find((action) => action.key === key);

/** All actions by ascending id: `ID KEY NODE`, `*` for optional ones, `!` for those that cannot run. */
export const actions = (verdict: Verdict): string[] =>
  records(verdict).map(
    ({ id, key, node, optional, runnable }) =>
      `${id} ${key}${node === undefined ? "" : ` ${node}`}${optional ? "*" : ""}${runnable ? "" : "!"}`,
  );

type Synapse = Verdict["graph"]["synapses"][number];

const keyAndNode = ({ key, node }: Pick<Synapse["action"], "key" | "node">): string =>
  node === undefined ? key : `${key} ${node.name}`;

/** The actions of the graph as `ID KEY NODE`, in the order of the synapses. */
export const synapses = (verdict: Verdict): string[] =>
  verdict.graph.synapses.map(({ action }) => `${action.id} ${keyAndNode(action)}`);

/** The synapse of an action of the graph; an action that is not in the graph fails the test. */
export function synapseOf(verdict: Verdict, key: string, node?: string): Synapse {
  const found = verdict.graph.synapses.find(
    ({ action }) => action.key === key && (node === undefined || action.node?.name === node),
  );
  if (found === undefined) throw new Error(`${key} is not in the graph: ${synapses(verdict).join(", ")}`);
  return found;
}

/** The keys, with nodes, of the actions that an action of the graph waits for. */
export const inputsOf = (verdict: Verdict, key: string, node?: string): string[] =>
  synapseOf(verdict, key, node).inputs.map(keyAndNode);

/** The attributes of an action of the graph as they would be written, without those that every action has. */
export function attributesOf(verdict: Verdict, key: string, node: string): Record<string, string> {
  const common = /^(crm_feature_set|CRM_meta_on_node(_uuid)?)$/;
  return Object.fromEntries(synapseOf(verdict, key, node).attributes.filter(([name]) => !common.test(name)));
}
