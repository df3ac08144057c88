import { describe, expect, it } from "vitest";
import { bundledCloneOf, containersOf, replicasOf } from "../../src/variants/bundle-parts.js";
import { primitive } from "../support/elements.js";
import { configured, resourceOf } from "../support/model.js";

describe("the parts of a bundle (06 §2.3)", () => {
  const bundle = (inside: string) =>
    `<bundle id="b"><docker image="i" replicas="2"/><network control-port="1"/>${inside}</bundle>`;
  const ws = configured({ nodes: 2, resources: [bundle(primitive("A")), primitive("B")] });
  const b = resourceOf(ws, "b");

  it("are its containers, always in the same list, and its replicas", () => {
    expect(containersOf(ws, b).map(({ id }) => id)).toEqual(["b-docker-0", "b-docker-1"]);
    expect(containersOf(ws, b)).toBe(containersOf(ws, b));
    expect(replicasOf(b).map(({ offset }) => offset)).toEqual([0, 1]);
    expect(replicasOf(resourceOf(ws, "B"))).toEqual([]);
  });

  it("are the clone inside, if there is a primitive", () => {
    expect(bundledCloneOf(b)?.id).toBe("b-clone");
    const empty = configured({ nodes: 2, resources: bundle("") });
    expect(bundledCloneOf(resourceOf(empty, "b"))).toBeUndefined();
  });
});
