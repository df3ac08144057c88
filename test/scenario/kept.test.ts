/** What a step does not touch stays what it is: not evaluated anew, nothing written into its CIB. */
import { describe, expect, it } from "vitest";
import { serialize } from "../../src/cib/index.js";
import { evaluate } from "../../src/evaluate.js";
import { type Outcome, type PlayOptions, play, type Step, type View } from "../../src/scenario/index.js";
import type { NodeEvent } from "../../src/simulate/events.js";
import { NOW } from "../support/verdict.js";
import { cluster, corosync, WEB } from "./cluster.js";

const SETTLE: Step = { kind: "settle" };
const SPLIT: Step = { kind: "partition", parts: [["n1"], ["n2", "n3"]] };
const QUORUM = { quorum: corosync(3) };
const to = (state: NodeEvent["state"], node: string): NodeEvent => ({ kind: "node", node, state });

type Options = Partial<PlayOptions>;

const outcomes = (steps: readonly Step[], options: Options = {}, text = WEB): readonly Outcome[] =>
  play(cluster(text), steps, { now: NOW, ...options });

/** The views of the sides after the last step but one, and after the last. */
function beforeAndAfter(...args: Parameters<typeof outcomes>): readonly [readonly View[], readonly View[]] {
  const [before, after] = outcomes(...args).slice(-2);
  if (before === undefined || after === undefined) throw new Error("no two outcomes");
  return [before.sides, after.sides];
}

const sameVerdicts = (...args: Parameters<typeof outcomes>): readonly boolean[] => {
  const [before, after] = beforeAndAfter(...args);
  return after.map(({ verdict }, i) => verdict === before[i]?.verdict);
};

describe("what is decided for a side", () => {
  const nothing: Step = { kind: "together", events: [] };
  const failure: Step = { kind: "operation", resource: "web", task: "monitor", interval: 10_000, node: "n3", rc: 1 };

  it.each<readonly [string, readonly Step[], Options, readonly boolean[]]>([
    ["stays where nothing happens", [SETTLE, nothing], {}, [true]],
    ["stays where nothing happens to corosync", [SETTLE, nothing], QUORUM, [true]],
    ["stays where nothing is edited", [SETTLE, { kind: "edit", edits: [] }], {}, [true]],
    ["stays where no command is given", [SETTLE, { kind: "commands", commands: [] }], {}, [true]],
    ["stays with the side that an event does not concern", [SETTLE, SPLIT, failure], QUORUM, [true, false]],
    ["stays where all hear each other already", [SETTLE, { kind: "merge" }], QUORUM, [true]],
    ["does not stay where time passes", [SETTLE, { kind: "pass", seconds: 1 }], {}, [false]],
    ["does not stay where time passes for corosync too", [SETTLE, { kind: "pass", seconds: 1 }], QUORUM, [false]],
    ["does not stay where something fails", [SETTLE, failure], {}, [false]],
  ])("%s", (_, steps, options, expected) => {
    expect(sameVerdicts(steps, options)).toEqual(expected);
  });

  it("is what the first transition executes, and what it came to rest with", () => {
    const [begin, settled] = outcomes([SETTLE]);
    expect(settled?.view.settled?.transitions[0]?.verdict).toBe(begin?.view.verdict);
    const [rest, again] = outcomes([SETTLE, SETTLE]).slice(1);
    expect(again?.view.verdict).toBe(rest?.view.verdict);
  });

  it("is at the beginning what was evaluated before", () => {
    const cib = cluster();
    const evaluated = evaluate(cib, { now: NOW });
    expect(play(cib, [], { now: NOW, evaluated })[0]?.view.verdict).toBe(evaluated);
  });

  it("is that of the time it is: a failure that has expired counts no more", () => {
    const text = WEB.replace("web systemd:nginx", "web systemd:nginx meta migration-threshold=1 failure-timeout=60s");
    const failed: Step = { kind: "operation", resource: "web", task: "monitor", interval: 10_000, node: "n1", rc: 7 };
    const chosen = (seconds: number, options: Options) =>
      outcomes([SETTLE, failed, SETTLE, { kind: "pass", seconds }], options, text)
        .at(-1)
        ?.view.verdict.placements.find(({ resource }) => resource === "web")?.node;
    expect([chosen(59, {}), chosen(61, {}), chosen(61, QUORUM)]).toEqual(["n2", "n1", "n1"]);
  });
});

describe("the CIB of a cluster whose corosync.conf is given", () => {
  /** The CIB after some steps, as somebody finds it. */
  const after = (text: string, ...steps: readonly Step[]) => {
    const last = outcomes(steps, QUORUM, text).at(-1);
    if (last === undefined) throw new Error("no outcome");
    return last.view.cib;
  };

  it.each<{ readonly what: string; readonly steps: readonly Step[]; readonly text?: string }>([
    { what: "where all nodes run", steps: [] },
    { what: "where a remote node runs too", steps: [SETTLE], text: `${WEB}primitive far ocf:pacemaker:remote\n` },
    { what: "where a node is down", steps: [SETTLE, to("down", "n3")] },
    { what: "where a node is lost", steps: [SETTLE, to("failed", "n3")] },
    { what: "where a node was lost, and fenced", steps: [SETTLE, to("failed", "n3"), SETTLE] },
    { what: "where two nodes are down, and no quorum is left", steps: [SETTLE, to("down", "n3"), to("down", "n2")] },
  ])("is the same at the beginning, $what", ({ steps, text = WEB }) => {
    const cib = after(text, ...steps);
    const [begin] = play(cib, [], { now: NOW, ...QUORUM });
    expect(serialize(begin?.view.cib.root ?? cib.root)).toBe(serialize(cib.root));
    expect(begin?.sides).toHaveLength(1);
  });
});

describe("the time of a step", () => {
  const hour: Step = { kind: "pass", seconds: 3600 };
  /** NOW and an hour, and two hours. */
  const [one, two] = [3600, 7200].map((more) => new Date((NOW + more) * 1000).toISOString().slice(0, 19));

  const written = (steps: readonly Step[]) =>
    /<date_expression [^>]*end="([^"Z]*)/.exec(serialize(outcomes(steps).at(-1)?.view.cib.root ?? cluster().root))?.[1];

  it("is that of what is edited and what is commanded in it", () => {
    const ban: Step = { kind: "edit", edits: [{ kind: "ban", resource: "web", node: "n1", lifetime: "PT1H" }] };
    const command: Step = { kind: "commands", commands: ["crm_resource --ban -r web -N n1 -u PT1H"] };
    expect([ban, command].flatMap((step) => [written([step]), written([hour, step])])).toEqual(
      [one, two, one, two].map((text) => text?.replace("T", " ")),
    );
  });

  it("is that of failures in it", () => {
    const failure: Step = { kind: "operation", resource: "web", task: "monitor", interval: 10_000, node: "n1", rc: 7 };
    const text = serialize(outcomes([SETTLE, hour, failure]).at(-1)?.view.cib.root ?? cluster().root);
    expect(/name="last-failure-web#monitor_10000" value="(\d+)"/.exec(text)?.[1]).toBe(String(NOW + 3600));
  });

  it("is that of what fails while it settles", () => {
    const failures = [{ resource: "web", task: "start", interval: 0, node: "n1", rc: 1 }];
    const text = serialize(outcomes([hour, { kind: "settle", failures }]).at(-1)?.view.cib.root ?? cluster().root);
    expect(/name="last-failure-web#start_0" value="(\d+)"/.exec(text)?.[1]).toBe(String(NOW + 3600));
  });
});
