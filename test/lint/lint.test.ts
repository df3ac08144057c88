import { describe, expect, it } from "vitest";
import { descendants } from "../../src/cib/element.js";
import { readAny } from "../../src/commands/index.js";
import { crmPlaces, printCrm } from "../../src/crmsh/index.js";
import { fix, type LintCode, lint } from "../../src/lint/index.js";
import { readCib } from "../../src/read-cib.js";

/** 2026-11-28 06:00:00 UTC */
const NOW = 1_795_845_600;

function codesIn(text: string): readonly LintCode[] {
  return lint(readAny(text, { now: NOW }).cib, { now: NOW }).map(({ code }) => code);
}

const cibOf = (resources: string) =>
  `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config/><nodes/>
<resources>
${resources}
</resources><constraints/></configuration><status/></cib>`;

describe("comments that silence rules", () => {
  it("stand above an object of a crm text", () => {
    expect(codesIn("# pengine-ignore monitor-missing\nprimitive a systemd:a")).not.toContain("monitor-missing");
    expect(codesIn("# pengine-ignore never-starts\nprimitive a systemd:a")).toContain("monitor-missing");
  });

  it("are about that object alone", () => {
    const text = "# pengine-ignore monitor-missing\nprimitive a systemd:a\nprimitive b systemd:b";
    expect(codesIn(text).filter((code) => code === "monitor-missing")).toHaveLength(1);
  });

  it("silence several rules, and all if they name none", () => {
    const object = "primitive a systemd:a meta target-role=Stopped";
    expect(codesIn(`# pengine-ignore monitor-missing, switched-off, nothing-starts\n${object}`)).toEqual([]);
    expect(codesIn(`# pengine-ignore\n${object}`)).toEqual([]);
  });

  it.each(["<!-- pengine-ignore monitor-missing -->", "<!--pengine-ignore monitor-missing-->"])(
    "stand before or in an element of a CIB: %s",
    (comment) => {
      const primitive = '<primitive id="a" class="systemd" type="a"/>';
      const other = '<primitive id="b" class="systemd" type="b"/>';
      const before = readCib(cibOf(`${comment}${primitive}${other}`)).cib;
      expect(lint(before, { now: NOW, codes: ["monitor-missing"] }).map(({ object }) => object)).toEqual(["b"]);
      const inside = readCib(cibOf(primitive.replace("/>", `>${comment}</primitive>`) + other)).cib;
      expect(lint(inside, { now: NOW, codes: ["monitor-missing"] }).map(({ object }) => object)).toEqual(["b"]);
    },
  );
});

describe("findings", () => {
  it("say where they are in a CIB", () => {
    const { cib } = readCib(cibOf('<primitive id="a" class="systemd" type="a"/>'));
    const [finding] = lint(cib, { now: NOW, codes: ["monitor-missing"] });
    expect(finding).toMatchObject({
      path: 'cib/configuration/resources/primitive[@id="a"]',
      object: "a",
      position: { line: 3, column: 1 },
    });
  });

  it("say where they are in a crm text", () => {
    const text =
      "# none\nproperty no-quorum-policy=ignored\n\nprimitive a systemd:a \\\n  meta target-role=Stopped\nnode 1: n1\n";
    const { cib, document } = readAny(text, { now: NOW });
    const found = lint(cib, { now: NOW, document, places: crmPlaces(text) });
    const lines = new Map(found.map(({ code, position }) => [code, position?.line]));
    expect(lines.get("bad-value")).toBe(2);
    expect(lines.get("switched-off")).toBe(4);
  });

  it("come errors first", () => {
    const text = "node n1\nprimitive a systemd:a\nlocation l a -inf: n1\nproperty fencing-enabled=false";
    expect(lint(readAny(text, { now: NOW }).cib, { now: NOW })[0]?.code).toBe("never-starts");
  });
});

describe("what is proved by a fresh start", () => {
  it("takes for granted what agents say where all is well", () => {
    const text = `node n1
node n2
primitive db pgsql op monitor interval=10s
clone m db meta promotable=true
primitive ip IPaddr2 op monitor interval=10s
colocation c inf: ip m:Promoted
primitive p ocf:pacemaker:ping op monitor interval=10s
clone pc p
location l ip rule -inf: not_defined pingd or pingd lt 1
property fencing-enabled=false`;
    expect(codesIn(text)).not.toContain("never-starts");
  });

  it("says nothing of what depends on attributes that nobody knows", () => {
    const text = `node n1\nprimitive a systemd:a\nprimitive b systemd:b\ncolocation c inf: b a
location l a rule -inf: not_defined licence\nproperty fencing-enabled=false`;
    expect(codesIn(text)).not.toContain("never-starts");
  });
});

describe("fix", () => {
  it("does what is safe, and leaves the rest", () => {
    const text =
      "node n1\nprimitive a systemd:a\nprimitive b systemd:b\ncolocation c 0: a b\nproperty stonith-enabled=false no-quorum-policy=ignored";
    const { cib, document } = readAny(text, { now: NOW });
    const { document: made, mended } = fix(document, lint(cib, { now: NOW, document }), { now: NOW });
    expect(mended.map(({ code }) => code).sort()).toEqual(["idle-colocation", "old-spelling"]);
    const after = printCrm(made);
    expect(after).not.toContain("colocation");
    expect(after).toContain("fencing-enabled=false");
    expect(after).not.toContain("stonith-enabled");
    expect(after).toContain("no-quorum-policy=ignored");
  });

  it("renames an option where it stands", () => {
    const set = (name: string) =>
      `<cluster_property_set id="own"><nvpair id="p" name="${name}" value="false"/></cluster_property_set>`;
    const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config>${set("stonith-enabled")}</crm_config><nodes/><resources/><constraints/></configuration><status/></cib>`;
    const { cib, document } = readAny(xml, { now: NOW });
    const { document: made } = fix(document, lint(cib, { now: NOW, document }), { now: NOW });
    const sets = Array.from(descendants(made.root)).filter(({ name }) => name === "cluster_property_set");
    expect(sets.map(({ attributes, children }) => [attributes.id, children[0]?.attributes.name])).toEqual([
      ["own", "fencing-enabled"],
    ]);
  });
});
