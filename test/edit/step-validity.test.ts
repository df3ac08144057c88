import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cib } from "../../src/arbitraries/index.js";
import { type Draft, draftOf, finished } from "../../src/cib/draft.js";
import { validate } from "../../src/cib/schema/validate.js";
import { claimedVersion, type Version } from "../../src/cib/schema/versions.js";
import { StepValidity } from "../../src/edit/step-validity.js";
import { cluster } from "../support/every-kind.js";
import { carryOut, type DraftChange, draftChange } from "./draft-changes.js";

function expectAsWhole(root: Draft, version: Version, changes: readonly DraftChange[]): void {
  const validity = new StepValidity(root, version);
  root.watch = validity;
  if (!validity.isValidNow()) return;
  for (const each of changes) {
    carryOut(root, each);
    const isValid = validate(finished(root), version) === undefined;
    expect(validity.isValidNow()).toBe(isValid);
    if (!isValid) return;
  }
}

const RUNS = Number(process.env.RUNS ?? 100);

describe("validity after a change (10 §10)", () => {
  it.each(["1.2", "2.10", "3.2", "3.9", "4.0"] as const)("is what the whole says, under schema %s", (version) => {
    const documents = fc.oneof(cib(), fc.constant(cluster()));
    fc.assert(
      fc.property(documents, fc.array(draftChange, { maxLength: 12 }), ({ root }, changes) => {
        expectAsWhole(draftOf(root), version, changes);
      }),
      { numRuns: RUNS, seed: 16 },
    );
  });

  it("is what the whole says, changed much", () => {
    const { root } = cluster();
    const version = claimedVersion(root.attributes["validate-with"]) ?? "4.0";
    fc.assert(
      fc.property(fc.array(draftChange, { minLength: 1, maxLength: 4 }), (changes) => {
        expectAsWhole(draftOf(root), version, changes);
      }),
      { numRuns: RUNS * 20, seed: 17 },
    );
  });
});
