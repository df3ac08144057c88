import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cib, crmText, damagedCrmText } from "../../src/arbitraries/index.js";
import { serialize } from "../../src/cib/index.js";
import { CrmError, parseCrm, printCrm } from "../../src/crmsh/index.js";

/** What a text gives: its document, or `undefined` if it is refused as bad input. */
function loaded(text: string, options: Parameters<typeof parseCrm>[1] = {}): ReturnType<typeof parseCrm> | undefined {
  try {
    return parseCrm(text, options);
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const { position } of error.problems) if (position !== undefined) expect(position.line).toBeGreaterThan(0);
    return undefined;
  }
}

/** A document after its text has been loaded over it. The first time, roles get the names that the schema has for them now. */
function reloaded(document: ReturnType<typeof loaded>): ReturnType<typeof loaded> {
  return document === undefined ? undefined : loaded(printCrm(document), { base: document });
}

describe("any text", () => {
  test("gives a document that can be printed, or a CrmError", () => {
    fc.assert(
      fc.property(fc.oneof(damagedCrmText(), fc.string({ unit: "binary" })), (text) => {
        const document = loaded(text);
        if (document !== undefined) printCrm(document);
      }),
      { numRuns: 100 },
    );
  });

  test("says the same again when it is loaded over what it made", () => {
    fc.assert(
      fc.property(crmText(), (text) => {
        const document = reloaded(loaded(text));
        const again = reloaded(document);
        if (document !== undefined && again !== undefined) expect(printCrm(again)).toBe(printCrm(document));
      }),
      { numRuns: 60 },
    );
  });

  /** CPU seconds. */
  function cpuOf(work: () => void): number {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  }

  const many = (count: number, line: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join("");

  /** Shapes of text in which something that is done per line could look at all lines. */
  test.each<readonly [string, (count: number) => string]>([
    [
      "members of a group",
      (n) => `${many(n, (i) => `primitive p${i} Dummy a=1 a=2\n`)}group g ${many(n, (i) => `p${i} `)}`,
    ],
    ["sets of options", (n) => many(n, (i) => `property s${i}: a=1\n`)],
    ["monitors of one primitive", (n) => `primitive a Dummy\n${many(n, (i) => `monitor a ${i + 1}\n`)}`],
    ["constraints of one resource", (n) => `primitive a Dummy\n${many(n, (i) => `location l${i} a ${i}: n1\n`)}`],
    [
      "references to one set",
      (n) => `primitive a Dummy params $id=s x=1\n${many(n, (i) => `primitive p${i} Dummy params $id-ref=s\n`)}`,
    ],
    ["one line", (n) => `primitive a Dummy params ${many(n, (i) => `p${i}=v `)}`],
    ["quotes", (n) => `primitive a Dummy params ${'""'.repeat(n)}`],
    ["doubles", (n) => many(n, () => "primitive a Dummy\n")],
  ])("takes time in proportion to its length: %s", { timeout: 60_000 }, (_, text) => {
    const time = (count: number): number => cpuOf(() => reloadedText(text(count)));
    time(500);
    // Eight times as much: a quadratic step anywhere would take sixty-four times as long.
    expect(time(4000) / Math.max(0.02, time(500))).toBeLessThan(32);
  });
});

function reloadedText(text: string): void {
  const document = loaded(text);
  if (document !== undefined) printCrm(document);
}

describe("any CIB", () => {
  test("is itself again after its text has been loaded over it", () => {
    fc.assert(
      fc.property(cib(), (document) => {
        const once = reloaded(document);
        const twice = reloaded(once);
        if (once !== undefined && twice !== undefined) expect(serialize(twice.root)).toBe(serialize(once.root));
      }),
      { numRuns: 60 },
    );
  });
});
