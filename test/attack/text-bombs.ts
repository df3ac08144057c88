/** Texts that XML and schemas are hard to read for. */
import { all, type Bomb, document, meta, names, primitive, times } from "./bomb-parts.js";

export const TEXT_BOMBS = {
  "elements in each other": {
    largest: 8000,
    text: (n) => document({ more: `${"<tags>".repeat(n)}${"</tags>".repeat(n)}` }),
  },
  "groups in each other": {
    largest: 240,
    text: (n) =>
      document({ resources: `${times(n, (i) => `<group id="G${i}">`)}${primitive("A")}${"</group>".repeat(n)}` }),
  },
  "attributes of one element": {
    largest: 8000,
    text: (n) =>
      document({ resources: `<primitive id="A" class="ocf" provider="p" type="t" ${times(n, (i) => `x${i}="" `)}/>` }),
  },
  namespaces: { largest: 3000, text: (n) => document({ status: `<x ${times(n, (i) => `xmlns:p${i}="u:${i}" `)}/>` }) },
  "namespaces in each other": {
    largest: 240,
    text: (n) =>
      document({
        status:
          times(n, (i) => `<p${i}:x xmlns:p${i}="u:${i}">`) +
          Array.from({ length: n }, (_, i) => `</p${n - 1 - i}:x>`).join(""),
      }),
  },
  comments: { largest: 12_000, text: (n) => document({ more: "<!-- -->".repeat(n) }) },
  "a comment": { largest: 90_000, text: (n) => document({ more: `<!-- ${"- ".repeat(n / 2)}-->` }) },
  "an unclosed comment": { largest: 90_000, text: (n) => document({ more: "<!- ".repeat(n / 4) }) },
  "less-than signs": { largest: 90_000, text: (n) => document({ more: "<".repeat(n) }) },
  "processing instructions": { largest: 12_000, text: (n) => document({ more: "<?x y?>".repeat(n) }) },
  "entities of entities": {
    largest: 60,
    text: (n) =>
      document({
        prolog: `<!DOCTYPE cib [<!ENTITY e0 "xx">${times(n, (i) => `<!ENTITY e${i + 1} "&e${i};&e${i};">`)}]>`,
        resources: primitive(`A&e${n};`),
      }),
  },
  "references to an entity": {
    largest: 15_000,
    text: (n) =>
      document({
        prolog: `<!DOCTYPE cib [<!ENTITY e "${"x".repeat(n)}">]>`,
        resources: primitive("A", `<x y="${"&e;".repeat(n / 3)}"/>`),
      }),
  },
  "character references": { largest: 15_000, text: (n) => document({ resources: primitive(`A${"&#66;".repeat(n)}`) }) },
  "a long value": {
    largest: 90_000,
    text: (n) => document({ resources: primitive("A", meta("A", { priority: "1".repeat(n) })) }),
  },
  "a long date": {
    largest: 90_000,
    text: (n) =>
      document({
        constraints: `<rsc_location id="l" rsc="A"><rule id="r" score="1"><date_expression id="d" operation="gt" start="${"2".repeat(n)}"/></rule></rsc_location>`,
      }),
  },
  "invalid children": {
    largest: 20_000,
    text: (n) => document({ resources: "<x/>".repeat(n) }).replace('"none"', '"pacemaker-4.0"'),
  },
  "invalid children of an old schema": {
    largest: 20_000,
    text: (n) => document({ resources: "<x/>".repeat(n) }).replace('"none"', '"pacemaker-1.2"'),
  },
  "primitives of an old schema": {
    largest: 800,
    text: (n) =>
      document({
        resources: all(names("A", n)),
        constraints: times(n, (i) => `<rsc_location id="l${i}" rsc="A${i}" node="n0" score="1"/>`),
      }).replace('"none"', '"pacemaker-1.2"'),
  },
  "the same id": { largest: 900, text: (n) => document({ resources: times(n, () => primitive("A")) }) },
  "tags of one": {
    largest: 2500,
    text: (n) => document({ more: `<tags>${times(n, (i) => `<tag id="t${i}"><obj_ref id="A"/></tag>`)}</tags>` }),
  },
} as const satisfies Readonly<Record<string, Bomb>>;
