/** What the loss of a node, or a failure, does to others. What crm_simulate -S says of each configuration is the same. */
import { describe, expect, it } from "vitest";
import { readAny } from "../../src/commands/index.js";
import { LintContext } from "../../src/lint/context.js";
import { noSpareNode } from "../../src/lint/rules/no-spare-node.js";
import { AB, blamed, CIRCLE, lawless, N2, N3, NOW, NOWHERE, OFF, remedies, said, table } from "./found.js";

/** A group with nothing in it, which no schema allows, apart from a primitive. */
const EMPTY = lawless({
  options: '<nvpair id="f" name="fencing-enabled" value="false"/>',
  resources: '<group id="g"/><primitive id="a" class="systemd" type="x"/>',
  constraints: ["-INFINITY", "-5000"]
    .flatMap((score, i) => [
      `<rsc_colocation id="c${i}" rsc="g" with-rsc="a" score="${score}"/>`,
      `<rsc_colocation id="d${i}" rsc="a" with-rsc="g" score="${score}"/>`,
    ])
    .join(""),
});
const constraint = (id: string, name: string) => `constraints/${name}[@id="${id}"]`;

describe("moves-back", () => {
  const sentence = (rsc: string, away: string, node: string, score: string, stickiness: number) =>
    `${rsc} is stopped on ${away} and moves back when ${node} returns: l (${score}) is more than its stickiness of ${stickiness}`;
  table("moves-back", [
    [`${N2}${AB}location l a 100: n1\n${OFF}`, [sentence("a", "n2", "n1", "100", 0)]],
    [`${N2}${AB}location l a inf: n2\n${OFF}`, [sentence("a", "n1", "n2", "INFINITY", 0)]],
    [
      `${N2}${AB}location l a 100: n1\nrsc_defaults resource-stickiness=99\n${OFF}`,
      [sentence("a", "n2", "n1", "100", 99)],
    ],
    [`${N2}${AB}location l a 100: n1\nrsc_defaults resource-stickiness=100\n${OFF}`, []],
    [
      `${N2}${AB}group g a b\nlocation l g 100: n2\nrsc_defaults resource-stickiness=40\n${OFF}`,
      [sentence("g", "n1", "n2", "100", 80)],
    ],
    [`${N2}${AB}group g a b\nlocation l g 100: n2\nrsc_defaults resource-stickiness=50\n${OFF}`, []],
    [`node 1: n1\n${AB}location l a 100: n1\n${OFF}`, []],
    [`${N2}${AB}location l a -100: n1\n${OFF}`, []],
    [`${N2}${AB}location l a 0: n1\n${OFF}`, []],
    [`${N2}${AB}location l a 100: n1\nlocation m a 200: n2\n${OFF}`, [expect.stringMatching(/: m \(200\) is more/)]],
    [`${N2}${AB}location l a rule 100: #uname eq n1\n${OFF}`, []],
    [`${N2}primitive a Dummy\nclone c a meta clone-max=1\nlocation l c 100: n1\n${OFF}`, []],
    // It goes back, but for another reason.
    [
      `${N2}primitive a Dummy meta resource-stickiness=100\nprimitive b Dummy\ncolocation c inf: b a\nlocation l a 100: n1\nlocation m b 500: n1\n${OFF}`,
      [expect.stringMatching(/^b .*: m \(500\) is more than its stickiness of 0$/)],
    ],
    // Once the node is back it has no place at all: of what keeps it away, one is there only, and one follows what leaves.
    [
      `${N2}${["w", "y", "z", "a"].map((id) => `primitive ${id} Dummy\n`).join("")}location w2 w -inf: n2\nlocation y1 y 100: n1\nlocation z1 z -inf: n1\ncolocation zy -inf: z y\ncolocation az -inf: a z\ncolocation aw -inf: a w\nlocation l a 100: n1\n${OFF}`,
      [expect.stringMatching(/^y is stopped on n2 and moves back/)],
    ],
    [`${N2}${AB}location l a 100: n9\n${OFF}`, []],
    [`${N2}${AB}clone c a\nlocation l c 100: n1\n${OFF}`, []],
    [`${N2}${AB}colocation l 100: a b\n${OFF}`, []],
    [`${N2}${AB}location l a 100: n1\n`, []],
    [
      `${N2}primitive a Dummy\nbundle z docker image=i replicas=1 network control-port=3121 primitive a\nlocation l z 100: n1\n${OFF}`,
      [],
    ],
    [
      lawless({
        options: '<nvpair id="f" name="fencing-enabled" value="false"/>',
        resources: '<group id="g"/><primitive id="a" class="systemd" type="x"/>',
        constraints: ["g", "z"].map((id) => `<rsc_location id="l" rsc="${id}" node="n1" score="100"/>`).join(""),
      }),
      [],
    ],
  ]);

  it("is about the preference", () => {
    expect(blamed("moves-back", `${N2}${AB}location l a 100: n1\n${OFF}`)).toEqual([constraint("l", "rsc_location")]);
  });
});

describe("no-spare-node", () => {
  const IGNORE = "property fencing-enabled=false no-quorum-policy=ignore";
  const APART = "location p a 100: n1\nlocation q b -inf: n1\n";
  const sentence = (id: string, lost: string, left = "1 node is") =>
    `${id} runs nowhere when ${lost} is lost, though ${left} left: what bans it from them, or keeps it apart from others, leaves no place`;
  table("no-spare-node", [
    [`${N2}${AB}location l a -inf: n2\n${IGNORE}`, [sentence("a", "n1")]],
    [`${N3}${AB}location l a -inf: n2\nlocation m a -inf: n1\n${IGNORE}`, [sentence("a", "n3", "2 nodes are")]],
    [`${N3}${AB}location l a -inf: n2\n${IGNORE}`, []],
    [`${N2}${AB}location l a 100: n1\n${IGNORE}`, []],
    [`${N2}${AB}group g a b\nlocation l g -inf: n2\n${IGNORE}`, [sentence("g", "n1")]],
    [`${N2}${AB}clone c a\nlocation l c -inf: n2\n${IGNORE}`, []],
    [`${N2}${AB}rsc_ticket t x: a\nlocation l a -inf: n2\n${IGNORE}`, []],
    // Of two that exclude each other one gives way, wherever a node is lost: the first such node is told.
    [`${N2}${AB}colocation c -inf: b a\n${IGNORE}`, [sentence("b", "n1")]],
    [
      `${N2}rsc_template t Dummy\nprimitive a Dummy\nprimitive b @t\ncolocation c -inf: t a\n${IGNORE}`,
      [sentence("b", "n1")],
    ],
    [
      `node 1: n1 utilization m=5\nnode 2: n2 utilization m=5\nprimitive a Dummy utilization m=4\nprimitive b Dummy utilization m=4\n${IGNORE} placement-strategy=balanced`,
      [sentence("b", "n1")],
    ],
    // It runs, but nobody knows where it runs when the attribute has a value.
    [`${N2}${AB}location l a -inf: n2\nlocation m a rule 5: defined zone\n${IGNORE}`, []],
    [`node 1: n1\n${AB}${IGNORE}`, []],
    [`${N2}primitive f stonith:fence_xvm\nlocation l f -inf: n2\n${IGNORE}`, []],
    // The loss of a node on which it does not run drives it away, or leaves it waiting: what it is tied to runs there.
    [`${N2}${AB}${APART}colocation c -inf: b a\n${IGNORE}`, [sentence("b", "n1")]],
    [`${N2}${AB}${APART}colocation c -inf: x a\ntag x b\n${IGNORE}`, [sentence("b", "n1")]],
    [
      `${N2}primitive a Dummy\nrsc_template t Dummy\nprimitive b @t\n${APART}colocation c -inf: t a\n${IGNORE}`,
      [sentence("b", "n1")],
    ],
    [`${N2}${AB}${APART}location m a -inf: n2\norder o a b\n${IGNORE}`, [sentence("a", "n1"), sentence("b", "n1")]],
    [
      `node 1: n1 utilization cpu=1\nnode 2: n2 utilization cpu=1\nprimitive a Dummy utilization cpu=1 meta priority=1\nprimitive b Dummy utilization cpu=1\n${APART}property placement-strategy=utilization fencing-enabled=false no-quorum-policy=ignore`,
      [sentence("b", "n1")],
    ],
    [`${N2}${AB}${APART}${IGNORE}`, [sentence("b", "n2")]],
    [`${N2}${AB}group g b\n${APART}colocation c -inf: b a\n${IGNORE}`, [sentence("g", "n1")]],
    // It runs nowhere at all: another rule's.
    [`${N2}${AB}location l a -inf: n1\nlocation m a -inf: n2\n${IGNORE}`, []],
    [`${N2}${AB}location l a -inf: n1\nlocation m a -inf: n2\ncolocation c 5: b a\n${IGNORE}`, []],
    [EMPTY, []],
    [
      lawless({
        options: '<nvpair id="f" name="fencing-enabled" value="false"/>',
        resources: '<primitive id="a" template="gone"/>',
      }),
      [],
    ],
    [`${N2}${AB}${CIRCLE}location l a -inf: n2\n${IGNORE}`, []],
  ]);

  it("is about the resource", () => {
    expect(blamed("no-spare-node", `${N2}${AB}location l a -inf: n2\n${IGNORE}`)).toEqual([
      'resources/primitive[@id="a"]',
    ]);
  });

  it("plays the loss of each node where something is tied to something, else of that on which it runs", () => {
    class Played extends LintContext {
      readonly lost: string[] = [];
      override startedWithout(...nodes: readonly string[]) {
        this.lost.push(...nodes);
        return super.startedWithout(...nodes);
      }
    }
    const lost = (text: string) => {
      const context = new Played(readAny(`${N3}${AB}group g b\n${text}${IGNORE}`, { now: NOW }).cib, NOW);
      expect([...noSpareNode.find(context)]).toEqual([]);
      return [...new Set(context.lost)].sort();
    };
    expect(lost("location l a 5: n2\nlocation m g 5: n3\n")).toEqual(["n2", "n3"]);
    expect(lost("location l a 5: n2\nlocation m g 5: n3\norder o a g\n")).toEqual(["n1", "n2", "n3"]);
  });

  it("is not asked of more than 16 nodes", () => {
    const many = (count: number) =>
      `${Array.from({ length: count }, (_, i) => `node ${i + 1}: n${i + 1}\n`).join("")}primitive a Dummy\nlocation l a rule -inf: #uname ne n1\n${IGNORE}`;
    expect([said("no-spare-node", many(16)), said("no-spare-node", many(17))]).toEqual([
      [sentence("a", "n1", "15 nodes are")],
      [],
    ]);
  });
});

describe("shared-spare-node", () => {
  const HOMES = "location a1 a 100: n1\nlocation a2 a -inf: n2\nlocation b1 b -inf: n1\nlocation b2 b 100: n2\n";
  const sentence = (stopped: string) =>
    `a and b have one spare node, n3, and c keeps them apart there too: when n1 and n2 are lost, ${stopped} runs nowhere`;
  const OPT_IN = "property symmetric-cluster=false fencing-enabled=false";
  const CHOSEN = "location a1 a 100: n1\nlocation a3 a 50: n3\nlocation b2 b 100: n2\nlocation b3 b 50: n3\n";
  table("shared-spare-node", [
    [`${N3}${AB}${HOMES}colocation c -inf: a b\n${OFF}`, [sentence("a")]],
    [`${N3}${AB}${CHOSEN}colocation c -inf: a b\n${OPT_IN}`, [sentence("a")]],
    [`${N3}${AB}${CHOSEN}colocation c -inf: a b\n${OFF}`, []],
    [`${N3}${AB}${HOMES}colocation c -1000: a b\n${OFF}`, []],
    [`${N3}${AB}${HOMES}colocation c inf: a b\n${OFF}`, []],
    [`${N3}node 4: n4\n${AB}${HOMES}colocation c -inf: a b\n${OFF}`, []],
    [`${N2}${AB}${HOMES}colocation c -inf: a b\n${OFF}`, []],
    [`${N3}${AB}${HOMES}rsc_ticket t x: b\ncolocation c -inf: a b\n${OFF}`, []],
    // Each of them has another spare node, or both have; they wait for each other, but not apart; what bans one is another one's.
    [`${N3}node 4: n4\n${AB}${HOMES}location b4 b -inf: n4\ncolocation c -inf: a b\n${OFF}`, []],
    [
      `${N3}node 4: n4\n${AB}primitive d Dummy\nlocation d4 d inf: n4\ncolocation ad -inf: a d\ncolocation bd -inf: b d\n${HOMES}colocation c -inf: a b\n${OFF}`,
      [],
    ],
    [`${N3}${AB}${HOMES}colocation c -inf: a b\norder o b a\n${OFF}`, [sentence("a")]],
    [`${N3}${AB}${HOMES}location a3 a rule -inf: #uname eq n3\ncolocation c -inf: a b\n${OFF}`, []],
    [
      `${N3}primitive a Dummy\nprimitive p Dummy\nclone b p meta clone-max=1\n${HOMES}location b3 b 200: n3\ncolocation c -inf: a b\n${OFF}`,
      [],
    ],
    [EMPTY, []],
    [`${N3}${AB}${CIRCLE}${HOMES}colocation c -inf: a b\n${OFF}`, []],
    // They belong together, and one of them is banned by a rule; one of them runs nowhere from the beginning.
    [
      `${N3}${AB}location ra a rule 100: #uname eq n1\nlocation rb b rule 100: #uname eq n1\nlocation a3 a 50: n3\nlocation b3 b 50: n3\nlocation bx b rule -inf: #uname eq n3\ncolocation c inf: a b\n${OPT_IN}`,
      [],
    ],
    [
      `${N3}${AB}primitive d Dummy\nprimitive y Dummy\n${["d", "a"].map((id) => `location ${id}1 ${id} -inf: n1\nlocation ${id}2 ${id} -inf: n2\n`).join("")}${["y", "b"].map((id) => `location ${id}1 ${id} -inf: n1\nlocation ${id}2 ${id} 100: n2\n`).join("")}colocation dy -inf: d y\ncolocation ad -inf: a d\ncolocation c -inf: a b\n${OFF}`,
      [],
    ],
    // One of them is at home on the spare node.
    [`${N3}${AB}${HOMES}location b3 b 200: n3\ncolocation c -inf: a b\n${OFF}`, []],
    [`${N3}${AB}${HOMES}order c a b\n${OFF}`, []],
    // What a third one may do does not count.
    [
      `${N3}${AB}primitive d Dummy\nlocation d3 d -inf: n3\nlocation d1 d 100: n1\n${HOMES}colocation c -inf: a b\n${OFF}`,
      [sentence("a")],
    ],
    [
      `${N3}primitive b Dummy\nprimitive p Dummy\nclone a p meta clone-max=1\n${HOMES}colocation c -inf: a b\n${OFF}`,
      [],
    ],
    [
      `${N3}primitive a Dummy\nprimitive p Dummy\nclone b p meta clone-max=1\n${HOMES}colocation c -inf: a b\n${OFF}`,
      [],
    ],
    [
      lawless({
        options: '<nvpair id="f" name="fencing-enabled" value="false"/>',
        constraints: '<rsc_colocation id="c" rsc="z" with-rsc="a" score="-INFINITY"/>',
      }),
      [],
    ],
  ]);

  it("is about the colocation", () => {
    expect(blamed("shared-spare-node", `${N3}${AB}${HOMES}colocation c -inf: a b\n${OFF}`)).toEqual([
      constraint("c", "rsc_colocation"),
    ]);
  });
});

describe("failure-moves-another", () => {
  const sentence = (failed: string, from: string, other: string, to: string, one: string) =>
    `when ${failed} fails on ${from}, ${other} is moved off ${to}, though it is well: c keeps them apart, and what ${one} prefers counts for ${other} too`;
  table("failure-moves-another", [
    [`${N2}${AB}colocation c -5000: b a\n${OFF}`, [sentence("b", "n2", "a", "n1", "b")]],
    [`${N2}${AB}colocation c -5000: b a\nrsc_defaults resource-stickiness=6000\n${OFF}`, []],
    [`${N2}${AB}colocation c -5000: b a\nlocation l a inf: n1\n${OFF}`, []],
    [`${N2}${AB}colocation c 5000: b a\n${OFF}`, []],
    [`${N2}${AB}colocation c -5000: b a\n`, []],
    [`node 1: n1\n${AB}colocation c -5000: b a\n${OFF}`, []],
    [`${N2}${AB}rsc_ticket t x: a\ncolocation c -5000: b a\n${OFF}`, []],
    [`${N2}${AB}rsc_ticket t x: b\ncolocation c -5000: b a\n${OFF}`, []],
    [`${N2}${AB}clone k a\ncolocation c -5000: b k\n${OFF}`, []],
    [`${N2}${AB}group g a\ncolocation c -5000: b a\n${OFF}`, []],
    [`${N2}${AB}order c b a\n${OFF}`, []],
    [`${N2}${AB}primitive d Dummy\ncolocation c -5000: ( b a d )\n${OFF}`, []],
    [`${N2}${AB}colocation c 0: b a\n${OFF}`, []],
    [`${N2}${AB}clone k b meta clone-max=1\ncolocation c -5000: k a\n${OFF}`, []],
    [`${N2}${AB}clone k a meta clone-max=1\ncolocation c -5000: b k\n${OFF}`, []],
    [
      `${N2}primitive b Dummy\nprimitive a Dummy\nbundle z docker image=i network control-port=3121 primitive a\ncolocation c -5000: b z\n${OFF}`,
      [],
    ],
    // Of the two, one runs nowhere.
    [`${N3}${AB}${NOWHERE("a")}colocation c -5000: b a\n${OFF}`, []],
    [`${N3}${AB}${NOWHERE("b")}colocation c -5000: b a\n${OFF}`, []],
    // It stays where it is; another one moves, which no colocation names first.
    [
      `${N2}primitive a Dummy meta resource-stickiness=9000\nprimitive b Dummy\nprimitive d Dummy\ncolocation c -5000: b a\ncolocation e -6000: d b\n${OFF}`,
      [sentence("d", "n1", "b", "n2", "d").replace(": c keeps", ": e keeps")],
    ],
    [`${N2}${AB}colocation c -5000: b a\norder o Optional: b a\n${OFF}`, [sentence("b", "n2", "a", "n1", "b")]],
    // It leaves for another reason: both belong together; it has to wait, and what fails has no other place.
    [`${N2}${AB}colocation c inf: b a\n${OFF}`, []],
    [
      `${N2}${AB}colocation c -5000: b a\nlocation l b inf: n2\nlocation m b -inf: n1\nlocation n a 5: n1\norder o b a\n${OFF}`,
      [],
    ],
    [`${N2}${AB}location l b inf: n2\nlocation m b -inf: n1\nlocation n a 5: n1\norder c b a\n${OFF}`, []],
    [EMPTY, []],
    [`${N2}${AB}${CIRCLE}colocation c -5000: b a\n${OFF}`, []],
    // Of a set more would have to be said than what becomes of two.
    [
      lawless({
        options: '<nvpair id="f" name="fencing-enabled" value="false"/>',
        constraints:
          '<rsc_colocation id="c" score="-5000"><resource_set id="s"><resource_ref id="a"/><resource_ref id="b"/></resource_set></rsc_colocation>',
      }),
      [],
    ],
    // What they name is not there.
    [
      lawless({
        options: '<nvpair id="f" name="fencing-enabled" value="false"/>',
        constraints:
          '<rsc_colocation id="c" rsc="z" with-rsc="a" score="-5000"/><rsc_colocation id="d" rsc="a" with-rsc="z" score="-5000"/>',
      }),
      [],
    ],
  ]);

  it("is asked of a hundred colocations", () => {
    const among = (count: number) =>
      lawless({
        options: '<nvpair id="f" name="fencing-enabled" value="false"/>',
        constraints: `${Array.from({ length: count }, (_, i) => `<rsc_colocation id="c${i}" rsc="z" with-rsc="y" score="-5"/>`).join("")}<rsc_colocation id="c" rsc="b" with-rsc="a" score="-5000"/>`,
      });
    expect([said("failure-moves-another", among(99)), said("failure-moves-another", among(100))]).toEqual([
      [sentence("b", "n2", "a", "n1", "b")],
      [],
    ]);
  });

  it("is about the colocation, and lets it leave the other one alone", () => {
    const text = `${N2}${AB}colocation c -5000: b a\n${OFF}`;
    expect(blamed("failure-moves-another", text)).toEqual([constraint("c", "rsc_colocation")]);
    const [[remedy, ...change] = []] = remedies("failure-moves-another", text);
    expect(remedy).toBe(
      "let c leave a where it is (influence=false), or give a a stickiness that is more than its score",
    );
    expect(change).toEqual([
      "- colocation c -5000: b a",
      expect.stringMatching(/^\+ .*rsc="b" with-rsc="a" influence="false"/),
    ]);
  });
});
