import { describe, expect, it } from "vitest";
import type { CibDocument } from "../../src/cib/cib.js";
import { type Element, element } from "../../src/cib/element.js";
import { parseXml } from "../../src/cib/index.js";
import { readAny } from "../../src/commands/index.js";
import { printCrm } from "../../src/crmsh/index.js";
import { fix, type LintCode, type LintFinding, lint, lintGithub, lintSarif } from "../../src/lint/index.js";
import { Suppressions } from "../../src/lint/suppression.js";
import { readCib } from "../../src/read-cib.js";
import { NOW } from "./found.js";

/** Line 1 is the root; `a` is on line 4, `b` on line 5, its operation on line 6, the location on line 9. */
const XML = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0">
<configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
<resources>
<primitive id="a" class="systemd" type="x"/>
<primitive id="b" class="systemd" type="x"><operations>
<op id="m" name="monitor" interval="0"/></operations></primitive>
</resources>
<constraints>
<rsc_location id="l" rsc="a" node="n9" score="5"/>
</constraints></configuration><status/></cib>`;

const CODES: readonly LintCode[] = ["monitor-missing", "monitor-without-interval", "unknown-name"];

/** The same element without its place. */
const bare = ({ name, attributes, children }: Element): Element => element(name, attributes, children.map(bare));

const placed = (found: readonly LintFinding[]) =>
  found.map(({ object, path, position }) => [object, path.replace("cib/configuration/", ""), position?.line]);

describe("a finding", () => {
  it("says its rule, its object and its place", () => {
    const { cib } = readCib(XML);
    expect(lint(cib, { now: NOW, codes: CODES }).map(({ code, severity }) => [code, severity])).toEqual([
      ["monitor-missing", "warning"],
      ["monitor-without-interval", "warning"],
      ["unknown-name", "warning"],
    ]);
    expect(placed(lint(cib, { now: NOW, codes: CODES }))).toEqual([
      ["a", 'resources/primitive[@id="a"]', 4],
      ["b", 'resources/primitive[@id="b"]/operations/op[@id="m"]', 6],
      ["l", 'constraints/rsc_location[@id="l"]', 9],
    ]);
  });

  it("is of the rules that are asked for, and of all if none are", () => {
    const { cib } = readCib(XML);
    expect(lint(cib, { now: NOW, codes: [] })).toEqual([]);
    expect(lint(cib, { now: NOW, codes: ["unknown-name"] }).map(({ code }) => code)).toEqual(["unknown-name"]);
    const all = lint(cib, { now: NOW }).map(({ code }) => code);
    expect(all).toEqual(expect.arrayContaining([...CODES]));
    expect(all.length).toBeGreaterThan(CODES.length);
  });

  it("has the place of the document that was written, where the upgrade made its element anew", () => {
    const { root } = readCib(XML).cib;
    const cib = { ...readCib(XML).cib, root: bare(root) };
    const document: CibDocument = readCib(XML).cib;
    expect(placed(lint(cib, { now: NOW, codes: CODES, document }))).toEqual([
      ["a", expect.anything(), 4],
      ["b", expect.anything(), 6],
      ["l", expect.anything(), 9],
    ]);
    expect(lint(cib, { now: NOW, codes: CODES }).map(({ position }) => position)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    // Or else that of its object in a text of another language.
    const places = new Map([
      ["a", { line: 40, column: 1 }],
      ["b", { line: 50, column: 1 }],
      ["l", { line: 90, column: 1 }],
    ]);
    expect(placed(lint(cib, { now: NOW, codes: CODES, places })).map(([, , line]) => line)).toEqual([40, 50, 90]);
    // That of a member before that of what it is in.
    const group = readCib(
      XML.replace('<primitive id="a"', '<group id="g"><primitive id="a"').replace(
        "/>\n<primitive",
        "/></group>\n<primitive",
      ),
    );
    const member = { ...group.cib, root: bare(group.cib.root) };
    const around = new Map([["g", { line: 30, column: 1 }]]);
    const line = (at: typeof around) =>
      placed(lint(member, { now: NOW, codes: ["monitor-missing"], places: at })).map(([, , n]) => n);
    expect([line(around), line(new Map([...around, ["a", { line: 40, column: 1 }]]))]).toEqual([[30], [40]]);
    // What is around it, if it is not to be found itself.
    const without = readCib(XML.replace(' id="m"', ' id="other"')).cib;
    expect(placed(lint(cib, { now: NOW, codes: ["monitor-without-interval"], document: without }))[0]?.[2]).toBe(5);
    const nothing = readCib(XML.replace(/<resources>[\s\S]*<\/constraints>/, "<resources/><constraints/>")).cib;
    expect(placed(lint(cib, { now: NOW, codes: ["unknown-name"], document: nothing }))[0]?.[2]).toBe(3);
  });

  it("has the first place of several that are called alike", () => {
    const { root } = readCib(XML).cib;
    const cib = { ...readCib(XML).cib, root: bare(root) };
    const twice = readCib(
      XML.replace('validate-with="pacemaker-4.0"', 'validate-with="none"').replace(
        "</resources>",
        '<primitive id="a" class="systemd" type="x"/></resources>',
      ),
    ).cib;
    expect(placed(lint(cib, { now: NOW, codes: ["monitor-missing"], document: twice }))[0]?.[2]).toBe(4);
  });

  it("has no object where nothing has an id", () => {
    const text = `<cib validate-with="none" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config/><nodes/><resources/>
<constraints><rsc_location rsc="a" node="n9" score="5"/></constraints></configuration><status/></cib>`;
    expect(lint(readCib(text).cib, { now: NOW, codes: ["unknown-name"] }).map(({ object }) => object)).toEqual([""]);
  });

  it("is silenced by a comment behind spaces and among others, not by one that only looks like it", () => {
    const silenced = (comment: string) => {
      const text = XML.replace('<primitive id="a"', `${comment}<primitive id="a"`);
      return lint(readCib(text).cib, { now: NOW, codes: ["monitor-missing"] }).length === 0;
    };
    expect(
      [
        "<!--   pengine-ignore   monitor-missing   -->",
        "<!-- why: pengine-ignore never-starts,  monitor-missing -->",
        "<!-- pengine-ignore never-starts --><!-- pengine-ignore monitor-missing -->",
        "<!-- pengine-ignore\nmonitor-missing, but this is another line -->",
        "<!-- pengine-ignore monitor-missing --><!-- pengine-ignore never-starts -->",
        "<!-- pengine-ignored monitor-missing -->",
        "<!-- no-pengine-ignore monitor-missing -->",
        "<!-- pengine-ignore monitor -->",
        "<!-- pengine-ignore never-starts\nmonitor-missing -->",
      ].map(silenced),
    ).toEqual([true, true, true, true, true, false, false, false, false]);
    const second = XML.replace('<primitive id="b"', '<!-- pengine-ignore --><primitive id="b"');
    expect(lint(readCib(second).cib, { now: NOW, codes: CODES }).map(({ object }) => object)).toEqual(["a", "l"]);
    // What is no comment, in a document that no schema allows.
    const free = XML.replace("pacemaker-4.0", "none").replace("<resources>", "<resources><![CDATA[pengine-ignore]]>");
    expect(lint(readCib(free).cib, { now: NOW, codes: ["monitor-missing"] })).toHaveLength(1);
    // A comment behind the last object of a section is about nothing.
    const behind = XML.replace("</resources>", "<!-- pengine-ignore --></resources>");
    expect(lint(readCib(behind).cib, { now: NOW, codes: ["monitor-missing"] })).toHaveLength(1);
  });
});

describe("a comment in an element", () => {
  const CONFIGURATION = ["crm_config", "nodes", "resources", "constraints", "rsc_defaults", "op_defaults"];
  const LATER = ["tags", "acls", "alerts", "fencing-topology"];
  const silenced = (name: string) => {
    const around = parseXml(`<${name}><a/><!-- pengine-ignore x --><b/></${name}>`);
    const suppressions = new Suppressions();
    suppressions.read(around);
    return [[], ...around.children.map((each) => [each])].map((inner) =>
      suppressions.silences("x", [around, ...inner]),
    );
  };

  it.each(["cib", "configuration", ...CONFIGURATION, ...LATER])("that holds objects is about the next: %s", (name) => {
    expect(silenced(name)).toEqual([false, false, true]);
  });

  it.each(["group", "clone", "bundle", "cluster_property_set"])("that is one is about that: %s", (name) => {
    expect(silenced(name)).toEqual([true, true, true]);
  });
});

describe("fix", () => {
  const TEXT = "primitive a Dummy\nprimitive b Dummy\ncolocation c 0: a b\ncolocation d 5: a b\n";
  const found = (codes: readonly LintCode[]) => lint(readAny(TEXT, { now: NOW }).cib, { now: NOW, codes });

  it("leaves what is not safe, what has no remedy, and what cannot be done", () => {
    const { cib } = readAny(TEXT, { now: NOW });
    const [idle] = found(["idle-colocation"]);
    if (idle?.remedy === undefined) throw new Error("no remedy");
    const unsafe = { ...idle, remedy: { ...idle.remedy, safe: false } };
    const empty = { ...idle, remedy: { ...idle.remedy, edits: [] } };
    const none = { ...idle, remedy: undefined };
    expect(fix(cib, [unsafe, empty, none], { now: NOW })).toEqual({ document: cib, mended: [] });
    // The second time there is no such constraint.
    const { document, mended } = fix(cib, [idle, idle], { now: NOW });
    expect(mended).toEqual([idle]);
    expect(printCrm(document)).toContain("colocation d 5: a b");
    expect(printCrm(document)).not.toContain("colocation c");
  });

  it("leaves defects what they are", () => {
    const { cib } = readAny(TEXT, { now: NOW });
    const [idle] = found(["idle-colocation"]);
    if (idle?.remedy === undefined) throw new Error("no remedy");
    const broken = { ...idle.remedy };
    Object.defineProperty(broken, "edits", {
      get: () =>
        new Proxy([{}], {
          get: (list, key) => (key === "length" ? 1 : key === Symbol.iterator ? fail : Reflect.get(list, key)),
        }),
    });
    expect(() => fix(cib, [{ ...idle, remedy: broken }], { now: NOW })).toThrow(TypeError);
  });
});

function fail(): never {
  throw new TypeError("of ours");
}

describe("reports", () => {
  const finding = (more: Partial<LintFinding> = {}): LintFinding => ({
    code: "bad-value",
    severity: "warning",
    text: "it is wrong",
    path: 'cib/x[@id="y"]',
    object: "y",
    position: { line: 3, column: 7 },
    remedy: undefined,
    ...more,
  });

  it("for GitHub are lines, with the severities as it calls them, escaped", () => {
    const of = (more: Partial<LintFinding>, file = "a.crm") => lintGithub([finding(more)], { file });
    expect(of({})).toBe("::warning file=a.crm,line=3,col=7,title=bad-value::it is wrong\n");
    expect(of({ severity: "error", position: undefined })).toBe("::error file=a.crm,title=bad-value::it is wrong\n");
    expect(of({ severity: "note" })).toBe("::notice file=a.crm,line=3,col=7,title=bad-value::it is wrong\n");
    expect(of({ text: "5%\r\nof a:b,c" }, "a\r%.crm")).toBe(
      "::warning file=a%0D%25.crm,line=3,col=7,title=bad-value::5%25%0D%0Aof a:b,c\n",
    );
    const line = "::warning file=a,line=3,col=7,title=bad-value::it is wrong\n";
    expect(lintGithub([finding(), finding()], { file: "a" })).toBe(`${line}${line}`);
    expect(lintGithub([], { file: "a" })).toBe("");
  });

  it("in SARIF say all of a finding, and the rules", () => {
    const [run] = JSON.parse(lintSarif([finding()], { file: "conf/my file.crm", version: "1.2.3" })).runs;
    expect(run.results).toEqual([
      {
        ruleId: "bad-value",
        ruleIndex: expect.any(Number),
        level: "warning",
        message: { text: "it is wrong." },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "conf/my%20file.crm" },
              region: { startLine: 3, startColumn: 7 },
            },
            logicalLocations: [{ fullyQualifiedName: 'cib/x[@id="y"]' }],
          },
        ],
      },
    ]);
    const { name, version, rules } = run.tool.driver;
    expect([name, version]).toEqual(["pengine", "1.2.3"]);
    expect(rules[run.results[0].ruleIndex]).toMatchObject({
      id: "bad-value",
      shortDescription: { text: "a value outside its type or range" },
      defaultConfiguration: { level: "warning" },
    });
  });

  it("in SARIF leave out what is not known", () => {
    const text = lintSarif([finding({ position: undefined })], { file: "a" });
    const [run] = JSON.parse(text).runs;
    expect([Object.keys(run.tool.driver), Object.keys(run.results[0].locations[0].physicalLocation)]).toEqual([
      ["name", "rules"],
      ["artifactLocation"],
    ]);
    expect(text.endsWith("}\n")).toBe(true);
  });
});
