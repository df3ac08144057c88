import { describe, expect, it } from "vitest";
import { blamed, lawless, remedies, said, table } from "./found.js";

/** Rules that are proved by evaluation. What crm_simulate -S says of a fresh start of each configuration is the same. */
const OFF = "property fencing-enabled=false\n";
const N2 = "node 1: n1\nnode 2: n2\n";
const N3 = `${N2}node 3: n3\n`;
const AB = "primitive a Dummy\nprimitive b Dummy\n";
/** Bans a resource from three nodes. */
const NOWHERE = (id: string) => [1, 2, 3].map((n) => `location nowhere-${id}-${n} ${id} -inf: n${n}\n`).join("");
const constraint = (id: string, name: string) => `constraints/${name}[@id="${id}"]`;

describe("never-starts", () => {
  const sentence = (id: string, nodes: number, why: string) =>
    `${id} runs nowhere, even with all ${nodes} nodes online: ${why}`;
  const BANNED = "location l1 a -inf: n1\nlocation l2 a -inf: n2\n";
  table("never-starts", [
    [`${N2}${AB}${BANNED}${OFF}`, [sentence("a", 2, "l1 keeps a off n1 (-INFINITY); l2 keeps a off n2 (-INFINITY)")]],
    [
      `${N2}${AB}group g b a\n${BANNED}${OFF}`,
      [expect.stringMatching(/^a runs nowhere, even with all 2 nodes online: /)],
    ],
    [`${N2}${AB}clone c a\n${BANNED.replaceAll(" a ", " c ")}${OFF}`, [expect.stringMatching(/^a runs nowhere/)]],
    [`${N2}${AB}location l1 a -inf: n1\n${OFF}`, []],
    // On purpose, or nobody knows.
    [`${N2}primitive a Dummy meta target-role=Stopped\n${BANNED}${OFF}`, []],
    [`${N2}primitive a Dummy meta is-managed=false\n${BANNED}${OFF}`, []],
    [`${N2}primitive a Dummy meta maintenance=true\n${BANNED}${OFF}`, []],
    [`${N2}${AB}${BANNED}rsc_ticket t x: a\n${OFF}`, []],
    [`${N2}${AB}${BANNED}rsc_ticket t x: b\ncolocation c inf: a b\n${OFF}`, []],
    [`${N2}${AB}${BANNED}rsc_ticket t x: b\norder o a b\n${OFF}`, []],
    [`${N2}${AB}${BANNED}rsc_ticket t x: b\n${OFF}`, [expect.stringMatching(/^a runs nowhere/)]],
    [`${N2}${AB}location l a rule -inf: not_defined licence\n${OFF}`, []],
    [`${N2}${AB}${BANNED}location l a rule 5: defined licence\n${OFF}`, []],
    [
      "node 1: n1 attributes licence=1\nprimitive a Dummy\nlocation l a rule -inf: defined licence\nproperty fencing-enabled=false",
      [expect.stringMatching(/^a runs nowhere, even with all 1 nodes online/)],
    ],
    [
      `${N2}primitive a Dummy\nlocation l a rule -inf: #uname ne n9\n${OFF}`,
      [expect.stringMatching(/^a runs nowhere/)],
    ],
    [`${N2}${AB}${BANNED}property placement-strategy=balanced fencing-enabled=false\n`, []],
    [
      `${N2}${AB}${BANNED}property placement-strategy=default fencing-enabled=false\n`,
      [expect.stringMatching(/^a runs nowhere/)],
    ],
    [`${N2}${AB}${BANNED}property maintenance-mode=true fencing-enabled=false\n`, []],
    [`${N2}${AB}${BANNED}property stop-all-resources=true fencing-enabled=false\n`, []],
    [`${N2}${AB}${BANNED}`, []],
    [`${N2}${AB}primitive f stonith:fence_xvm\n${BANNED}`, [expect.stringMatching(/^a runs nowhere/)]],
    [`${N2}${AB}${BANNED}property have-watchdog=true\n`, [expect.stringMatching(/^a runs nowhere/)]],
  ]);

  it("is about the primitive, also inside of something", () => {
    expect(blamed("never-starts", `${N2}${AB}group g b a\n${BANNED}${OFF}`)).toEqual([
      'resources/group[@id="g"]/primitive[@id="a"]',
    ]);
  });

  it("says why of what is around it, where nothing more is to say of itself", () => {
    const text = `${N2}${AB}colocation c1 inf: a b\ncolocation c2 -inf: a b\n${OFF}`;
    expect(said("never-starts", text)[0]).toMatch(/ c1 .*|c2/);
    expect(said("never-starts", text)[0]).not.toMatch(/\.$|runs nowhere: a runs nowhere/);
  });
});

describe("what is proved takes for granted what agents say where all is well", () => {
  const bound = (attribute: string, of: string) =>
    `${N2}primitive a Dummy\n${of}\nlocation l a rule -inf: not_defined ${attribute} or ${attribute} lt 1\n${OFF}`;
  table("never-starts", [
    [bound("pingd", "primitive p ocf:pacemaker:ping\nclone pc p"), []],
    [bound("reach", "primitive p ocf:pacemaker:ping params name=reach\nclone pc p"), []],
    [bound("pingd", "primitive p ocf:heartbeat:pingd\nclone pc p"), []],
    [bound("ethmonitor-eth0", "primitive p ethmonitor params interface=eth0\nclone pc p"), []],
    [bound("link", "primitive p ethmonitor params interface=eth0 name=link\nclone pc p"), []],
    // Promotion scores: something is promoted.
    [
      `${N2}primitive db pgsql\nclone m db meta promotable=true\nprimitive ip IPaddr2\ncolocation c inf: ip m:Promoted\n${OFF}`,
      [],
    ],
    [
      `${N2}primitive db pgsql\nclone m db meta promotable=true promoted-max=0\nprimitive ip IPaddr2\ncolocation c inf: ip m:Promoted\n${OFF}`,
      [expect.stringMatching(/^ip runs nowhere/)],
    ],
    [
      `${N2}primitive vm VirtualDomain meta remote-node=guest\nprimitive db pgsql\nclone m db meta promotable=true\nprimitive ip IPaddr2\ncolocation c inf: ip m:Promoted\nlocation l1 ip -inf: n1\nlocation l2 ip -inf: n2\nlocation l3 ip -inf: guest\n${OFF}`,
      [],
    ],
  ]);
});

describe("nothing-starts", () => {
  const sentence = (id: string) =>
    `nothing is ever started, neither ${id} nor anything else: fencing is enabled, and no fence device is configured`;
  table("nothing-starts", [
    [`${N2}${AB}`, [sentence("a")]],
    [`${N2}primitive b Dummy\nprimitive a Dummy\ngroup g a\n`, [sentence("b")]],
    [`${N2}${AB}property fencing-enabled=true`, [sentence("a")]],
    [`${N2}${AB}property fencing-enabled=perhaps`, [sentence("a")]],
    [`${N2}${AB}${OFF}`, []],
    [`${N2}${AB}primitive f stonith:fence_xvm`, []],
    [`${N2}${AB}property have-watchdog=true`, []],
    [`${N2}property fencing-enabled=true`, []],
    [`${N2}primitive a Dummy meta target-role=Stopped\n${OFF}`, []],
    [lawless({ nodes: "" }), []],
    [lawless({ resources: '<group id="g"><primitive id="a" class="systemd" type="x"/></group>' }), [sentence("a")]],
    // What needs no fencing is not started either, says crm_simulate.
    [`${N2}primitive a Dummy meta requires=nothing`, [sentence("a")]],
  ]);

  it("is about the option, or else about the first resource", () => {
    expect(blamed("nothing-starts", `${N2}${AB}`)).toEqual(['resources/primitive[@id="a"]']);
    expect(blamed("nothing-starts", `${N2}${AB}property fencing-enabled=true`)).toEqual([
      expect.stringMatching(/^crm_config\/.*fencing-enabled"\]$/),
    ]);
    expect(blamed("nothing-starts", `${N2}${AB}property stonith-enabled=true`)).toEqual([
      expect.stringMatching(/^crm_config\/.*stonith-enabled"\]$/),
    ]);
  });
});

describe("never-fits", () => {
  const BALANCED = "property placement-strategy=balanced fencing-enabled=false";
  const nodes = (...memory: readonly number[]) =>
    memory.map((each, i) => `node ${i + 1}: n${i + 1} utilization memory=${each}\n`).join("");
  const needs = (id: string, memory: number | string, name = "memory") =>
    `primitive ${id} Dummy utilization ${name}=${memory}\n`;
  const alone = (id: string, needed: number, most: number, name = "memory") =>
    `${id} needs ${needed} of ${name}, and no node has more than ${most}`;
  const together = (id: string) =>
    `with all nodes online no room is left for ${id}: what all resources need together is more than the nodes have`;
  table("never-fits", [
    [`${nodes(1024, 2048)}${needs("a", 2049)}${BALANCED}`, [alone("a", 2049, 2048)]],
    [`${nodes(1024, 2048)}${needs("a", 2048)}${BALANCED}`, []],
    [`${nodes(1024)}${needs("a", 1, "cpu")}${BALANCED}`, [alone("a", 1, 0, "cpu")]],
    [`${nodes(1024)}${needs("a", 0, "cpu")}${BALANCED}`, []],
    [`${nodes(1024)}${needs("a", "much")}${BALANCED}`, []],
    [`${nodes(1024)}${needs("a", 2048)}property placement-strategy=default fencing-enabled=false`, []],
    [`${nodes(1024)}${needs("a", 2048)}${OFF}`, []],
    [`${nodes(1024)}${needs("a", 2048)}property placement-strategy=utilization`, [alone("a", 2048, 1024)]],
    [`${nodes(1024)}${needs("a", 700)}${needs("b", 500)}${BALANCED}`, [together("b")]],
    [`${nodes(1024)}${needs("a", 700)}${needs("b", 324)}${BALANCED}`, []],
    [
      `${nodes(1024)}${needs("a", 700)}${needs("b", 500).replace("Dummy", "Dummy meta target-role=Stopped")}${BALANCED}`,
      [],
    ],
    [`${nodes(1024)}${needs("a", 700)}${needs("b", 500)}property placement-strategy=balanced`, []],
    // Stopped for another reason: nothing is needed.
    [`${nodes(1024)}${needs("a", 700)}primitive b Dummy\nlocation l b -inf: n1\n${BALANCED}`, []],
  ]);

  it("is about the resource", () => {
    expect(blamed("never-fits", `${nodes(1024)}${needs("a", 2048)}${BALANCED}`)).toEqual([
      'resources/primitive[@id="a"]',
    ]);
    expect(blamed("never-fits", `${nodes(1024)}${needs("a", 700)}${needs("b", 500)}${BALANCED}`)).toEqual([
      'resources/primitive[@id="b"]',
    ]);
  });
});

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
    // It runs nowhere at all: another rule's.
    [`${N2}${AB}location l a -inf: n1\nlocation m a -inf: n2\n${IGNORE}`, []],
  ]);

  it("is about the resource", () => {
    expect(blamed("no-spare-node", `${N2}${AB}location l a -inf: n2\n${IGNORE}`)).toEqual([
      'resources/primitive[@id="a"]',
    ]);
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

describe("never-migrates", () => {
  const VM = "primitive net Dummy\nprimitive vm VirtualDomain meta allow-migrate=true\n";
  const TIED = "order o net vm\ncolocation c inf: vm net\n";
  const begins = expect.stringMatching(
    /^vm allows live migration, but when n1 is put into standby it is stopped there and started on n2: .*[^.]$/,
  );
  const HOME = "location home net 10: n1\n";
  const BY_DEFAULT = `${N2}primitive net Dummy meta allow-migrate=false\nprimitive vm VirtualDomain\nrsc_defaults allow-migrate=true\n${TIED}${HOME}${OFF}`;
  table("never-migrates", [
    [`${N2}${VM}${TIED}${HOME}${OFF}`, [begins]],
    [`${N2}${VM.replace("VirtualDomain meta allow-migrate=true", "VirtualDomain")}${TIED}${HOME}${OFF}`, []],
    [`${N2}${VM.replace("=true", "=false")}${TIED}${HOME}${OFF}`, []],
    [`${N2}${VM}${OFF}`, []],
    [`${N2}${VM}clone nets net meta interleave=true\norder o nets vm\ncolocation c inf: vm nets\n${OFF}`, []],
    [`${N2}${VM}group g net vm\nlocation home g 10: n1\n${OFF}`, [begins]],
    [`node 1: n1\n${VM}${TIED}${OFF}`, []],
    [`${N2}${VM}${TIED}${HOME}`, []],
    [`${N2}${VM}${TIED}${HOME}rsc_ticket t x: vm\n${OFF}`, []],
    [BY_DEFAULT, [begins]],
    // It runs nowhere; it is stopped with its node; another one is there and could migrate.
    [`${N3}${VM}${TIED}${NOWHERE("vm")}${HOME}${OFF}`, []],
    [`${N2}${VM}${TIED}location home net inf: n1\nlocation away net -inf: n2\n${OFF}`, []],
    [
      `${N2}primitive free VirtualDomain meta allow-migrate=true\nlocation f free 5: n1\n${VM}${TIED}${HOME}${OFF}`,
      [begins],
    ],
    // Nothing is started: that another rule says.
    [`${N2}${VM}${TIED}${HOME}property stop-all-resources=true fencing-enabled=false`, []],
  ]);

  it("is about what allows it, or else about the resource", () => {
    expect(blamed("never-migrates", `${N2}${VM}${TIED}${HOME}${OFF}`)).toEqual([
      expect.stringMatching(/^resources\/primitive\[@id="vm"\]\/meta_attributes.*allow-migrate"\]$/),
    ]);
    expect(blamed("never-migrates", BY_DEFAULT)).toEqual(['resources/primitive[@id="vm"]']);
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
