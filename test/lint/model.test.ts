import { describe, expect, it } from "vitest";
import { childrenNamed, setAttributes } from "../../src/cib/element.js";
import { readAny } from "../../src/commands/index.js";
import { agentAttributes } from "../../src/lint/agent-attributes.js";
import { allNamed, LintContext, primitivesIn } from "../../src/lint/context.js";
import { isHeld, OpenQuestions } from "../../src/lint/open-questions.js";
import { agentOf, isFenceDevice, isPromotable, operationsOf, outermost } from "../../src/lint/resources.js";
import { isEverywhere, Ties } from "../../src/lint/ties.js";
import { placesIn } from "../../src/scenario/places.js";
import { lawless, NOW } from "./found.js";

const contextOf = (text: string) => new LintContext(readAny(text, { now: NOW }).cib, NOW);

function resource(context: LintContext, id: string) {
  const found = context.resources.get(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

describe("the resources of a configuration", () => {
  const TEXT =
    "primitive a Dummy op monitor interval=1s op start interval=0\nprimitive b systemd:x\ngroup g a b\nclone c g\nprimitive d ocf:pacemaker:Stateful";

  it("are known with what they are in, containers first", () => {
    const { resources } = contextOf(TEXT);
    const known = [...resources.values()].map(({ id, kind, container, members }) => [
      id,
      kind,
      container?.id,
      members.length,
    ]);
    expect(known).toEqual(
      expect.arrayContaining([
        ["c", "clone", undefined, 1],
        ["g", "group", "c", 2],
        ["a", "primitive", "g", 0],
        ["b", "primitive", "g", 0],
        ["d", "primitive", undefined, 0],
      ]),
    );
    const order = known.map(([id]) => id);
    expect(order.indexOf("c")).toBeLessThan(order.indexOf("g"));
    expect(order.indexOf("g")).toBeLessThan(order.indexOf("a"));
    expect(known).toHaveLength(5);
  });

  it("have operations, an outermost one, primitives, an agent", () => {
    const context = contextOf(TEXT);
    const a = resource(context, "a");
    expect(operationsOf(a).map(({ attributes }) => attributes.name)).toEqual(["monitor", "start"]);
    expect([outermost(a).id, outermost(resource(context, "d")).id]).toEqual(["c", "d"]);
    expect(primitivesIn(resource(context, "c")).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(["a", "b", "d"].map((id) => agentOf(resource(context, id)))).toEqual([
      "ocf:heartbeat:Dummy",
      "systemd:x",
      "ocf:pacemaker:Stateful",
    ]);
  });

  it("have the agent and the usual meta attributes of their template (02 §6.3)", () => {
    const context = contextOf(
      "rsc_template t stonith:fence_xvm meta priority=1 is-managed=false\nprimitive f @t meta is-managed=true\nprimitive g Dummy",
    );
    const f = resource(context, "f");
    expect([agentOf(f), isFenceDevice(f), isFenceDevice(resource(context, "g"))]).toEqual([
      "stonith:fence_xvm",
      true,
      false,
    ]);
    expect(["priority", "is-managed", "maintenance"].map((name) => context.meta(f, name))).toEqual([
      "1",
      "true",
      undefined,
    ]);
    expect([...f.meta.keys(), ...f.usual.keys()]).toEqual(["is-managed", "priority", "is-managed"]);
    expect(context.resources.has("t")).toBe(false);
  });

  it("are named by their ids, by templates, and by tags, also of tags (04 §4.2, §4.3)", () => {
    const tag = (id: string, ids: string) =>
      `<tag id="${id}">${ids
        .split(" ")
        .map((each) => `<obj_ref id="${each}"/>`)
        .join("")}</tag>`;
    const context = contextOf(
      lawless({
        resources: `<template id="t" class="systemd" type="x"/>${["a", "b"].map((id) => `<primitive id="${id}" template="t"/>`).join("")}<primitive id="c" class="systemd" type="x"/>`,
        rest: `<tags>${tag("one", "c n1")}${tag("all", "t one")}${tag("self", "self c")}</tags>`,
      }),
    );
    const named = (id: string) => context.named(id).map((each) => each.id);
    expect(["a", "t", "one", "all", "self", "nothing", ""].map(named)).toEqual([
      ["a"],
      ["a", "b"],
      ["c"],
      ["a", "b", "c"],
      ["c"],
      [],
      [],
    ]);
  });

  it("are promotable by their clone, or by what their bundle says", () => {
    const promotable = (resources: string) => isPromotable(resource(contextOf(lawless({ resources })), "p"));
    const p = '<primitive id="p" class="ocf" type="x"/>';
    const clone = (value: string) =>
      `<clone id="c"><meta_attributes id="m"><nvpair id="n" name="promotable" value="${value}"/></meta_attributes>${p}</clone>`;
    expect(["true", "Yes", "1", "false", "truely", "untrue"].map((value) => promotable(clone(value)))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect([
      promotable(`<clone id="c">${p}</clone>`),
      promotable(p),
      promotable(`<master id="c">${p}</master>`),
    ]).toEqual([false, false, true]);
    expect(resource(contextOf(lawless({ resources: `<master id="c">${p}</master>` })), "c").kind).toBe("clone");
    const bundle = (more: string) => `<bundle id="b"><docker image="i" ${more}/><network/>${p}</bundle>`;
    expect(
      ["", 'promoted-max="1"', 'promoted-max="0"', 'masters="2"', 'promoted-max="0" masters="2"'].map((more) =>
        promotable(bundle(more)),
      ),
    ).toEqual([false, true, false, true, false]);
    // A group that says so is no clone.
    expect(
      promotable(
        `<group id="g"><meta_attributes id="m"><nvpair id="n" name="promotable" value="true"/></meta_attributes>${p}</group>`,
      ),
    ).toBe(false);
  });

  it("have meta attributes of their own, of what they are in, and by default; the first counts, those under rules do not", () => {
    const pair = (id: string, name: string, value?: string) =>
      `<nvpair id="${id}" name="${name}"${value === undefined ? "" : ` value="${value}"`}/>`;
    const meta = (id: string, inner: string) => `<meta_attributes id="${id}">${inner}</meta_attributes>`;
    const rule = (id: string) =>
      `<rule id="${id}" score="0"><expression id="${id}e" attribute="#uname" operation="eq" value="n1"/></rule>`;
    const context = contextOf(
      lawless({
        resources: `<group id="g">${meta("m1", pair("p1", "own", "group") + pair("p2", "around", "group"))}
<primitive id="p" class="ocf" type="x">${meta("m2", rule("r") + pair("p3", "ruled", "1"))}${meta("m3", pair("p4", "own", "first") + pair("p5", "own", "second") + pair("p6", "bare"))}</primitive></group>`,
        rest: `<rsc_defaults>${meta("m4", rule("r2") + pair("p7", "ruled", "1"))}${meta("m5", pair("p8", "around", "no") + pair("p9", "usual", "yes") + pair("p10", "usual", "no") + pair("p11", "empty"))}</rsc_defaults>`,
      }),
    );
    const p = resource(context, "p");
    expect(["own", "around", "usual", "ruled", "bare", "empty", "none"].map((name) => context.meta(p, name))).toEqual([
      "first",
      "group",
      "yes",
      undefined,
      "",
      "",
      undefined,
    ]);
    expect([context.isSet(p, "usual"), context.isSet(p, "own"), context.isSet(p, "none")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("stick as their members do together", () => {
    const context = contextOf(
      "primitive a Dummy meta resource-stickiness=5\nprimitive b Dummy\ngroup g a b\nrsc_defaults resource-stickiness=7",
    );
    expect(["a", "b", "g"].map((id) => context.stickiness(resource(context, id)))).toEqual([5, 7, 12]);
    const without = contextOf("primitive a Dummy");
    expect(without.stickiness(resource(without, "a"))).toBe(0);
  });
});

describe("the nodes and options of a configuration", () => {
  it("are the cluster nodes, by name", () => {
    const { nodes } = contextOf(
      lawless({
        nodes:
          '<node id="1" uname="n1"/><node id="2" uname="n2" type="member"/><node id="3" uname="r" type="remote"/><node id="4"/>',
      }),
    );
    expect(nodes).toEqual(["n1", "n2"]);
  });

  it("are the first of a name, under it or the former one", () => {
    const pair = (id: string, name: string, value: string) => `<nvpair id="${id}" name="${name}" value="${value}"/>`;
    const context = contextOf(
      lawless({ options: pair("a", "x", "1") + pair("b", "x", "2") + pair("c", "old", "3") + pair("d", "yes", "on") }),
    );
    expect([
      context.option("x"),
      context.option("new", "old"),
      context.option("x", "old"),
      context.option("new"),
    ]).toEqual(["1", "3", "1", undefined]);
    expect([context.says("yes"), context.says("x"), context.says("old"), context.says("none")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("say whether anything is started", () => {
    const starts = (properties: string, more = "") => {
      const { startsNothing, lacksFencing, isFenced } = contextOf(`primitive a Dummy\n${more}property ${properties}\n`);
      return [startsNothing, lacksFencing, isFenced];
    };
    const device = "primitive f stonith:fence_xvm\n";
    expect(starts("fencing-enabled=true")).toEqual([true, true, true]);
    expect(starts("fencing-enabled=false")).toEqual([false, false, false]);
    expect(starts("stonith-enabled=false")).toEqual([false, false, false]);
    expect(starts("fencing-enabled=perhaps")).toEqual([true, true, true]);
    expect(starts("fencing-enabled=true", device)).toEqual([false, false, true]);
    expect(starts("have-watchdog=true")).toEqual([false, false, true]);
    expect(starts("maintenance-mode=true", device)).toEqual([true, false, true]);
    expect(starts("stop-all-resources=true", device)).toEqual([true, false, true]);
    const strategy = (word: string) => contextOf(`property placement-strategy=${word}`).looksAtUtilization;
    const strategies = ["default", "balanced", "DEFAULT", "Minimal", "nonsense"];
    expect(strategies.map(strategy)).toEqual([false, true, false, true, false]);
    expect(contextOf("property x=1").looksAtUtilization).toBe(false);
  });

  it("are found at any depth", () => {
    const { constraints } = contextOf("primitive a Dummy\nlocation l a rule 5: #uname eq n1 or rack eq r1\nnode 1: n1");
    expect([...allNamed(constraints, "expression")].map(({ attributes }) => attributes.attribute)).toEqual([
      "#uname",
      "rack",
    ]);
  });
});

describe("a fresh start", () => {
  const TEXT =
    "node 1: n1\nnode 2: n2\nprimitive a Dummy\nlocation l a 5: n1\nproperty fencing-enabled=false no-quorum-policy=ignore";
  const at = (verdict: Parameters<typeof placesIn>[0]) =>
    placesIn(verdict)
      .get("a")
      ?.map(({ node }) => node);

  it("is with all nodes, without some, and with one that comes back; each is played once", () => {
    const context = contextOf(TEXT);
    expect([
      at(context.started.verdict),
      at(context.startedWithout("n1").verdict),
      at(context.startedWithout("n1", "n2").verdict),
      at(context.returned("n1").verdict),
    ]).toEqual([["n1"], ["n2"], [], ["n1"]]);
    // Names that run together are other nodes.
    const alike = contextOf(["ab", "c", "a", "bc"].map((name, i) => `node ${i + 11}: ${name}\n`).join("") + TEXT);
    expect(alike.startedWithout("ab", "c")).not.toBe(alike.startedWithout("a", "bc"));
    // What is not looked at is not made.
    expect(context.started.verdict.scores.size).toBe(0);
    expect(context.started).toBe(context.started);
    expect(context.startedWithout("n1")).toBe(context.startedWithout("n1"));
    expect(context.returned("n1")).toBe(context.returned("n1"));
    expect(context.explained).toBe(context.explained);
    expect(at(context.explained)).toEqual(["n1"]);
    expect(context.startedWithout("n1").verdict.status.nodes.map(({ online, unclean }) => [online, unclean])).toEqual([
      [false, false],
      [true, false],
    ]);
  });

  it("leaves the configuration alone, and fences nobody: who is missing has gone in good order", () => {
    const context = contextOf(
      `${TEXT.replace("fencing-enabled=false", "fencing-enabled=true")}\nprimitive f stonith:fence_xvm\nprimitive s Dummy\nclone m s meta promotable=true`,
    );
    const { first, cib } = context.startedWithout("n1");
    expect(first.summary.nodeActions).toEqual([]);
    expect(childrenNamed(cib.root, "configuration")).toEqual(childrenNamed(context.cib.root, "configuration"));
  });

  it("can be of the configuration without one of its constraints", () => {
    const context = contextOf(TEXT.replace("5: n1", "5: n2\nlocation m a 1: n1"));
    const [first, second] = context.constraints;
    if (first === undefined || second === undefined) throw new Error("two are expected");
    const places = (of: LintContext) => at(of.started.verdict);
    expect([context, context.without(first), context.without(second)].map(places)).toEqual([["n2"], ["n1"], ["n2"]]);
    expect(context.without(first).constraints).toEqual([second]);
    expect(context.constraints).toHaveLength(2);
  });

  it("has quorum, and knows nothing of the past", () => {
    const { cib: with1 } = readAny(TEXT.replace(" no-quorum-policy=ignore", ""), { now: NOW });
    const cib = { ...with1, root: setAttributes(with1.root, { "have-quorum": "0" }) };
    const failed = `<status><node_state id="1" uname="n1"><transient_attributes id="1"><instance_attributes id="i"><nvpair id="f" name="fail-count-a#start_0" value="INFINITY"/></instance_attributes></transient_attributes></node_state></status>`;
    const { cib: past } = readAny(
      lawless({ options: '<nvpair id="o1" name="fencing-enabled" value="false"/>' }).replace("<status/>", failed),
      { now: NOW },
    );
    expect(at(new LintContext(cib, NOW).started.verdict)).toEqual(["n1"]);
    expect(at(new LintContext(past, NOW).started.verdict)).toEqual(["n1"]);
  });
});

describe("what agents set where all is well", () => {
  const pairs = (text: string) => agentAttributes(contextOf(text).resources).map((pair) => pair.join("="));
  it.each<readonly [string, readonly string[]]>([
    ["primitive a Dummy", []],
    ["primitive a Dummy\ngroup g a\nclone c g meta promotable=true", ["master-a=10"]],
    ["primitive a Dummy\nclone c a", []],
    ["primitive p ocf:pacemaker:ping", ["pingd=100000"]],
    ["primitive p ocf:pacemaker:ping params dampen=5 name=reach", ["reach=100000"]],
    ["primitive p ocf:heartbeat:pingd", ["pingd=100000"]],
    ["primitive p ocf:heartbeat:pinger", []],
    ["primitive p ocf:heartbeat:ethmonitor params interface=eth0", ["ethmonitor-eth0=1"]],
    ["primitive p ocf:heartbeat:ethmonitor params interface=eth0 name=link", ["link=1"]],
    ["primitive p ocf:heartbeat:ethmonitor", ["ethmonitor-=1"]],
  ])("%s: %j", (text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });
});

describe("what nobody knows", () => {
  const open = (text: string, id = "a") => {
    const context = contextOf(`node 1: n1\nprimitive a Dummy\nprimitive b Dummy\n${text}`);
    return new OpenQuestions(context).has(resource(context, id));
  };
  it.each<readonly [string, boolean]>([
    ["", false],
    ["location l a rule 5: licence eq 1", true],
    ["location l a rule 5: #uname eq n1", false],
    ["location l b rule 5: licence eq 1", false],
    ["location l b rule 5: licence eq 1\ncolocation c 5: a b", true],
    ["location l b rule 5: licence eq 1\norder o a b", true],
    ["location l b rule 5: licence eq 1\ngroup g a b", true],
    ["primitive x Dummy\nprimitive y Dummy\ncolocation c 5: a x\norder o y x\nlocation l y rule 5: licence eq 1", true],
    ["rsc_ticket t x: a", true],
    ["rsc_ticket t x: b", false],
    ["node 2: n2 attributes licence=1\nlocation l a rule 5: licence eq 1", false],
    ["primitive p ocf:pacemaker:ping\nlocation l a rule 5: pingd eq 1", false],
    ["location l { a } rule 5: licence eq 1", true],
    ["location l { b } rule 5: licence eq 1", false],
    // By a pattern (04 §6.3), a tag or a template (04 §4.2).
    ["location l /^a/ rule 5: licence eq 1", true],
    ["location l /^b/ rule 5: licence eq 1", false],
    ["location l /!^a/ rule 5: licence eq 1", false],
    ["location l /!^b/ rule 5: licence eq 1", true],
    ["group g a\nlocation l /^a/ rule 5: licence eq 1", false],
    ["group g a\nlocation l /^g/ rule 5: licence eq 1", true],
    ["tag x a\nlocation l x rule 5: licence eq 1", true],
    ["tag x b\nlocation l x rule 5: licence eq 1", false],
    ["tag x a\nrsc_ticket t T: x", true],
    ["tag x a\nrsc_ticket t T: b\ncolocation c 5: x b", true],
    ["tag x b\nrsc_ticket t T: b\ncolocation c 5: a x", true],
    ["tag x a b\nrsc_ticket t T: b", false],
    ["rsc_template t Dummy\nprimitive p @t\nlocation l t rule 5: licence eq 1\ncolocation c 5: a p", true],
    ["rsc_template t Dummy\nprimitive p @t\nlocation l b rule 5: licence eq 1\ncolocation c 5: a t", false],
    [
      "rsc_template t ocf:pacemaker:remote\nprimitive p @t\nprimitive s Dummy\nclone m s meta promotable=true\ncolocation c 5: a m",
      true,
    ],
    [
      "rsc_template t VirtualDomain meta remote-node=g\nprimitive p @t\nprimitive s Dummy\nclone m s meta promotable=true\ncolocation c 5: a m",
      true,
    ],
    [
      "rsc_template t VirtualDomain\nprimitive p @t meta remote-node=g\nprimitive s Dummy\nclone m s meta promotable=true\ncolocation c 5: a m",
      true,
    ],
    ["rsc_template t Dummy meta target-role=Stopped\nprimitive p @t\ncolocation c 5: a p", true],
    ["bundle k docker image=i\ncolocation c 5: a k", true],
    ["primitive s Dummy\nclone m s meta promotable=true\ncolocation c 5: a m", false],
    ["primitive s Dummy\nclone m s meta promotable=true\ncolocation c 5: a m\nprimitive r ocf:pacemaker:remote", true],
    [
      "primitive s Dummy\nclone m s meta promotable=true\ncolocation c 5: a m\nprimitive r VirtualDomain meta remote-node=g",
      true,
    ],
    ["colocation c 5: a b\nprimitive r ocf:pacemaker:remote", false],
    ["primitive s Dummy meta target-role=Stopped\nprimitive s2 Dummy\ngroup g s2 s\ncolocation c 5: a g", true],
  ])("'%s': %j", (text, expected) => {
    expect(open(text)).toBe(expected);
  });

  it("is where what it is tied to is, if there is no such thing", () => {
    const context = contextOf(
      lawless({ constraints: '<rsc_colocation id="c" rsc="a" with-rsc="nothing" score="5"/>' }),
    );
    const questions = new OpenQuestions(context);
    expect(["a", "b"].map((id) => questions.has(resource(context, id)))).toEqual([true, false]);
  });

  it("is nothing by a pattern that cannot be read", () => {
    const context = contextOf(
      lawless({
        constraints:
          '<rsc_location id="l" rsc-pattern="a("><rule id="r" score="5"><expression id="e" attribute="x" operation="defined"/></rule></rsc_location>',
      }),
    );
    expect(new OpenQuestions(context).has(resource(context, "a"))).toBe(false);
  });

  it("is not what somebody wants: stopped, or left alone", () => {
    const held = (meta: string) => {
      const context = contextOf(`primitive a Dummy${meta}`);
      return isHeld(context, resource(context, "a"));
    };
    expect(
      [
        "",
        " meta target-role=Stopped",
        " meta target-role=stopped",
        " meta target-role=Started",
        " meta is-managed=false",
        " meta is-managed=true",
        " meta is-managed=perhaps",
        " meta is-managed=default",
        " meta maintenance=true",
        " meta maintenance=false",
      ].map(held),
    ).toEqual([false, true, true, false, true, false, true, false, true, false]);
  });
});

describe("ties", () => {
  const TEXT =
    "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\nprimitive d Dummy\ngroup g a b\ncolocation x 5: c a\ncolocation z 0: d a\norder o d c\n";

  it("are those of the outermost resources, in either direction", () => {
    const ties = new Ties(contextOf(TEXT), "colocation");
    expect([
      ties.has("a", "b"),
      ties.has("c", "b"),
      ties.has("b", "c"),
      ties.has("g", "c"),
      ties.has("c", "d"),
      ties.has("d", "g"),
      ties.has("none", "c"),
      ties.has("none", "none"),
    ]).toEqual([true, true, true, true, false, false, false, true]);
    const orders = new Ties(contextOf(TEXT), "order");
    expect([orders.has("c", "d"), orders.has("c", "a")]).toEqual([true, false]);
  });

  it("are not needed with what is everywhere", () => {
    const context = contextOf(
      "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\nprimitive d Dummy\nclone ca a\nclone cb b meta clone-max=1\nclone cc c meta promotable=true",
    );
    expect(["a", "ca", "b", "cb", "cc", "d", "none"].map((id) => isEverywhere(context.resources.get(id)))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
