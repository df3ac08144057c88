import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { events } from "../../src/arbitraries/events.js";
import { serialize } from "../../src/cib/index.js";
import { evaluate } from "../../src/index.js";
import type { Outcome } from "../../src/scenario/index.js";
import { play, ScenarioError, type Step } from "../../src/scenario/index.js";
import { execute, SimulationError, settle } from "../../src/simulate/index.js";
import { NOW } from "../support/verdict.js";
import { cluster, corosync, WEB } from "./cluster.js";

const SETTLE: Step = { kind: "settle" };
const node = (name: string, state: "up" | "down" | "failed"): Step => ({ kind: "node", node: name, state });

function last(outcomes: readonly Outcome[]): Outcome {
  const outcome = outcomes.at(-1);
  if (outcome === undefined) throw new Error("no outcome");
  return outcome;
}

const played = (steps: readonly Step[], options: Partial<Parameters<typeof play>[2]> = {}, text = WEB): Outcome =>
  last(play(cluster(text), steps, { now: NOW, ...options }));

const nodesOf = ({ view }: Outcome, resource: string) => view.places.get(resource)?.map((place) => place.node);

describe("a scenario", () => {
  it("has an outcome for the beginning and one for each step", () => {
    const outcomes = play(cluster(), [SETTLE, node("n1", "failed"), SETTLE], { now: NOW });
    expect(outcomes.map(({ step }) => step?.kind)).toEqual([undefined, "settle", "node", "settle"]);
    expect(outcomes.map((outcome) => nodesOf(outcome, "web"))).toEqual([[], ["n1"], [], ["n3"]]);
  });

  it("says what was done on the way, and how long things were gone", () => {
    const { view, elapsed } = played([SETTLE, node("n1", "failed"), SETTLE]);
    // The probes and the start take 20 s each; monitors of db run 20 s after its start of 60 s.
    const at = 100_000;
    expect(view.happened).toEqual([
      { kind: "fenced", node: "n1", action: "reboot", begin: at, end: at + 60_000 },
      { kind: "moved", resource: "fence", from: "n1", to: "n2", begin: at, end: at + 20_000 },
      { kind: "moved", resource: "web", from: "n1", to: "n3", begin: at + 60_000, end: at + 80_000 },
      { kind: "stopped", resource: "db", from: "n1", to: undefined, begin: at + 60_000, end: at + 60_000 },
    ]);
    expect(view.absences.find(({ resource }) => resource === "web")).toEqual({
      resource: "web",
      from: at,
      to: at + 80_000,
    });
    expect(elapsed).toBe(at + 80_000);
  });

  it("takes given durations instead of timeouts", () => {
    const durations = [{ task: "stonith", ms: 5000 }, { resource: "web", task: "start", ms: 300 }, { ms: 0 }];
    const { view } = played([SETTLE, node("n1", "failed"), SETTLE], { durations });
    expect(view.absences.find(({ resource }) => resource === "web")).toMatchObject({ from: 300, to: 5600 });
  });

  it("edits the configuration, and takes commands", () => {
    expect(
      nodesOf(played([{ kind: "edit", edits: [{ kind: "ban", resource: "web", node: "n1" }] }, SETTLE]), "web"),
    ).toEqual(["n2"]);
    expect(nodesOf(played([{ kind: "commands", commands: ["crm resource stop web"] }, SETTLE]), "web")).toEqual([]);
  });

  it("fails operations whenever they are executed", () => {
    const failures = [{ resource: "web", task: "start", interval: 0, node: "n1", rc: 1 }];
    const { view } = played([{ kind: "settle", failures }]);
    expect(view.happened.find(({ kind }) => kind === "failed")).toMatchObject({
      resource: "web",
      task: "start",
      rc: 1,
    });
    expect(view.places.get("web")?.map((place) => place.node)).toEqual(["n2"]);
  });

  it("recovers what fails", () => {
    const event: Step = { kind: "operation", resource: "web", task: "monitor", interval: 10_000, node: "n1", rc: 7 };
    const { view } = played([SETTLE, event, SETTLE]);
    expect(view.happened).toMatchObject([{ kind: "restarted", resource: "web", from: "n1", to: "n1" }]);
    expect(view.absences.find(({ resource }) => resource === "web")).toMatchObject({ from: 100_000, to: 130_000 });
  });

  it("lets time pass, so that failures expire", () => {
    const text = `${WEB.replace("web systemd:nginx", "web systemd:nginx meta migration-threshold=1 failure-timeout=60s")}`;
    const event: Step = { kind: "operation", resource: "web", task: "monitor", interval: 10_000, node: "n1", rc: 7 };
    const at = (seconds: number) =>
      nodesOf(played([SETTLE, event, SETTLE, { kind: "pass", seconds }, SETTLE], {}, text), "web");
    expect(at(59)).toEqual(["n2"]);
    expect(at(61)).toEqual(["n1"]);
  });

  it("says where a live migration comes from", () => {
    const text = `${WEB}primitive vm VirtualDomain meta allow-migrate=true\nlocation vm-n1 vm 100: n1\n`;
    const away: Step = { kind: "commands", commands: ["pcs constraint location vm prefers n2"] };
    const { view } = played([SETTLE, away, SETTLE], {}, text);
    expect(view.happened.filter((each) => "resource" in each && each.resource === "vm")).toEqual([
      { kind: "migrated", resource: "vm", from: "n1", to: "n2", begin: expect.any(Number), end: expect.any(Number) },
    ]);
    expect(view.absences.filter(({ resource }) => resource === "vm")).toEqual([]);
  });

  it("ends a settle step after as many transitions as it says, or all of them", () => {
    const failures = [{ resource: "web", task: "start", interval: 0, node: "n1", rc: 1 }];
    const settled = (rounds: number | undefined, most?: number) => {
      const { settled: of } = played([{ kind: "settle", failures, rounds }], { rounds: most }).view;
      return [of?.ending.kind, of?.transitions.length];
    };
    expect([settled(undefined), settled(1), settled(undefined, 1), settled(2, 1), settled(1, 9)]).toEqual([
      ["rest", 2],
      ["unfinished", 1],
      ["unfinished", 1],
      ["rest", 2],
      ["unfinished", 1],
    ]);
  });

  it("lasts as long as its transitions together, one after the other", () => {
    const failures = [{ resource: "web", task: "start", interval: 0, node: "n1", rc: 1 }];
    const { view, elapsed } = played([
      { kind: "pass", seconds: 5 },
      { kind: "settle", failures },
    ]);
    const durations = view.settled?.transitions.map(({ duration }) => duration) ?? [];
    expect(durations.filter((each) => each > 0).length).toBeGreaterThan(1);
    const sum = durations.reduce((all, each) => all + each, 0);
    expect([view.settled?.duration, elapsed]).toEqual([sum, 5000 + sum]);
    const started = view.happened.find((each) => "to" in each && each.to === "n2" && each.resource === "web");
    expect(started?.begin).toBeGreaterThanOrEqual(5000 + (durations[0] ?? 0));
    expect(started?.end).toBeLessThanOrEqual(elapsed);
  });

  it("is evaluated as it was asked, also while it settles", () => {
    const outcomes = play(cluster(), [{ kind: "settle", rounds: 1 }], { now: NOW, scores: false });
    const events = outcomes.flatMap(({ view }) => [
      view.verdict,
      ...(view.settled?.transitions ?? []).map((each) => each.verdict),
    ]);
    expect(events.map(({ events: list }) => list.length)).toEqual(events.map(() => 0));
    expect(play(cluster(), [], { now: NOW })[0]?.view.verdict.events).not.toEqual([]);
  });

  it("has the sides and dangers of one cluster where there is no corosync.conf", () => {
    const { sides, view, dangers } = played([SETTLE]);
    expect([sides.length, sides[0] === view, dangers, view.nodes]).toEqual([1, true, [], ["n1", "n2", "n3"]]);
    expect(played([SETTLE, node("n2", "down")]).view.nodes).toEqual(["n1", "n3"]);
    const quorum = (quorate: boolean) => played([SETTLE, { kind: "quorum", quorate }]).view.quorate;
    expect([quorum(true), quorum(false)]).toEqual([true, false]);
  });

  it("counts remote nodes among no view", () => {
    const text = `${WEB}primitive r ocf:pacemaker:remote\n`;
    expect(played([SETTLE], {}, text).view.nodes).toEqual(["n1", "n2", "n3"]);
    expect(played([SETTLE], { quorum: corosync(3) }, text).view.nodes).toEqual(["n1", "n2", "n3"]);
  });

  it("lets events happen that commands ask for", () => {
    const { view } = played([SETTLE, { kind: "commands", commands: ["crm cibstatus node n1 unclean"] }]);
    expect(view.verdict.status.nodes.flatMap(({ name, unclean }) => (unclean ? name : []))).toEqual(["n1"]);
    expect(view.absences).toMatchObject([
      { resource: "fence", to: undefined },
      { resource: "web", to: undefined },
    ]);
  });

  it("leaves alone what runs on a node that comes although it is there", () => {
    const { view } = played([SETTLE, node("n1", "up")]);
    expect([view.absences, nodesOf({ ...played([SETTLE]), view }, "web")]).toEqual([[], ["n1"]]);
  });

  it("takes a result that is no failure for what it is", () => {
    const monitor = (rc: number): Step => ({
      kind: "operation",
      resource: "web",
      task: "monitor",
      interval: 10_000,
      node: "n1",
      rc,
    });
    expect(played([SETTLE, monitor(0)]).view.absences).toEqual([]);
    expect(played([SETTLE, monitor(7)]).view.absences).toMatchObject([{ resource: "web", to: undefined }]);
    const clone: Step = { kind: "operation", resource: "db:0", task: "monitor", interval: 10_000, node: "n1", rc: 1 };
    expect(played([SETTLE, clone]).view.absences).toEqual([]);
  });

  it("leaves what happened in a step to that step", () => {
    const outcomes = play(cluster(), [SETTLE, { kind: "pass", seconds: 1 }, SETTLE], { now: NOW });
    expect(outcomes.map(({ view }) => [view.happened.length > 0, view.settled?.ending.kind])).toEqual([
      [false, undefined],
      [true, "rest"],
      [false, undefined],
      [false, "rest"],
    ]);
  });

  it("starts with a ticket what needs it", () => {
    const text = `${WEB}rsc_ticket t-web t: web loss-policy=stop\n`;
    expect(nodesOf(played([SETTLE], {}, text), "web")).toEqual([]);
    expect(nodesOf(played([{ kind: "ticket", ticket: "t", state: "granted" }, SETTLE], {}, text), "web")).toEqual([
      "n1",
    ]);
  });
});

describe("quorum by corosync.conf", () => {
  it("is lost with the second of three nodes, and comes back with one", () => {
    const outcomes = play(
      cluster(),
      [SETTLE, node("n1", "failed"), SETTLE, node("n2", "down"), SETTLE, node("n1", "up"), SETTLE],
      { now: NOW, quorum: corosync(3) },
    );
    expect(outcomes.map(({ view }) => view.quorate)).toEqual([true, true, true, true, false, false, true, true]);
    expect(outcomes.map((outcome) => nodesOf(outcome, "web"))).toEqual([
      [],
      ["n1"],
      [],
      ["n3"],
      ["n3"],
      [],
      [],
      ["n1"],
    ]);
  });

  it("is what the daemon would say of two nodes that are lost in one go", () => {
    const lost = ["n1", "n2"].map((name) => ({ kind: "node", node: name, state: "failed" }) as const);
    const { view } = played([SETTLE, { kind: "together", events: lost }, SETTLE], { quorum: corosync(3) });
    expect(view).toMatchObject({ nodes: ["n3"], quorate: false });
    expect(view.happened.filter(({ kind }) => kind === "fenced")).toEqual([]);
  });

  it("changes when a node is fenced for another reason", () => {
    const text = `${WEB.replace("op stop timeout=10s", "op stop on-fail=fence timeout=10s")}`;
    const failures = [{ resource: "web", task: "stop", interval: 0, node: "n1", rc: 1 }];
    const steps: readonly Step[] = [
      SETTLE,
      node("n2", "down"),
      SETTLE,
      { kind: "commands", commands: ["crm resource stop web"] },
      { kind: "settle", failures },
    ];
    const { view } = played(steps, { quorum: corosync(3) }, text);
    expect(view.happened.find(({ kind }) => kind === "fenced")).toMatchObject({ node: "n1" });
    expect(view).toMatchObject({ nodes: ["n3"], quorate: false });
  });
});

describe("a partition", () => {
  const split: Step = { kind: "partition", parts: [["n1"], ["n2", "n3"]] };

  it("lets every side play by its own view", () => {
    const { sides, view, dangers } = played([SETTLE, split, SETTLE], { quorum: corosync(3) });
    expect(
      sides.map(({ nodes, quorate, places }) => [nodes, quorate, places.get("web")?.map((place) => place.node)]),
    ).toEqual([
      [["n1"], false, []],
      [["n2", "n3"], true, ["n3"]],
    ]);
    expect(view).toBe(sides[1]);
    expect(dangers).toEqual([]);
  });

  it("says where both sides would act", () => {
    const text = `${WEB}property no-quorum-policy=ignore\n`;
    const { sides, dangers } = played([SETTLE, split, SETTLE], { quorum: corosync(3) }, text);
    expect(dangers.map(({ kind }) => kind)).toContain("both-act");
    expect(sides.map(({ places }) => places.get("web")?.length)).toEqual([1, 1]);
  });

  it("is over when all nodes hear each other again: what was fenced meanwhile is not there", () => {
    const freeze = `${WEB}property no-quorum-policy=freeze\n`;
    const { view, sides } = played([SETTLE, split, SETTLE, { kind: "merge" }, SETTLE], { quorum: corosync(3) }, freeze);
    expect(sides).toEqual([view]);
    expect(view.nodes).toEqual(["n2", "n3"]);
    const back = played([SETTLE, split, { kind: "merge" }, SETTLE], { quorum: corosync(3) }, freeze);
    expect(back.view.nodes).toEqual(["n1", "n2", "n3"]);
    expect(nodesOf(back, "web")).toEqual(["n1"]);
    expect(back.view.happened).toEqual([]);
  });
});

describe("properties", () => {
  const happening = events(cluster()).map((list): Step => ({ kind: "together", events: list }));
  const step = fc.oneof(
    { weight: 3, arbitrary: happening },
    { weight: 3, arbitrary: fc.constant(SETTLE) },
    { weight: 1, arbitrary: fc.nat(4000).map((seconds): Step => ({ kind: "pass", seconds })) },
  );

  /** Or nothing, where an event cannot happen. */
  const maybePlayed = (steps: readonly Step[]): readonly Outcome[] | undefined => {
    try {
      return play(cluster(), steps, { now: NOW });
    } catch (error) {
      if (error instanceof ScenarioError && error.cause instanceof SimulationError) return undefined;
      throw error;
    }
  };

  it("time only goes forward, absences lie within it, and what runs is not absent", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (steps) => {
        const outcomes = maybePlayed([...steps, SETTLE]);
        if (outcomes === undefined) return;
        expect(outcomes.map(({ elapsed }) => elapsed)).toEqual(
          outcomes.map(({ elapsed }) => elapsed).sort((a, b) => a - b),
        );
        const { view, elapsed } = last(outcomes);
        for (const { resource, from, to = elapsed } of view.absences) {
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBeLessThanOrEqual(elapsed);
          const open = view.absences.some((each) => each.resource === resource && each.to === undefined);
          const running = (view.places.get(resource) ?? []).some(({ failed }) => !failed);
          expect(open && running).toBe(false);
        }
      }),
      { numRuns: 60, seed: 16 },
    );
  });

  it("a step more changes nothing of what was before, and the input stays as it was", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4 }), step, (steps, more) => {
        const cib = cluster();
        const before = serialize(cib.root);
        const short = maybePlayed(steps);
        const long = maybePlayed([...steps, more]);
        if (short === undefined || long === undefined) return;
        const seen = (list: readonly Outcome[]) =>
          list.map(({ now, elapsed, view }) => [now, elapsed, [...view.places], view.absences]);
        expect(seen(long).slice(0, -1)).toEqual(seen(short));
        expect(serialize(cib.root)).toBe(before);
      }),
      { numRuns: 30, seed: 17 },
    );
  });
});

describe("a Verdict of another CIB", () => {
  it("is refused where that can be told", () => {
    const [one, other] = [cluster(), cluster()];
    const verdict = evaluate(one, { now: NOW });
    const refused = { name: "OptionError", code: "verdict" };
    for (const work of [
      () => play(other, [SETTLE], { now: NOW, evaluated: verdict }),
      () => settle(other, { now: NOW, evaluated: verdict }),
      () => execute(other, verdict, { now: NOW }),
    ])
      expect(work).toThrow(expect.objectContaining(refused));
    expect(() => execute(other, { ...verdict }, { now: NOW })).not.toThrow();
    expect(play(one, [SETTLE], { now: NOW, evaluated: verdict })).toHaveLength(2);
  });
});
