import { describe, expect, it } from "vitest";
import type { LintCode } from "../../src/lint/index.js";
import { blamed, commandsOf, lawless, remedies, table } from "./found.js";

/** Three primitives. */
const ABC = "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\n";
const at = (id: string, element: string) => `constraints/${element}[@id="${id}"]`;

describe("clone-without-interleave", () => {
  const CLONES = "primitive a Dummy\nprimitive b Dummy\nclone ca a\nclone cb b\n";
  const sentence = (id: string, one = "ca", other = "cb") =>
    `${id} orders the clone ${other} after the clone ${one}, and ${other} does not interleave: whatever happens to ${one} on one node restarts ${other} on all of them`;
  table("clone-without-interleave", [
    [`${CLONES}order o ca cb`, [sentence("o")]],
    [`${CLONES}order o ca cb\norder p ca cb`, [sentence("o")]],
    [`${CLONES}order o Optional: ca cb`, []],
    [`${CLONES}colocation o inf: cb ca`, []],
    [`${CLONES}order o ca b`, []],
    [`${CLONES}order o a cb`, []],
    [`${CLONES.replace("clone cb b", "clone cb b meta interleave=yes")}order o ca cb`, []],
    [`${CLONES.replace("clone cb b", "clone cb b meta interleave=false")}order o ca cb`, [sentence("o")]],
    [`${CLONES}rsc_defaults interleave=true\norder o ca cb`, []],
    [`${CLONES}order o [ ca cb ]`, []],
    [`${CLONES}order o ca ca`, []],
  ]);

  it("is about the order, and sets interleave", () => {
    expect(blamed("clone-without-interleave", `${CLONES}order o ca cb`)).toEqual([at("o", "rsc_order")]);
    expect(remedies("clone-without-interleave", `${CLONES}order o ca cb`)).toEqual([
      ["set interleave=true on cb", "- clone cb b", "+ clone cb b meta interleave=true"],
    ]);
  });
});

describe("colocation-cycle", () => {
  table("colocation-cycle", [
    [
      `${ABC}colocation c1 inf: a b\ncolocation c2 inf: b c\ncolocation c3 inf: c a`,
      ["colocations in a circle: a follows b (c1), b follows c (c2), c follows a (c3)"],
    ],
    // What leads into a circle is no part of it.
    [
      `${ABC}colocation c1 inf: a b\ncolocation c2 inf: b c\ncolocation c3 inf: c b`,
      ["colocations in a circle: b follows c (c2), c follows b (c3)"],
    ],
    [`${ABC}colocation c1 inf: a b\ncolocation c2 inf: b c\ncolocation c3 inf: a c`, []],
    [`${ABC}colocation c1 inf: a b\ncolocation c2 100: b a`, []],
    [`${ABC}colocation c1 -inf: a b\ncolocation c2 -inf: b a`, []],
    [
      `${ABC}colocation c1 1000000: a b\ncolocation c2 inf: b a`,
      ["colocations in a circle: a follows b (c1), b follows a (c2)"],
    ],
    [`${ABC}colocation c1 inf: a a`, []],
    [`${ABC}order o a b\norder p b a`, []],
    [
      `${ABC}colocation c1 inf: a b:Started\ncolocation c2 inf: b a`,
      ["colocations in a circle: a follows b (c1), b follows a (c2)"],
    ],
    // Roles of one resource are different things.
    [`${ABC}clone m b meta promotable=true\ncolocation c1 inf: a m:Promoted\ncolocation c2 inf: m:Unpromoted a`, []],
    [
      `${ABC}clone m b meta promotable=true\ncolocation c1 inf: a m:Promoted\ncolocation c2 inf: m:Promoted a`,
      ["colocations in a circle: a follows m (c1), m follows a (c2)"],
    ],
  ]);

  it("is about the last one, and removes it, if it is not one of a set", () => {
    const three = `${ABC}colocation c1 inf: a b\ncolocation c2 inf: b c\ncolocation c3 inf: c a`;
    expect(blamed("colocation-cycle", three)).toEqual([at("c3", "rsc_colocation")]);
    const text = `${ABC}colocation c1 inf: a b\ncolocation c2 inf: b a`;
    expect(blamed("colocation-cycle", text)).toEqual([at("c2", "rsc_colocation")]);
    expect(remedies("colocation-cycle", text)).toEqual([["remove c2", "- colocation c2 inf: b a"]]);
    expect(remedies("colocation-cycle", `${ABC}colocation c1 inf: a b\ncolocation c2 inf: a b c`)).toEqual([[]]);
  });
});

describe("order-cycle", () => {
  table("order-cycle", [
    [
      `${ABC}order o1 a b\norder o2 b c\norder o3 c a`,
      [
        "orders in a circle: the start of b waits for the start of a (o1), the start of c waits for the start of b (o2), the start of a waits for the start of c (o3)",
      ],
    ],
    [
      `${ABC}clone m c meta promotable=true\norder o1 m:promote a:start\norder o2 a:start m:promote`,
      [
        "orders in a circle: the start of a waits for the promote of m (o1), the promote of m waits for the start of a (o2)",
      ],
    ],
    // The later action is the earlier one's, if nothing is said of it.
    [
      `${ABC}order o1 a:stop b\norder o2 b:stop a`,
      ["orders in a circle: the stop of b waits for the stop of a (o1), the stop of a waits for the stop of b (o2)"],
    ],
    [`${ABC}order o1 a b\norder o2 b:stop a:stop`, []],
    [`${ABC}order o1 a b\norder o2 Optional: b a`, []],
    [`${ABC}order o1 a b\norder o2 Serialize: b a`, []],
    [`${ABC}order o1 a a`, []],
    [`${ABC}colocation c1 inf: a b\ncolocation c2 inf: b a`, []],
    [`${ABC}order o1 a b\norder o2 a c\norder o3 b c`, []],
  ]);

  it("is about the last one, and has no remedy", () => {
    const three = `${ABC}order o1 a b\norder o2 b c\norder o3 c a`;
    expect(blamed("order-cycle", three)).toEqual([at("o3", "rsc_order")]);
    const text = `${ABC}order o1 a b\norder o2 b a`;
    expect([blamed("order-cycle", text), remedies("order-cycle", text)]).toEqual([[at("o2", "rsc_order")], [[]]]);
  });
});

describe("colocation-without-order", () => {
  const sentence = (id: string, one: string, other: string) =>
    `${id} keeps ${one} where ${other} is, but no order says which starts first: both start at the same time`;
  table("colocation-without-order", [
    [`${ABC}colocation x inf: a b`, [sentence("x", "a", "b")]],
    [`${ABC}colocation x inf: a b\norder o b a`, []],
    [`${ABC}colocation x inf: a b\norder o a b`, []],
    [`${ABC}colocation x inf: a b\norder o Optional: a b`, []],
    [`${ABC}colocation x inf: a b\norder o a c`, [sentence("x", "a", "b")]],
    [`${ABC}colocation x 100: a b`, []],
    [`${ABC}colocation x -inf: a b`, []],
    [`${ABC}order o a b`, []],
    // What is in a group, or in a clone, is tied by what is said of that.
    [`${ABC}group g a b\ncolocation x inf: a b`, []],
    [`${ABC}group g a b\ncolocation x inf: g c\norder o c a`, []],
    [`${ABC}group g a b\ncolocation x inf: a c\norder o c g`, []],
    [`${ABC}clone k a\ncolocation x inf: b k\norder o a b`, []],
    [`${ABC}colocation x inf: a b c`, [sentence("x", "b", "a")]],
  ]);

  it("is about the colocation", () => {
    expect(blamed("colocation-without-order", `${ABC}colocation x inf: a b`)).toEqual([at("x", "rsc_colocation")]);
  });
});

describe("order-without-colocation", () => {
  const sentence = (id: string, one: string, other: string, done = "started") =>
    `${id} lets ${other} wait until ${one} is ${done}, but no colocation ties them: they may be on different nodes`;
  table("order-without-colocation", [
    [`${ABC}order o a b`, [sentence("o", "a", "b")]],
    [`${ABC}order o a:start b`, [sentence("o", "a", "b")]],
    [`${ABC}clone m c meta promotable=true\norder o m:promote a:start`, [sentence("o", "m", "a", "promoted")]],
    [`${ABC}order o a:stop b`, []],
    [`${ABC}order o Optional: a b`, []],
    [`${ABC}order o a b\norder p a b`, [sentence("o", "a", "b")]],
    [`${ABC}order o a b\norder p b a`, [sentence("o", "a", "b"), sentence("p", "b", "a")]],
    [`${ABC}order o a b\ncolocation x 5: a b`, []],
    [`${ABC}order o a b\ncolocation x -5: b a`, []],
    [`${ABC}order o a b\ncolocation x 0: b a`, [sentence("o", "a", "b")]],
    [`${ABC}group g a b\norder o a b`, []],
    // A clone that is everywhere is where the other one is.
    [`${ABC}clone k a\norder o k b`, []],
    [`${ABC}clone k a\norder o b k`, []],
    [`${ABC}clone k a\norder o a b`, []],
    [`${ABC}clone k a meta clone-max=1\norder o k b`, [sentence("o", "k", "b")]],
    [`${ABC}clone k a meta promotable=true\norder o k b`, [sentence("o", "k", "b")]],
    [`${ABC}colocation x inf: a b`, []],
    [`${ABC}order o a b c`, [sentence("o", "a", "b")]],
  ]);

  it("is about the order", () => {
    expect(blamed("order-without-colocation", `${ABC}order o a b`)).toEqual([at("o", "rsc_order")]);
  });
});

describe("contradictory-colocations", () => {
  const sentence = (apart: string, together: string, one = "a", other = "b") =>
    `${apart} keeps ${one} and ${other} apart, ${together} keeps them together`;
  const M = `${ABC}clone m b meta promotable=true\n`;
  table("contradictory-colocations", [
    [`${ABC}colocation t inf: a b\ncolocation x -inf: a b`, [sentence("x", "t")]],
    [`${ABC}colocation x -inf: a b\ncolocation t inf: a b`, [sentence("x", "t")]],
    [`${ABC}colocation t inf: a b\ncolocation x -inf: b a`, [sentence("x", "t", "b", "a")]],
    [`${ABC}colocation t inf: a b\ncolocation x -inf: a c`, []],
    [`${ABC}primitive ab Dummy\nprimitive bc Dummy\ncolocation t inf: a bc\ncolocation x -inf: ab c`, []],
    [`${ABC}colocation t 100: a b\ncolocation x -inf: a b`, []],
    [`${ABC}colocation t inf: a b\ncolocation x -100: a b`, []],
    [`${ABC}order t a b\ncolocation x -inf: a b`, []],
    [`${ABC}colocation t inf: a a\ncolocation x -inf: a a`, []],
    // Roles are told apart; without one it is the started one.
    [`${M}colocation t inf: a m:Promoted\ncolocation x -inf: a m:Unpromoted`, []],
    [`${M}colocation t inf: a m:Promoted\ncolocation x -inf: a m:Promoted`, [sentence("x", "t", "a", "m")]],
    [`${M}colocation t inf: a m:Promoted\ncolocation x -inf: m:Promoted a`, [sentence("x", "t", "m", "a")]],
    [`${M}colocation t inf: a m:Promoted\ncolocation x -inf: m a:Promoted`, []],
    [`${M}colocation t inf: a m\ncolocation x -inf: a:Started m:Started`, [sentence("x", "t", "a", "m")]],
    [`${M}colocation t inf: a m\ncolocation x -inf: m:Started a:Started`, [sentence("x", "t", "m", "a")]],
  ]);

  it("is about what keeps them apart, and removes that", () => {
    const text = `${ABC}colocation x -inf: a b\ncolocation t inf: a b`;
    expect(blamed("contradictory-colocations", text)).toEqual([at("x", "rsc_colocation")]);
    expect(remedies("contradictory-colocations", text)).toEqual([["remove x", "- colocation x -inf: a b"]]);
  });
});

describe("group-against-itself", () => {
  const NODES = "node n1\nnode n2\n";
  const G = `${ABC}group g a b\n`;
  const apart = (one: string, other: string) =>
    `x keeps ${one} away from ${other}, and the group g keeps them together: it cannot run whole`;
  const banned = (...ids: string[]) => `the members of g are banned from every node between them (${ids.join(", ")})`;
  table("group-against-itself", [
    [`${G}colocation x -inf: b a`, [apart("b", "a")]],
    [`${G}colocation x -inf: g a`, [apart("g", "a")]],
    [`${G}colocation x -inf: a g`, [apart("a", "g")]],
    [`${G}colocation x inf: b a`, []],
    [`${G}colocation x -100: b a`, []],
    [`${G}colocation x -inf: a c`, []],
    [`${G}colocation x -inf: c a`, []],
    [`${ABC}group g a\ngroup h b\ncolocation x -inf: a b`, []],
    [`${ABC}colocation x -inf: a b`, []],
    [`${ABC}clone k a\ncolocation x -inf: a k`, []],
    [`${G}order x a b`, []],
    [`${NODES}${G}location l1 a -inf: n1\nlocation l2 b -inf: n2`, [banned("l1", "l2")]],
    [`${NODES}${G}location l1 a -inf: n1\nlocation l2 g -inf: n2`, [banned("l1", "l2")]],
    [`${NODES}${G}location l1 a -inf: n1\nlocation l2 b -inf: n1`, []],
    [`${NODES}${G}location l1 a -inf: n1\nlocation l2 b -100: n2`, []],
    [`${NODES}${G}location l1 a -inf: n1\nlocation l2 c -inf: n2`, []],
    [`${NODES}${ABC}location l1 a -inf: n1\nlocation l2 a -inf: n2`, []],
    [`${NODES}${G}location l1 a -inf: n1\nlocation l2 b rule -inf: #uname eq n2`, []],
    // A colocation names no node.
    [`${NODES}${G}colocation x -inf: a c\nlocation l1 a -inf: n1\nlocation l2 b -inf: n2`, [banned("l1", "l2")]],
    [`${NODES}${G}clone k g\nlocation l1 a -inf: n1\nlocation l2 b -inf: n2`, []],
  ]);

  it("is about the colocation, which is removed, or about the last ban", () => {
    expect(blamed("group-against-itself", `${G}colocation x -inf: b a`)).toEqual([at("x", "rsc_colocation")]);
    expect(remedies("group-against-itself", `${G}colocation x -inf: b a`)).toEqual([
      ["remove x", "- colocation x -inf: b a"],
    ]);
    const bans = `${NODES}${G}location l1 a -inf: n1\nlocation l2 b -inf: n2`;
    expect([blamed("group-against-itself", bans), remedies("group-against-itself", bans)]).toEqual([
      [at("l2", "rsc_location")],
      [[]],
    ]);
  });
});

describe("group-stickiness", () => {
  const G = "primitive a Dummy\nprimitive b Dummy\ngroup g a b\n";
  const sentence = (wanted: number, most: number, sum: number, members = 2) =>
    `l prefers n1 for g by ${wanted}, which is more than the stickiness of a member (${most}), but not more than that of the group: its ${members} members add up to ${sum}, so it does not move there by itself`;
  const DEFAULT = "rsc_defaults resource-stickiness=100\n";
  table("group-stickiness", [
    [`${G}${DEFAULT}location l g 150: n1`, [sentence(150, 100, 200)]],
    [`${G}${DEFAULT}location l g 200: n1`, [sentence(200, 100, 200)]],
    [`${G}${DEFAULT}location l g 101: n1`, [sentence(101, 100, 200)]],
    [`${G}${DEFAULT}location l g 100: n1`, []],
    [`${G}${DEFAULT}location l g 201: n1`, []],
    [`${G}${DEFAULT}location l a 150: n1`, []],
    [`${G}${DEFAULT}primitive c Dummy\ncolocation l 150: g c`, []],
    [`${G}${DEFAULT}location l g rule 150: #uname eq n1`, []],
    [`primitive a Dummy\ngroup g a\n${DEFAULT}location l g 100: n1`, []],
    [`${G}location l g 0: n1`, []],
    [
      "primitive a Dummy meta resource-stickiness=50\nprimitive b Dummy meta resource-stickiness=10\nprimitive c Dummy meta resource-stickiness=-20\ngroup g a b c\nlocation l g 40: n1",
      [],
    ],
    [
      "primitive a Dummy meta resource-stickiness=10\nprimitive b Dummy meta resource-stickiness=50\ngroup g a b\nlocation l g 60: n1",
      [sentence(60, 50, 60)],
    ],
  ]);

  it("is about the preference", () => {
    expect(blamed("group-stickiness", `${G}${DEFAULT}location l g 150: n1`)).toEqual([at("l", "rsc_location")]);
  });
});

describe("half-order", () => {
  const sentence = (one = "b", other = "a", down = "stop", up = "start") =>
    `o says that ${one} has to ${down} before ${other} does, but no mandatory order says that ${other} has to ${up} before ${one}; where ${one} can migrate, its migration ends with a stop that this order ties too`;
  const HALF = `${ABC}order o b:stop a:stop symmetrical=false\n`;
  const M = `${ABC}clone m c meta promotable=true\n`;
  table("half-order", [
    [HALF, [sentence()]],
    [`${ABC}order o b:stop a:stop`, []],
    [`${ABC}order o b:stop a:stop symmetrical=true`, []],
    [`${ABC}order o Optional: b:stop a:stop symmetrical=false`, []],
    [`${ABC}order o a b symmetrical=false`, []],
    [`${M}order o m:demote a:stop symmetrical=false`, [sentence("m", "a", "demote", "promote")]],
    [`${M}order o m:demote a:stop symmetrical=false\norder p a:promote m:start`, []],
    [`${HALF}order p a b symmetrical=false`, []],
    [`${HALF}order p a:start b:start`, []],
    [`${HALF}order p Optional: a b symmetrical=false`, [sentence()]],
    [`${HALF}order p b a symmetrical=false`, [sentence()]],
    [`${HALF}order p a c symmetrical=false`, [sentence()]],
    [`${HALF}order p c b symmetrical=false`, [sentence()]],
    [`${HALF}colocation p inf: a b`, [sentence()]],
  ]);

  it("is about the order", () => {
    expect([blamed("half-order", HALF), remedies("half-order", HALF)]).toEqual([[at("o", "rsc_order")], [[]]]);
  });
});

describe("idle-colocation", () => {
  const G = `${ABC}group g a b\n`;
  table("idle-colocation", [
    [`${ABC}colocation x inf: a a`, ["x relates a to itself: it can have no effect"]],
    [`${ABC}colocation x 0: a b`, ["x has the score 0: it can have no effect"]],
    [`${ABC}colocation x 1: a b`, []],
    [`${G}colocation x inf: a g`, ["x relates a to g, which it is in: it can have no effect"]],
    [`${G}colocation x inf: g a`, ["x relates g to a, which is in it: it can have no effect"]],
    [`${G}colocation x inf: b a`, ["x says what the group g says already: it can have no effect"]],
    [`${G}colocation x 5: a b`, ["x says what the group g says already: it can have no effect"]],
    [`${G}colocation x -5: a b`, []],
    [`${G}colocation x inf: a c`, []],
    [`${G}colocation x inf: g c`, []],
    [`${ABC}colocation x inf: a b`, []],
    [`${ABC}order x a a`, []],
  ]);

  it("is about the colocation, which it is safe to remove, if it is not one of a set", () => {
    const text = `${ABC}colocation x 0: a b`;
    expect([blamed("idle-colocation", text), remedies("idle-colocation", text)]).toEqual([
      [at("x", "rsc_colocation")],
      [["remove x (safe)", "- colocation x 0: a b"]],
    ]);
    expect(remedies("idle-colocation", `${ABC}colocation x 0: a b c`)).toEqual([[], []]);
  });
});

describe("promotion-follows", () => {
  const M = "primitive db pgsql\nclone m db meta promotable=true\nprimitive ip IPaddr2\n";
  const sentence = (one = "m", other = "ip") =>
    `x lets the promotion of ${one} follow ${other}: ${one} is promoted only where ${other} is, and nowhere while ${other} is stopped`;
  table("promotion-follows", [
    [`${M}colocation x inf: m:Promoted ip`, [sentence()]],
    [`${M}colocation x inf: m:Master ip`, [sentence()]],
    [`${M}colocation x 5: m:Promoted ip:Started`, [sentence()]],
    [`${M}colocation x -5: m:Promoted ip`, []],
    [`${M}colocation x 0: m:Promoted ip`, []],
    [`${M}colocation x inf: ip m:Promoted`, []],
    [`${M}colocation x inf: m ip`, []],
    [`${M}colocation x inf: m:Unpromoted ip`, []],
    [`${M}colocation x inf: ip:Promoted m`, []],
    [`${M}primitive d2 pgsql\nclone m2 d2 meta promotable=true\ncolocation x inf: m:Promoted m2:Promoted`, []],
    [`${M}order x m:promote ip:start`, []],
  ]);

  it("is about the colocation", () => {
    expect(blamed("promotion-follows", `${M}colocation x inf: m:Promoted ip`)).toEqual([at("x", "rsc_colocation")]);
  });
});

describe("role-of-plain-resource", () => {
  const M = `${ABC}clone k b\nclone m c meta promotable=true\n`;
  const sentence = (resource: string, word: string) =>
    `x is about ${resource} being ${word}, but ${resource} cannot be promoted`;
  table("role-of-plain-resource", [
    [`${M}colocation x inf: a k:Promoted`, [sentence("k", "Promoted")]],
    [`${M}colocation x inf: k:Slave a`, [sentence("k", "Unpromoted")]],
    [`${M}colocation x inf: k:Unpromoted a:Master`, [sentence("k", "Unpromoted"), sentence("a", "Promoted")]],
    [`${M}order x a:promote k:start`, [sentence("a", "promote")]],
    [`${M}order x m:promote k:demote`, [sentence("k", "demote")]],
    [`${M}colocation x inf: a m:Promoted`, []],
    [`${M}colocation x inf: a:Started k:Stopped`, []],
    [`${M}order x a:start k:stop`, []],
    [`${M}location x k role=Promoted 5: n1`, [sentence("k", "Promoted")]],
    [`${M}location x k rule $role=Promoted 5: #uname eq n1`, [sentence("k", "Promoted")]],
    [`${M}location x m rule $role=Promoted 5: #uname eq n1`, []],
    [`${M}location x k rule $role=Started 5: #uname eq n1`, []],
    [`${M}location x k 5: n1`, []],
  ]);

  it("is about the constraint", () => {
    expect([
      blamed("role-of-plain-resource", `${M}colocation x inf: a k:Promoted`),
      blamed("role-of-plain-resource", `${M}location x k role=Promoted 5: n1`),
    ]).toEqual([[at("x", "rsc_colocation")], [at("x", "rsc_location")]]);
  });
});

describe("what is removed", () => {
  it.each<readonly [LintCode, string]>([
    ["idle-colocation", `${ABC}colocation x 0: a b`],
    ["colocation-cycle", `${ABC}colocation t inf: a b\ncolocation x inf: b a`],
    ["contradictory-colocations", `${ABC}colocation t inf: a b\ncolocation x -inf: a b`],
    ["group-against-itself", `${ABC}group g a b\ncolocation x -inf: a b`],
    ["left-over-constraint", `${ABC}location cli-ban-a-on-n1 a -inf: n1`],
  ])("is a constraint, and so are the commands: %s", (code, text) => {
    const id = code === "left-over-constraint" ? "cli-ban-a-on-n1" : "x";
    expect(commandsOf(code, text)).toEqual([[`pcs constraint delete ${id}`]]);
  });
});

describe("what names resources that there are not, or no schema allows", () => {
  const colocation = (more: string, score = "INFINITY") => `<rsc_colocation id="x" score="${score}" ${more}/>`;
  const a = 'rsc="a"';
  const order = (more: string) => `<rsc_order id="x" kind="Mandatory" ${more}/>`;
  const rows: readonly (readonly [LintCode, string, readonly string[]])[] = [
    [
      "colocation-without-order",
      colocation(`${a} with-rsc="nothing"`),
      ["x keeps a where nothing is, but no order says which starts first: both start at the same time"],
    ],
    ["colocation-without-order", colocation(a), []],
    ["colocation-without-order", colocation('with-rsc="a"'), []],
    [
      "order-without-colocation",
      order('first="nothing" then="b"'),
      ["x lets b wait until nothing is started, but no colocation ties them: they may be on different nodes"],
    ],
    ["order-without-colocation", order('first="b"'), []],
    ["order-without-colocation", order('then="b"'), []],
    ["idle-colocation", colocation(`${a} with-rsc="nothing"`), []],
    ["idle-colocation", colocation('rsc="nothing" with-rsc="a"'), []],
    ["idle-colocation", colocation('rsc="nothing" with-rsc="neither"'), []],
    ["idle-colocation", colocation(`${a} with-rsc="nothing"`, "0"), ["x has the score 0: it can have no effect"]],
    ["promotion-follows", colocation(`${a} rsc-role="Promoted" with-rsc="nothing"`), []],
    ["promotion-follows", colocation('rsc="nothing" rsc-role="Promoted" with-rsc="a"'), []],
    ["role-of-plain-resource", colocation('rsc="nothing" rsc-role="Promoted" with-rsc="a"'), []],
    ["role-of-plain-resource", '<rsc_location id="x" rsc="nothing" role="Promoted" node="n1" score="5"/>', []],
    ["role-of-plain-resource", '<rsc_location id="x" role="Promoted" node="n1" score="5"/>', []],
    [
      "role-of-plain-resource",
      `${colocation(`${a} rsc-role="Slave" with-rsc="b" with-rsc-role="MASTER"`)}`,
      ["x is about a being Slave, but a cannot be promoted", "x is about b being MASTER, but b cannot be promoted"],
    ],
    ["role-of-plain-resource", '<rsc_ticket id="x" rsc="a" role="Promoted" ticket="t"/>', []],
    ["group-against-itself", colocation('rsc="nothing" with-rsc="neither"', "-INFINITY"), []],
    ["group-stickiness", '<rsc_location id="x" rsc="nothing" node="n1" score="5"/>', []],
    ["clone-without-interleave", order('first="nothing" then="neither"'), []],
    ["half-order", colocation('rsc="a" rsc-role="stop" with-rsc="b"'), []],
    [
      "half-order",
      order('first="a" first-action="stop" then="b" then-action="stop" symmetrical="0"'),
      [expect.stringMatching(/^x says that a has to stop before b does/)],
    ],
  ];
  const CLONE = '<master id="k"><primitive id="a" class="systemd" type="x"/></master>';
  table("clone-without-interleave", [
    [lawless({ resources: CLONE, constraints: order('first="k" then="nothing"') }), []],
    [lawless({ resources: CLONE, constraints: order('first="nothing" then="k"') }), []],
  ]);
  table("promotion-follows", [
    [lawless({ resources: CLONE, constraints: colocation('rsc="k" rsc-role="Promoted" with-rsc="nothing"') }), []],
  ]);
  for (const [code, constraints, sentences] of rows) table(code, [[lawless({ constraints }), sentences]]);
});
