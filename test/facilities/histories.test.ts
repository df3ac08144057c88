import { describe, expect, it } from "vitest";
import { parseXml } from "../../src/cib/index.js";
import { History } from "../../src/facilities/histories.js";
import { operation } from "../support/history.js";

const history = (...entries: readonly string[]) =>
  new History(parseXml(`<lrm_resource id="A">${entries.join("")}</lrm_resource>`));
const read = (xml: string) => history(xml).readings[0];

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

describe("active recurring operations (03 §15.2)", () => {
  const monitor = operation("A", "monitor", { interval: 10000, call: 3 });
  const start = operation("A", "start", { call: 2 });
  const stop = (call: number) => operation("A", "stop", { call });

  it("are those since the last start", () => {
    expect(history(monitor, start, stop(1)).recurring).toEqual([{ task: "monitor", interval: 10000 }]);
  });

  it("are none before a later stop", () => {
    expect(history(monitor, start, stop(4)).recurring).toEqual([]);
  });

  it("are none that have no result yet", () => {
    const pending = operation("A", "monitor", { interval: 10000, call: 3, status: -1 });
    expect(history(pending, start).recurring).toEqual([]);
  });
});
