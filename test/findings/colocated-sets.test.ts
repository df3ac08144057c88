import { describe, expect, it } from "vitest";
import { primitive } from "../support/elements.js";
import { findingsOf } from "../support/verdict.js";

const set = (id: string, members: string, attributes = ""): string =>
  `<resource_set id="${id}" ${attributes}>${[...members].map((each) => `<resource_ref id="${each}"/>`).join("")}</resource_set>`;

const found = (sets: string): string[] =>
  findingsOf({
    resources: ["A", "B", "C"].map((id) => primitive(id)),
    constraints: `<rsc_colocation id="c" score="INFINITY">${sets}</rsc_colocation>`,
  }).map(({ text }) => text);

const PARALLEL = 'sequential="false"';

describe("members of colocated sets that are no resources (09 §19.7)", () => {
  it.each([
    [
      "the last of a sequential primary",
      set("s1", "A") + set("s2", "BX"),
      "Ignoring colocation of set s1 with set s2 because last resource X not found",
    ],
    [
      "the first of a sequential dependent",
      set("s1", "XA") + set("s2", "B"),
      "Ignoring colocation of set s1 with set s2 because first resource X not found",
    ],
    [
      "any of a primary",
      set("s1", "A") + set("s2", "BX", PARALLEL),
      "Ignoring set s1 colocation with resource X in set s2: No such resource",
    ],
    [
      "any of a dependent",
      set("s1", "AX", PARALLEL) + set("s2", "B"),
      "Ignoring colocation of set s1 resource X with set s2: No such resource",
    ],
    [
      "a primary, of each dependent",
      set("s1", "A", PARALLEL) + set("s2", "X", PARALLEL),
      "Ignoring colocation of set s1 resource A with set s2 resource X: No such resource",
    ],
  ])("%s", (_, sets, text) => {
    expect(found(sets)).toContain(text);
  });
});
