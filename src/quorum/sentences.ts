/** What the states, notes and dangers mean, in plain words. */
import type { CorosyncConfig } from "./config.js";
import { type Conduct, nodeName, type Side, type SideDanger } from "./outlook.js";
import type { QuorumNote } from "./play.js";
import type { PartitionReport, QuorumView } from "./report.js";

/**
 * What a configuration amounts to, a sentence for each thing.
 * @example
 * ```ts
 * import { configSentences, parseCorosync } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * console.log(configSentences(config).join("\n"));
 * ```
 */
export function configSentences(config: CorosyncConfig): readonly string[] {
  const { nodes, quorum, device, token } = config;
  const names = nodes.map(({ name, id, path, votes }) => {
    const own = votes === 1 ? "" : `, ${count(votes, "vote")}`;
    return `${name ?? path} (${id === undefined ? "no id" : `id ${id}`}${own})`;
  });
  return [
    nodes.length === 0 ? "There is no node list." : `${count(nodes.length, "node")}: ${names.join(", ")}.`,
    ...(quorum.provider === undefined ? ["Quorum is not computed: every node counts as quorate."] : []),
    ...(device === undefined ? [] : [deviceSentence(device)]),
    `A crash is noticed and survivors are together again after at most ${token.detection} ms.`,
  ];
}

function deviceSentence({ votes, arbiter }: NonNullable<CorosyncConfig["device"]>): string {
  const given = votes === undefined ? "the votes of all nodes but one" : count(votes, "vote");
  return arbiter.algorithm === undefined
    ? `A quorum device with ${given} is configured, but its daemon does not start.`
    : `A quorum device gives ${given}, by the algorithm ${arbiter.algorithm}.`;
}

/**
 * One partition: one sentence if its members agree, else one for each opinion.
 * @example
 * ```ts
 * import { parseCorosync, partitionSentences, partitionsOf, quorumCluster, step } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * const { cluster } = step(quorumCluster(config), { kind: "start", nodes: [1, 2, 3] });
 * for (const partition of partitionsOf(cluster)) console.log(partitionSentences(config, partition).join("\n"));
 * ```
 */
export function partitionSentences(
  config: CorosyncConfig,
  { members, views, pending }: PartitionReport,
): readonly string[] {
  const name = nameList(config, members);
  const wait = pending ? [`Programs on ${name} do not see that yet: the quorum device has still to answer.`] : [];
  const [first, ...others] = views;
  if (first !== undefined && others.length === 0) return [`${name} ${stateWords(first)}.`, ...wait];
  return [
    `${name} do not agree.`,
    ...views.map((view) => `Among them ${nameList(config, view.nodes)} ${stateWords(view)}.`),
    ...wait,
  ];
}

function stateWords({ nodes, decided, total, expected, threshold, waiting, device }: QuorumView): string {
  const [has, waits] = nodes.length === 1 ? ["has", "waits"] : ["have", "wait"];
  const votes = `${count(total, "vote")} of ${expected} expected, ${threshold} needed`;
  const reason = waiting ? `; ${waits} for all ${expected} at once` : "";
  const cast =
    device === undefined ? "" : device.cast ? "; the device's votes are among them" : "; without the device's";
  return `${decided ? `${has} quorum` : `${has} no quorum`}: ${votes}${cast}${reason}`;
}

/**
 * What a partition will do.
 * @example
 * ```ts
 * import { conductSentence, parseCorosync, whatIf } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * for (const side of whatIf(config, [])[0]?.outlook.sides ?? []) console.log(conductSentence(config, side));
 * ```
 */
export function conductSentence(config: CorosyncConfig, { members, lost, conduct }: Side): string {
  const who = nameList(config, members);
  const fences =
    conduct.fences === "lost" ? ` and fence${members.length === 1 ? "s" : ""} ${nameList(config, lost)}` : "";
  return `${who} ${conductWords(conduct, members.length === 1)}${fences}.`;
}

function conductWords({ resources, fences, policy }: Conduct, one: boolean): string {
  const s = one ? "s" : "";
  const because = policy === undefined ? "" : ` (no-quorum-policy ${policy})`;
  if (fences === "members") return `${one ? "is fenced by its" : "are fenced by their"} own side${because}`;
  switch (resources) {
    case "run":
      return `run${s} all resources${because}`;
    case "stop":
      return `stop${s} all resources${because}`;
    case "freeze":
      return `keep${s} what runs there and start${s} nothing${because}`;
    case "demote":
      return `demote${s} promoted resources and stop${s} all others${because}`;
  }
}

/**
 * Something that was refused.
 * @example
 * ```ts
 * import { noteSentence, parseCorosync, quorumCluster, steps } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * const { notes } = steps(quorumCluster(config), [{ kind: "start", nodes: [1, 2, 3] }]);
 * for (const note of notes) console.log(noteSentence(config, note));
 * ```
 */
export function noteSentence(config: CorosyncConfig, note: QuorumNote): string {
  const name = nodeName(config, note.node);
  switch (note.kind) {
    case "refused-start":
      return `${name} does not start: ${note.text}.`;
    case "refused-call":
      return `${name} refuses that: ${note.error}.`;
    case "logged-fault":
      return `${name} logs a fault and goes on: ${note.text}.`;
  }
}

/**
 * Something dangerous.
 * @example
 * ```ts
 * import { dangerSentence, parseCorosync, whatIf } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * const [, split] = whatIf(config, [{ kind: "partition", partitions: [[1, 2], [3]] }], { noQuorumPolicy: "ignore" });
 * for (const danger of split?.outlook.dangers ?? []) console.log(dangerSentence(config, danger));
 * ```
 */
export function dangerSentence(config: CorosyncConfig, danger: SideDanger): string {
  switch (danger.kind) {
    case "both-act": {
      const sides = danger.sides.map(({ members }) => nameList(config, members)).join(" / ");
      return `Several sides run resources at once, each by itself: ${sides}.`;
    }
    case "unfenced": {
      const { members, lost } = danger.side;
      return `${nameList(config, members)} cannot fence ${nameList(config, lost)}, so what runs there may run twice.`;
    }
    case "mixed": {
      const { members, dc, quorate } = danger.side;
      const what = quorate ? "has quorum" : "has none";
      return `In ${nameList(config, members)} the view of the DC decides, which is presumed to be ${nodeName(config, dc)}: it ${what}.`;
    }
  }
}

function nameList(config: CorosyncConfig, ids: readonly number[]): string {
  return ids.map((id) => nodeName(config, id)).join(", ");
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
