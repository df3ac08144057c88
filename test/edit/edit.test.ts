import { describe, expect, it } from "vitest";
import { childrenNamed, descendants, element, serialize, validate } from "../../src/cib/index.js";
import { type Edit, EditError, edit, undo } from "../../src/edit/index.js";
import { cluster, NOW } from "../support/every-kind.js";

const cib = cluster();

/** The lines that are in one of two texts only. */
function difference(edits: readonly Edit[]): readonly string[] {
  const lines = (text: string): string[] => text.split("\n").map((line) => line.trim());
  const before = lines(serialize(cib.root).replace(/<cib [^>]*>/, ""));
  const after = lines(serialize(edit(cib, edits, { now: NOW }).cib.root).replace(/<cib [^>]*>/, ""));
  const less = before.filter((line) => !after.includes(line)).map((line) => `- ${line}`);
  const more = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  return [...less, ...more];
}

function refusal(edits: readonly Edit[]): EditError {
  try {
    edit(cib, edits, { now: NOW });
  } catch (error) {
    if (error instanceof EditError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

describe("edit", () => {
  it("disables exactly the resource for pcs, and the outermost container for crm (13 §3.1, §3.3)", () => {
    expect(difference([{ kind: "disable", resource: "ping" }])).toContain(
      '+ <nvpair id="ping-meta_attributes-target-role" name="target-role" value="Stopped"/>',
    );
    expect(difference([{ kind: "disable", resource: "ping", dialect: "crm" }])).toContain(
      '+ <nvpair id="cl-meta_attributes-target-role" name="target-role" value="Stopped"/>',
    );
  });

  it("bans from the node where the resource runs, if none is named (13 §4.2)", () => {
    expect(difference([{ kind: "ban", resource: "web" }])).toEqual([
      '+ <rsc_location id="cli-ban-web-on-n1" rsc="web" role="Started" node="n1" score="-INFINITY"/>',
    ]);
  });

  it("lets a ban end (13 §4.1)", () => {
    expect(difference([{ kind: "ban", resource: "web", node: "n2", lifetime: "PT1H" }])).toContain(
      '+ <date_expression id="cli-ban-web-on-n2-lifetime" operation="lt" end="2026-11-28 07:00:00Z"/>',
    );
  });

  it("refuses what names nothing known, and says the nearest name", () => {
    const error = refusal([{ kind: "disable", resource: "wbe" }]);
    expect(error.code).toBe("unknown");
    expect(error.legal).toBe("web");
  });

  it("makes all edits or none", () => {
    expect(
      refusal([
        { kind: "disable", resource: "web" },
        { kind: "standby", node: "n3" },
      ]).code,
    ).toBe("unknown");
  });

  it("refuses what would be invalid (13 §1.3)", () => {
    const edits: Edit[] = [{ kind: "meta", resource: "web", name: "a:b", value: "1", dialect: "tools" }];
    expect(refusal(edits).code).toBe("schema");
  });

  it("makes the ids of a constraint in the manner of pcs (13 §9.1)", () => {
    const colocation = element("rsc_colocation", { rsc: "web", "with-rsc": "ip", score: "INFINITY" });
    expect(difference([{ kind: "add", element: colocation }])).toEqual([
      '+ <rsc_colocation rsc="web" with-rsc="ip" score="INFINITY" id="colocation-web-ip-INFINITY"/>',
    ]);
  });

  it("removes a resource with what speaks of it (13 §10.1)", () => {
    const { cib: after } = edit(cib, [{ kind: "remove", ids: ["web"] }], { now: NOW });
    const [configuration] = childrenNamed(after.root, "configuration");
    const ids = configuration === undefined ? [] : [...descendants(configuration)].map((each) => each.attributes.id);
    expect(ids).not.toContain("web");
    expect(ids).not.toContain("loc-web");
    expect(ids).not.toContain("col-db-web");
    expect(ids).toContain("ord-0");
    expect(validate(after.root, "3.9")).toBeUndefined();
  });

  it("counts up the epoch, as the cluster does (13 §1.3)", () => {
    const { cib: after } = edit(cib, [{ kind: "standby", node: "n1" }], { now: NOW });
    expect(after.root.attributes.epoch).toBe("8");
    expect(after.root.attributes.num_updates).toBe("0");
  });
});

describe("undo", () => {
  const EDITS: readonly (readonly Edit[])[] = [
    [{ kind: "enable", resource: "db" }],
    [
      { kind: "ban", resource: "web", node: "n2" },
      { kind: "standby", node: "n1", dialect: "crm" },
    ],
    [{ kind: "remove", ids: ["web", "fs"] }],
    [{ kind: "group-add", group: "grp", resources: ["db", "web"], before: "fs" }],
    [
      { kind: "clone", resource: "grp" },
      { kind: "unclone", resource: "cl" },
    ],
    [{ kind: "cleanup" }, { kind: "property", name: "maintenance-mode", value: "true" }],
  ];

  it.each(EDITS.map((edits) => [edits.map(({ kind }) => kind).join(", "), edits] as const))("%s", (_, edits) => {
    const { cib: after, change } = edit(cib, edits, { now: NOW });
    expect(after).not.toEqual(cib);
    expect(undo(after, change)).toEqual(cib);
  });

  it("leaves later changes of other places", () => {
    const first = edit(cib, [{ kind: "node-attribute", node: "n2", name: "rack", value: "r2" }], { now: NOW });
    const second = edit(first.cib, [{ kind: "enable", resource: "db" }], { now: NOW });
    const undone = undo(second.cib, first.change);
    const enabled = edit(cib, [{ kind: "enable", resource: "db" }], { now: NOW }).cib;
    expect(undone.root.children).toEqual(enabled.root.children);
  });

  it("refuses to undo what was changed again", () => {
    const first = edit(cib, [{ kind: "node-attribute", node: "n2", name: "rack", value: "r2" }], { now: NOW });
    const second = edit(first.cib, [{ kind: "node-attribute", node: "n2", name: "rack", value: "r3" }], { now: NOW });
    expect(() => undo(second.cib, first.change)).toThrow(EditError);
  });
});
