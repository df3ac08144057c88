import { describe, expect, it } from "vitest";
import { StringTable } from "../../src/base/string-table.js";
import { parseXml } from "../../src/cib/index.js";
import { addOperationBlocks, operationAttributes } from "../../src/facilities/operation-blocks.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";

describe("blocks about operations (07 §2.5, §3.2)", () => {
  const rule = (name: string) => `<rule id="x"><op_expression id="e" name="${name}"/></rule>`;
  const op = (inside: string) =>
    parseXml(
      `<op id="o" name="monitor" interval="10s"><meta_attributes id="m">${inside}<nvpair id="p" name="a" value="1"/></meta_attributes></op>`,
    );

  it("have rules that see the operation", () => {
    const ws = workingSet();
    const resource = addPrimitive(ws, "r");
    const read = (inside: string) => {
      const table = new StringTable<string>();
      addOperationBlocks(ws, resource, "monitor", 10_000, op(inside), ws.references, table);
      return table.entries();
    };
    expect(read("")).toEqual([["a", "1"]]);
    expect(read(rule("monitor"))).toEqual([["a", "1"]]);
    expect(read(rule("start"))).toEqual([]);
  });

  it("of instance attributes have rules that see the node", () => {
    const ws = workingSet();
    const resource = addPrimitive(ws, "r");
    const node = addNode(ws, "n1");
    const configuration = parseXml(
      '<op id="o" name="start"><instance_attributes id="i"><rule id="x"><expression id="e" attribute="k" operation="defined"/></rule><nvpair id="p" name="a" value="1"/></instance_attributes></op>',
    );
    expect(operationAttributes(ws, resource, node, configuration).entries()).toEqual([]);
    node.setAttribute("k", "");
    expect(operationAttributes(ws, resource, node, configuration).entries()).toEqual([["a", "1"]]);
  });
});
