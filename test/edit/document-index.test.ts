import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cib } from "../../src/arbitraries/index.js";
import { Draft, draftOf, newDraft, nodes } from "../../src/cib/draft.js";
import { parseCib } from "../../src/cib/index.js";
import { DocumentIndex } from "../../src/edit/document-index.js";
import { cluster } from "../support/every-kind.js";
import { CLUSTERS } from "./clusters/constrained.js";
import { carryOut, type DraftChange, draftChange } from "./draft-changes.js";

/** Whose `id` is the name of something else (10 §10). */
const NAMES = ["resource_ref", "obj_ref", "role", "role_ref", "acl_target", "acl_group"];
const SECTIONS = ["configuration", "resources", "constraints"];
const RESOURCES = ["primitive", "group", "clone", "master", "bundle"];

/** What an index is to say of a document, looked up in the whole of it. */
function lookedUp(root: Draft) {
  const configuration = root.find("configuration");
  const all = configuration === undefined ? [] : [...nodes(configuration)];
  const sections = configuration?.elements ?? [];
  const isResource = (draft: Draft): boolean => {
    let at: Draft | undefined = draft;
    while (at !== undefined && RESOURCES.includes(at.name)) at = at.parent;
    return at !== draft && at?.name === "resources";
  };
  return {
    ids: all.flatMap(({ name, attributes: { id } }) => (NAMES.includes(name) || id === undefined ? [] : [id])),
    resources: all.filter(isResource),
    objects: sections.flatMap(({ elements }) => elements),
    constraints: all.filter(({ parent }) => parent?.name === "constraints"),
  };
}

/** The kind of a constraint, its pattern, and the resources that it names, in sets and not. */
function meaningOf(constraint: Draft): string {
  const { rsc, "with-rsc": other, first, then: second, "rsc-pattern": pattern } = constraint.attributes;
  const sets = constraint.elements.filter(({ name }) => name === "resource_set");
  const members = sets.flatMap(({ elements }) => elements);
  const named = [rsc, other, first, second, ...members.map(({ attributes }) => attributes.id)];
  return [constraint.name, pattern, ...named.filter((id) => id !== undefined)].join(" ");
}

const named = (all: readonly Draft[], id: string): ReadonlySet<Draft> =>
  new Set(all.filter(({ attributes }) => attributes.id === id));

function expectToSay(index: DocumentIndex, root: Draft): void {
  const { ids, resources, objects, constraints } = lookedUp(root);
  expect(new Set(index.ids())).toEqual(new Set(ids));
  for (const id of [...ids, "fresh-1"]) {
    expect(index.hasId(id)).toBe(ids.includes(id));
    expect(index.resources(id)).toEqual(named(resources, id));
    expect(index.objects(id)).toEqual(named(objects, id));
  }
  for (const each of constraints) {
    const alike = constraints.filter((other) => meaningOf(other) === meaningOf(each));
    expect(index.constraintsLike(each)).toEqual(new Set(alike));
  }
}

function expectToFollow(root: Draft, changes: readonly DraftChange[]): void {
  const index = new DocumentIndex(root);
  root.watch = index;
  expectToSay(index, root);
  const configuration = root.find("configuration");
  for (const each of changes) {
    carryOut(root, each);
    // No edit takes the configuration itself away, or puts it or one of its sections where they may not be.
    const misplaced = [...nodes(root)].some(
      (each) => SECTIONS.includes(each.name) && each.parent !== configuration && each !== configuration,
    );
    if (root.find("configuration") !== configuration || misplaced) return;
  }
  expectToSay(index, root);
}

describe("look-ups follow the changes of a document", () => {
  it("of any", () => {
    const documents = fc.oneof(cib(), fc.constant(cluster()));
    fc.assert(
      fc.property(documents, fc.array(draftChange, { maxLength: 8 }), ({ root }, changes) => {
        expectToFollow(draftOf(root), changes);
      }),
      { seed: 19 },
    );
  });

  it("of one with constraints of all kinds", () => {
    const { root } = parseCib(CLUSTERS.b);
    fc.assert(
      fc.property(fc.array(draftChange, { maxLength: 8 }), (changes) => {
        expectToFollow(draftOf(root), changes);
      }),
      { seed: 20 },
    );
  });
});

describe("look-ups in a document", () => {
  const watched = (xml: string): { readonly root: Draft; readonly index: DocumentIndex } => {
    const root = draftOf(parseCib(xml).root);
    const index = new DocumentIndex(root);
    root.watch = index;
    return { root, index };
  };
  const NOTHING = { configuration: false, other: false };

  it("know whether the configuration or something else has changed since they were last asked", () => {
    const { root, index } = watched(CLUSTERS.b);
    expect(index.changes()).toEqual(NOTHING);
    root.find("status")?.append(newDraft("tickets"));
    expect(index.changes()).toEqual({ configuration: false, other: true });
    expect(index.changes()).toEqual(NOTHING);
    root.find("configuration")?.find("tags")?.find("tag")?.set({ id: "another" });
    expect(index.changes()).toEqual({ configuration: true, other: false });
    root.set({ epoch: "9" });
    root.find("configuration")?.find("tags")?.set({ nothing: undefined });
    expect(index.changes()).toEqual({ configuration: false, other: true });
  });

  it("have the ids of the configuration, and not those of the status", () => {
    const { root, index } = watched(
      CLUSTERS.b.replace("<status>", '<status><node_state id="77"><lrm id="78"/></node_state>'),
    );
    expect(index.hasId("77")).toBe(false);
    root.find("status")?.append(newDraft("node_state", { id: "79" }));
    root.find("status")?.find("node_state", "77")?.set({ id: "web" });
    root.find("status")?.remove(root.find("status")?.find("node_state", "web"));
    expect([index.hasId("79"), index.hasId("web")]).toEqual([false, true]);
  });

  it("are of nothing where there is no configuration", () => {
    const { index } = watched("<cib/>");
    expect(index.ids()).toEqual([]);
    expect(index.resources("web")).toEqual(new Set());
    expect(index.objects("web")).toEqual(new Set());
    expect(index.constraintsLike(newDraft("rsc_location", { rsc: "web" }))).toEqual(new Set());
  });

  it("forget what leaves with all in it, though nobody has looked into it", () => {
    const { root, index } = watched(CLUSTERS.b);
    const known = (): string[] => ["tag", "opts", "o1", "web", "web-mon"].filter((id) => index.hasId(id));
    const configuration = root.find("configuration");
    expect(known()).toEqual(["tag", "opts", "o1", "web", "web-mon"]);
    configuration?.remove(configuration.find("tags"));
    expect(known()).toEqual(["opts", "o1", "web", "web-mon"]);
    configuration?.remove(configuration.find("crm_config"));
    expect(known()).toEqual(["web", "web-mon"]);
    configuration?.remove(configuration.find("resources"));
    expect(known()).toEqual([]);
  });

  it("of constraints by patterns have those of the same pattern", () => {
    const { index } = watched(CLUSTERS.b);
    const like = (pattern: string): number =>
      index.constraintsLike(newDraft("rsc_location", { "rsc-pattern": pattern })).size;
    expect([like("w.*"), like("d.*")]).toEqual([1, 0]);
  });

  it("pass over comments", () => {
    const { root, index } = watched(CLUSTERS.b.replace('<tag id="tag">', '<tag id="tag"><!-- mine -->'));
    const tag = root.find("configuration")?.find("tags")?.find("tag");
    const comment = tag?.children.find((child) => child.extra !== undefined);
    expect(comment).toBeInstanceOf(Draft);
    tag?.parent?.remove(tag);
    expect([index.hasId("tag"), index.hasId("lone")]).toEqual([false, true]);
  });
});
