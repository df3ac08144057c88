import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cib as anyCib, commands, edits } from "../../src/arbitraries/index.js";
import { serialize } from "../../src/cib/index.js";
import { parseCommand, printEdit, runCommands } from "../../src/commands/index.js";
import { type Edit, EditError, type Edited, edit, undo } from "../../src/edit/index.js";
import { cluster, NOW } from "../support/every-kind.js";

const LIMIT = 120_000;

/** How often something is drawn: fewer times where all tests are to draw little (RUNS). */
const runs = (usual: number): number => Math.ceil(usual * Math.min(1, Number(process.env.RUNS ?? 100) / 100));

/** What comes of a call: its result, or the refusal. Any other error is a defect. */
function attempt<Result>(run: () => Result): Result | EditError {
  try {
    return run();
  } catch (error) {
    if (error instanceof EditError) return error;
    throw error;
  }
}

/** A document, and edits of it. */
const edited = (drawn: typeof anyCib) =>
  fc.oneof(fc.constant(cluster()), drawn()).chain((cib) => fc.tuple(fc.constant(cib), edits(cib)));

describe("edits of any document", () => {
  it("give a document or an EditError; undone, the document of before; the input never changes", {
    timeout: LIMIT,
  }, () => {
    let made = 0;
    fc.assert(
      fc.property(edited(anyCib), ([cib, list]) => {
        const before = serialize(cib.root);
        const result: Edited | EditError = attempt(() => edit(cib, list, { now: NOW }));
        expect(serialize(cib.root)).toBe(before);
        if (result instanceof EditError) return;
        made++;
        expect(serialize(undo(result.cib, result.change).root)).toBe(before);
      }),
      { numRuns: runs(300), seed: 1 },
    );
    expect(made).toBeGreaterThan(runs(60));
  });

  it("that name nothing known are refused", { timeout: LIMIT }, () => {
    const cib = cluster();
    const unknown = edits(cib).map((list) => list.map(withoutNames));
    fc.assert(
      fc.property(unknown, (list) => {
        const named = list.filter(namesSomething);
        fc.pre(named.length > 0);
        expect(attempt(() => edit(cib, named, { now: NOW }))).toBeInstanceOf(EditError);
      }),
      { numRuns: runs(200), seed: 2 },
    );
  });
});

const NAMING = ["resource", "node", "group"] as const;

/** The edit with every name in it replaced by one that nothing has. */
function withoutNames(given: Edit): Edit {
  const changed: Record<string, unknown> = { ...given };
  for (const key of NAMING) if (typeof changed[key] === "string") changed[key] = "no-such-thing";
  if (given.kind === "remove") changed.ids = ["no-such-thing"];
  if (given.kind === "group-add") changed.resources = ["no-such-thing"];
  return changed as unknown as Edit;
}

function namesSomething({ kind, ...rest }: Edit): boolean {
  return kind === "remove" || NAMING.some((key) => key in rest && (rest as Record<string, unknown>)[key] !== undefined);
}

describe("commands for any document", () => {
  it("give edits that can be done, or an EditError", { timeout: LIMIT }, () => {
    const cib = cluster();
    let made = 0;
    fc.assert(
      fc.property(commands(cib), (line) => {
        const result = attempt(() => runCommands(cib, [line], { now: NOW }));
        if (!(result instanceof EditError)) made++;
      }),
      { numRuns: runs(400), seed: 3 },
    );
    expect(made).toBeGreaterThan(runs(150));
  });

  it("are read back from the edits that they are printed as", { timeout: LIMIT }, () => {
    const cib = cluster();
    fc.assert(
      fc.property(commands(cib), fc.constantFrom("crm" as const, "pcs" as const), (line, spelling) => {
        const command = attempt(() => parseCommand(line, { cib, now: NOW }));
        if (command instanceof EditError) return;
        for (const each of command.edits) {
          const printed = printEdit(each, spelling);
          expect(printed).not.toBe("");
          if (/^(?:crm_node|crm cluster|pcs cluster)/.test(printed) || printed.includes("; ")) continue;
          const again = attempt(() => parseCommand(printed, { cib, now: NOW }));
          if (again instanceof EditError) expect(again.code, printed).not.toBe("usage");
        }
      }),
      { numRuns: runs(400), seed: 4 },
    );
  });
});
