import { afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readPolicy, runPolicy } from "../../src/expect/index.js";
import { evaluate, readCib } from "../../src/index.js";
import { renderJson } from "../../src/render/index.js";
import type { Step } from "../../src/scenario/index.js";
import { connectEngine, EngineError, Session, SessionError, serveEngine } from "../../src/worker/index.js";
import { caseXml } from "../support/cases.js";
import { CIB } from "../support/cib.js";

const now = 1_700_000_000;
const CORPUS = `${import.meta.dirname}/../../corpus`;
const open: { close(): void }[] = [];

/** An engine behind a port, as a worker serves it. */
function engine() {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  serveEngine(port1);
  return connectEngine(port2);
}

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

const DOWN: Step = { kind: "node", node: "n1", state: "down" };

describe("an engine behind a port", () => {
  it("says what evaluate says", async () => {
    const { ask } = engine();
    for (const name of ["bundle-spreads-over-hosts", "location-prefers-a-node"]) {
      const xml = caseXml(CORPUS, name);
      const opened = await ask({ kind: "open", content: xml, now });
      if (opened.kind !== "cluster") throw new Error("no cluster");
      await ask({ kind: "play", steps: [] });
      const expected = evaluate(readCib(xml).cib, { now: opened.now, explain: true });
      expect(await ask({ kind: "json" })).toBe(renderJson(expected));
    }
  });

  it("shows a cluster before anything is decided, and after", async () => {
    const { ask } = engine();
    await ask({ kind: "open", content: CIB, now });
    const glance = await ask({ kind: "glance" });
    const { view } = await ask({ kind: "play", steps: [] });
    expect(glance.nodes).toEqual(view.nodes);
    expect(glance.primitives.map(({ next }) => next)).toEqual(glance.primitives.map(() => undefined));
    expect(view.primitives.find(({ resource }) => resource === "a")?.next).toMatchObject({
      node: "n2",
      change: "start",
    });
  });

  it("plays steps, takes them back, and gives the same as if they had been played at once", async () => {
    const { ask } = engine();
    await ask({ kind: "open", content: CIB, now });
    const before = await ask({ kind: "play", steps: [] });
    const steps: Step[] = [DOWN, { kind: "settle" }, { kind: "edit", edits: [{ kind: "disable", resource: "a" }] }];
    for (let i = 1; i <= steps.length; i++) await ask({ kind: "play", steps: steps.slice(0, i) });
    const piecewise = await ask({ kind: "json" });
    const undone = await ask({ kind: "play", steps: [] });
    expect({ ...undone, took: 0 }).toEqual({ ...before, took: 0 });
    await ask({ kind: "play", steps });
    expect(await ask({ kind: "json" })).toBe(piecewise);
  });

  it("keeps what was there if a step cannot be", async () => {
    const { ask } = engine();
    await ask({ kind: "open", content: CIB, now });
    await ask({ kind: "play", steps: [] });
    const before = await ask({ kind: "json" });
    const lost = ask({ kind: "play", steps: [{ kind: "node", node: "nobody", state: "failed" }] });
    await expect(lost).rejects.toThrow(EngineError);
    await expect(lost).rejects.toMatchObject({ code: "impossible" });
    expect(await ask({ kind: "json" })).toBe(before);
  });

  it("says where it is wrong", async () => {
    const { ask } = engine();
    const content = "node n1\nprimitive";
    await expect(ask({ kind: "open", content, now })).rejects.toMatchObject({
      position: { line: 2, column: expect.any(Number) },
    });
    const wrong = CIB.replace('validate-with="pacemaker', 'nothing="1" validate-with="pacemaker');
    await expect(ask({ kind: "open", content: wrong, now })).rejects.toMatchObject({
      path: expect.stringContaining("cib"),
    });
  });

  it("reads commands, and says what would be legal", async () => {
    const { ask } = engine();
    await ask({ kind: "open", content: CIB, now });
    await ask({ kind: "play", steps: [] });
    expect((await ask({ kind: "read", line: "pcs resource disable a" })).edits).toMatchObject([
      { kind: "disable", resource: "a" },
    ]);
    await expect(ask({ kind: "read", line: "pcs resourc disable a" })).rejects.toMatchObject({
      legal: expect.any(String),
    });
  });

  it("says where it comes to rest, with the steps and without", async () => {
    const { ask } = engine();
    await ask({ kind: "open", content: CIB, now });
    await ask({ kind: "play", steps: [{ kind: "edit", edits: [{ kind: "disable", resource: "a" }] }] });
    const rest = await ask({ kind: "rest" });
    expect(rest.atRest).toBe(true);
    expect(rest.differences.map(({ resource, kind }) => [resource, kind])).toContainEqual(["a", "stop"]);
  });

  it("puts the actions in an order in which none comes before what it waits for", async () => {
    const { ask } = engine();
    await ask({ kind: "open", content: caseXml(CORPUS, "bundle-spreads-over-hosts"), now });
    await ask({ kind: "play", steps: [] });
    const { waves, total } = await ask({ kind: "order" });
    expect(waves.flat().reduce((sum, { subjects }) => sum + subjects.length, 0)).toBe(total);
    const waveOf = (task: string, subject: string) =>
      waves.findIndex((wave) => wave.some((entry) => entry.task === task && entry.subjects.includes(subject)));
    expect(waveOf("probe", "web-docker-0")).toBeLessThan(waveOf("start", "web-docker-0"));
    expect(waveOf("start", "web-docker-0")).toBeLessThan(waveOf("start", "httpd:0"));
  });

  it("writes the scenario as a command line", async () => {
    const { ask } = engine();
    await ask({ kind: "open", content: CIB, now });
    const steps: Step[] = [
      { kind: "commands", commands: ["pcs resource disable a"] },
      { kind: "node", node: "n1", state: "failed" },
    ];
    await ask({ kind: "play", steps });
    expect(await ask({ kind: "export", as: "command", name: "a b.xml", spelling: "pcs" })).toBe(
      "pengine what-if -x 'a b.xml' --do 'pcs resource disable a' -f n1\n",
    );
  });

  it("writes the scenario as a policy test that holds", async () => {
    const { ask } = engine();
    await ask({ kind: "open", content: CIB, now });
    const steps: Step[] = [
      { kind: "edit", edits: [{ kind: "disable", resource: "a" }] },
      { kind: "settle" },
      { kind: "edit", edits: [{ kind: "enable", resource: "a" }] },
      { kind: "node", node: "n2", state: "down" },
      { kind: "pass", seconds: 60 },
    ];
    await ask({ kind: "play", steps });
    const yaml = await ask({ kind: "export", as: "test", name: 'a "b".xml', spelling: "crm" });
    const policy = readPolicy(parse(yaml));
    expect(policy.cluster).toBe('a "b".xml');
    expect(policy.tests[0]?.when.map(({ step }) => step.kind)).toEqual([
      "commands",
      "settle",
      "commands",
      "together",
      "pass",
    ]);
    const results = runPolicy(policy, readCib(CIB).cib, { now });
    expect(results.map(({ broken }) => broken)).toEqual([[]]);
  });

  it("takes a corosync.conf, alone or beside a cluster", async () => {
    const { ask } = engine();
    const node = (id: number) => `node {\n nodeid: ${id}\n name: n${id}\n ring0_addr: 10.0.0.${id}\n }`;
    const corosync = `totem {\n version: 2\n cluster_name: c\n}\nquorum {\n provider: corosync_votequorum\n}\nnodelist {\n ${node(1)}\n ${node(2)}\n ${node(3)}\n}\n`;
    expect(await ask({ kind: "open", content: corosync, now })).toMatchObject({ kind: "corosync" });
    const { states } = await ask({ kind: "quorum", events: ["crash 2", "crash 3"], policy: undefined });
    expect(states.map(({ sides }) => sides[0]?.quorate)).toEqual([true, true, false]);
  });

  it("says that nothing is open, and dresses no defect up", async () => {
    const { ask } = engine();
    await expect(ask({ kind: "order" })).rejects.toMatchObject({ code: "nothing-played" });
    await expect(new Session().handle({ kind: "glance" })).rejects.toThrow(SessionError);
    const unpack = () => {
      throw new TypeError("a defect");
    };
    const broken = new Session({ unpack });
    await expect(broken.handle({ kind: "open", content: new Uint8Array(1), now })).rejects.toThrow(TypeError);
  });
});
