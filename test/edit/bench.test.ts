import { describe, expect, it } from "vitest";
import { parseCib } from "../../src/cib/index.js";
import { Workbench } from "../../src/edit/bench.js";
import { nodeNames } from "../../src/edit/moves.js";
import { NOW } from "../support/every-kind.js";
import { meta, primitive, small } from "./transcript.js";

const bench = (xml: string): Workbench => new Workbench(parseCib(xml), NOW);
const full = small({
  resources: [
    primitive("a"),
    '<template id="t" class="ocf" provider="pacemaker" type="Dummy"/>',
    `<clone id="c">${meta("cm", "x=1")}<group id="g">${primitive("b")}${primitive("d")}</group></clone>`,
  ].join(""),
  tags: '<tag id="tag"><obj_ref id="d"/><obj_ref id="n1"/><obj_ref id="a"/></tag>',
});

describe("a document while edits change it", () => {
  it("has its resources in document order, containers before what they hold", () => {
    const { resources } = { resources: bench(full).resources() };
    expect(resources.map(({ id, tag, container, parent }) => [id, tag, container?.id, parent.name])).toEqual([
      ["a", "primitive", undefined, "resources"],
      ["c", "clone", undefined, "resources"],
      ["g", "group", "c", "clone"],
      ["b", "primitive", "g", "group"],
      ["d", "primitive", "g", "group"],
    ]);
  });

  it("has nothing in sections that are not there", () => {
    const empty = bench("<cib/>");
    expect([empty.resources(), empty.nodes(), empty.nodeStates(), empty.elements("tags")]).toEqual([[], [], [], []]);
    expect([
      empty.section("tags"),
      empty.nodeState("1"),
      empty.tag("t"),
      empty.object("a"),
      empty.findResource("a"),
    ]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it("has the first of two resources with one id, which no valid document has", () => {
    const double = bench(full.replace('<primitive id="d"', '<primitive id="a"'));
    expect(double.findResource("a")?.container).toBeUndefined();
    expect(double.object("a")?.parent.name).toBe("resources");
    const objects = bench(full.replace("<tags>", '<tags><tag id="tag"/>')).object("tag");
    expect(objects?.element.elements).toEqual([]);
  });

  it("means by a tag the resources in it", () => {
    const named = (id: string): string[] =>
      bench(full)
        .resourcesNamed(id)
        .map((each) => each.id);
    expect(named("tag")).toEqual(["d", "a"]);
    expect(named("g")).toEqual(["g"]);
    expect(() => named("nope")).toThrow(
      expect.objectContaining({ code: "unknown", problem: "there is no resource nope", legal: "a, c, g, b, d" }),
    );
  });

  it("has the members of a resource, and no others", () => {
    const of = bench(full);
    const members = (id: string) =>
      of.members(of.resource(id)).map(({ id: member, container }) => [member, container?.id]);
    expect(members("c")).toEqual([["g", "c"]]);
    expect(members("g")).toEqual([
      ["b", "g"],
      ["d", "g"],
    ]);
    expect(members("a")).toEqual([]);
  });

  it("knows nodes by their names", () => {
    expect(bench(full).node("n2").attributes.id).toBe("2");
    expect(() => bench(full).node("elsewhere")).toThrow(
      expect.objectContaining({ code: "unknown", problem: "there is no node elsewhere", legal: "n1, n2" }),
    );
  });

  it("has ids that are taken, and what is added to the answer or taken out of it", () => {
    const of = bench(full);
    const ids = of.ids();
    expect([ids.has("a"), ids.has("new")]).toEqual([true, false]);
    ids.add("new");
    ids.delete("a");
    expect([ids.has("a"), ids.has("new"), of.ids().has("a"), of.ids().has("new")]).toEqual([false, true, true, false]);
  });

  it("counts a change of the configuration wherever that stands (13 §1.3)", () => {
    const turned = bench('<cib epoch="4" num_updates="2"><status/><configuration><nodes/></configuration></cib>');
    turned.needSection("nodes").set({ a: "1" });
    expect(turned.finish().root.attributes).toMatchObject({ epoch: "5", num_updates: "0" });
    const status = bench('<cib epoch="4" num_updates="2"><status/><configuration/></cib>');
    status.status.set({ a: "1" });
    expect(status.finish().root.attributes).toMatchObject({ epoch: "4", num_updates: "3" });
  });
});

describe("the nodes that a document speaks of (13 §4.2, 07 §1)", () => {
  const names = (resources: string, status = ""): string[] =>
    [...nodeNames(bench(small({ resources, status })))].slice(2);
  const bundle = (container: string, inside = primitive("in")) => `<bundle id="bu">${container}${inside}</bundle>`;
  it.each([
    ["those of the status", "", '<node_state id="3" uname="n3"/><tickets/><node_state id="4"/>', ["n3"]],
    ["remote ones", '<primitive id="far" class="ocf" provider="pacemaker" type="remote"/>', "", ["far"]],
    ["not what is remote elsewhere", '<primitive id="far" class="ocf" provider="heartbeat" type="remote"/>', "", []],
    ["guests", primitive("vm", meta("vmm", "remote-node=guest", "other=x")), "", ["guest"]],
    [
      "not those of other attributes",
      primitive(
        "vm",
        '<instance_attributes id="i"><nvpair id="i-r" name="remote-node" value="no"/></instance_attributes>',
      ),
      "",
      [],
    ],
    ["replicas", bundle('<docker image="i" replicas="2"/>'), "", ["bu-0", "bu-1"]],
    ["replicas that may be promoted", bundle('<podman image="i" promoted-max="2"/>'), "", ["bu-0", "bu-1"]],
    ["one replica by default", bundle('<podman image="i"/>'), "", ["bu-0"]],
    ["one replica for nonsense", bundle('<podman image="i" replicas="many"/>'), "", ["bu-0"]],
    ["none without a member", bundle('<docker image="i" replicas="2"/>', ""), "", []],
    ["none without a container", bundle("<network/>"), "", []],
  ])("%s", (_, resources, status, expected) => {
    expect(names(resources, status)).toEqual(expected);
  });
});
