import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readPolicy } from "../../src/expect/index.js";
import type { Step } from "../../src/scenario/index.js";
import { Session } from "../../src/worker/index.js";
import { CIB } from "../support/cib.js";

const OPERATION = { kind: "operation", resource: "a", task: "monitor", interval: 10_000, node: "n1", rc: 7 } as const;

/** Steps, what a list says of them, and the options of the command line. */
const STEPS: readonly (readonly [Step, text: string, words: string])[] = [
  [
    { kind: "edit", edits: [{ kind: "disable", resource: "a" }] },
    "pcs resource disable a",
    "--do 'pcs resource disable a'",
  ],
  [{ kind: "commands", commands: ["crm node standby n1"] }, "crm node standby n1", "--do 'crm node standby n1'"],
  [{ kind: "node", node: "n1", state: "failed" }, "n1 fails", "-f n1"],
  [{ kind: "node", node: "n1", state: "down" }, "n1 is shut down", "-d n1"],
  [{ kind: "node", node: "n1", state: "up" }, "n1 comes online", "-u n1"],
  [{ kind: "together", events: [{ kind: "node", node: "n1", state: "failed" }] }, "n1 fails", "-f n1"],
  [{ kind: "quorum", quorate: false }, "quorum is lost", "-q 0"],
  [{ kind: "ticket", ticket: "T", state: "granted" }, "ticket T: granted", "-g T"],
  [{ kind: "ticket", ticket: "T", state: "standby" }, "ticket T: standby", "-b T"],
  [{ kind: "watchdog", active: true }, "a watchdog is there", "-w 1"],
  [OPERATION, "monitor of a on n1 ends with 7", "-i a_monitor_10000@n1=7"],
  [{ kind: "settle" }, "the cluster does what it has decided, until it rests", ""],
  [{ kind: "pass", seconds: 60 }, "60 s pass", ""],
];

async function opened(steps: readonly Step[] = []): Promise<Session> {
  const session = new Session();
  await session.handle({ kind: "open", content: CIB, now: 1_700_000_000 });
  await session.handle({ kind: "play", steps });
  return session;
}

describe("steps", () => {
  it.each(STEPS)("%j in words", async (step, text) => {
    const session = await opened();
    expect(await session.handle({ kind: "texts", steps: [step], spelling: "pcs" })).toEqual([text]);
  });

  it.each(STEPS)("%j as a command line, and as a policy test", async (step, _, words) => {
    const session = await opened([step]);
    const ask = (as: "command" | "test") => session.handle({ kind: "export", as, name: "x.xml", spelling: "pcs" });
    const line = (await ask("command")).trimEnd().split("\n").at(-1);
    expect(line).toBe(`pengine what-if -x x.xml ${words}`.trimEnd());
    const { tests } = readPolicy(parse(await ask("test")));
    expect(tests).toHaveLength(1);
    // Tickets in standby and watchdogs are no steps of a policy test: a comment says so.
    const without = step.kind === "watchdog" || (step.kind === "ticket" && step.state === "standby");
    expect(tests[0]?.when).toHaveLength(without ? 0 : 1);
  });

  it("says where the order of a command line is not that of the scenario", async () => {
    const session = await opened([
      { kind: "node", node: "n1", state: "down" },
      { kind: "commands", commands: ["pcs resource disable a"] },
    ]);
    const text = await session.handle({ kind: "export", as: "command", name: "x.xml", spelling: "pcs" });
    expect(text).toMatch(/^# all commands first/);
  });

  it("parted, and together again", async () => {
    const steps: Step[] = [{ kind: "partition", parts: [["n1"], ["n2"]] }, { kind: "merge" }];
    const session = await opened();
    expect(await session.handle({ kind: "texts", steps, spelling: "pcs" })).toEqual([
      "the cluster is parted: n1 | n2",
      "all nodes hear each other again",
    ]);
  });
});

describe("questions", () => {
  it("what would help is offered with the steps that have it", async () => {
    const session = await opened([{ kind: "edit", edits: [{ kind: "disable", resource: "a" }] }]);
    const subject = await session.handle({ kind: "subject", words: ["a"] });
    expect(subject).toEqual({ kind: "resource", resource: "a" });
    if (subject === undefined) return;
    const offered = await session.handle({ kind: "remedies", subject, spelling: "crm", budget: 50 });
    const [first] = offered?.remedies ?? [];
    expect(first?.commands).toEqual(["crm resource start a"]);
    const { view } = await session.handle({
      kind: "play",
      steps: [{ kind: "edit", edits: [{ kind: "disable", resource: "a" }] }, ...(first?.steps ?? [])],
    });
    expect(view.primitives.find(({ resource }) => resource === "a")?.next?.node).toBeDefined();
  });

  it("draws the transition and the configuration", async () => {
    const session = await opened();
    expect((await session.handle({ kind: "drawing", of: "transition" })).boxes.length).toBeGreaterThan(0);
    expect((await session.handle({ kind: "drawing", of: "configuration" })).links.length).toBeGreaterThan(0);
    expect(await session.handle({ kind: "subject", words: ["nobody"] })).toBeUndefined();
    expect(await session.handle({ kind: "export", as: "cib", name: "x", spelling: "pcs" })).toContain("<cib ");
  });

  it("tells what was done while the cluster settled", async () => {
    const session = await opened();
    const { happened, elapsed } = await session.handle({ kind: "play", steps: [{ kind: "settle" }] });
    expect(happened).toContain("a is started on n2");
    expect(elapsed).toBeGreaterThan(0);
  });
});
