import { describe, expect, it } from "vitest";
import { metaConfiguredBy, optionPair } from "../../src/capture/configured-by.js";
import { group, meta, primitive } from "../support/elements.js";
import { configured, resourceOf } from "../support/model.js";

describe("who gave a resource a meta-attribute (02 §6.5)", () => {
  const ws = configured({
    options: { "batch-limit": "3" },
    resources: group("g", [primitive("A", meta({ x: "1" })), primitive("B")], { y: "2", "target-role": "Started" }),
    more: `<rsc_defaults>${meta({ z: "3" })}</rsc_defaults>`,
  });
  const by = (id: string, name: string) => {
    const found = metaConfiguredBy(ws, resourceOf(ws, id), name);
    return found && [found.by, found.owner, found.pair.attributes.value];
  };

  it.each([
    ["A", "x", ["resource", "A", "1"]],
    ["A", "y", ["ancestor", "g", "2"]],
    ["A", "z", ["defaults", undefined, "3"]],
    ["B", "x", undefined],
  ])("%s %s: %o", (id, name, expected) => {
    expect(by(id, name)).toEqual(expected);
  });

  it("options are found by any of their names", () => {
    expect(optionPair(ws, "no-such", "batch-limit")?.attributes.value).toBe("3");
    expect(optionPair(ws, "no-such")).toBeUndefined();
  });
});
