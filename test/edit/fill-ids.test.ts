import { describe, expect, it } from "vitest";
import { draftOf, finished, nodes } from "../../src/cib/draft.js";
import { parseCib, serialize } from "../../src/cib/index.js";
import type { Dialect } from "../../src/edit/edits.js";
import { fillIds, lacksId } from "../../src/edit/fill-ids.js";
import { freeId, pairId, validId } from "../../src/edit/ids.js";

/** The element that a text says, in a document that is as small as can be. */
const elementOf = (text: string) => {
  const [element] = parseCib(`<cib>${text}</cib>`).root.children;
  if (element === undefined) throw new Error(`no element: ${text}`);
  return element;
};

/** The ids that the elements of a text have in the end, in document order; `-` where there is none. */
function idsIn(text: string, dialect: Dialect, inside?: string, taken: readonly string[] = []): string {
  const root = draftOf(elementOf(text));
  fillIds(root, new Set(taken), { dialect, inside });
  return [...nodes(root)].map(({ attributes }) => attributes.id ?? "-").join(" ");
}

describe("the ids of new objects (13 §9.1, §11)", () => {
  it.each([
    ['<rsc_location rsc="a" node="n1" score="5"/>', "location-a-n1-5"],
    ['<rsc_location rsc-pattern="w.*" node="n1" score="INFINITY"/>', "location-w.-n1-INFINITY"],
    ['<rsc_location rsc="a"/>', "location-a"],
    ["<rsc_location><resource_set/></rsc_location>", "location-set location-set_set"],
    ['<rsc_colocation rsc="a" with-rsc="b" score="-5"/>', "colocation-a-b--5"],
    ['<rsc_order first="a" then="b"/>', "order-a-b-mandatory"],
    ['<rsc_order first="a" then="b" kind="Optional"/>', "order-a-b-Optional"],
    ['<rsc_order first="a" then="b" score="7"/>', "order-a-b-7"],
    ['<rsc_ticket ticket="T" rsc="a"/>', "ticket-T-a"],
    ['<rsc_ticket ticket="T" rsc="a" rsc-role="Promoted"/>', "ticket-T-a-Promoted"],
    ['<fencing-level index="2" target="n1" devices="f"/>', "fl-n1-2"],
    ['<fencing-level index="2" target-pattern="n.*" devices="f"/>', "fl-n.-2"],
    ['<fencing-level index="2" target-attribute="rack" target-value="1" devices="f"/>', "fl-rack-2"],
    ['<alert path="/a"/>', "alert"],
  ])("%s", (text, ids) => {
    expect(idsIn(text, "pcs")).toBe(ids);
    expect(idsIn(text, "tools")).toBe(ids.replace("w.-", "w..-").replace("n.-", "n..-"));
  });
});

describe("the ids of what is in an object, with pcs (13 §1.2, §5.2, §8 to §11)", () => {
  it.each([
    [
      '<meta_attributes><nvpair name="a"/><nvpair name="b"/></meta_attributes>',
      "r-meta_attributes r-meta_attributes-a r-meta_attributes-b",
    ],
    ['<instance_attributes><nvpair name="a"/></instance_attributes>', "r-instance_attributes r-instance_attributes-a"],
    ['<utilization><nvpair name="a"/></utilization>', "r-utilization r-utilization-a"],
    ['<operations><op name="start" interval="0s"/></operations>', "- r-start-interval-0s"],
    [
      "<rule><expression/><expression/><date_expression><duration/></date_expression></rule>",
      "r-rule r-rule-expr r-rule-expr-1 r-rule-expr-2 r-rule-expr-2-duration",
    ],
    [
      "<rule><date_expression><date_spec/></date_expression><rule><expression/></rule></rule>",
      "r-rule r-rule-expr r-rule-expr-datespec r-rule-rule r-rule-rule-expr",
    ],
    ['<rsc_expression class="ocf" provider="heartbeat" type="IPaddr2"/>', "r-rsc-ocf-heartbeat-IPaddr2"],
    ['<rsc_expression class="systemd" type="nginx"/>', "r-rsc-systemd-nginx"],
    ['<op_expression name="monitor"/>', "r-op-monitor"],
    ["<resource_set><resource_ref/></resource_set>", "r_set -"],
    ['<acl_permission kind="write" xpath="/x"/>', "r-write"],
    ['<recipient value="v"/>', "r-recipient"],
    ['<port-mapping port="80"/>', "r-port-map-80"],
    ['<port-mapping range="80-90"/>', "r-port-map-80-90"],
    ["<storage-mapping/>", "r-storage-map"],
    ['<role id="r1"/>', "r1"],
  ])("%s", (text, ids) => {
    expect(idsIn(text, "pcs", "r")).toBe(ids);
  });

  it("follow an id that is there, and not one that names another element", () => {
    const set = '<meta_attributes id="mine"><nvpair name="a"/></meta_attributes>';
    expect(idsIn(set, "pcs", "r")).toBe("mine mine-a");
    expect(idsIn('<meta_attributes id-ref="other"/>', "pcs", "r")).toBe("-");
    expect(
      idsIn(`<primitive id="p"><operations><op id="" name="a" interval="1s"/></operations></primitive>`, "pcs"),
    ).toBe("p - p-a-interval-1s");
  });

  it("are none that is taken: neither before nor by what came", () => {
    const sets = '<tag id="x-1"><nvpair name="a" id="x-a"/><nvpair name="a" id=""/></tag>';
    expect(idsIn('<tag id="x"><nvpair name="a"/><nvpair name="a"/></tag>', "pcs", undefined, ["x-a"])).toBe(
      "x x-a-1 x-a-2",
    );
    expect(idsIn(sets, "pcs", undefined, [])).toBe("x-1 x-a x-1-a");
    expect(idsIn('<tag id="x"><tag id="x-a"/><nvpair name="a"/></tag>', "pcs")).toBe("x x-a x-a-1");
  });

  it("stand where an empty id stood, and last where there was none", () => {
    const written = (text: string): string => {
      const root = draftOf(elementOf(text));
      fillIds(root, new Set(), { dialect: "pcs", inside: "r" });
      return serialize(finished(root)).trim();
    };
    expect(written('<nvpair name="a" id="" value="1"/>')).toBe('<nvpair name="a" id="r-a" value="1"/>');
    expect(written('<nvpair name="a" value="1"/>')).toBe('<nvpair name="a" value="1" id="r-a"/>');
  });
});

describe("the ids of what is in an object, with crm (11 §6.2)", () => {
  it.each([
    ['<meta_attributes><nvpair name="a"/></meta_attributes>', "r", "r-meta_attributes r-meta_attributes-a"],
    ['<op name="monitor" interval="10s"/>', "r", "r-monitor-10s"],
    ['<op name="monitor"/>', "r", "r-monitor"],
    [
      "<rule><expression/><date_expression><date_spec/></date_expression></rule>",
      "r",
      "r-rule r-rule-expression r-rule-expression-0 r-rule-expression-0-date_spec",
    ],
    ["<resource_set/>", "r", "r"],
    ['<nvpair name="a#b"/>', "r", "r-a.b"],
    ['<nvpair name="a"/>', "7", "num-7-a"],
    [
      '<rsc_colocation rsc="a" with-rsc="b" score="5"><resource_set/></rsc_colocation>',
      undefined,
      "colocation-a-b-5 colocation-a-b-5-0",
    ],
  ])("%s in %s", (text, inside, ids) => {
    expect(idsIn(text, "crm", inside)).toBe(ids);
  });
});

describe("what lacks an id", () => {
  it.each([
    ["<nvpair/>", true],
    ['<nvpair id=""/>', true],
    ['<nvpair id="a"/>', false],
    ['<nvpair id-ref="a"/>', false],
    ["<operations/>", false],
    ["<resource_ref/>", false],
    ["<role/>", false],
    ["<rkt/>", false],
  ])("%s: %s", (text, lacks) => {
    expect(lacksId(elementOf(text))).toBe(lacks);
  });
});

describe("an id that is wanted and not free (13 §1.2)", () => {
  it.each<readonly [Dialect, readonly string[], string]>([
    ["pcs", [], "a"],
    ["pcs", ["a"], "a-1"],
    ["pcs", ["a", "a-1", "a-2"], "a-3"],
    ["crm", ["a"], "a-0"],
    ["crm", ["a", "a-0"], "a-1"],
    ["tools", ["a"], "a"],
  ])("%s, where there are %j: %s", (dialect, taken, id) => {
    const all = new Set(taken);
    expect(freeId("a", all, dialect)).toBe(id);
    expect(all).toContain(id);
  });

  it.each<readonly [Dialect, string, string]>([
    ["pcs", "1a b#c", "abc"],
    ["pcs", "a1_.-b", "a1_.-b"],
    ["crm", "1a b#c#", "1a b.c."],
    ["tools", "a b#c", "a.b.c"],
  ])("%s makes of %j %j", (dialect, wanted, id) => {
    expect(validId(wanted, dialect)).toBe(id);
  });

  it("is cut after twenty letters of an option's name with pcs", () => {
    const set = draftOf(elementOf('<meta_attributes id="s"/>'));
    const name = "a-name-of-more-than-twenty-letters";
    expect(pairId(set, name, new Set(), "pcs", true)).toBe("s-a-name-of-more-than-");
    expect(pairId(set, name, new Set(), "pcs")).toBe(`s-${name}`);
  });
});
