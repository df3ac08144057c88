import { expect, it } from "vitest";
import { parseXml } from "../../../src/cib/index.js";
import { History } from "../../../src/facilities/histories.js";
import { HistoryEntry } from "../../../src/unpack/status/entry.js";
import { clone, primitive } from "../../support/elements.js";
import { operation } from "../../support/history.js";
import { configured, nodeOf, resourceOf } from "../../support/model.js";

const ws = configured({ nodes: ["n1"], resources: [primitive("A"), clone("c", primitive("B"))] });

function entry(xml: string): HistoryEntry {
  const { entries, readings } = new History(parseXml(`<lrm_resource id="A">${xml}</lrm_resource>`));
  const [element, read] = [entries[0], readings[0]];
  if (element === undefined || read === undefined) throw new Error("no entry");
  return new HistoryEntry(resourceOf(ws, "A"), nodeOf(ws, "n1"), element, read);
}

it("begins with what the XML says, and is maskable if that says so (03 §11.1)", () => {
  expect(entry(operation("A", "monitor", { rc: 5 }))).toMatchObject({ exitStatus: 5, execStatus: 0, maskable: true });
  expect(entry(operation("A", "start", { rc: 5 }))).toMatchObject({ task: "start", interval: 0, maskable: false });
});
