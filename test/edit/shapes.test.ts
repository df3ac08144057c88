import { describe, expect, it } from "vitest";
import { parseCib } from "../../src/cib/index.js";
import { EditError, edit, readEdits } from "../../src/edit/index.js";
import { NOW } from "../support/every-kind.js";
import { small } from "./transcript.js";

/** The edit as it is read, or the code of the refusal. */
function read(fields: object): unknown {
  try {
    return readEdits(JSON.stringify([fields]))[0];
  } catch (error) {
    return error instanceof EditError ? error.code : error;
  }
}

describe("edits of pairs may name their set and pair (13 §2)", () => {
  it.each<object>([
    { kind: "meta", resource: "a", name: "x", value: "1" },
    { kind: "parameter", resource: "a", name: "x", value: null },
    { kind: "utilization", resource: "a", name: "x", value: "1" },
    { kind: "node-attribute", node: "n", name: "x", value: "1" },
    { kind: "node-utilization", node: "n", name: "x", value: "1" },
    { kind: "property", name: "x", value: "1" },
    { kind: "default", of: "resource", name: "x", value: "1" },
  ])("%j", (fields) => {
    expect(read(fields)).toEqual(fields);
    const named = { ...fields, set: "s", pair: "p" };
    expect(read(named)).toEqual(named);
    expect([read({ ...fields, set: 1 }), read({ ...fields, pair: true })]).toEqual(["usage", "usage"]);
    expect(read({ ...fields, name: undefined })).toBe("usage");
  });
});

describe("pcs manages and unmanages with monitors (13 §3.4)", () => {
  it.each(["manage", "unmanage"])("%s", (kind) => {
    const fields = { kind, resource: "a", monitor: true };
    expect(read(fields)).toEqual(fields);
    expect(read({ ...fields, monitor: "yes" })).toBe("usage");
    expect(read({ ...fields, kind: "enable" })).toBe("usage");
  });
});

describe("what is added stands in its section (10 §5)", () => {
  const member = { name: "primitive", attributes: { id: "m", class: "systemd", type: "x" }, children: [] };
  it.each<readonly [name: string, section: string, attributes: object, children: readonly object[]]>([
    ["primitive", "resources", { class: "systemd", type: "x" }, []],
    ["template", "resources", { class: "systemd", type: "x" }, []],
    ["group", "resources", {}, [member]],
    ["clone", "resources", {}, [member]],
    ["bundle", "resources", {}, [{ name: "docker", attributes: { image: "i" }, children: [] }]],
    ["node", "nodes", { uname: "n9" }, []],
    ["alert", "alerts", { path: "/a" }, []],
    ["acl_role", "acls", {}, []],
    ["acl_target", "acls", {}, []],
    ["acl_group", "acls", {}, []],
  ])("%s", (name, section, attributes, children) => {
    const added = readEdits(
      JSON.stringify([{ kind: "add", element: { name, attributes: { id: "new", ...attributes }, children } }]),
    );
    const { root } = edit(parseCib(small({})), added, { now: NOW }).cib;
    const sections = root.children[0]?.children ?? [];
    const holders = sections.filter((each) => each.children.some((child) => child.attributes.id === "new"));
    expect(holders.map((each) => each.name)).toEqual([section]);
  });
});
