import { describe, expect, it } from "vitest";
import { applied, CLUSTERS, linesOf, readCases, readCluster } from "../../corpus/edits/recorded.js";
import type { CibDocument } from "../../src/cib/index.js";
import { runCommands } from "../../src/commands/index.js";
import { EditError } from "../../src/edit/index.js";
import { NOW } from "../support/every-kind.js";

/** Each command on what the former ones made; what is refused changes nothing. */
function run(
  before: CibDocument,
  commands: readonly string[],
): { readonly cib: CibDocument; readonly refused: readonly boolean[] } {
  let cib = before;
  const refused = commands.map((command) => {
    try {
      ({ cib } = runCommands(cib, [command], { now: NOW }));
      return false;
    } catch (error) {
      if (error instanceof EditError) return true;
      throw error;
    }
  });
  return { cib, refused };
}

describe.each(CLUSTERS)("commands about %s, as the programs carried them out", (name) => {
  const before = readCluster(name);
  const lines = linesOf(before.root);

  it.each(readCases(name))("$commands", ({ commands, refused, changes = [] }) => {
    const made = run(before, commands.split(" ; "));
    expect(made.refused).toEqual(refused);
    expect(linesOf(made.cib.root)).toEqual(applied(lines, changes));
  });
});
