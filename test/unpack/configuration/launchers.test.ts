import { describe, expect, it } from "vitest";
import { group, meta, primitive } from "../../support/elements.js";
import { configured, resourceOf } from "../../support/model.js";
import { findingsOf } from "../../support/verdict.js";

describe("after all resources are read (02 §8.1 to §8.3)", () => {
  it("a leaf has the launcher that its container names, inherited or not", () => {
    const ws = configured({
      resources: [
        primitive("vm"),
        group("g", primitive("A"), { container: "vm" }),
        primitive("B", meta({ container: "vm" })),
      ],
    });
    const vm = resourceOf(ws, "vm");
    expect(["A", "B", "g"].map((id) => resourceOf(ws, id).configured.launcher)).toEqual([vm, vm, undefined]);
    expect(vm.configured.launched.map(({ id }) => id)).toEqual(["A", "B"]);
  });

  it("a container of nothing, or of itself, is none", () => {
    const resources = [primitive("A", meta({ container: "x" })), primitive("B", meta({ container: "B" }))];
    const ws = configured({ resources });
    expect(ws.resources.map(({ configured: { launcher } }) => launcher)).toEqual([undefined, undefined]);
    expect(findingsOf({ resources }).map(({ text }) => text)).toEqual(["Resource A: Unknown container x"]);
  });

  it("resources go by priority, equal ones as they stand", () => {
    const resources = [
      primitive("A"),
      primitive("B", meta({ priority: "5" })),
      primitive("C"),
      primitive("D", meta({ priority: "5" })),
    ];
    expect(configured({ resources }).resources.map(({ id }) => id)).toEqual(["B", "D", "A", "C"]);
  });
});
