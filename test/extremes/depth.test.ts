/** What can be deep in an input, deeper than any stack: an answer or one of our errors, soon. */
import { describe, expect, it } from "vitest";
import { readAny, runCommands } from "../../src/commands/index.js";
import { parseCrm, showCrm } from "../../src/crmsh/index.js";
import { explain } from "../../src/explain/index.js";
import { evaluate, PengineError, parseCib, readCib, serialize } from "../../src/index.js";
import { parseCorosync } from "../../src/quorum/index.js";
import { verifyCib } from "../../src/verify/index.js";
import { documentText } from "../support/cib.js";
import { NOW } from "../support/generated.js";

/** More than any stack holds. */
const DEEP = 8_000;
/** As much as XML allows inside each other. */
const NESTED = 240;

const times = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join("");

const primitive = (id: string, inner = ""): string =>
  `<primitive id="${id}" class="ocf" provider="pacemaker" type="Dummy">${inner}</primitive>`;

type Sections = Parameters<typeof documentText>[0];

const text = (sections: Sections, claim = "none"): string =>
  documentText({ claim, nodes: '<node id="1" uname="n1"/><node id="2" uname="n2"/>', ...sections });

/** Whether it ends in an answer, or with one of our errors. Throws every other error. */
function outcomeOf(work: () => unknown): "answer" | "refusal" {
  try {
    work();
    return "answer";
  } catch (error) {
    if (error instanceof PengineError) return "refusal";
    throw error;
  }
}

const rules = (depth: number, twice: boolean): string =>
  times(depth, (i) => {
    const next = `<rule id-ref="r${i + 1}"/>`;
    // Only the first one is looked at: a chain from each of them would be the square of that.
    return `<rsc_location id="l${i}" rsc="${i === 0 ? "A" : "gone"}"><rule id="r${i}" score="1">${twice ? next + next : next}</rule></rsc_location>`;
  });

const LAST_RULE = '<rule id="r@" score="1"><expression id="e" attribute="x" operation="defined"/></rule>';

const lastRule = (depth: number): string =>
  `<rsc_location id="l" rsc="gone">${LAST_RULE.replace("@", String(depth))}</rsc_location>`;

const meta = (id: string, name: string, value: string): string =>
  `<meta_attributes id="${id}-m"><nvpair id="${id}-p" name="${name}" value="${value}"/></meta_attributes>`;

const tags = (depth: number, end: string): string =>
  `<tags>${times(depth, (i) => `<tag id="t${i}"><obj_ref id="${i === depth - 1 ? end : `t${i + 1}`}"/></tag>`)}</tags>`;

const withTags = (depth: number, end: string): string =>
  text({
    resources: primitive("A") + primitive("B"),
    constraints: `<rsc_order id="o"><resource_set id="s"><resource_ref id="t0"/></resource_set><resource_set id="u"><resource_ref id="B"/></resource_set></rsc_order>`,
  }).replace("</configuration>", `${tags(depth, end)}</configuration>`);

const guests = (depth: number): string =>
  times(depth, (i) => primitive(`g${i}`, `${meta(`g${i}`, "remote-node", `guest${i}`)}`)) +
  times(depth, (i) => (i === 0 ? "" : primitive(`h${i}`, meta(`h${i}`, "container", `h${i - 1}`))));

const references = (depth: number): string =>
  times(depth, (i) => primitive(`A${i}`, `<meta_attributes id-ref="m${i + 1}"/>`)) +
  primitive("Z", `<meta_attributes id="m${depth}"/>`);

/** Sets that hold references to the next one. */
const setsInSets = (depth: number): string =>
  times(depth, (i) =>
    primitive(
      `A${i}`,
      `<meta_attributes id="m${i}"><rule id="r${i}"><rule id-ref="r${i + 1}"/></rule></meta_attributes>`,
    ),
  ) +
  primitive("Z", `<meta_attributes id="m${depth}"><rule id="r${depth}"><rule id-ref="r0"/></rule></meta_attributes>`);

const nested = (name: string, inner: string): string =>
  times(NESTED, (i) => `<${name} id="${name}${i}">`) + inner + `</${name}>`.repeat(NESTED);

const DOCUMENTS: readonly (readonly [what: string, document: string])[] = [
  ["rules that refer to rules", text({ resources: primitive("A"), constraints: rules(DEEP, false) + lastRule(DEEP) })],
  [
    "rules that refer twice",
    text({ resources: primitive("A"), constraints: rules(60, true) + lastRule(60).replace("defined", "not_defined") }),
  ],
  [
    "rules in a circle",
    text({
      resources: primitive("A"),
      constraints: rules(DEEP, false) + lastRule(DEEP).replace("<expression", '<rule id-ref="r0"/><expression'),
    }),
  ],
  ["tags of tags", withTags(DEEP, "A")],
  ["tags in a circle", withTags(DEEP, "t0")],
  ["containers in containers", text({ resources: guests(100) })],
  ["references to references", text({ resources: references(DEEP) })],
  ["rules of sets in a circle", text({ resources: setsInSets(DEEP) })],
  ["the same in an older schema", text({ resources: setsInSets(3000) }, "pacemaker-3.0")],
  ["references of an older schema", text({ resources: references(3000) }, "pacemaker-3.0")],
  ["tags of tags of an older schema", withTags(3000, "A").replace('"none"', '"pacemaker-3.0"')],
  ["groups in groups", text({ resources: nested("group", primitive("A")) })],
  ["clones in clones", text({ resources: nested("clone", primitive("A")) })],
  [
    "rules in rules",
    text({
      resources: primitive("A"),
      constraints: `<rsc_location id="l" rsc="A">${nested("rule", "")}</rsc_location>`,
    }),
  ],
  ["anything in the status", text({ status: `<status>${nested("x", "")}</status>` })],
  [
    "namespaces in namespaces",
    text({
      status: `<status>${times(NESTED, (i) => `<p${i}:x xmlns:p${i}="urn:${i}">`)}${Array.from({ length: NESTED }, (_, i) => `</p${NESTED - 1 - i}:x>`).join("")}</status>`,
    }),
  ],
  ["elements of an old schema", text({ resources: nested("group", primitive("A")) }, "pacemaker-1.2")],
];

describe("deep documents", () => {
  it.each(DOCUMENTS)("%s", (_, document) => {
    expect(["answer", "refusal"]).toContain(outcomeOf(() => evaluate(readCib(document).cib, { now: NOW })));
    expect(["answer", "refusal"]).toContain(outcomeOf(() => verifyCib(document)));
    expect(["answer", "refusal"]).toContain(outcomeOf(() => serialize(parseCib(document).root)));
    expect(["answer", "refusal"]).toContain(outcomeOf(() => showCrm(readCib(document).cib)));
  });

  it("chains of constraints, with their reasons", () => {
    const depth = 400;
    const chain = times(depth, (i) => `<rsc_colocation id="c${i}" rsc="A${i + 1}" with-rsc="A${i}" score="INFINITY"/>`);
    const document = text({ resources: times(depth + 1, (i) => primitive(`A${i}`)), constraints: chain });
    const verdict = outcomeOf(() => {
      const asked = evaluate(readCib(document).cib, { now: NOW, explain: true });
      explain(asked, { kind: "resource", resource: `A${depth}` });
    });
    expect(["answer", "refusal"]).toContain(verdict);
  });
});

describe("other deep texts", () => {
  it.each([
    ["blocks of a corosync.conf", () => parseCorosync("totem {\n".repeat(DEEP) + "}\n".repeat(DEEP))],
    ["unclosed blocks of it", () => parseCorosync("a {\n".repeat(DEEP))],
    [
      "parentheses of a rule of pcs",
      () => runCommands(parseCibOf(), [`pcs constraint location A rule ${"(".repeat(DEEP)}`], { now: NOW }),
    ],
    [
      "conditions of a rule of crm",
      () =>
        parseCrm(`primitive A Dummy\nlocation l A rule ${Array.from({ length: DEEP }, () => "x eq 1").join(" and ")}`),
    ],
    ["brackets of crm", () => parseCrm(`order o ${"( ".repeat(DEEP)} A`)],
    ["brackets of a set", () => parseCrm(`colocation c 5: ${"[ ".repeat(DEEP)} A`)],
    ["anything that is read", () => readAny(`${"{".repeat(DEEP)}`, { now: NOW })],
    ["elements of XML", () => readAny(`<cib>${"<a>".repeat(DEEP)}`, { now: NOW })],
    [
      "groups of a pattern",
      () =>
        evaluate(
          readCib(
            text({
              resources: primitive("A"),
              constraints: `<rsc_location id="l" rsc-pattern="${"(".repeat(DEEP)}A${")?".repeat(DEEP)}" node="n1" score="1"/>`,
            }),
          ).cib,
          { now: NOW },
        ),
    ],
  ])("%s", (_, work) => {
    expect(["answer", "refusal"]).toContain(outcomeOf(work));
  });
});

const parseCibOf = () => readCib(text({ resources: primitive("A") })).cib;
