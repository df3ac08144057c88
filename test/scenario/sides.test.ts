import { describe, expect, it } from "vitest";
import { serialize } from "../../src/cib/index.js";
import { type Outcome, play, type Step, type View } from "../../src/scenario/index.js";
import type { NodeEvent } from "../../src/simulate/events.js";
import { NOW } from "../support/verdict.js";
import { cluster, corosync } from "./cluster.js";

/** As the example of 12 §12: `a` and the promoted instance on n1, `b` on n2, a device. */
const TEXT = `node 1: n1
node 2: n2
node 3: n3
primitive fence stonith:fence_xvm
primitive a systemd:a
primitive b systemd:b op monitor interval=10s
primitive db ocf:pacemaker:Stateful
clone m db meta promotable=true
location l1 a 100: n1
location l2 b 100: n2
location l3 m role=Promoted 100: n1
location l4 fence 100: n3
location l5 a 50: n3
`;
const SETTLE: Step = { kind: "settle" };
const split = (...parts: readonly (readonly string[])[]): Step => ({ kind: "partition", parts });
const SPLIT = split(["n1"], ["n2", "n3"]);
const MERGE: Step = { kind: "merge" };
const to = (state: NodeEvent["state"], node: string): NodeEvent => ({ kind: "node", node, state });

function outcomes(steps: readonly Step[], { property = "", quorum = corosync(3), text = TEXT } = {}) {
  const properties = property === "" ? "" : `property ${property}\n`;
  return play(cluster(`${text}${properties}`), steps, { now: NOW, quorum });
}

function last(list: readonly Outcome[]): Outcome {
  const outcome = list.at(-1);
  if (outcome === undefined) throw new Error("no outcome");
  return outcome;
}
const played = (...args: Parameters<typeof outcomes>) => last(outcomes(...args));

const nodesOf = ({ places }: View, resource: string) => (places.get(resource) ?? []).map(({ node }) => node);
const promoted = ({ places }: View) =>
  (places.get("db") ?? []).filter(({ role }) => role === "promoted").map(({ node }) => node);
const fenced = ({ happened }: View) => happened.flatMap((each) => (each.kind === "fenced" ? each.node : [])).sort();

/** `NODES QUORUM`. */
const sidesOf = ({ sides }: Outcome) =>
  sides.map(({ nodes, quorate }) => `${nodes.join("+")} ${quorate ? "quorate" : "inquorate"}`);

describe("the part without quorum, by policy (the table of 12 §12)", () => {
  it.each([
    ["stop", { a: [], promoted: [], db: [], fenced: [] }],
    ["freeze", { a: ["n1"], promoted: ["n1"], db: ["n1"], fenced: [] }],
    ["demote", { a: [], promoted: [], db: ["n1"], fenced: [] }],
    ["fence", { a: [], promoted: [], db: [], fenced: ["n1"] }],
    ["ignore", { a: ["n1"], promoted: ["n1"], db: ["n1"], fenced: ["n2", "n3"] }],
  ])("%s", (policy, expected) => {
    const outcome = played([SETTLE, SPLIT, SETTLE], { property: `no-quorum-policy=${policy}` });
    const [side, other] = outcome.sides;
    if (side === undefined || other === undefined) throw new Error("not two sides");
    expect({
      a: nodesOf(side, "a"),
      promoted: promoted(side),
      db: nodesOf(side, "db"),
      fenced: fenced(side),
    }).toEqual(expected);
    // b is nowhere to it until it has fenced n2.
    expect(nodesOf(side, "b")).toEqual(policy === "ignore" ? ["n1"] : []);
    expect([fenced(other), nodesOf(other, "a"), nodesOf(other, "b")]).toEqual([["n1"], ["n3"], ["n2"]]);
    expect(outcome.view).toBe(other);
  });
});

describe("every side", () => {
  it("has a CIB of its own, with what its DC writes down", () => {
    const { sides } = played([SETTLE, SPLIT]);
    expect(
      sides.map(({ cib: { root } }) =>
        ["have-quorum", "dc-uuid", "no-quorum-panic"].map((name) => root.attributes[name]),
      ),
    ).toEqual([
      ["0", "1", "1"],
      ["1", "2", undefined],
    ]);
  });

  it("has lost the nodes of the others", () => {
    const { sides } = played([SETTLE, SPLIT]);
    const unclean = ({ verdict }: View) => verdict.status.nodes.flatMap((node) => (node.unclean ? node.name : []));
    expect(sides.map(unclean)).toEqual([["n2", "n3"], ["n1"]]);
  });

  it("takes what concerns its nodes, and what concerns all", () => {
    const failure: Step = { kind: "operation", resource: "b", task: "monitor", interval: 10_000, node: "n2", rc: 1 };
    const failed = played([SETTLE, SPLIT, failure]).sides.map(({ places, absences }) => [
      places.get("b")?.map((place) => `${place.node} ${place.failed}`),
      absences.some(({ resource }) => resource === "b"),
    ]);
    expect(failed).toEqual([
      [[], true],
      [["n2 true"], true],
    ]);
    const before = played([SETTLE, SPLIT]).sides[0]?.cib;
    expect(played([SETTLE, SPLIT, failure]).sides[0]?.cib.root).toEqual(before?.root);
    const grant: Step = { kind: "ticket", ticket: "t", state: "granted" };
    const holds = (step: Step, text: string) =>
      played([SETTLE, SPLIT, step]).sides.map(({ cib }) => serialize(cib.root).includes(text));
    expect(holds(grant, '<ticket_state id="t" granted="true"')).toEqual([true, true]);
    expect(holds({ kind: "commands", commands: ["crm resource stop a"] }, 'name="target-role"')).toEqual([true, true]);
  });

  it("takes commands that make events happen once", () => {
    const commands: Step = { kind: "commands", commands: ["crm cibstatus op monitor b not_running done n2"] };
    const { sides } = played([SETTLE, SPLIT, commands]);
    const counts = sides.map(
      ({ cib }) => /name="fail-count-b#monitor_[0-9]+" value="([0-9]+)"/.exec(serialize(cib.root))?.[1],
    );
    expect(counts).toEqual([undefined, "1"]);
  });

  it("takes what is about a node that is in none", () => {
    const failure: Step = { kind: "operation", resource: "b", task: "monitor", interval: 0, node: "n3", rc: 1 };
    const { sides } = played([SETTLE, to("down", "n3"), split(["n1"], ["n2"]), failure]);
    const counted = ({ cib }: View) => serialize(cib.root).includes("fail-count-b");
    expect(sides.map(counted)).toEqual([true, true]);
  });

  it("settles by itself; time goes on by the longest of them", () => {
    const [, settled, , after] = outcomes([SETTLE, SPLIT, SETTLE]);
    const durations = after?.sides.map(({ settled: of }) => of?.duration ?? 0) ?? [];
    expect(durations).toHaveLength(2);
    expect(durations[0]).not.toBe(durations[1]);
    expect((after?.elapsed ?? 0) - (settled?.elapsed ?? 0)).toBe(Math.max(...durations));
  });

  it("may be the smaller one that goes on: the one with quorum, of those the largest, of those the first", () => {
    const five = `${TEXT}node 4: n4\nnode 5: n5\n`;
    const without = { text: five, quorum: corosync(5) };
    expect(played([split(["n1"], ["n2", "n3"], ["n4", "n5"])], without).view.nodes).toEqual(["n2", "n3"]);
    expect(played([split(["n5"], ["n4"], ["n3", "n2", "n1"])], without).view.nodes).toEqual(["n1", "n2", "n3"]);
    const two = {
      text: TEXT.replace("node 3: n3\n", ""),
      quorum: corosync(2, "auto_tie_breaker: 1\n auto_tie_breaker_node: highest"),
    };
    expect(played([split(["n1"], ["n2"])], two).view.nodes).toEqual(["n2"]);
    const weighed = { text: five, quorum: corosync(5, "auto_tie_breaker: 0") };
    expect(played([split(["n1", "n2"], ["n3", "n4"], ["n5"])], weighed).view.nodes).toEqual(["n1", "n2"]);
  });
});

describe("sides that may both act", () => {
  const ignore = { property: "no-quorum-policy=ignore" };

  it("fence each other: the one that goes on was first", () => {
    const steps = [SETTLE, SPLIT, SETTLE];
    expect(played(steps, ignore).sides.map(fenced)).toEqual([["n2", "n3"], ["n1"]]);
    const after = played([...steps, { kind: "pass", seconds: 0 }], ignore);
    expect(sidesOf(after)).toEqual(["n2+n3 quorate"]);
    expect(after.dangers).toEqual([]);
  });

  it("are three: one that the first did not fence fences what it has lost", () => {
    const parts = split(["n1"], ["n2"], ["n3"]);
    // n1 comes first of all three, and fences both others.
    expect(sidesOf(played([SETTLE, parts, SETTLE, { kind: "pass", seconds: 0 }], ignore))).toEqual(["n1 inquorate"]);
    // It cannot fence n3: n3 fences it, and n2.
    const fails: Step = { kind: "settle", fencingFails: ["n3"] };
    expect(sidesOf(played([SETTLE, parts, fails, { kind: "pass", seconds: 0 }], ignore))).toEqual(["n3 inquorate"]);
  });

  it("are dangers, and no more when they hear each other again", () => {
    const kinds = ({ dangers }: Outcome) => dangers.map(({ kind }) => kind);
    expect(outcomes([SETTLE, SPLIT, MERGE], ignore).map(kinds)).toEqual([[], [], ["both-act"], []]);
    const unfenced = { property: "no-quorum-policy=ignore fencing-enabled=false" };
    expect(kinds(played([SETTLE, SPLIT], unfenced))).toEqual(["both-act", "unfenced", "unfenced"]);
  });
});

describe("nodes that hear each other again", () => {
  it("say what they run: it is not lost to the others any more", () => {
    const freeze = { property: "no-quorum-policy=freeze" };
    const { view, sides } = played([SETTLE, SPLIT, MERGE], freeze);
    expect([sides.length, nodesOf(view, "a"), nodesOf(view, "b"), promoted(view)]).toEqual([1, ["n1"], ["n2"], ["n1"]]);
    expect(view.nodes).toEqual(["n1", "n2", "n3"]);
    expect(view.verdict.status.nodes.filter(({ unclean }) => unclean)).toEqual([]);
    expect(played([SETTLE, SPLIT, MERGE, SETTLE], freeze).view.happened).toEqual([]);
  });

  it("say what they have done meanwhile", () => {
    // Without fencing n1 alone stops what it ran, and the others wait for nothing.
    const { view } = played([SETTLE, SPLIT, { kind: "settle", fencingFails: ["n1"] }, MERGE]);
    expect([nodesOf(view, "a"), promoted(view)]).toEqual([[], []]);
    const [absence] = view.absences.filter(({ resource }) => resource === "a");
    expect(absence).toMatchObject({ to: undefined });
    const back = played([SETTLE, SPLIT, { kind: "settle", fencingFails: ["n1"] }, MERGE, SETTLE]).view;
    expect([nodesOf(back, "a"), promoted(back)]).toEqual([["n1"], ["n1"]]);
    expect(back.absences.filter(({ resource }) => resource === "a")).toHaveLength(1);
  });

  it("keep the configuration of the part that acted", () => {
    const commands: Step = { kind: "commands", commands: ["crm resource stop a"] };
    const freeze = { property: "no-quorum-policy=freeze" };
    expect(nodesOf(played([SETTLE, SPLIT, commands, MERGE, SETTLE], freeze).view, "a")).toEqual([]);
  });

  it("come back to what has been seen of them where they were: nothing of it is lost, or kept as running", () => {
    const freeze = { property: "no-quorum-policy=freeze" };
    const { view } = played([SETTLE, SPLIT, { kind: "pass", seconds: 5 }, MERGE], freeze);
    // As the part that acted has seen it.
    expect(view.absences.map(({ resource, from, to = 0 }) => [resource, to - from])).toEqual([["a", 5000]]);
    // Three parts stop what they ran: each says so of itself alone.
    const three = played([SETTLE, split(["n1"], ["n2"], ["n3"]), SETTLE, MERGE]).view;
    expect([nodesOf(three, "a"), nodesOf(three, "b"), promoted(three)]).toEqual([[], [], []]);
  });

  it("go on with what the part that acted knows: a node that has left is not lost", () => {
    const four = { text: `${TEXT}node 4: n4\n`, quorum: corosync(4), property: "no-quorum-policy=freeze" };
    const steps = [SETTLE, split(["n1"], ["n2", "n3", "n4"]), to("down", "n4")];
    const unclean = ({ verdict }: View) => verdict.status.nodes.flatMap((node) => (node.unclean ? node.name : []));
    expect(played(steps, four).sides.map(unclean)).toEqual([["n2", "n3"], ["n1"]]);
    const { view } = played([...steps, MERGE], four);
    expect([view.nodes, unclean(view)]).toEqual([["n1", "n2", "n3"], []]);
  });

  it("keep what their own part has seen, if they are parted once more", () => {
    const freeze = { property: "no-quorum-policy=freeze" };
    const { sides } = played([SETTLE, SPLIT, split(["n1"], ["n2"], ["n3"])], freeze);
    const gone = sides.map(({ absences }) => absences.map(({ resource }) => resource).sort());
    // n1 misses what n2 and n3 ran, these what n1 ran; and then each other.
    expect(gone).toEqual([
      ["b", "fence"],
      ["a", "fence"],
      ["a", "b"],
    ]);
  });

  it("may do so in other parts than before", () => {
    const freeze = { property: "no-quorum-policy=freeze" };
    const { sides } = played([SETTLE, SPLIT, split(["n1", "n2"], ["n3"])], freeze);
    expect(sides.map((side) => [side.nodes, side.quorate, nodesOf(side, "a"), nodesOf(side, "b")])).toEqual([
      [["n1", "n2"], true, ["n1"], ["n2"]],
      [["n3"], false, [], []],
    ]);
  });
});

describe("nodes that come and go", () => {
  it("start in the part that goes on", () => {
    const steps = [SETTLE, to("down", "n3"), split(["n1"], ["n2"])];
    expect(sidesOf(played([...steps, to("up", "n3")]))).toEqual(["n1+n3 quorate", "n2 inquorate"]);
  });

  it("are not seen by the other parts", () => {
    const steps = [SETTLE, to("down", "n3"), split(["n1"], ["n2"])];
    const online = ({ verdict }: View) => verdict.status.nodes.flatMap((node) => (node.online ? node.name : []));
    expect(played([...steps, to("up", "n3")]).sides.map(online)).toEqual([["n1", "n3"], ["n2"]]);
  });

  it("are down or lost to the others by how they went", () => {
    const unclean = (step: Step) =>
      played([SETTLE, step]).view.verdict.status.nodes.flatMap((node) => (node.unclean ? node.name : []));
    expect([unclean(to("down", "n1")), unclean(to("failed", "n1"))]).toEqual([[], ["n1"]]);
    // One that is down may come to be lost.
    expect(
      played([SETTLE, to("down", "n1"), to("failed", "n1")]).view.verdict.status.nodes.map(({ unclean: is }) => is),
    ).toEqual([true, false, false]);
  });

  it("leave nobody behind if all go", () => {
    const all = ["n1", "n2", "n3"].map((name) => to("failed", name));
    const outcome = played([SETTLE, { kind: "together", events: all }]);
    expect([sidesOf(outcome), nodesOf(outcome.view, "a")]).toEqual([[" inquorate"], []]);
    expect(outcome.view.cib.root.attributes["no-quorum-panic"]).toBeUndefined();
    const back = played([SETTLE, { kind: "together", events: all }, to("up", "n1"), to("up", "n2"), SETTLE]);
    expect([sidesOf(back), nodesOf(back.view, "a")]).toEqual([["n1+n2 quorate"], ["n1"]]);
  });

  it("in one moment with other things, which happen as well", () => {
    const failure = { kind: "operation", resource: "b", task: "monitor", interval: 10_000, node: "n2", rc: 1 } as const;
    const { view } = played([SETTLE, { kind: "together", events: [to("failed", "n1"), failure] }]);
    expect([view.nodes, view.places.get("b")?.map(({ failed }) => failed)]).toEqual([["n2", "n3"], [true]]);
  });

  it("are remote nodes without corosync", () => {
    const text = `${TEXT}primitive r ocf:pacemaker:remote\n`;
    const { view } = played([SETTLE, to("down", "r")], { text });
    expect(serialize(view.cib.root)).toMatch(/<node_state [^>]*uname="r"[^>]*crmd="offline"/);
    expect(view.nodes).toEqual(["n1", "n2", "n3"]);
  });
});

describe("time that passes", () => {
  it("lets corosync's windows end", () => {
    const window = "last_man_standing: 1\n  wait_for_all: 1\n  last_man_standing_window: 10000";
    const with4 = { text: `${TEXT}node 4: n4\n`, quorum: corosync(4, window) };
    const quorate = (seconds: number) =>
      played([to("failed", "n1"), { kind: "pass", seconds }, to("failed", "n2")], with4).view.quorate;
    expect([quorate(9), quorate(11)]).toEqual([false, true]);
  });

  it("counts for now and for what has elapsed; settling for what has elapsed alone", () => {
    const [begin, settled, passed] = outcomes([SETTLE, { kind: "pass", seconds: 7 }]);
    expect([begin?.now, begin?.elapsed, settled?.now, passed?.now]).toEqual([NOW, 0, NOW, NOW + 7]);
    expect((passed?.elapsed ?? 0) - (settled?.elapsed ?? 0)).toBe(7000);
    expect(settled?.elapsed).toBe(settled?.view.settled?.duration);
    expect(settled?.view.settled?.duration).toBeGreaterThan(0);
    expect([begin?.view.settled, passed?.view.settled, passed?.view.happened]).toEqual([undefined, undefined, []]);
  });
});
