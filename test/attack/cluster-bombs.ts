/** Clusters of many resources and constraints. */
import {
  all,
  type Bomb,
  bundle,
  clone,
  colocate,
  document,
  guest,
  names,
  order,
  pairsOf,
  primitive,
  set,
  times,
} from "./bomb-parts.js";

export const CLUSTER_BOMBS = {
  primitives: { largest: 900, text: (n) => document({ resources: all(names("A", n)) }) },
  nodes: { largest: 400, text: (n) => document({ nodes: n }) },
  "nodes and primitives": { largest: 250, text: (n) => document({ nodes: n, resources: all(names("A", n)) }) },
  "members of a group": {
    largest: 900,
    text: (n) => document({ resources: `<group id="G">${all(names("A", n))}</group>` }),
  },
  groups: {
    largest: 700,
    text: (n) => document({ resources: times(n, (i) => `<group id="G${i}">${primitive(`A${i}`)}</group>`) }),
  },
  "instances of a clone": {
    largest: 100_000,
    text: (n) =>
      document({
        resources: clone("C", primitive("A"), { "clone-max": n, "clone-node-max": n, "globally-unique": "true" }),
      }),
  },
  "clones of many instances": {
    largest: 60,
    text: (n) =>
      document({
        nodes: 20,
        resources: times(n, (i) =>
          clone(`C${i}`, primitive(`A${i}`), { "clone-max": 99_999, "clone-node-max": 99_999 }),
        ),
      }),
  },
  "cloned groups": {
    largest: 300,
    text: (n) =>
      document({
        nodes: 8,
        resources: clone("C", `<group id="G">${all(names("A", n))}</group>`, { interleave: "true" }),
      }),
  },
  "clones in a chain": {
    largest: 150,
    text: (n) =>
      document({
        nodes: 8,
        resources: times(n, (i) => clone(`C${i}`, primitive(`A${i}`), { interleave: i % 2 === 0 ? "true" : "false" })),
        constraints: times(n - 1, (i) => order(i, `C${i}`, `C${i + 1}`) + colocate(i, `C${i + 1}`, `C${i}`)),
      }),
  },
  "promotable clones that notify": {
    largest: 100,
    text: (n) =>
      document({
        nodes: 6,
        resources: times(n, (i) => clone(`C${i}`, primitive(`A${i}`), { promotable: "true", notify: "true" })),
      }),
  },
  "replicas of a bundle": { largest: 10_000, text: (n) => document({ resources: bundle(0, primitive("A"), n) }) },
  bundles: { largest: 300, text: (n) => document({ resources: times(n, (i) => bundle(i, primitive(`A${i}`), 1)) }) },
  "guest nodes": { largest: 300, text: (n) => document({ resources: times(n, guest) }) },
  "guest nodes on guest nodes": {
    largest: 200,
    text: (n) =>
      document({
        resources: times(n, guest),
        constraints: times(
          n - 1,
          (i) => `<rsc_location id="l${i}" rsc="g${i + 1}" node="guest${i}" score="INFINITY"/>`,
        ),
      }),
  },
  "colocations of each with each": {
    largest: 40,
    text: (n) =>
      document({
        resources: all(names("A", n)),
        constraints: pairsOf(
          n,
          (i, j) => colocate(i * n + j, `A${i}`, `A${j}`) + colocate(`x${i}-${j}`, `A${j}`, `A${i}`),
        ),
      }),
  },
  "colocations of each with those before": {
    largest: 40,
    text: (n) =>
      document({
        resources: all(names("A", n)),
        constraints: pairsOf(n, (i, j) => colocate(i * n + j, `A${i}`, `A${j}`)),
      }),
  },
  "colocations with one": {
    largest: 600,
    text: (n) =>
      document({ resources: all(names("A", n + 1)), constraints: times(n, (i) => colocate(i, `A${i + 1}`, "A0")) }),
  },
  "a chain of colocations": {
    largest: 500,
    text: (n) =>
      document({ resources: all(names("A", n + 1)), constraints: times(n, (i) => colocate(i, `A${i + 1}`, `A${i}`)) }),
  },
  "a diamond of colocations": {
    largest: 200,
    text: (n) =>
      document({
        resources: all([...names("A", n + 1), ...names("B", n)]),
        constraints: times(
          n,
          (i) =>
            colocate(2 * i, `A${i + 1}`, `A${i}`) +
            colocate(`b${i}`, `A${i + 1}`, `B${i}`) +
            colocate(`d${i}`, `B${i}`, `A${i}`),
        ),
      }),
  },
  "a set of colocations": {
    largest: 800,
    text: (n) =>
      document({
        resources: all(names("A", n)),
        constraints: `<rsc_colocation id="c" score="5">${set("s", names("A", n))}</rsc_colocation>`,
      }),
  },
  "colocated sets": {
    largest: 300,
    meant: (n) => n * n,
    text: (n) =>
      document({
        resources: all([...names("A", n), ...names("B", n)]),
        constraints: `<rsc_colocation id="c" score="5">${set("s", names("A", n), 'sequential="false"')}${set("t", names("B", n), 'sequential="false"')}</rsc_colocation>`,
      }),
  },
  "colocated groups": {
    largest: 150,
    text: (n) =>
      document({
        resources: times(n, (i) => `<group id="G${i}">${all([`A${i}`, `B${i}`, `D${i}`])}</group>`),
        constraints: times(n - 1, (i) => colocate(i, `G${i + 1}`, `G${i}`)),
      }),
  },
  "a chain of orders": {
    largest: 500,
    text: (n) =>
      document({ resources: all(names("A", n + 1)), constraints: times(n, (i) => order(i, `A${i}`, `A${i + 1}`)) }),
  },
  "orders of each after those before": {
    largest: 40,
    text: (n) =>
      document({
        resources: all(names("A", n)),
        constraints: pairsOf(n, (i, j) => order(i * n + j, `A${j}`, `A${i}`)),
      }),
  },
  "ordered sets": {
    largest: 500,
    meant: (n) => n * n,
    text: (n) =>
      document({
        resources: all([...names("A", n), ...names("B", n)]),
        constraints: `<rsc_order id="o">${set("s", names("A", n), 'sequential="false"')}${set("t", names("B", n), 'sequential="false"')}</rsc_order>`,
      }),
  },
  "ordered tags": {
    largest: 300,
    meant: (n) => n * n,
    text: (n) =>
      document({
        resources: all([...names("A", n), ...names("B", n)]),
        constraints: order(0, "t", "u"),
        more: `<tags><tag id="t">${times(n, (i) => `<obj_ref id="A${i}"/>`)}</tag><tag id="u">${times(n, (i) => `<obj_ref id="B${i}"/>`)}</tag></tags>`,
      }),
  },
  "orders between tags": {
    largest: 30,
    meant: (n) => n * 10_000,
    text: (n) =>
      document({
        resources: all(names("A", 100)),
        constraints: times(n, (i) => order(i, `t${i}`, `t${i + 1}`)),
        more: `<tags>${times(n + 1, (k) => `<tag id="t${k}">${times(100, (i) => `<obj_ref id="A${i}"/>`)}</tag>`)}</tags>`,
      }),
  },
  "a circle of orders": {
    largest: 500,
    text: (n) =>
      document({ resources: all(names("A", n)), constraints: times(n, (i) => order(i, `A${i}`, `A${(i + 1) % n}`)) }),
  },
} as const satisfies Readonly<Record<string, Bomb>>;
