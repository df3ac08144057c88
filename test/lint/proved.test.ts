/** Rules that are proved by evaluation. What crm_simulate -S says of a fresh start of each configuration is the same. */
import { describe, expect, it } from "vitest";
import { AB, blamed, CIRCLE, lawless, N2, N3, NOWHERE, OFF, said, table } from "./found.js";

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
    [
      `${N2}primitive a Dummy\nlocation l.1 a -inf: n1\nlocation l2 a -inf: n2\n${OFF}`,
      [sentence("a", 2, "l.1 keeps a off n1 (-INFINITY); l2 keeps a off n2 (-INFINITY)")],
    ],
    [`${N2}${AB}${CIRCLE}${BANNED}${OFF}`, []],
    [
      `${N2}${AB}clone c a meta clone-max=0\n${OFF}`,
      [sentence("a", 2, "The clone c runs nowhere: c may have no instances (clone-max=0)")],
    ],
    // What cannot be read is none.
    [
      lawless({
        options: '<nvpair id="f" name="fencing-enabled" value="false"/>',
        resources: '<primitive id="a" template="gone"/><group id="g"/>',
      }),
      [],
    ],
    [`${N2}rsc_template t stonith:fence_xvm\nprimitive f @t\n${AB}${BANNED}`, [expect.stringMatching(/^a runs/)]],
    [`${N2}rsc_template t stonith:fence_xvm\n${AB}${BANNED}`, []],
    // On purpose, or nobody knows.
    [`${N2}rsc_template t Dummy meta target-role=Stopped\nprimitive a @t\n${BANNED}${OFF}`, []],
    [
      `${N2}rsc_template t Dummy meta target-role=Stopped\nprimitive a @t meta target-role=Started\n${BANNED}${OFF}`,
      [expect.stringMatching(/^a runs/)],
    ],
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
    [bound("pingd", "rsc_template t ocf:pacemaker:ping\nprimitive p @t\nclone pc p"), []],
    [bound("reach", "rsc_template t ocf:pacemaker:ping params name=reach\nprimitive p @t\nclone pc p"), []],
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
    [`${N2}rsc_template t stonith:fence_xvm\nprimitive f @t\n${AB}`, []],
    [`${N2}rsc_template t stonith:fence_xvm\n${AB}`, [sentence("a")]],
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
    [`${nodes(1024)}${needs("a", 700)}${needs("b", 500)}${CIRCLE}${BALANCED}`, []],
    // No nodes are known; what a bundle is made of needs nothing.
    [
      lawless({
        nodes: "",
        options: '<nvpair id="f" name="placement-strategy" value="balanced"/>',
        resources:
          '<primitive id="a" class="systemd" type="x"><utilization id="u"><nvpair id="p" name="m" value="7"/></utilization></primitive>',
      }),
      [],
    ],
    [
      `${nodes(1024)}primitive w systemd:w\nbundle z docker image=i network ip-range-start=10.0.0.1 primitive w\nlocation l z -inf: n1\n${BALANCED}`,
      [],
    ],
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

describe("never-migrates", () => {
  const VM = "primitive net Dummy\nprimitive vm VirtualDomain meta allow-migrate=true\n";
  const TIED = "order o net vm\ncolocation c inf: vm net\n";
  const begins = expect.stringMatching(
    /^vm allows live migration, but when n1 is put into standby it is stopped there and started on n2: .*[^.]$/,
  );
  const HOME = "location home net 10: n1\n";
  const ON_2 = "location home net 10: n2\n";
  const BY_DEFAULT = `${N2}primitive net Dummy meta allow-migrate=false\nprimitive vm VirtualDomain\nrsc_defaults allow-migrate=true\n${TIED}${HOME}${OFF}`;
  table("never-migrates", [
    [`${N2}${VM}${TIED}${HOME}${OFF}`, [begins]],
    [
      `${N2}${VM}${TIED.replace("order o ", "order o.1 ")}${ON_2}${OFF}`,
      [
        "vm allows live migration, but when n2 is put into standby it is stopped there and started on n1: vm moves from n2 to n1: n2 is in standby; it cannot migrate live, since the stop of net has to come in between (o.1)",
      ],
    ],
    // What drives it away when another node is emptied is another matter.
    [
      `${N3}primitive x Dummy\nlocation x1 x 100: n1\nlocation x2 x 500: n2\n${VM}${TIED}${HOME}colocation apart -inf: net x\n${OFF}`,
      [expect.stringMatching(/when n1 is put into standby it is stopped there and started on n3:/)],
    ],
    [`${N2}${VM}${CIRCLE}${TIED}${HOME}${OFF}`, []],
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

  it("is asked of 16 nodes on which something could migrate", () => {
    const each = Array.from({ length: 16 }, (_, i) => i + 1);
    const free = each.map(
      (n) =>
        `node ${n}: m${n}\nprimitive free${n} VirtualDomain meta allow-migrate=true\nlocation l${n} free${n} inf: m${n}\n`,
    );
    const late = `node 17: n1\nnode 18: n2\n${VM}${TIED}location home net inf: n1\n${OFF}`;
    expect(said("never-migrates", free.join("") + late)).toEqual([]);
    expect(said("never-migrates", each.map((n) => `node ${n}: m${n}\n`).join("") + late)).toHaveLength(1);
  });

  it("is about what allows it, or else about the resource", () => {
    expect(blamed("never-migrates", `${N2}${VM}${TIED}${HOME}${OFF}`)).toEqual([
      expect.stringMatching(/^resources\/primitive\[@id="vm"\]\/meta_attributes.*allow-migrate"\]$/),
    ]);
    expect(blamed("never-migrates", BY_DEFAULT)).toEqual(['resources/primitive[@id="vm"]']);
  });
});
