import { describe, expect, it } from "vitest";
import { findForHistory } from "../../../src/unpack/status/find-resource.js";
import { newStage } from "../../../src/unpack/status/stage.js";
import { clone, group, primitive } from "../../support/elements.js";
import { configured, nodeOf } from "../../support/model.js";

function found(resources: string, id: string): readonly (string | undefined)[] {
  const ws = configured({ nodes: ["n1"], resources });
  const resource = findForHistory(newStage(ws, undefined), id, nodeOf(ws, "n1"));
  return [resource?.id, resource?.observed.historyId];
}

describe("finding the resource that a history id means (03 §9.2)", () => {
  it.each([
    ["a primitive by its id", primitive("A"), "A", ["A", undefined]],
    ["nothing that is no primitive", group("g", primitive("A")), "g", [undefined, undefined]],
    ["nothing by an unknown id", primitive("A"), "B", [undefined, undefined]],
    ["an instance of an anonymous clone by the plain id", clone("c", primitive("A")), "A", ["A:0", "A"]],
    ["and by any number", clone("c", primitive("A")), "A:5", ["A:0", "A:5"]],
    [
      "of a unique clone only the very instance",
      clone("c", primitive("A"), { "globally-unique": "true", "clone-max": "1" }),
      "A:0",
      ["A:0", undefined],
    ],
    ["nothing else of it", clone("c", primitive("A"), { "globally-unique": "true" }), "A", [undefined, undefined]],
  ])("%s", (_, resources, id, expected) => {
    expect(found(resources, id)).toEqual(expected);
  });
});
