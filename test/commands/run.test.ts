import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/arbitraries/index.js";
import { type CibDocument, serialize } from "../../src/cib/index.js";
import { runCommands } from "../../src/commands/index.js";
import { EditError } from "../../src/edit/index.js";
import { cluster, NOW } from "../support/every-kind.js";

/** What a command makes of a document; nothing if it is refused. */
function after(cib: CibDocument, line: string): CibDocument | undefined {
  try {
    return runCommands(cib, [line], { now: NOW }).cib;
  } catch (error) {
    if (error instanceof EditError) return undefined;
    throw error;
  }
}

describe("several commands", () => {
  it("make what they make one by one: look-ups follow the changes", { timeout: 60_000 }, () => {
    const before = cluster();
    fc.assert(
      fc.property(fc.array(commands(before), { minLength: 2, maxLength: 8 }), (lines) => {
        let cib: CibDocument = before;
        const accepted = lines.filter((line) => {
          const made = after(cib, line);
          if (made !== undefined) cib = made;
          return made !== undefined;
        });
        const together = runCommands(before, accepted, { now: NOW }).cib;
        expect(together.root.children.map(serialize)).toEqual(cib.root.children.map(serialize));
      }),
      { numRuns: 100, seed: 13 },
    );
  });

  it("are refused at the one after which the document is invalid", () => {
    const lines = [
      "pcs resource disable web",
      "pcs tag create t web",
      "crm_attribute -N n1 -n a -v 1 -i web",
      "pcs resource enable web",
    ];
    expect(() => runCommands(cluster(), lines, { now: NOW })).toThrow(
      expect.objectContaining({ name: "EditError", path: lines[2] }),
    );
  });

  it("count as one change of the document each", () => {
    const { root } = runCommands(cluster(), ["pcs resource disable web", "pcs node standby n1"], { now: NOW }).cib;
    expect(Number(root.attributes.epoch)).toBe(Number(cluster().root.attributes.epoch) + 2);
  });
});
