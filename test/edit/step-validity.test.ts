import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cib } from "../../src/arbitraries/index.js";
import { type Draft, draftOf, finished, newDraft, nodes } from "../../src/cib/draft.js";
import { validate } from "../../src/cib/schema/validate.js";
import { claimedVersion, type Version } from "../../src/cib/schema/versions.js";
import { StepValidity } from "../../src/edit/step-validity.js";
import { cluster } from "../support/every-kind.js";

/** One change of a document: of the elements, the nth ones. */
interface Change {
  readonly kind: "remove" | "move" | "before" | "copy" | "rename" | "nonsense" | "refer" | "element" | "nothing";
  readonly nth: number;
  readonly other: number;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("remove", "move", "before", "copy", "rename", "nonsense", "refer", "element", "nothing"),
  nth: fc.nat(1000),
  other: fc.nat(1000),
});

function carryOut(root: Draft, { kind, nth, other }: Change): void {
  const all = [...nodes(root)].slice(1);
  const draft = all[nth % all.length];
  const second = all[other % all.length];
  if (draft === undefined || second === undefined || isIn(second, draft)) return;
  switch (kind) {
    case "remove":
      draft.parent?.remove(draft);
      return;
    case "move":
    case "before":
      draft.parent?.remove(draft);
      // Mostly to a place where it may be.
      if (nth % 3 === 0) second.append(draft);
      else second.parent?.insertBefore(draft, kind === "before" ? second : undefined);
      return;
    case "copy":
      second.parent?.append(draftOf(finished(draft)));
      return;
    case "rename":
      draft.set({ id: nth % 2 === 0 ? second.attributes.id : `fresh-${other}` });
      return;
    case "nonsense":
      draft.set({ nonsense: "1" });
      return;
    case "refer":
      draft.set({ rsc: second.attributes.id });
      return;
    case "element":
      draft.append(newDraft(second.name, { id: `fresh-${other}` }));
      return;
    case "nothing":
      draft.append(newDraft("nvpair", { id: `n-${other}`, name: "a", value: "1" }));
  }
}

function isIn(draft: Draft, holder: Draft): boolean {
  for (let at: Draft | undefined = draft; at !== undefined; at = at.parent) if (at === holder) return true;
  return false;
}

function expectAsWhole(root: Draft, version: Version, changes: readonly Change[]): void {
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
      fc.property(documents, fc.array(change, { maxLength: 12 }), ({ root }, changes) => {
        expectAsWhole(draftOf(root), version, changes);
      }),
      { numRuns: RUNS, seed: 16 },
    );
  });

  it("is what the whole says, changed much", () => {
    const { root } = cluster();
    const version = claimedVersion(root.attributes["validate-with"]) ?? "4.0";
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        expectAsWhole(draftOf(root), version, changes);
      }),
      { numRuns: RUNS * 20, seed: 17 },
    );
  });
});
