import { describe, expect, it } from "vitest";
import { CibError } from "../../../src/cib/index.js";
import { evaluate } from "../../../src/evaluate.js";
import type { Limits } from "../../../src/model/budget.js";
import { readCib } from "../../../src/read-cib.js";
import { cibText } from "../../support/cib.js";
import { clone, primitive } from "../../support/elements.js";
import { NOW } from "../../support/verdict.js";

const evaluateWith = (resources: string): unknown =>
  evaluate(readCib(cibText({ nodes: 1, resources })).cib, { now: NOW });

const many = (max: string): string => clone("c", primitive("A"), { "clone-max": max });

const attempt = (resources: string, constraints: string, limits?: Partial<Limits>): unknown =>
  evaluate(readCib(cibText({ nodes: 1, resources, constraints })).cib, { now: NOW, limits });

const numbered = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join("");

/** What an evaluation is refused for: code, place, and what was too much. */
function refusal(resources: string, constraints = "", limits?: Partial<Limits>): unknown {
  try {
    attempt(resources, constraints, limits);
    return undefined;
  } catch (error) {
    if (!(error instanceof CibError)) throw error;
    return [error.code, error.path.split("/").at(-1), /than (.*) in one/.exec(error.problem)?.[1]];
  }
}

describe("one evaluation grows no further than its limits", () => {
  it.each([
    [numbered(20, (i) => clone(`c${i}`, primitive(`A${i}`), { "clone-max": "9999" })), "instances", 'clone[@id="c5"]'],
    [
      numbered(3, (i) => `<bundle id="b${i}"><docker image="i" replicas="4000"/></bundle>`),
      "replicas",
      'bundle[@id="b2"]',
    ],
  ])("the sum counts: %#", (resources, growth, place) => {
    expect(refusal(resources)).toEqual(["limit", place, expect.stringContaining(growth)]);
  });

  const mesh = (size: number): [string, string] => [
    numbered(size, (i) => primitive(`r${i}`)),
    numbered(size * size, (n) => {
      const [i, j] = [Math.floor(n / size), n % size];
      return i === j ? "" : `<rsc_colocation id="c${n}" rsc="r${i}" with-rsc="r${j}" score="10"/>`;
    }),
  ];

  it("a mesh of colocations is followed as far as it can be", () => {
    expect(refusal(...mesh(6))).toBeUndefined();
    expect(refusal(...mesh(11))).toEqual([
      "limit",
      expect.stringMatching(/^rsc_colocation/),
      "500000 ways along colocations to resources that were met before",
    ]);
  });

  const chain = (size: number, make: (i: number) => string): [string, string] => [
    numbered(size, make),
    numbered(size - 1, (i) => `<rsc_colocation id="c${i}" rsc="r${i}" with-rsc="r${i + 1}" score="INFINITY"/>`),
  ];

  it.each([
    ["primitives", (i: number) => primitive(`r${i}`)],
    ["clones", (i: number) => clone(`r${i}`, primitive(`p${i}`))],
    ["groups", (i: number) => `<group id="r${i}">${primitive(`p${i}`)}</group>`],
  ])("a chain of 1000 colocated %s is followed", (_, make) => {
    expect(refusal(...chain(1000, make))).toBeUndefined();
  });

  it("orders between large sets are counted by their members", () => {
    const set = (id: string, from: number): string =>
      `<resource_set id="${id}" sequential="false">${numbered(40, (i) => `<resource_ref id="r${from + i}"/>`)}</resource_set>`;
    const orders = numbered(100, (i) => `<rsc_order id="o${i}">${set(`a${i}`, 0)}${set(`b${i}`, 40)}</rsc_order>`);
    expect(
      refusal(
        numbered(80, (i) => primitive(`r${i}`)),
        orders,
      ),
    ).toEqual(["limit", 'rsc_order[@id="o62"]', "200000 orderings between members of resource sets"]);
  });

  it("a template's operations count for each of its primitives", () => {
    const operations = numbered(300, (i) => `<op id="o${i}" name="monitor" interval="${i + 1}s"/>`);
    const template = `<template id="t" class="ocf" provider="pacemaker" type="Dummy"><operations>${operations}</operations></template>`;
    expect(refusal(template + numbered(200, (i) => `<primitive id="r${i}" template="t"/>`))).toEqual([
      "limit",
      'primitive[@id="r166"]',
      expect.stringContaining("operations"),
    ]);
  });

  it("patterns are charged to their constraint", () => {
    const pattern = '<rsc_location id="l" rsc-pattern="^(a+)(a+)\\1\\2b$" node="node1" score="1"/>';
    expect(refusal(primitive("a".repeat(2000)), pattern, { patternSteps: 10 })).toEqual([
      "limit",
      'rsc_location[@id="l"]',
      expect.stringContaining("patterns"),
    ]);
  });

  it("limits can be set", () => {
    expect(refusal(primitive("r"), "", { actions: 0 })).toEqual(["limit", "constraints", "0 actions"]);
    expect(refusal(many("20"), "", { instances: 19 })).toEqual([
      "limit",
      'clone[@id="c"]',
      "19 primitives in instances of clones",
    ]);
    expect(refusal(many("20"), "", { instances: 20 })).toBeUndefined();
  });
});

describe("more instances than memory", () => {
  it.each([many("4294967297"), `<bundle id="b"><docker image="i" replicas="2000000000"/></bundle>`])(
    "are refused with a CibError that names the resource: %s",
    (resource) => {
      expect(() => evaluateWith(resource)).toThrow(CibError);
      expect(() => evaluateWith(resource)).toThrow(
        /resources\/(clone|bundle)\[@id="[cb]"\]: this needs more than \d+ (primitives in instances|replicas)/,
      );
    },
  );

  it("do not keep many instances from being read", () => {
    expect(() => evaluateWith(many("2000"))).not.toThrow();
  });
});
