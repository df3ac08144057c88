import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CibError, evaluate, readCib, serialize } from "../../src/index.js";
import { mutated, mutations } from "../differential/mutations.js";
import { cibText } from "../support/cib.js";
import { primitive } from "../support/elements.js";
import { clusters, NOW, runs, SMALL } from "../support/generated.js";

/** Evaluates any text. Throws what is not a CibError. */
function outcome(text: string): "verdict" | "error" {
  try {
    evaluate(readCib(text).cib, { now: NOW });
    return "verdict";
  } catch (error) {
    if (error instanceof CibError) return "error";
    throw error;
  }
}

const texts = fc.sample(
  clusters(SMALL).map(({ root }) => serialize(root)),
  { seed: 21, numRuns: 40 },
);
const text = texts.find((each) => each.length > 3000 && each.length < 6000) ?? "";

describe("any text gives a Verdict or a CibError", () => {
  it("has a document to start from", () => {
    expect(outcome(text)).toBe("verdict");
  });

  it("every prefix of a document", () => {
    for (let length = 0; length < text.length; length += 5) expect(outcome(text.slice(0, length))).toBe("error");
  });

  it("a thousand documents with changed characters", () => {
    const change = fc.record({
      at: fc.nat({ max: text.length - 1 }),
      length: fc.constantFrom(0, 1, 1, 5, 40),
      put: fc.constantFrom(
        "",
        "<",
        ">",
        '"',
        "&",
        "/",
        "=",
        "\u0000",
        "é",
        "]]>",
        "<!--",
        "<a>",
        "</cib>",
        "9",
        "-",
        " ",
        "&#0;",
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        let changed = text;
        for (const { at, length, put } of changes) changed = changed.slice(0, at) + put + changed.slice(at + length);
        expect(["verdict", "error"]).toContain(outcome(changed));
      }),
      runs(22, 1000),
    );
  });

  it("a thousand documents with elements and attributes dropped, doubled, swapped and changed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts.filter((each) => each.length < 6000)), mutations(), (original, list) => {
        expect(["verdict", "error"]).toContain(outcome(mutated(original, list)));
      }),
      runs(23, 1000),
    );
  });

  it("documents nested in themselves at any place", () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length }), fc.integer({ min: 1, max: 300 }), (at, depth) => {
        const nested = text.slice(0, at) + "<x>".repeat(depth) + "</x>".repeat(depth) + text.slice(at);
        expect(["verdict", "error"]).toContain(outcome(nested));
      }),
      runs(24, 100),
    );
  });
});

/** A cluster of one node with one primitive of that id, and a location constraint for it by pattern. */
const cluster = (id: string, pattern: string): string =>
  cibText({
    nodes: [id],
    resources: primitive(id),
    constraints: `<rsc_location id="l" rsc-pattern="${pattern}" node="${id}" score="7"/>`,
  });

describe("hostile input", () => {
  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"])("%s is an id like any other", (id) => {
    const { placements, events } = evaluate(readCib(cluster(id, id)).cib, { now: NOW });
    expect(placements).toMatchObject([{ resource: id }]);
    expect(events.find((event) => event.kind === "scores")).toMatchObject({ lines: [{ node: id, score: 7 }] });
    expect(({} as Record<string, unknown>).score).toBeUndefined();
  });

  it("patterns that backtracking engines never finish are matched in linear time", () => {
    const id = `${"a".repeat(5000)}b`;
    expect(outcome(cluster(id, "^(a+)+$"))).toBe("verdict");
    expect(outcome(cluster(id, "(a|aa)+$"))).toBe("verdict");
  });

  it("entities that expand to billions of characters are not expanded", () => {
    const levels = Array.from({ length: 12 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join("");
    const bomb = `<!DOCTYPE cib [<!ENTITY e0 "lol">${levels}]>${cluster("A", "A").replace('type="Dummy"', 'type="&e12;"')}`;
    expect(["verdict", "error"]).toContain(outcome(bomb));
  });

  it("references that go in circles end", () => {
    const rule = `<rule id="r"><rule id-ref="r"/></rule>`;
    const circular = cluster("A", "A").replace(' node="A" score="7"/>', `>${rule}</rsc_location>`);
    expect(["verdict", "error"]).toContain(outcome(circular));
  });
});
