import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cibElement,
  invalidCibText,
  legacyCibElement,
  legacyCibText,
  malformedCibText,
  spelling,
} from "../../src/arbitraries/index.js";
import { claimedVersion, descendants, type Element, parseCib, upgradeCib, validate } from "../../src/cib/index.js";
import { refusalOf, runs } from "../support/generated.js";

const SMALL = { maxNodes: 2, maxResources: 2, maxConstraints: 3 };

/** Names, attributes in any order, and children: what a spelling may not change. Local names, as in the outcome. */
function content({ name, attributes, children }: Element): unknown {
  const local = (each: string) => each.slice(each.lastIndexOf("}") + 1);
  const pairs = Object.entries(attributes).map(([key, value]) => [local(key), value]);
  return [local(name), pairs.sort(), children.map(content)];
}

const isValid = (root: Element): boolean => {
  const version = claimedVersion(root.attributes["validate-with"]);
  return version !== undefined && validate(root, version) === undefined;
};

describe("documents of older schemas", () => {
  it("are valid under the version that they claim", () => {
    fc.assert(fc.property(legacyCibElement(SMALL), isValid), runs(61, 40));
  });

  it("stay so however they are shrunk", () => {
    const seen: Element[] = [];
    const failure = fc.check(
      fc.property(legacyCibElement(SMALL), (root) => {
        seen.push(root);
        return ![...descendants(root)].some(({ name }) => name === "master");
      }),
      { ...runs(62, 150), endOnFailure: false },
    );
    expect(failure.failed).toBe(true);
    expect(seen.filter((root) => !isValid(root))).toEqual([]);
  });

  it("reach all three upgrades, and are mostly accepted", () => {
    const lines: string[] = [];
    let accepted = 0;
    for (const root of fc.sample(legacyCibElement(SMALL), { seed: 63, numRuns: 80 })) {
      try {
        lines.push(...upgradeCib({ root }).warnings);
        accepted++;
      } catch (error) {
        expect(error).toMatchObject({ code: "upgrade" });
      }
    }
    expect(accepted).toBeGreaterThan(60);
    for (const part of ["ACLs: @attribute", "Cluster properties: ", "Resources-operation", "Dropping lifetime element"])
      expect(lines.some((line) => line.includes(part))).toBe(true);
  });
});

describe("any spelling of a document", () => {
  it("reads as the same elements with the same attributes", () => {
    fc.assert(
      fc.property(cibElement(SMALL), spelling(), (root, write) => {
        expect(content(parseCib(write(root)).root)).toEqual(content(root));
      }),
      runs(64, 40),
    );
  });

  it("is ASCII, and in the plainest way nothing but elements", () => {
    fc.assert(
      fc.property(legacyCibText(SMALL), (text) => /^\ufeff?[\t\n\r -~]*$/.test(text)),
      runs(65, 30),
    );
    const root: Element = { name: "a", attributes: { b: "'" }, children: [] };
    const texts: string[] = [];
    fc.check(
      fc.property(spelling(), (write) => {
        texts.push(write(root));
        return false;
      }),
      runs(66, 1),
    );
    expect(texts).toContain(`\n\n<a b="'" xmlns:x="http://example.com/x"/>\n\n`);
  });
});

describe("documents with something wrong", () => {
  it("are refused by a CibError, or accepted; of every kind there are some", () => {
    const found = new Set<string>();
    fc.assert(
      fc.property(invalidCibText(SMALL), (text) => {
        found.add(refusalOf(text)?.code ?? "accepted");
      }),
      runs(67, 500),
    );
    expect([...found].sort()).toEqual(["accepted", "claim", "reread", "root", "schema", "upgrade"]);
  });

  it("give an error with place and problem where they are no XML", () => {
    fc.assert(
      fc.property(malformedCibText({ maxNodes: 1, maxResources: 1, maxConstraints: 1 }), (text) => {
        expect(refusalOf(text)).toMatchObject({ code: "xml", position: { line: expect.any(Number) } });
      }),
      runs(68, 200),
    );
  });
});
