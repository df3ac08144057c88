/** The short notation of 12 §15: members, `+` or `-`, votes / expected / needed, `w` while waiting for all. */
import type { PartitionReport, QuorumView } from "./report.js";

/**
 * Partitions in one line, as `1,2 + 2/3/2; 3 - 1/3/2`; opinions that differ in brackets. The state is what is decided.
 * @example
 * ```ts
 * import { notation, parseCorosync, partitionsOf, quorumCluster, step } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * const { cluster } = step(quorumCluster(config), { kind: "start", nodes: [1, 2, 3] });
 * notation(partitionsOf(cluster)); // => "1-3 + 3/3/2"
 * ```
 */
export function notation(partitions: readonly PartitionReport[]): string {
  if (partitions.length === 0) return "(nothing runs)";
  const texts = partitions.map(({ members, views }) => {
    const groups = new Map<string, readonly number[]>();
    for (const view of views) groups.set(viewText(view), [...(groups.get(viewText(view)) ?? []), ...view.nodes]);
    const [[first] = [""], ...others] = groups;
    if (others.length === 0) return `${idList(members)} ${first}`;
    return `[${idList(members)}: ${[...groups].map(([text, nodes]) => `${idList(nodes)} ${text}`).join(", ")}]`;
  });
  const pending = partitions.some((partition) => partition.pending) ? " (sync pending)" : "";
  return `${texts.join("; ")}${pending}`;
}

function viewText({ decided, total, expected, threshold, waiting }: QuorumView): string {
  return `${decided ? "+" : "-"} ${total}/${expected}/${threshold}${waiting ? "w" : ""}`;
}

/** Ids in short: runs of three or more as `1-3`. */
export function idList(ids: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < ids.length; ) {
    let end = i;
    while (ids[end + 1] === (ids[end] ?? 0) + 1) end++;
    const [first, last] = [ids[i], ids[end]];
    if (end > i + 1) parts.push(`${first}-${last}`);
    else for (let j = i; j <= end; j++) parts.push(String(ids[j]));
    i = end + 1;
  }
  return parts.join(",");
}
