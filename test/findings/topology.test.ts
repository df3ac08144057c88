import { describe, expect, it } from "vitest";
import { findingsOf } from "../support/verdict.js";

describe("fencing levels (09 §19.4)", () => {
  it.each([
    ['id="l" index="1"', undefined],
    ['id="l" index="9"', undefined],
    ['index="1"', "Ignoring fencing level without ID"],
    ['id="l"', "Ignoring fencing level l with invalid index"],
    ['id="l" index="x"', "Ignoring fencing level l with invalid index"],
    ['id="l" index="0"', "Ignoring fencing level l with out-of-range index 0"],
    ['id="l" index="10"', "Ignoring fencing level l with out-of-range index 10"],
  ])("%s: %s", (attributes, text) => {
    const more = `<fencing-topology><fencing-level ${attributes} target="n1" devices="F"/></fencing-topology>`;
    const found = findingsOf({ more }).map((finding) => finding.text);
    expect(found).toEqual(text === undefined ? [] : [text]);
  });
});
