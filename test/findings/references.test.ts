import { describe, expect, it } from "vitest";
import { primitive } from "../support/elements.js";
import { findingsOf } from "../support/verdict.js";

describe("references to nothing (09 §19.2)", () => {
  it("are told with the place where they stand", () => {
    const resources = primitive("A", '<meta_attributes id-ref="gone"/>');
    expect(findingsOf({ nodes: 1, resources }).map(({ code, element }) => [code, element?.name])).toContainEqual([
      "reference-dangling",
      "meta_attributes",
    ]);
  });
});
