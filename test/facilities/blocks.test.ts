import { describe, expect, it } from "vitest";
import { StringTable } from "../../src/base/string-table.js";
import { parseXml } from "../../src/cib/index.js";
import { agentOf, fillTable, hasRules, readBlocks } from "../../src/facilities/blocks.js";
import { addNode, workingSet } from "../support/model.js";

const BLOCK = (inside: string, more = "") =>
  `<meta_attributes id="m${more.length}" ${more}>${inside}</meta_attributes>`;
const pair = (name: string, value: string) => `<nvpair id="${name}${value.length}" name="${name}" value="${value}"/>`;
const of = (inside: string) => parseXml(`<primitive id="r">${inside}</primitive>`);

describe("reading blocks (01 §10.1)", () => {
  const read = (inside: string, options = {}) => {
    const ws = workingSet();
    return readBlocks(ws, of(inside), "meta_attributes", ws.references, options);
  };

  it("takes the pairs in the order in which they count: the highest score first", () => {
    const low = BLOCK(pair("a", "low"), 'score="1"');
    const high = BLOCK(pair("a", "high"), 'score="10"');
    expect(read(low + high)).toEqual([
      ["a", "high"],
      ["a", "low"],
    ]);
  });

  it("leaves out blocks whose rule does not hold, which may look at the node", () => {
    const rule = '<rule id="x"><expression id="e" attribute="kind" operation="eq" value="big"/></rule>';
    const ws = workingSet();
    const node = addNode(ws, "n1");
    const inside = BLOCK(rule + pair("a", "1"));
    expect(read(inside, { node })).toEqual([]);
    node.setAttribute("kind", "big");
    expect(read(inside, { node })).toEqual([["a", "1"]]);
  });
});

describe("filling a table", () => {
  it("keeps what is there; #default takes it away", () => {
    const table = new StringTable<string>();
    fillTable(table, [
      ["a", "1"],
      ["a", "2"],
      ["b", "3"],
      ["b", "#DEFAULT"],
    ]);
    expect(table.entries()).toEqual([["a", "1"]]);
  });
});

describe("what a block may hold", () => {
  it("is a rule, its own or that of another", () => {
    expect(hasRules(of(BLOCK(pair("a", "1"))), "meta_attributes")).toBe(false);
    expect(hasRules(of(BLOCK('<rule id="x"/>')), "meta_attributes")).toBe(true);
    expect(hasRules(of('<meta_attributes id-ref="x"/>'), "meta_attributes")).toBe(true);
    expect(hasRules(of(BLOCK('<rule id="x"/>')), "instance_attributes")).toBe(false);
  });

  it("agents are named by attributes of the element", () => {
    expect(agentOf(parseXml('<primitive class="ocf" provider="p" type="t"/>'))).toEqual({
      standard: "ocf",
      provider: "p",
      type: "t",
    });
  });
});
