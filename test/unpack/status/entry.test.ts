import { describe, expect, it } from "vitest";
import { parseXml } from "../../../src/cib/index.js";
import { readEntry } from "../../../src/unpack/status/entry.js";
import { clone, primitive } from "../../support/elements.js";
import { operation } from "../../support/history.js";
import { configured, nodeOf, resourceOf } from "../../support/model.js";

const ws = configured({ nodes: ["n1"], resources: [primitive("A"), clone("c", primitive("B"))] });
const read = (xml: string) => readEntry(resourceOf(ws, "A"), nodeOf(ws, "n1"), parseXml(xml));

describe("reading an entry (03 §11.1)", () => {
  it("takes task, interval, key and results", () => {
    expect(read(operation("A", "monitor", { interval: 10000, rc: 7, expected: 0 }))).toMatchObject({
      task: "monitor",
      interval: 10000,
      key: "A_monitor_10000",
      expected: 0,
      execStatus: 0,
      exitStatus: 7,
      isProbe: false,
    });
  });

  it("knows a probe: a monitor of interval 0", () => {
    expect(read(operation("A", "monitor", { rc: 7 }))).toMatchObject({ isProbe: true, isProbeByXml: true });
    expect(read(operation("A", "start"))).toMatchObject({ isProbe: false });
  });

  it.each([
    ["no id", operation("A", "start").replace('id="A_start_0" ', "")],
    ["no operation", operation("A", "start").replace('operation="start"', "")],
    ["a task that tells nothing", operation("A", "notify")],
    ["a status that is none", operation("A", "start").replace('op-status="0"', 'op-status="x"')],
    ["a cancelled one", operation("A", "start", { status: 1 })],
    ["an exit status that is none", operation("A", "start", { rc: 256 })],
  ])("ignores an entry with %s", (_, xml) => {
    expect(read(xml)).toBeUndefined();
  });
});
