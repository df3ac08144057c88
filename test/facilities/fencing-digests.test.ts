import { describe, expect, it } from "vitest";
import { compareFencingDigests, unfencingDevices } from "../../src/facilities/fencing-digests.js";
import { FENCED, meta, parameters } from "../support/elements.js";
import { configured, nodeOf, resourceOf } from "../support/model.js";

const device = (id: string, inside = meta({ provides: "unfencing" })) =>
  `<primitive id="${id}" class="stonith" type="fence_scsi">${inside}</primitive>`;

describe("unfencing devices (08 §8.7.2)", () => {
  it("are those that provide it, in reverse order", () => {
    const resources = [device("F"), device("G", ""), device("H")];
    expect(unfencingDevices(configured({ options: FENCED, resources })).map(({ id }) => id)).toEqual(["H", "F"]);
  });
});

describe("comparing with what the node recorded (08 §8.7.2)", () => {
  const scene = (known?: string, secure?: string) => {
    const ws = configured({
      nodes: ["n1"],
      options: FENCED,
      resources: device("F", meta({ provides: "unfencing" }) + parameters({ plug: "1" })),
    });
    const node = nodeOf(ws, "n1");
    if (known !== undefined) node.setAttribute("#digests-all", known);
    if (secure !== undefined) node.setAttribute("#digests-secure", secure);
    return compareFencingDigests(ws, resourceOf(ws, "F"), node);
  };

  it("nothing recorded is no change", () => {
    const { changed, all } = scene();
    expect(changed).toBe(false);
    expect(all).toMatch(/^F:fence_scsi:[0-9a-f]{32},$/);
  });

  it("the same is no change, another digest is one, unless only secrets differ", () => {
    const { all, secure } = scene();
    expect(scene(`x,${all}`).changed).toBe(false);
    expect(scene("F:fence_scsi:other,").changed).toBe(true);
    expect(scene("F:fence_scsi:other,", secure).changed).toBe(false);
  });
});
