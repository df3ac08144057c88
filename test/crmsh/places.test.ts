import { describe, expect, it } from "vitest";
import { parseCib } from "../../src/cib/index.js";
import { crmDifference, crmPlaces } from "../../src/crmsh/index.js";

describe("where objects stand in a text (11 §1)", () => {
  it.each<readonly [string, string, string | undefined]>([
    ["primitive web systemd:x", "web", "1:1"],
    ["# of web\n\n  primitive web systemd:x", "web", "3:3"],
    ["PRIMITIVE web systemd:x", "web", "1:1"],
    ["primitive a systemd:x \\\n  op monitor\nprimitive b systemd:x", "b", "3:1"],
    ["node n1", "n1", "1:1"],
    ["node 7: n1", "7", "1:1"],
    ["node 7: n1", "n1", undefined],
    ["node n1:", "n1", "1:1"],
    ["node $id=x n1", "x", "1:1"],
    ['node $id="x" n1', "x", "1:1"],
    ["node n1:remote", "n1:remote", "1:1"],
    ["tag t: a b", "t", "1:1"],
    ["property a=1", "cib-bootstrap-options", "1:1"],
    ["property x: a=1", "x", "1:1"],
    ['node $id="long" n1', "long", "1:1"],
    ["property long-1: a=1", "long-1", "1:1"],
    ["property x: a=1", "cib-bootstrap-options", undefined],
    ["property $id=x a=1", "x", "1:1"],
    ["rsc_defaults a=1", "rsc-options", "1:1"],
    ["op_defaults a=1", "op-options", "1:1"],
    ['xml <primitive id="p" class="ocf"/>', "p", "1:1"],
    ['xml <primitive class="a" id="p"> \\\n <op id="q"/> \\\n</primitive>', "p", "1:1"],
    ['xml <primitive class="a" id="p"> \\\n <op id="q"/> \\\n</primitive>', "q", undefined],
    ["collocation c 5: a b", "c", "1:1"],
    ["foo web systemd:x", "web", undefined],
    ["primitive web a\nprimitive web b", "web", "1:1"],
    ["fencing_topology f1", "f1", "1:1"],
    ["primitive \t web systemd:x", "web", "1:1"],
    ["property $ID=x a=1", "x", "1:1"],
    ["node a.b: n1", "a.b", "1:1"],
    ['xml <primitive id="web" class="ocf"/>', "web", "1:1"],
    ['XML \'<primitive id="web" class="ocf"/>\'', "web", "1:1"],
    ['a xml <primitive id="web" class="ocf"/>', "web", undefined],
  ])("%s: %s", (text, id, place) => {
    const found = crmPlaces(text).get(id);
    expect(found && `${found.line}:${found.column}`).toBe(place);
  });

  it.each(["", "primitive", "node", "foo", "foo bar", "xml", 'xml <primitive id=""/>', "# web"])(
    "of %j are none",
    (text) => {
      expect([...crmPlaces(text).keys()]).toEqual([]);
    },
  );

  it("of settings without an id are those of the default id (11 §1)", () => {
    expect([...crmPlaces("property").keys()]).toEqual(["cib-bootstrap-options"]);
  });
});

describe("the difference of two configurations", () => {
  const withParameter = (value: string): ReturnType<typeof parseCib> =>
    parseCib(
      `<cib validate-with="pacemaker-3.9"><configuration><resources><primitive id="a" class="systemd" type="x"><meta_attributes id="m"><nvpair id="n" name="p" value="${value}"/></meta_attributes></primitive></resources></configuration></cib>`,
    );

  it("is that of their texts, line by line", () => {
    expect(crmDifference(withParameter("1"), withParameter("2")).map(({ kind, text }) => [kind, text])).toEqual([
      ["removed", "\tmeta p=1"],
      ["added", "\tmeta p=2"],
    ]);
  });

  it("is nothing between equal ones", () => {
    expect(crmDifference(withParameter("1"), withParameter("1"))).toEqual([]);
  });
});
