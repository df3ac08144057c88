import { describe, expect, it } from "vitest";
import { type Element, parseXml } from "../../src/cib/index.js";
import {
  activeWindow,
  HistoryIndex,
  isMaskableProbe,
  newerOperation,
  sortHistory,
} from "../../src/facilities/history.js";

let count = 0;
const entry = (attributes: string): Element => parseXml(`<lrm_rsc_op id="e${count++}" ${attributes}/>`);
const magic = (transition: number, uuid = "u") => `transition-magic="0:0;1:${transition}:0:${uuid}"`;

describe("newer operation (03 §12.1)", () => {
  it.each([
    ["call ids decide", 'call-id="1" last-rc-change="9"', 'call-id="2" last-rc-change="1"', -1],
    ["both unknown", "", "", 0],
    ["equal calls: times decide", 'call-id="2" last-rc-change="9"', 'call-id="2" last-rc-change="1"', 1],
    [
      "different nodes: times decide",
      'on_node="a" call-id="1" last-rc-change="9"',
      'on_node="b" call-id="2" last-rc-change="1"',
      1,
    ],
    ["pending without magic", 'call-id="-1"', 'call-id="2"', 0],
    ["pending of another cluster", `call-id="-1" ${magic(1)}`, `call-id="2" ${magic(1, "v")}`, 1],
    ["pending, transitions decide", `call-id="-1" ${magic(3)}`, `call-id="2" ${magic(4)}`, -1],
    ["pending in the same transition", `call-id="5" ${magic(3)}`, `call-id="-1" ${magic(3)}`, -1],
  ])("%s", (_, a, b, expected) => {
    expect(newerOperation(entry(a), entry(b))).toBe(expected);
  });

  it("is neither for the same entry", () => {
    const one = parseXml('<e id="x" call-id="1"/>');
    expect(newerOperation(one, parseXml('<e id="x" call-id="2"/>'))).toBe(0);
    expect(newerOperation(one, parseXml('<e id="x" on_node="n" call-id="2" last-rc-change="1"/>'))).toBe(0);
  });
});

it("sorted history leaves ties in reverse document order (03 §9.7)", () => {
  const entries = ['call-id="2"', 'call-id="1"', 'call-id="2"'].map(entry);
  expect(sortHistory(entries)).toEqual([entries[1], entries[2], entries[0]]);
});

describe("active window (03 §15.1)", () => {
  it.each([
    [["start 0 0", "monitor 0 0", "stop 0 0"], 0, 2],
    [["stop 0 0", "start 1 0", "monitor 0 0"], 1, 0],
    [["stop 1 1", "monitor 8 0", "monitor 0 0"], 1, -1],
    [["monitor 0 0", "promote 0 0"], 1, -1],
    [["monitor 0 0", "stop 0 0", "monitor 0 0", "monitor 0 0"], 2, 1],
    [[], -1, -1],
  ] as const)("%s", (entries, start, stop) => {
    const sorted = entries.map((text) => {
      const [task, rc, status] = text.split(" ");
      return entry(`operation="${task}" rc-code="${rc}" op-status="${status}"`);
    });
    expect(activeWindow(sorted)).toEqual({ start, stop });
  });
});

it("maskable probes are those of missing agents, by the entry itself (03 §11.1)", () => {
  expect(isMaskableProbe(entry('operation="monitor" rc-code="5"'))).toBe(true);
  expect(isMaskableProbe(entry('operation="monitor" interval="0" rc-code="0" op-status="7"'))).toBe(true);
  expect(isMaskableProbe(entry('operation="monitor" interval="10" rc-code="5"'))).toBe(false);
  expect(isMaskableProbe(entry('operation="start" rc-code="5"'))).toBe(false);
});

it("the index finds histories by exact node name and id, also repeated ones (03 §12.2)", () => {
  const state = (node: string, ids: string[]) =>
    `<node_state uname="${node}"><lrm><lrm_resources>${ids.map((id) => `<lrm_resource id="${id}"><lrm_rsc_op id="${node}-${id}"/></lrm_resource>`).join("")}</lrm_resources></lrm></node_state>`;
  const root = parseXml(
    `<cib><status>${state("a", ["r", "r", "__proto__"])}${state("A", ["r"])}${state("a", ["r"])}</status></cib>`,
  );
  const index = new HistoryIndex(root, new WeakMap());
  expect(index.lists("a")).toHaveLength(2);
  expect(index.resources("a", "r")).toHaveLength(3);
  expect(index.entries("A", "r").map(({ attributes }) => attributes.id)).toEqual(["A-r"]);
  expect(index.entries("a", "__proto__")).toHaveLength(1);
  expect(index.entries("b", "r")).toEqual([]);
});
