import { describe, expect, it } from "vitest";
import { type Element, element, parseXml } from "../../src/cib/index.js";
import { History, historiesIn } from "../../src/facilities/histories.js";
import { operation } from "../support/history.js";
import { workingSet } from "../support/model.js";

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

describe("histories of a list that became another", () => {
  const resource = (id: string) =>
    parseXml(`<lrm_resource id="${id}">${operation(id, "monitor", { rc: 7 })}</lrm_resource>`);
  const [a, b, c, d, e] = ["A", "B", "C", "D", "E"].map(resource) as [Element, Element, Element, Element, Element];
  const changed = parseXml(`<lrm_resource id="C">${operation("C", "start")}</lrm_resource>`);
  const listOf = (...children: readonly Element[]) => element("lrm_resources", {}, children);

  it.each([
    ["one changed", [a, b, changed, d, e], [0, 1, undefined, 3, 4]],
    ["one has come", [a, b, resource("X"), c, d, e], [0, 1, undefined, 2, 3, 4]],
    ["one has gone", [a, b, d, e], [0, 1, 3, 4]],
    ["the first has gone", [b, c, d, e], [1, 2, 3, 4]],
    [
      "all are others",
      ["A", "B", "C", "D", "E"].map(resource),
      [undefined, undefined, undefined, undefined, undefined],
    ],
  ])("are those of before where %s", (_, after, kept) => {
    const ws = workingSet();
    const before = historiesIn(ws, listOf(a, b, c, d, e));
    before.sameAgent[3] = d;
    const known = before.elements.map((_, position) => before.at(position));
    const now = historiesIn(ws, listOf(...after));
    const found = now.elements.map((_, position) => now.at(position));
    expect(found.map((each) => each.element)).toEqual(after);
    expect(found.map((each) => known.indexOf(each))).toEqual(kept.map((at) => at ?? -1));
    expect([...now.absent]).toEqual(after.map((each) => (each === changed ? 0 : 1)));
    expect(now.sameAgent).toEqual(kept.map((at) => (at === 3 ? d : undefined)));
    expect(now.roster.ids).toEqual(after.map(({ attributes }) => attributes.id));
  });
});
