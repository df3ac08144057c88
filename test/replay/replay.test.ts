import { describe, expect, it } from "vitest";
import {
  changeText,
  findingText,
  nodeActionText,
  type ReplayEntry,
  type ReplayFinding,
  replay,
  resourceActionText,
} from "../../src/replay/index.js";
import { type Scene, Story, THREE_NODES } from "../support/story.js";

function told(scenes: readonly Scene[]): { entries: readonly ReplayEntry[]; findings: readonly ReplayFinding[] } {
  const entries: ReplayEntry[] = [];
  let findings: readonly ReplayFinding[] = [];
  for (const each of replay(scenes)) {
    if (each.kind === "input") entries.push(each);
    if (each.kind === "end") findings = each.findings;
  }
  return { entries, findings };
}

const decided = (entry: ReplayEntry | undefined): readonly string[] =>
  entry?.decisions.map((decision) => {
    const what = decision.kind === "node" ? nodeActionText(decision.action) : resourceActionText(decision.action);
    return `${what}: ${decision.result}`;
  }) ?? [];

const changed = (entry: ReplayEntry | undefined): readonly string[] => entry?.changes.map(changeText) ?? [];

function entryWith(entries: readonly ReplayEntry[], text: string): ReplayEntry | undefined {
  return entries.find((entry) => changed(entry).includes(text));
}

/** Where the web server runs now. */
function place(story: Story): string {
  const { entries } = told(story.scenes);
  const starts = entries.flatMap(({ decisions }) =>
    decisions.flatMap((each) => (each.kind === "resource" && each.action.resource === "web" ? each.action : [])),
  );
  return starts.at(-1)?.destination ?? "";
}

describe("replay", () => {
  it("tells the first input, and that its decisions were carried out", () => {
    const { entries } = told(new Story(THREE_NODES).scenes);
    expect(entries.map(({ name }) => name)).toEqual(["pe-input-0", "pe-input-1"]);
    expect(entries[0]?.changes).toEqual([]);
    expect(decided(entries[0])).toEqual([
      "start fence on node1: done",
      "start ip on node2: done",
      "start web on node2: done",
    ]);
    expect(changed(entries[1])).toContain("the start of web on node2 succeeded");
    expect(decided(entries[1])).toEqual([]);
  });

  it("tells a node that is lost, its fencing, and where its resources go", () => {
    const story = new Story(THREE_NODES);
    story.happen({ kind: "node", node: "node2", state: "failed" });
    story.live();
    story.happen({ kind: "node", node: "node2", state: "up" });
    story.live();
    const { entries } = told(story.scenes);
    const lost = entryWith(entries, "node2 was lost (unclean: it has to be fenced)");
    expect(decided(lost)).toEqual(
      expect.arrayContaining(["fence node2 (reboot): done", "move web from node2 to node3: done"]),
    );
    const fenced = entries[entries.indexOf(lost as ReplayEntry) + 1];
    expect(changed(fenced)[0]).toBe("node2 was fenced and is offline");
    expect(entryWith(entries, "node2 joined")).toBeDefined();
  });

  it("tells a failed operation with its code, and a recovery that fails", () => {
    const story = new Story(THREE_NODES);
    const failure = { resource: "web", interval: 20000, task: "monitor", node: "node2", rc: 7 };
    story.happen({ kind: "operation", ...failure });
    story.live([{ resource: "web", interval: 0, task: "start", node: "node2", rc: 1 }]);
    const { entries } = told(story.scenes);
    const failed = entries.find(({ changes }) =>
      changes.some((each) => each.kind === "operation" && each.outcome === "failed"),
    );
    expect(changed(failed)).toEqual([
      "the monitor of web on node2 failed (exit code 7, Not running: Simulated action result)",
      "the fail count of web on node2 is 1 (was 0)",
    ]);
    expect(decided(failed)).toEqual(["recover web on node2: failed"]);
    expect(failed?.decisions[0]?.failures.map(({ task, exitCode }) => [task, exitCode])).toEqual([["start", 1]]);
    expect(changed(entries.at(-1)).some((text) => text.startsWith("the start of web on node"))).toBe(true);
  });

  it("tells of decisions that nothing came of, and of those of which a part was done", () => {
    const story = new Story(THREE_NODES);
    const [first] = story.scenes;
    const scenes = [first, { ...first, name: "pe-input-1", now: story.now }] as Scene[];
    expect(decided(told(scenes).entries[0])).toEqual([
      "start fence on node1: abandoned",
      "start ip on node2: abandoned",
      "start web on node2: abandoned",
    ]);
    expect(decided(told(scenes).entries[1])[0]).toBe("start fence on node1: unknown");
  });

  it("tells a change of the configuration as crm text, and what it moved", () => {
    const story = new Story(THREE_NODES);
    story.do("pcs constraint location g prefers node3=INFINITY");
    story.live();
    const { entries, findings } = told(story.scenes);
    const change = entries.flatMap(({ changes }) => changes).find(({ kind }) => kind === "configuration");
    expect(change).toMatchObject({ lines: [{ kind: "added", text: expect.stringContaining("location") }] });
    expect(findings.map(findingText)).toContain(
      "a change of the configuration moved, stopped or restarted ip and web (pe-input-2)",
    );
  });

  it("tells quorum, tickets and attributes", () => {
    const story = new Story(THREE_NODES);
    story.happen({ kind: "quorum", quorate: false }, { kind: "ticket", ticket: "t", state: "granted" });
    story.live();
    const texts = told(story.scenes).entries.flatMap(changed);
    expect(texts).toContain("the cluster lost quorum");
    expect(texts).toContain("the ticket t is granted (was unknown)");
  });

  it("passes over what cannot be used, in its place", () => {
    const [one, other] = new Story(THREE_NODES).scenes as [Scene, Scene];
    const kinds = [...replay([one, { name: "broken", problem: "no CIB" }, other])].map(({ kind }) => kind);
    expect(kinds).toEqual(["input", "unusable", "input", "end"]);
  });
});

describe("findings of a replay", () => {
  it("nodes that come and go, and take turns", () => {
    const story = new Story(THREE_NODES);
    for (const node of ["node2", "node3", "node2", "node3"] as const) {
      story.happen({ kind: "node", node, state: "failed" });
      story.live();
      story.happen({ kind: "node", node, state: "up" });
      story.live();
    }
    const { findings } = told(story.scenes);
    expect(findings).toContainEqual(expect.objectContaining({ code: "node-comes-and-goes", node: "node2", times: 2 }));
    expect(findings).toContainEqual(
      expect.objectContaining({ code: "nodes-take-turns", nodes: ["node2", "node3"], times: 4 }),
    );
  });

  it("fail counts that only rise", () => {
    const story = new Story(THREE_NODES);
    for (let i = 0; i < 4; i++) {
      story.happen({ kind: "operation", resource: "ip", task: "monitor", interval: 10000, node: place(story), rc: 1 });
      story.live();
    }
    const { findings } = told(story.scenes);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: "failures-rise", resource: "ip", node: "node2", from: 1, to: 4 }),
    );
  });

  it("what is decided again and again", () => {
    const [first] = new Story(THREE_NODES).scenes as [Scene];
    const scenes = [0, 1, 2, 3].map((i) => ({ ...first, name: `pe-input-${i}` }));
    expect(told(scenes).findings.map(findingText)).toContain(
      "to start web was decided 4 times in a row, and not done (pe-input-0 to pe-input-3)",
    );
  });

  it("constraints that are left over, and resources that move to and fro", () => {
    const story = new Story(THREE_NODES);
    for (const node of ["node3", "node2", "node3"]) {
      story.do(`pcs resource move-with-constraint g ${node}`);
      story.live();
    }
    const { findings } = told(story.scenes);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: "left-over-constraint", constraint: "cli-prefer-g", by: "move" }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ code: "moves-to-and-fro", resource: "web", nodes: ["node3", "node2"], times: 2 }),
    );
  });

  it("nothing, where nothing is conspicuous", () => {
    expect(told(new Story(THREE_NODES).scenes).findings).toEqual([]);
  });
});
