import { describe, expect, it } from "vitest";
import { clone, group, primitive, STATEFUL } from "../support/elements.js";
import { history, operation, started } from "../support/history.js";
import { verdictOf } from "../support/verdict.js";

const resources = (cluster: Parameters<typeof verdictOf>[0]) => verdictOf(cluster).status.resources;

describe("resources as data (09 §6.5 to §6.8)", () => {
  it("have the names of their agents, and where they run", () => {
    expect(resources({ nodes: 1, resources: primitive("A"), history: { n1: started("A") } })).toMatchObject([
      {
        variant: "primitive",
        id: "A",
        agentClass: "ocf",
        provider: "pacemaker",
        type: "Dummy",
        role: "started",
        active: true,
        activeNodes: [{ name: "n1" }],
      },
    ]);
  });

  it("an instance of a promotable clone that is started is unpromoted", () => {
    const [found] = resources({
      nodes: 1,
      resources: clone("c", primitive("A", "", STATEFUL), { promotable: "true" }),
      history: { n1: started("A", STATEFUL) },
    });
    expect(found).toMatchObject({ variant: "clone", instances: [{ status: { role: "unpromoted" } }] });
  });

  it("what is pending is told", () => {
    const pending = operation("A", "start", { rc: 193, status: -1 });
    expect(resources({ nodes: 1, resources: primitive("A"), history: { n1: history("A", pending) } })).toMatchObject([
      { pendingState: "starting" },
    ]);
  });

  it("groups have members, and know whether they are disabled", () => {
    expect(resources({ nodes: 1, resources: group("g", primitive("A"), { "target-role": "Stopped" }) })).toMatchObject([
      { variant: "group", disabled: true, members: [{ id: "A" }] },
    ]);
  });
});

describe("agents by id (02 §10.1)", () => {
  it("are found by the instance's id, and by that of the history", () => {
    const verdict = verdictOf({
      nodes: 1,
      resources: clone("c", primitive("A", "", STATEFUL)),
      history: { n1: started("A", STATEFUL) },
    });
    const agent = { class: "ocf", provider: "pacemaker", type: "Stateful" };
    expect([verdict.agents.get("A:0"), verdict.agents.get("A"), verdict.agents.get("B")]).toEqual([
      agent,
      agent,
      undefined,
    ]);
  });
});

describe("what is active more than once", () => {
  it("is told with all its nodes", () => {
    const [found] = resources({ nodes: 2, resources: primitive("A"), history: { n1: started("A"), n2: started("A") } });
    expect(found).toMatchObject({ activeNodes: [{ name: "n1" }, { name: "n2" }] });
  });
});

describe("failed actions (09 §6.13)", () => {
  const failedStart = (fields: { readonly time?: number; readonly more?: string }) =>
    verdictOf({
      nodes: 1,
      resources: primitive("A"),
      history: { n1: history("A", operation("A", "start", { rc: 1, call: 5, ...fields })) },
    }).status.failedActions;

  it("tell how long they waited and took, as `crm_mon -1R` does: queued=7ms, exec=1234ms", () => {
    expect(failedStart({ time: 1700000000, more: 'queue-time="7" exec-time="1234"' })).toMatchObject([
      { key: "A_start_0", exitCode: 1, callId: "5", lastRcChange: 1700000000, queueTime: "7", execTime: "1234" },
    ]);
  });

  it("without a time tell none", () => {
    expect(failedStart({})).toMatchObject([{ key: "A_start_0", lastRcChange: undefined, execTime: undefined }]);
  });
});
