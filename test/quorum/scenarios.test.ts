import { describe, expect, it } from "vitest";
import {
  notation,
  parseCorosync,
  partitionsOf,
  type QuorumCluster,
  type QuorumNote,
  quorumCluster,
  step,
} from "../../src/quorum/index.js";
import { configOf, eventOf, type Scenario, scenarios } from "./chapter.js";

/** What the chapter's tables say after an event. */
function seen(cluster: QuorumCluster, notes: readonly QuorumNote[]): string {
  const [note] = notes;
  if (note?.kind === "refused-start") return `refused to start: \`${note.text}\``;
  return `${note === undefined ? "" : "refused; "}${notation(partitionsOf(cluster))}`;
}

/** "(sync pending)" stands behind the last partition, whichever of them waits. */
function played({ options, rows }: Scenario): readonly string[] {
  const { text, stored } = configOf(options);
  const config = parseCorosync(text);
  const ids = config.nodes.map(({ id }) => id ?? 0);
  let cluster = quorumCluster(config, { arbiter: false, stored: new Map(ids.map((id) => [id, stored])) });
  return rows.map(({ event }) => {
    const stepped = step(cluster, eventOf(event));
    cluster = stepped.cluster;
    return seen(cluster, stepped.notes);
  });
}

describe("the worked scenarios (12 §15)", () => {
  const all = scenarios();

  it("are a hundred", () => {
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    expect(all.reduce((sum, { rows }) => sum + rows.length, 0)).toBeGreaterThan(300);
  });

  it.each(all.map((scenario) => [scenario.number, scenario.title, scenario] as const))("%i: %s", (_, __, scenario) => {
    expect(played(scenario)).toEqual(scenario.rows.map(({ expected }) => expected));
  });
});
