import { describe, expect, it } from "vitest";
import { newDraft } from "../../src/cib/draft.js";
import { descendants } from "../../src/cib/index.js";
import { crmSimulate } from "../../src/cli/crm-simulate/main.js";
import { injectRequested, type RequestedEvents } from "../../src/cli/crm-simulate/requested-events.js";
import { type Cib, clusterStatus, readCib } from "../../src/index.js";
import { CallIds } from "../../src/simulate/history-entry.js";
import { type Event, inject, type SimulationCode, SimulationError } from "../../src/simulate/index.js";
import { CIB } from "../support/cib.js";
import { NOW } from "../support/generated.js";
import { fakeIo } from "../support/io.js";

function injected(events: readonly Event[], text = CIB): Cib {
  const { cib } = readCib(text);
  return inject(cib, clusterStatus(cib, { now: NOW }), events, { now: NOW }).cib;
}

/** What the words of the command make of a CIB. */
function requested(events: RequestedEvents, text = CIB): Cib {
  const { cib } = readCib(text);
  return injectRequested(cib, clusterStatus(cib, { now: NOW }), events, { now: NOW }).cib;
}

/** The code of the error with which a simulation has to stop. */
function stopped(simulate: () => unknown): SimulationCode {
  try {
    simulate();
  } catch (error) {
    if (error instanceof SimulationError) return error.code;
    throw error;
  }
  throw new Error("the simulation did not stop");
}

const node = (name: string, state: "up" | "down" | "failed"): Event => ({ kind: "node", node: name, state });
const ticket = (name: string, state: "granted" | "active"): Event => ({ kind: "ticket", ticket: name, state });
const result = (resource: string, task: string, rc: number, on = "n1", interval = 0): Event => ({
  kind: "operation",
  resource,
  task,
  interval,
  node: on,
  rc,
});

describe("quorum (09 §9.2)", () => {
  it.each(["true", "0", " 1 "])("becomes %j", (quorum) => {
    expect(requested({ quorum, watchdog: "true" }).root.attributes["have-quorum"]).toBe(quorum);
  });

  it.each(["x", "TRUE", "yes", ""])("stops at %j, which the schema forbids", (quorum) => {
    expect(stopped(() => requested({ quorum }))).toBe("value");
  });

  it("is not looked at without a schema", () => {
    const text = CIB.replace('validate-with="pacemaker-4.0"', 'validate-with="none"');
    expect(requested({ quorum: "x" }, text).root.attributes["have-quorum"]).toBe("x");
  });
});

describe("an injected fail count (09 §9.7)", () => {
  it("is named without its block where that has no id", () => {
    const empty = "<transient_attributes><instance_attributes/></transient_attributes>";
    const text = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1"><configuration>
      <crm_config/><nodes><node id="1" uname="n1"/></nodes>
      <resources><primitive id="A" class="ocf" provider="p" type="D"/></resources><constraints/></configuration>
      <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member">${empty}</node_state></status></cib>`;
    const { root } = injected([result("A", "monitor", 1, "n1", 10000)], text);
    const ids = [...descendants(root)].filter(({ name }) => name === "nvpair").map(({ attributes }) => attributes.id);
    expect(ids).toEqual(["nvpair-fail-count-A.monitor_10000", "nvpair-last-failure-A.monitor_10000"]);
  });
});

describe("a state that injection makes for a node without id (09 §9.3 step 4)", () => {
  const text = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0"><configuration>
    <crm_config/><nodes/><resources><primitive id="G" class="lsb" type="cups"/></resources><constraints/></configuration></cib>`;
  const word = "G_monitor_0@unknown=1";

  it("gives none to what is in it", () => {
    const ids = [...descendants(injected([result("G", "monitor", 1, "unknown")], text).root)]
      .filter(({ name }) => /^(node_state|transient_attributes|instance_attributes|lrm|nvpair)$/.test(name))
      .map(({ attributes }) => attributes.id);
    expect(ids).toEqual([
      undefined,
      undefined,
      undefined,
      "nvpair-fail-count-G.monitor_0",
      "nvpair-last-failure-G.monitor_0",
      undefined,
    ]);
  });

  it("is called (null) in the text, and not at all in the XML", () => {
    const lines = (format: string) => {
      const io = fakeIo({ files: { "c.xml": text }, clock: NOW });
      crmSimulate(["-x", "c.xml", "-i", word, `--output-as=${format}`], io);
      return io.out.split("\n").filter((line) => line.includes("fail-count-G"));
    };
    expect(lines("text")).toEqual(["  * Injecting attribute fail-count-G#monitor_0=1 into /node_state '(null)'"]);
    expect(lines("xml")).toEqual(['  <inject_attr name="fail-count-G#monitor_0" value="1" node_path="/node_state"/>']);
  });
});

describe("numbers that are too large (09 §9.6, §9.7, §10.1)", () => {
  const withStatus = (inside: string) =>
    CIB.replace(/(<node_state id="1"[^>]*)\/>/, (_, start) => `${start}>${inside}</node_state>`);
  const recorded = (text: string, spec = "a_monitor_0@n1=1") => {
    const { root } = requested({ operations: [spec] }, text);
    const all = [...descendants(root)].map(({ attributes }) => attributes);
    const [entry] = all.filter(({ id }) => id === "a_last_failure_0");
    const count = all.filter(({ name }) => name === "fail-count-a#monitor_0").at(-1);
    return {
      callId: entry?.["call-id"],
      rc: entry?.["rc-code"],
      count: count?.value,
      edits: root.attributes.num_updates,
    };
  };

  it.each([
    ["2147483647", "-2147483648"],
    ["2147483648", "1"],
    ["99999999999", "1"],
    ["-7", "-6"],
  ])("a fail count of %s is followed by %s", (value, next) => {
    const pair = `<nvpair id="p" name="fail-count-a#monitor_0" value="${value}"/>`;
    const block = `<transient_attributes id="1"><instance_attributes id="i">${pair}</instance_attributes></transient_attributes>`;
    expect(recorded(withStatus(block)).count).toBe(next);
  });

  it.each([
    ["2147483647", "-2147483648"],
    ["2147483648", "1"],
    ["5x", "6"],
  ])("a call id of %s is followed by %s", (callId, next) => {
    const entry = `<lrm_rsc_op id="e" operation="monitor" call-id="${callId}" rc-code="7" op-status="0"/>`;
    const history = `<lrm_resource id="a" class="ocf" provider="pacemaker" type="Dummy">${entry}</lrm_resource>`;
    expect(recorded(withStatus(`<lrm id="1"><lrm_resources>${history}</lrm_resources></lrm>`)).callId).toBe(next);
  });

  it.each([
    ["it's", 1],
    ["a']b", 1],
    ['a"b', 7],
    ["ab", 7],
  ])("the history of %s gets the call id %d after 6", (id, next) => {
    const history = newDraft("lrm_resource", { id }, [newDraft("lrm_rsc_op", { id: "e", "call-id": "6" })]);
    const callIds = new CallIds();
    expect(callIds.next(history)).toBe(next);
    expect(callIds.next(history)).toBe(next === 1 ? 1 : next + 1);
  });

  it.each([
    ["4294967297", "1"],
    ["2147483648", "-2147483648"],
    ["99999999999999999999", "-1"],
    ["-4294967295", "1"],
  ])("a result of %s is %s", (rc, read) => {
    expect(recorded(CIB, `a_monitor_0@n1=${rc}`).rc).toBe(read);
  });

  it("num_updates starts anew beyond 32 bits", () => {
    expect(recorded(CIB.replace('num_updates="0"', 'num_updates="2147483648"')).edits).toBe("1");
  });
});

describe("a section that is missing (09 §9.3 step 1)", () => {
  // As crm_simulate -S -u n1 -O writes them.
  it.each([
    ['<cib validate-with="none"/>', ["cib", "status", "node_state"]],
    ['<cib validate-with="none"><configuration/></cib>', ["cib", "configuration", "status", "node_state"]],
    [
      '<cib validate-with="none"><configuration><nodes/></configuration></cib>',
      ["cib", "configuration", "nodes", "node", "status", "node_state"],
    ],
  ])("gets no node, and is not made: %s", (text, names) => {
    const { root } = requested({ nodesUp: ["n1"] }, text);
    const elements = [...descendants(root)];
    expect(elements.map(({ name }) => name)).toEqual(names);
    const known = names.includes("node") ? "n1" : undefined;
    expect(elements.at(-1)?.attributes).toMatchObject({ uname: "n1", crmd: "online" });
    expect(elements.at(-1)?.attributes.id).toBe(known);
  });
});

describe("nodes that share an id (09 §9.3 step 3)", () => {
  it("share a state, which goes by the name that was asked for last", () => {
    const text = CIB.replace('<node id="2" uname="n2"/>', '<node id="1" uname="other"/>').replace(
      /<node_state [^>]*>/g,
      "",
    );
    const events = [node("n1", "up"), node("other", "up"), result("a", "monitor", 193)];
    const states = [...descendants(injected(events, text).root)].filter(({ name }) => name === "node_state");
    expect(states.map(({ attributes: { id, uname } }) => [id, uname])).toEqual([["1", "n1"]]);
  });
});

describe("events as objects", () => {
  it("happen in the order given", () => {
    const states = (...events: Event[]) =>
      [...descendants(injected(events).root)].find(
        ({ name, attributes }) => name === "node_state" && attributes.uname === "n1",
      )?.attributes.crmd;
    expect(states(node("n1", "down"), node("n1", "up"))).toBe("online");
    expect(states(node("n1", "up"), node("n1", "down"))).toBe("offline");
  });

  it.each([
    [true, "1"],
    [false, "0"],
  ])("quorate: %j", (quorate, written) => {
    expect(injected([{ kind: "quorum", quorate }]).root.attributes["have-quorum"]).toBe(written);
  });

  it.each([
    ["an interval", result("a", "monitor", 1, "n1", -1)],
    ["an interval", result("a", "monitor", 1, "n1", 1.5)],
    ["a result code", result("a", "monitor", Number.NaN)],
    ["a result code", result("a", "monitor", 2 ** 31)],
  ])("are refused with %s that is none", (_, event) => {
    expect(stopped(() => injected([event]))).toBe("value");
  });

  it("are refused on a resource that there is not, which the words of the command survive", () => {
    expect(stopped(() => injected([result("nothere", "start", 1)]))).toBe("unknown-resource");
    expect(() => requested({ operations: ["nothere_start_0@n1=1"] })).not.toThrow();
  });

  it("leave what had been done before in the error, and the CIB as it was", () => {
    const { cib } = readCib(CIB);
    const before = JSON.stringify(cib);
    const events = [node("n1", "down"), node("n3", "down")];
    let steps: readonly unknown[] = [];
    try {
      inject(cib, clusterStatus(cib, { now: NOW }), events, { now: NOW });
    } catch (error) {
      if (error instanceof SimulationError) steps = error.steps;
    }
    expect(steps).toHaveLength(2);
    expect(JSON.stringify(cib)).toBe(before);
  });
});

describe("a simulation stops", () => {
  it("where a state without id is looked for again (09 §9.3 step 2)", () => {
    const text = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1"><configuration>
      <crm_config/><nodes/><resources/><constraints/></configuration><status/></cib>`;
    expect(() => injected([node("unknown", "failed")], text)).not.toThrow();
    const twice = [node("unknown", "failed"), node("unknown", "failed")];
    expect(stopped(() => injected(twice, text))).toBe("several-states");
  });

  it("at several options have-watchdog (09 §9.2)", () => {
    const pair = (id: string) => `<nvpair id="${id}" name="have-watchdog" value="true"/>`;
    const text = CIB.replace('<nvpair id="o1"', `${pair("w1")}${pair("w2")}<nvpair id="o1"`);
    expect(stopped(() => injected([{ kind: "watchdog", active: false }], text))).toBe("several-options");
  });

  it("at a node that nobody knows, but makes it where another comes up (09 §9.3)", () => {
    expect(stopped(() => injected([node("n3", "down")]))).toBe("unknown-node");
    const { root } = injected([node("n3", "down"), node("n1", "up")]);
    expect(root.children[0]?.children[1]?.children.map(({ attributes }) => attributes.uname)).toEqual([
      "n1",
      "n2",
      "n3",
    ]);
  });

  it("at two states of a node (09 §9.3)", () => {
    const text = CIB.replace('<node_state id="2"', '<node_state id="4" uname="n1"/><node_state id="2"');
    expect(stopped(() => injected([node("n1", "down")], text))).toBe("several-states");
  });

  it("at two states of a node of which one is no part of the status (09 §9.3)", () => {
    const stray = '<meta_attributes id="stray"><node_state id="1" uname="n1"/></meta_attributes>';
    const text = CIB.replace(/validate-with="[^"]*"/, 'validate-with="none"').replace(
      "<resources>",
      `<resources>${stray}`,
    );
    expect(text).toContain(stray);
    expect(stopped(() => injected([node("n1", "down")], text))).toBe("several-states");
  });

  it("at two states of a ticket (09 §9.5)", () => {
    const text = CIB.replace("<status>", '<status><tickets><ticket_state id="t"/><ticket_state id="t"/></tickets>');
    expect(stopped(() => injected([ticket("t", "granted")], text))).toBe("several-tickets");
  });

  it("at two states of a ticket in different sections (09 §9.5)", () => {
    const section = '<tickets><ticket_state id="t"/></tickets>';
    const text = CIB.replace("<status>", `<status>${section}`).replace("</status>", `${section}</status>`);
    expect(stopped(() => injected([ticket("t", "active")], text))).toBe("several-tickets");
  });

  it("at a result of a resource that cannot have a history (09 §9.6, §9.8)", () => {
    const group = '<group id="g"><primitive id="c" class="ocf" provider="pacemaker" type="Dummy"/></group></resources>';
    const text = CIB.replace("</resources>", group);
    expect(stopped(() => injected([result("g", "start", 1)], text))).toBe("no-agent");
  });
});
