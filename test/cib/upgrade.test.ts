import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attribute,
  CibError,
  claimedVersion,
  descendants,
  type Element,
  parseCib,
  parseXml,
  serialize,
  upgradeCib,
  VERSIONS,
  validate,
} from "../../src/cib/index.js";
import { documentText } from "../support/cib.js";
import { primitive } from "../support/elements.js";
import { PROBES } from "./probes.js";

function probeText(claim: string, place: string, fragment: string): string {
  const inside = fragment.replace("PRIM2", primitive("p9")).replace("PRIM", primitive("p8"));
  const wrapped = (around: string): string => around.replace("%", () => inside);
  const third = place === "op" ? primitive("p7", "<operations>%</operations>") : primitive("p7", "%");
  return documentText({
    claim: `pacemaker-${claim}`,
    crmConfig: place === "crm_config" ? inside : "",
    nodes: place === "nodes" ? inside : "",
    resources:
      primitive("p") +
      primitive("q") +
      (place === "resources" ? inside : place === "op" || place === "primitive" ? wrapped(third) : ""),
    constraints:
      place === "constraints"
        ? inside
        : place === "rule"
          ? wrapped('<rsc_location id="l" rsc="p">%</rsc_location>')
          : "",
    more: place === "configuration" ? inside : "",
  });
}

function refusalOf(text: string): CibError {
  try {
    upgradeCib(parseCib(text));
  } catch (error) {
    if (error instanceof CibError) return error;
    throw error;
  }
  throw new Error("accepted");
}

function isAccepted(text: string): boolean {
  try {
    upgradeCib(parseCib(text));
    return true;
  } catch (error) {
    if (error instanceof CibError) return false;
    throw error;
  }
}

/** The upgraded document, and the lines that came with it. */
function upgraded(text: string): {
  readonly text: string;
  readonly warnings: readonly string[];
  readonly root: Element;
} {
  const { cib, warnings } = upgradeCib(parseCib(text));
  return { text: serialize(cib.root), warnings, root: cib.root };
}

function byId(root: Element, id: string): Element | undefined {
  return [...descendants(root)].find((of) => attribute(of, "id") === id);
}

describe("validity and acceptance", () => {
  it.each(PROBES)("%s, %s: %s", (claim, place, fragment, valid, accepted) => {
    const text = probeText(claim, place, fragment);
    const version = claimedVersion(`pacemaker-${claim}`);
    expect(version).toBeDefined();
    if (version !== undefined) expect(validate(parseXml(text), version) === undefined).toBe(valid);
    expect(isAccepted(text)).toBe(accepted);
  });

  it("accepts an empty document under every version that the current schema can hold", () => {
    for (const version of VERSIONS) expect(isAccepted(documentText({ claim: `pacemaker-${version}` }))).toBe(true);
  });

  const location = (score: string): string =>
    documentText({
      resources: primitive("p"),
      constraints: `<rsc_location id="l" rsc="p" node="n" score="${score}"/>`,
    });
  it.each(["5", "+5", "-5", "05", " 5 ", "9".repeat(60), "INFINITY", " INFINITY ", "+INFINITY", "-INFINITY"])(
    "score %j is legal",
    (score) => expect(isAccepted(location(score))).toBe(true),
  );
  it.each(["", "5.0", "1e3", "+", "+ 5", "0x10", "1 2", "infinity"])("score %j is not legal", (score) =>
    expect(isAccepted(location(score))).toBe(false),
  );
  it.each(["p-1.2_x", " p", "_p", "pé", "日本"])("id %j is legal", (id) =>
    expect(isAccepted(documentText({ resources: primitive(id) }))).toBe(true),
  );
  it.each(["1p", "-p", ".p", "p:1", "p/1", "p 1", ""])("id %j is not legal", (id) =>
    expect(isAccepted(documentText({ resources: primitive(id) }))).toBe(false),
  );
});

describe("refusals", () => {
  it("names place, problem and what would be legal", () => {
    const error = refusalOf(documentText({ resources: '<primitive id="p" class="ocf" type="x"/>' }));
    expect(error.code).toBe("schema");
    expect(error.path).toBe('cib/configuration/resources/primitive[@id="p"]');
    expect(error.position).toEqual({ line: 5, column: 16 });
    expect(error.problem).toContain("no attribute provider");
  });

  it("names an id that occurs twice and a reference to nothing", () => {
    expect(refusalOf(documentText({ resources: primitive("p") + primitive("p") })).problem).toContain(
      "the id p occurs twice",
    );
    const constraint = '<rsc_order id="o" first="p" then="q"/>';
    const dangling = refusalOf(documentText({ resources: primitive("p"), constraints: constraint }));
    expect(dangling.problem).toContain("then refers to q");
  });

  it.each(["", "pacemaker-1.1", "pacemaker-4.0 ", "pacemaker-5.0", "Pacemaker-4.0"])("claim %j is unknown", (claim) => {
    const error = refusalOf(documentText({ claim }));
    expect(error.code).toBe("claim");
    expect(error.lines).toEqual([]);
  });

  it("prints why an older document cannot be upgraded", () => {
    const error = refusalOf(documentText({ claim: "pacemaker-3.5", resources: "<junk/>" }));
    expect(error.code).toBe("upgrade");
    expect(error.lines).toEqual([
      "Cannot upgrade configuration (claiming pacemaker-3.5 schema) to at least pacemaker-4.0 because it does not " +
        "validate with any schema from pacemaker-3.5 to the latest",
    ]);
  });

  it("is the fate of a document with more or fewer than one element cib", () => {
    expect(refusalOf('<a validate-with="none"/>').code).toBe("root");
    expect(refusalOf(documentText({ status: "<status><cib/></status>" })).lines).toContain(
      "CIB query failed: No such device or address",
    );
  });
});

describe("acceptance", () => {
  it("leaves a valid document alone, up to its root", () => {
    const cib = parseCib(documentText({ resources: primitive("p") }));
    expect(upgradeCib(cib).cib.root).toBe(cib.root);
  });

  it("adds a missing status section", () => {
    expect(upgraded(documentText({ status: "" })).root.children.map(({ name }) => name)).toEqual([
      "configuration",
      "status",
    ]);
  });

  it("takes what claims none as it is, with a notice", () => {
    const { root, warnings } = upgraded('<cib validate-with="none"><junk/></cib>');
    expect(root.children.map(({ name }) => name)).toEqual(["junk", "status"]);
    expect(warnings).toHaveLength(1);
  });

  it("looks for the cib inside another root that claims none (10 §5.1)", () => {
    const { root } = upgraded('<a validate-with="none" execution-date="1"><cib epoch="7"/></a>');
    expect(Object.entries(root.attributes)).toEqual([["epoch", "7"]]);
  });

  it("sets the claim of an older document in place, and shares everything else", () => {
    const cib = parseCib(documentText({ claim: "pacemaker-2.5", resources: primitive("p") }));
    const { root } = upgradeCib(cib).cib;
    expect(Object.keys(root.attributes)[0]).toBe("validate-with");
    expect(root.attributes["validate-with"]).toBe("pacemaker-4.0");
    expect(root.children).toBe(cib.root.children);
  });

  it("refuses a tag of nothing up to 3.2 only", () => {
    const more = '<tags><tag id="t"><obj_ref id="nothing"/></tag></tags>';
    expect(isAccepted(documentText({ claim: "pacemaker-3.2", more }))).toBe(false);
    expect(isAccepted(documentText({ claim: "pacemaker-3.3", more }))).toBe(true);
  });

  it("refuses CDATA in the configuration and namespaces outside the status section", () => {
    expect(isAccepted(documentText({ resources: "<![CDATA[ ]]>text" }))).toBe(true);
    expect(isAccepted(documentText({ resources: "<![CDATA[x]]>" }))).toBe(false);
    expect(isAccepted(documentText().replace("<cib ", '<cib xmlns="u" '))).toBe(false);
    expect(isAccepted(documentText({ status: '<status><q:x xmlns:q="u"/></status>' }))).toBe(true);
  });
});

describe("namespaces in the status section", () => {
  const OLD = '<cluster_property_set id="s"><nvpair id="n" name="stonith_enabled" value="0"/></cluster_property_set>';
  const NEWER = OLD.replace("stonith_enabled", "crmd-transition-delay");
  const text = (inside: string, claim = "pacemaker-4.0", crmConfig = "") =>
    documentText({ claim, crmConfig, status: `<status xmlns:x="u">${inside}</status>` });

  it("are gone when the document is read back", () => {
    expect(upgraded(text('<x:a x:b="1"/>')).text).toContain('<status>\n    <a b="1"/>\n  </status>');
  });

  it("refuse a document with two attributes of one local name after everything else", () => {
    const error = refusalOf(text('<a b="1" x:b="2"/>'));
    expect(error).toMatchObject({ code: "reread", path: "cib/status/a" });
    expect(error.lines).toEqual(["Could not connect to the CIB: Update does not conform to the configured schema"]);
    expect(refusalOf(text('<a b="1" x:b="2"/>', "pacemaker-9")).code).toBe("claim");
  });

  it("hide values from the upgrade to 4.0, and ids in them make that to 3.0 fail", () => {
    const pairs = '<i><nvpair id="p" name="a" x:value="1"/><nvpair id="q" name="b" value="1"/></i>';
    const { root } = upgraded(text(pairs, "pacemaker-3.10", NEWER));
    expect(byId(root, "p")).toBeUndefined();
    expect(byId(root, "q")).toBeDefined();
    expect(isAccepted(text('<a x:id="1"/>', "pacemaker-3.10", NEWER))).toBe(true);
    expect(isAccepted(text('<a xml:id="b" x:uname="1"/>', "pacemaker-2.10", OLD))).toBe(true);
    expect(isAccepted(text('<a x:id="1"/>', "pacemaker-2.10", OLD))).toBe(false);
  });
});

describe("upgrade to 4.0", () => {
  const trigger =
    '<cluster_property_set id="s"><nvpair id="n" name="crmd-transition-delay" value="1"/></cluster_property_set>';

  it("renames options, and sorts blocks by score behind everything else", () => {
    const block = (id: string, score: string): string => `<meta_attributes id="${id}"${score}/>`;
    const inside = `${block("a", ' score="+7"')}${block("b", "")}<operations/>${block("c", ' score="3"')}${block("d", ' score="INFINITY"')}`;
    const { root } = upgraded(
      documentText({ claim: "pacemaker-3.10", crmConfig: trigger, resources: primitive("p", inside) }),
    );
    expect(byId(root, "n")?.attributes.name).toBe("transition-delay");
    expect(byId(root, "p")?.children.map(({ name, attributes }) => attributes.id ?? name)).toEqual([
      "operations",
      "d",
      "c",
      "b",
      "a",
    ]);
  });

  it("keeps the first of several pairs, but looks behind #default", () => {
    const pair = (id: string, value: string): string => `<nvpair id="${id}" name="x" value="${value}"/>`;
    const inside = `<meta_attributes id="m">${pair("a", "1")}${pair("b", "#default")}${pair("c", "2")}${pair("d", "3")}</meta_attributes>`;
    const { root } = upgraded(
      documentText({ claim: "pacemaker-3.10", crmConfig: trigger, resources: primitive("p", inside) }),
    );
    expect(byId(root, "m")?.children.map(({ attributes }) => attributes.id)).toEqual(["c"]);
  });

  it("turns a master into a promotable clone", () => {
    const { root } = upgraded(
      documentText({ claim: "pacemaker-3.0", resources: `<master id="c">${primitive("p")}</master>` }),
    );
    const clone = byId(root, "c");
    expect(clone?.name).toBe("clone");
    expect(clone?.children.map(({ name }) => name)).toEqual(["meta_attributes", "primitive"]);
    expect(clone?.children[0]?.attributes).toMatchObject({ score: "INFINITY" });
  });

  it("splits a location constraint with several rules, and joins lifetimes to them", () => {
    const rule = (id: string): string =>
      `<rule id="${id}" score="1"><expression id="${id}-e" attribute="a" operation="defined"/></rule>`;
    const { root } = upgraded(
      documentText({
        claim: "pacemaker-3.10",
        resources: primitive("p"),
        constraints: `<rsc_location id="l" rsc="p">${rule("r1")}${rule("r2")}<lifetime>${rule("t")}</lifetime></rsc_location>`,
      }),
    );
    const second = byId(root, "pcmk__3_10_upgrade-l-2");
    expect(second && serialize(second)).toBe(
      [
        '<rsc_location id="pcmk__3_10_upgrade-l-2" rsc="p">',
        '  <rule id="pcmk__3_10_upgrade-pcmk__3_10_upgrade-l-2-lifetime-and-rule" boolean-op="and">',
        '    <rule id="r2" score="1">',
        '      <expression id="r2-e" attribute="a" operation="defined"/>',
        "    </rule>",
        '    <rule id-ref="t"/>',
        "  </rule>",
        "</rsc_location>",
        "",
      ].join("\n"),
    );
  });

  it("drops unsupported resources and what names them", () => {
    const { root, warnings } = upgraded(
      documentText({
        claim: "pacemaker-3.10",
        resources: `${primitive("p")}<primitive id="q" class="upstart" type="x"/>`,
        constraints: '<rsc_order id="o" first="p" then="q"/>',
      }),
    );
    expect(byId(root, "q")).toBeUndefined();
    expect(byId(root, "o")).toBeUndefined();
    expect(warnings).toEqual(["WARNING: Dropping resource q because upstart resources are no longer supported"]);
  });

  it("removes names that the reference uses for itself, and takes what bears them for changed", () => {
    const pair = '<meta_attributes id="m"><nvpair id="n" name="restart-type" value="ignore"/></meta_attributes>';
    const more = '<acls><acl_role id="r"><acl_permission id="a" kind="deny" xpath="//nodes"/></acl_role></acls>';
    const { root, warnings } = upgraded(
      documentText({
        claim: "pacemaker-3.10",
        resources: primitive("p", pair),
        more,
        status: '<status><x changed="0" original="1"/><dropped/></status>',
      }),
    );
    expect(root.children[1]?.children).toMatchObject([{ name: "x", attributes: {}, children: [] }]);
    expect(warnings.map((line) => line.slice(0, 28))).toEqual([
      "WARNING: Dropping restart-ty",
      "WARNING: CIB syntax changes ",
    ]);
  });

  it("drops groups, clones and sets with nothing in them, which only the status section can have", () => {
    const status =
      '<status><group id="g"/><clone id="c"><x/></clone><bundle id="b"/><x><resource_set id="s"/></x><group/></status>';
    const { root, warnings } = upgraded(documentText({ claim: "pacemaker-3.10", crmConfig: trigger, status }));
    expect(root.children[1]?.children.map(({ name }) => name)).toEqual(["bundle", "x"]);
    expect(root.children[1]?.children[1]?.children).toEqual([]);
    expect(warnings).toEqual([
      "INFO: Dropping group g because it would become empty",
      "INFO: Dropping clone c because it would become empty",
      "INFO: Dropping group  because it would become empty",
    ]);
  });

  it("refuses a rule that refers to its own ancestor, and references nested without end", () => {
    const rule = '<rule id="r" score="1"><rule id-ref="r"/></rule>';
    const constraints = `<rsc_location id="l" rsc="p">${rule}</rsc_location>`;
    const resources = primitive("p");
    expect(isAccepted(documentText({ resources, constraints }))).toBe(true);
    expect(isAccepted(documentText({ claim: "pacemaker-3.10", crmConfig: trigger, resources, constraints }))).toBe(
      false,
    );
    const bomb = Array.from({ length: 40 }, (_, i) => {
      const inner = i === 0 ? '<expression id="e" attribute="a" operation="defined"/>' : '<rule id-ref="%"/>'.repeat(2);
      return `<rsc_location id="b${i}" rsc="p"><rule id="r${i}" score="1">${inner.replaceAll("%", `r${i - 1}`)}</rule></rsc_location>`;
    }).join("");
    expect(
      isAccepted(documentText({ claim: "pacemaker-3.10", crmConfig: trigger, resources, constraints: bomb })),
    ).toBe(false);
  });
});

describe("upgrade to 3.0", () => {
  const set = (pairs: string): string => `<cluster_property_set id="s">${pairs}</cluster_property_set>`;

  it("renames and moves cluster properties", () => {
    const pairs =
      '<nvpair id="a" name="stonith_enabled" value="1"/><nvpair id="b" name="default-action-timeout" value="9"/>';
    const { root, warnings } = upgraded(documentText({ claim: "pacemaker-2.10", crmConfig: set(pairs) }));
    expect(byId(root, "a")?.attributes.name).toBe("stonith-enabled");
    expect(byId(root, "_2TO3_-op-defaults")?.children.map(({ attributes }) => attributes.name)).toEqual(["timeout"]);
    expect(warnings).toEqual([
      "DEBUG: Cluster properties: a: renaming stonith_enabled as stonith-enabled",
      "DEBUG: Cluster properties: b: moving default-action-timeout under op_defaults as timeout unless already defined there",
    ]);
  });

  it("moves requires of a start to the resource", () => {
    const op = '<operations><op id="o" name="start" interval="0" requires="quorum"/></operations>';
    const { root } = upgraded(documentText({ claim: "pacemaker-2.10", resources: primitive("p", op) }));
    expect(byId(root, "o")?.attributes.requires).toBeUndefined();
    expect(byId(root, "_2TO3_p-meta")?.children[0]?.attributes).toMatchObject({ name: "requires", value: "quorum" });
  });

  it("loses a renamed meta-attribute that is not first in its block", () => {
    const pairs = '<nvpair id="a" name="priority" value="1"/><nvpair id="b" name="isolation" value="docker"/>';
    const inside = `<meta_attributes id="m">${pairs}</meta_attributes>`;
    const { root, warnings } = upgraded(documentText({ claim: "pacemaker-2.10", resources: primitive("p", inside) }));
    expect(byId(root, "m")?.children.map(({ attributes }) => attributes.id)).toEqual(["a"]);
    expect(warnings[0]).toBe(
      "WARNING: Resource meta_attributes: p (meta=m): renaming isolation as target-role, redefined as Stopped",
    );
  });

  it("drops a block that it empties, but not one with a comment", () => {
    const gone = '<nvpair id="%" name="pcmk_arg_map" value="x,y"/>';
    const blocks = ["a", "b"].map((id) => {
      const inside = `${id === "b" ? "<!-- c -->" : ""}${gone.replace("%", `${id}-p`)}`;
      const meta = inside.replace("-p", "-q").replace("pcmk_arg_map", "resource-failure-stickiness");
      return (
        `<instance_attributes id="${id}">${inside}</instance_attributes>` +
        `<meta_attributes id="${id}-m">${meta}</meta_attributes>`
      );
    });
    const { root } = upgraded(documentText({ claim: "pacemaker-2.10", resources: primitive("p", blocks.join("")) }));
    expect(
      [...descendants(root)].map(({ attributes }) => attributes.id).filter((id) => /^[ab]/.test(id ?? "")),
    ).toEqual(["b", "b-m"]);
  });
});

/** What the reference makes of comments, as it writes it with `-O` (10 §8.8). */
describe("comments in the upgrade to 3.0", () => {
  const before = `<cib validate-with="pacemaker-2.10" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="s">
        <!-- kept -->
        <nvpair id="s-1" name="stonith_enabled" value="false"><!-- inside --></nvpair>
        <!-- moves -->
        <nvpair id="s-2" name="default-action-timeout" value="20s"/>
        <!-- goes -->
        <nvpair id="s-3" name="expected-quorum-votes" value="2"/>
        <!-- at the end -->
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <primitive id="p" class="ocf" provider="pacemaker" type="Dummy">
        <meta_attributes id="m">
          <!-- twice -->
          <nvpair id="m-1" name="priority" value="1"/>
          <!-- once -->
          <nvpair id="m-2" name="isolation" value="docker"/>
          <!-- once at the end -->
        </meta_attributes>
        <operations>
          <op id="p-start" name="start" interval="0">
            <meta_attributes id-ref="m"/>
            <instance_attributes id="i">
              <!-- before the rule -->
              <rule id="r" score="0"><expression id="e" attribute="a" operation="defined"/></rule>
              <!-- before the pair -->
              <nvpair id="i-1" name="timeout" value="5s"/>
            </instance_attributes>
          </op>
        </operations>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
  <status/>
</cib>
`;
  const after = `<cib validate-with="pacemaker-4.0" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="s">
        <!-- kept -->
        <nvpair id="s-1" name="stonith-enabled" value="false"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <primitive id="p" class="ocf" provider="pacemaker" type="Dummy">
        <meta_attributes id="m">
          <!-- twice -->
          <!-- twice -->
          <nvpair id="m-1" name="priority" value="1"/>
          <!-- once -->
          <!-- once at the end -->
        </meta_attributes>
        <operations>
          <op id="p-start" name="start" interval="0">
            <meta_attributes id="_cibtr-2_m">
              <!-- twice -->
              <nvpair id="__cibtr-2_m__m-1" name="priority" value="1"/>
              <!-- once -->
              <nvpair id="__cibtr-2_m__m-2" name="isolation" value="docker"/>
            </meta_attributes>
            <meta_attributes id="_2TO3_i">
              <!-- before the rule -->
              <rule id="r" score="0">
                <expression id="e" attribute="a" operation="defined"/>
              </rule>
              <!-- before the pair -->
              <!-- before the pair -->
              <nvpair id="i-1" name="timeout" value="5s"/>
            </meta_attributes>
          </op>
        </operations>
      </primitive>
    </resources>
    <constraints/>
    <op_defaults>
      <meta_attributes id="_2TO3_-op-defaults">
        <!-- moves -->
        <nvpair id="s-2" name="timeout" value="20s"/>
      </meta_attributes>
    </op_defaults>
  </configuration>
  <status/>
</cib>
`;

  it("stay, come twice or go by where they stand, and keep a copy of a block from being a reference again", () => {
    expect(serialize(upgraded(before).root)).toBe(after);
  });
});

describe("CDATA sections", () => {
  const text = (claim: string, name: string) =>
    `<cib validate-with="pacemaker-${claim}" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config>` +
    `<cluster_property_set id="s"><nvpair id="n" name="${name}" value="x"/></cluster_property_set></crm_config>` +
    "<nodes/><resources/><constraints/></configuration><status><![CDATA[ x ]]></status></cib>";

  it.each([
    ["2.10", "default_action_timeout", false],
    ["3.10", "crmd-transition-delay", false],
    ["3.10", "dc-deadtime", true],
  ] as const)(
    "of a document of %s with %s stay unless the upgrade changes something (10 §2.4)",
    (claim, name, stays) => {
      expect(serialize(upgraded(text(claim, name)).root).includes("CDATA")).toBe(stays);
    },
  );
});

describe("upgrade to 2.0", () => {
  it("gives users with permissions a role of their own", () => {
    const more = '<acls><acl_user id="u"><write id="w" xpath="//x" attribute="a"/></acl_user></acls>';
    const { root, warnings } = upgraded(documentText({ claim: "pacemaker-1.3", more }));
    expect(byId(root, "w")?.attributes).toMatchObject({ kind: "write", xpath: "//x[@a]" });
    expect(byId(root, "auto-u")).toBeDefined();
    expect(warnings).toEqual([
      "ACLs: @attribute (with @xpath) handling generalized a bit for upgrade-1.3.xsl purposes",
    ]);
  });
});

describe("every document is accepted or refused by CibError", () => {
  it("whatever its elements and attributes are", () => {
    const names = PROBES.flatMap(([, , fragment]) => fragment.match(/<\w+/g) ?? []).map((tag) => tag.slice(1));
    const tags = fc.constantFrom(...names, "__proto__", "constructor");
    const attributes = fc.constantFrom(
      ' id="a"',
      ' id="b"',
      ' id-ref="a"',
      ' name="n"',
      ' value="v"',
      ' __proto__="x"',
      "",
    );
    const element = fc.tuple(tags, attributes, attributes).map(([tag, a, b]) => `<${tag}${a}${a === b ? "" : b}/>`);
    fc.assert(
      fc.property(fc.constantFrom(...VERSIONS), fc.array(element, { maxLength: 6 }), (version, elements) => {
        const inside = elements.join("");
        const place = { resources: primitive("p", inside), crmConfig: inside, more: inside, constraints: inside };
        isAccepted(documentText({ claim: `pacemaker-${version}`, ...place }));
        isAccepted(documentText({ claim: `pacemaker-${version}`, resources: primitive("p", inside) }));
      }),
      { numRuns: 500 },
    );
  });
});

const CASES = new URL("../../../shared/cts/xml/", import.meta.url);

describe.skipIf(!existsSync(CASES))("regression cases of the reference", () => {
  it("are all accepted, and come out valid", () => {
    for (const file of readdirSync(CASES)) {
      const { cib } = upgradeCib(parseCib(readFileSync(new URL(file, CASES), "utf8")));
      if (cib.root.attributes["validate-with"] !== "none") expect(validate(cib.root, "4.0"), file).toBeUndefined();
      expect(serialize(parseXml(serialize(cib.root)))).toBe(serialize(cib.root));
    }
  });
});
