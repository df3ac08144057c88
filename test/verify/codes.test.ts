/** Codes of findings: one for each kind of message (09 §19), met in the recorded cases. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FindingCode } from "../../src/verdict/finding.js";
import { verifyCib } from "../../src/verify/index.js";
import type { Cluster } from "../support/cib.js";
import { clone, operations, order, primitive, REMOTE } from "../support/elements.js";
import { started } from "../support/history.js";
import { findingsOf } from "../support/verdict.js";
import { buildCib, verifyCases } from "./cases.js";

const SOURCE = readFileSync(join(import.meta.dirname, "../../src/verdict/finding.ts"), "utf8");
const CODES = [...SOURCE.matchAll(/^ {2}\| "([^"]+)"/gm)].map(([, code = ""]) => code);

/** Texts as 09 §19 has them, and documents that lead there. */
const BY_CHAPTER: readonly (readonly [code: FindingCode, text: string, cluster: Cluster])[] = [
  [
    "option-value",
    "Using default value for cluster option 'batch-limit' because 'x' is invalid",
    { options: { "batch-limit": "x" } },
  ],
  ["template-unknown", "No template named 'T'", { resources: '<primitive id="R" template="T"/>' }],
  [
    "template-itself",
    "The resource object 'R' should not reference itself",
    { resources: '<primitive id="R" template="R"/>' },
  ],
  ["resource-type", "Ignoring resource 'x' of unknown type 'service'", { resources: '<service id="x"/>' }],
  [
    "operation-role",
    "Ignoring R-monitor role because Leader is not a valid role",
    { resources: primitive("R", operations('id="R-monitor" name="monitor" interval="10s" role="Leader"')) },
  ],
  [
    "order-action",
    "Unknown action 'notify' specified in order constraint",
    { resources: [primitive("A"), primitive("B")], constraints: order("A", "B", 'first-action="notify"') },
  ],
  [
    "order-not-invertible",
    "Cannot invert constraint 'A-then-B' (please specify inverse manually)",
    { resources: [primitive("A"), primitive("B")], constraints: order("A", "B", 'first-action="notify"') },
  ],
  [
    "order-require-all",
    "Support for require-all in ordering constraints is deprecated and will be removed in a future release (use clone-min clone meta-attribute instead)",
    {
      resources: [clone("A", primitive("a")), primitive("B")],
      constraints: order("A", "B", 'require-all="false"'),
    },
  ],
  [
    "node-discovery-without-fencing",
    "Ignoring resource-discovery-enabled attribute on Pacemaker Remote node rem because fencing is disabled",
    {
      resources: primitive("rem", "", REMOTE),
      history: { n1: started("rem", REMOTE) },
      attributes: { rem: { "resource-discovery-enabled": "false" } },
    },
  ],
];

const foundIn = (cluster: Cluster) => findingsOf(cluster);
const recorded = verifyCases().flatMap(({ cib }) =>
  verifyCib(buildCib(cib)).findings.filter(({ check }) => check === "configuration"),
);
const findings = [...recorded, ...BY_CHAPTER.flatMap(([, , cluster]) => foundIn(cluster))];
const met = new Set<string>(findings.map(({ code }) => code));

/** No document is known in which the parts of a bundle cannot be made (09 §19.5). */
const NEVER = ["bundle-parts"];

describe("codes of findings", () => {
  it("are in order, and each is met", () => {
    expect(CODES).toEqual([...CODES].sort());
    expect(CODES.filter((code) => !met.has(code))).toEqual(NEVER);
    expect([...met].filter((code) => !CODES.includes(code))).toEqual([]);
  });

  it("tell messages apart: no text has two", () => {
    const codesOf = new Map<string, Set<string>>();
    for (const { code, text } of findings) codesOf.set(text, (codesOf.get(text) ?? new Set()).add(code));
    expect([...codesOf].filter(([, codes]) => codes.size > 1).map(([text]) => text)).toEqual([]);
  });

  it.each(BY_CHAPTER)("%s: %s", (code, text, cluster) => {
    expect(foundIn(cluster).map((each) => [each.code, each.text])).toContainEqual([code, text]);
  });
});
