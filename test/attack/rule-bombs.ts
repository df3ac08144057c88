/** Many rules, patterns, settings, and entries of the status. */
import { all, type Bomb, clone, document, entry, located, names, pair, primitive, times } from "./bomb-parts.js";

export const RULE_BOMBS = {
  locations: {
    largest: 800,
    text: (n) =>
      document({
        resources: all(names("A", 10)),
        constraints: times(n, (i) => `<rsc_location id="l${i}" rsc="A${i % 10}" node="n${i % 2}" score="${i}"/>`),
      }),
  },
  patterns: {
    largest: 500,
    text: (n) =>
      document({
        resources: all(names("A", n)),
        constraints: times(n, (i) => `<rsc_location id="l${i}" rsc-pattern="^A.*${i}$" node="n0" score="1"/>`),
      }),
  },
  tickets: {
    largest: 500,
    text: (n) => document({ constraints: times(n, (i) => `<rsc_ticket id="t${i}" rsc="A" ticket="T${i}"/>`) }),
  },
  "nested counts": {
    largest: 200,
    text: (n) => document({ constraints: located(`${"(".repeat(n)}A${"){1,9}".repeat(n)}B`) }),
  },
  "a count in a count": {
    largest: 32_767,
    text: (n) =>
      document({ resources: primitive(`${"a".repeat(60)}b`), constraints: located(`^((a{1,${n}}){1,${n}})*c`) }),
  },
  "counts one after another": {
    largest: 8000,
    text: (n) =>
      document({ resources: primitive(`${"a".repeat(300)}b`), constraints: located(`^${"a{0,255}".repeat(n)}c`) }),
  },
  "alternatives of a pattern": {
    largest: 15_000,
    text: (n) => document({ constraints: located(`^(${names("B", n).join("|")})$`) }),
  },
  "back-references to counted groups": {
    largest: 2000,
    text: (n) => document({ resources: primitive("a".repeat(n)), constraints: located("^(a*)(a*)(a*)\\1\\2\\3b") }),
  },
  "a long name and a pattern": {
    largest: 90_000,
    text: (n) => document({ resources: primitive(`${"ab".repeat(n / 2)}c`), constraints: located("^(a|b|ab)*d") }),
  },
  "a long pattern": {
    largest: 30_000,
    text: (n) => document({ constraints: located(`(A?)*${"[A-Z]?".repeat(n / 6)}x`) }),
  },
  "a nested rule": {
    largest: 250,
    text: (n) =>
      document({
        constraints: `<rsc_location id="l" rsc="A">${times(n, (i) => `<rule id="r${i}" score="1">`)}<expression id="e" attribute="x" operation="defined"/>${"</rule>".repeat(n)}</rsc_location>`,
      }),
  },
  "rules that refer to rules": {
    largest: 500,
    text: (n) =>
      document({
        constraints: `<rsc_location id="l" rsc="A">${times(n, (i) => `<rule id="r${i}" score="1"><rule id-ref="r${i + 1}"/><rule id-ref="r${i + 1}"/></rule>`)}<rule id="r${n}" score="1"><expression id="e" attribute="x" operation="defined"/></rule></rsc_location>`,
      }),
  },
  expressions: {
    largest: 900,
    text: (n) =>
      document({
        constraints: `<rsc_location id="l" rsc="A"><rule id="r" score="1" boolean-op="or">${times(n, (i) => `<expression id="e${i}" attribute="x${i}" operation="eq" value="1"/>`)}</rule></rsc_location>`,
      }),
  },
  "sets with rules": {
    largest: 300,
    text: (n) =>
      document({
        resources: primitive(
          "A",
          times(
            n,
            (i) =>
              `<meta_attributes id="m${i}" score="${i}"><rule id="r${i}"><date_expression id="d${i}" operation="gt" start="2020-01-01"/></rule>${pair(`v${i}`, "priority", i)}</meta_attributes>`,
          ),
        ),
      }),
  },
  "references of sets": {
    largest: 900,
    text: (n) =>
      document({
        resources: primitive(
          "A",
          `<meta_attributes id="m0">${pair("v", "priority", 1)}</meta_attributes>${times(n, (i) => `<meta_attributes id${i % 2 === 0 ? "-ref" : ""}="m${i % 2 === 0 ? 0 : i}"/>`)}`,
        ),
      }),
  },
  "sets that refer to each other": {
    largest: 1500,
    text: (n) =>
      document({ resources: times(n, (i) => primitive(`A${i}`, `<meta_attributes id-ref="m${(i + 1) % n}"/>`)) }),
  },
  parameters: {
    largest: 1200,
    text: (n) =>
      document({
        resources: primitive(
          "A",
          `<instance_attributes id="i">${times(n, (i) => pair(`v${i}`, `x${i}`, i))}</instance_attributes>`,
        ),
      }),
  },
  "operations of a template": {
    largest: 300,
    text: (n) =>
      document({
        resources: `<template id="T" class="ocf" provider="pacemaker" type="Stateful"><operations>${times(n, (i) => `<op id="o${i}" name="monitor" interval="${i + 1}s"/>`)}</operations></template>${times(n, (i) => `<primitive id="A${i}" template="T"/>`)}`,
      }),
  },
  operations: {
    largest: 1200,
    text: (n) =>
      document({
        resources: primitive(
          "A",
          `<operations>${times(n, (i) => `<op id="o${i}" name="monitor" interval="${i + 1}s"/>`)}</operations>`,
        ),
      }),
  },
  "operations of instances": {
    largest: 500,
    text: (n) =>
      document({
        nodes: 20,
        resources: clone(
          "C",
          primitive(
            "A",
            `<operations>${times(n, (i) => `<op id="o${i}" name="monitor" interval="${i + 1}s"/>`)}</operations>`,
          ),
        ),
      }),
  },
  utilization: {
    largest: 250,
    text: (n) =>
      document({
        nodes: 10,
        options: pair("pl", "placement-strategy", "balanced"),
        nodeParts: `<utilization id="u">${pair("c", "cpu", 9)}</utilization>`,
        resources: times(n, (i) =>
          primitive(`A${i}`, `<utilization id="u${i}">${pair(`c${i}`, "cpu", i % 5)}</utilization>`),
        ),
      }),
  },
  "attributes of a node": {
    largest: 1200,
    text: (n) =>
      document({
        nodeParts: `<instance_attributes id="na">${times(n, (i) => pair(`v${i}`, `x${i}`, i))}</instance_attributes>`,
      }),
  },
  "fail counts": {
    largest: 600,
    text: (n) =>
      document({
        resources: all(names("A", n)),
        nodeParts: `<instance_attributes id="na">${times(n, (i) => pair(`v${i}`, `fail-count-A${i}#start_0`, i))}</instance_attributes>`,
      }),
  },
  "fencing levels": {
    largest: 800,
    text: (n) =>
      document({
        more: `<fencing-topology>${times(n, (i) => `<fencing-level id="f${i}" target="n0" index="${(i % 9) + 1}" devices="A,B,C"/>`)}</fencing-topology>`,
      }),
  },
  "fencing levels by pattern": {
    largest: 700,
    text: (n) =>
      document({
        nodes: 50,
        more: `<fencing-topology>${times(n, (i) => `<fencing-level id="f${i}" target-pattern="^(n|m)*${i}" index="1" devices="A"/>`)}</fencing-topology>`,
      }),
  },
  "history of one resource": {
    largest: 300,
    text: (n) =>
      document({
        history: `<lrm_resource id="A" class="ocf" provider="pacemaker" type="Stateful">${times(n, (i) => entry("A", i, 'rc-code="0" op-status="0" last-rc-change="1699990000"'))}</lrm_resource>`,
      }),
  },
  "history of failures": {
    largest: 300,
    text: (n) =>
      document({
        history: `<lrm_resource id="A" class="ocf" provider="pacemaker" type="Stateful">${times(n, (i) => entry("A", i, 'rc-code="1" op-status="4" last-rc-change="1699990000"'))}</lrm_resource>`,
      }),
  },
  orphans: {
    largest: 300,
    text: (n) =>
      document({
        history: times(
          n,
          (i) =>
            `<lrm_resource id="X${i}" class="ocf" provider="pacemaker" type="Stateful">${entry(`X${i}`, 1, 'rc-code="0" op-status="0"')}</lrm_resource>`,
        ),
      }),
  },
  "orphaned instances": {
    largest: 300,
    text: (n) =>
      document({
        resources: clone("C", primitive("A")),
        history: times(
          n,
          (i) =>
            `<lrm_resource id="A:${i}" class="ocf" provider="pacemaker" type="Stateful">${entry(`A:${i}`, 1, 'rc-code="0" op-status="0"')}</lrm_resource>`,
        ),
      }),
  },
  "states of unknown nodes": {
    largest: 900,
    text: (n) =>
      document({ status: times(n, (i) => `<node_state id="x${i}" uname="x${i}" in_ccm="true" crmd="online"/>`) }),
  },
} as const satisfies Readonly<Record<string, Bomb>>;
