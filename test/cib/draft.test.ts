import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cib } from "../../src/arbitraries/index.js";
import { copyOf, draftOf, finished, newDraft, withRoot } from "../../src/cib/draft.js";
import { type Cib, cibOf, descendants, type Element, parseXml, serialize } from "../../src/cib/index.js";
import { hasRepeats, mergeInto } from "../../src/cib/merge.js";

function read(text: string): Element {
  return parseXml(text);
}

/** The text of a draft without spaces between the lines. */
function text(root: Element): string {
  return serialize(root).replace(/\n */g, "");
}

describe("a draft that was only looked at", () => {
  it("is the element that it was made of", () => {
    fc.assert(
      fc.property(cib(), fc.nat(), ({ root }: Cib, seed) => {
        const draft = draftOf(root);
        const all = [...descendants(root)];
        const { name } = all[seed % all.length] as Element;
        expect(draft.all(name).map(finished)).toEqual(all.filter((each) => each.name === name));
        for (const node of draft.all(name)) node.children;
        expect(finished(draft)).toBe(root);
      }),
      { numRuns: 50 },
    );
  });

  it("keeps comments and CDATA sections", () => {
    const root = read("<a><!--1--><b/><!--2--><![CDATA[3]]><c/><!--4--></a>");
    const draft = draftOf(root);
    expect(draft.children.map(({ name }) => name)).toEqual(["#", "b", "#", "#", "c", "#"]);
    expect(draft.elements.map(({ name }) => name)).toEqual(["b", "c"]);
    expect(finished(draft)).toBe(root);
  });
});

describe("an edit", () => {
  it("changes what is on the way to it and shares the rest", () => {
    fc.assert(
      fc.property(cib(), fc.nat(), ({ root }: Cib, seed) => {
        const before = serialize(root);
        const all = [...descendants(root)];
        const target = all[seed % all.length] as Element;
        const draft = draftOf(root);
        draft
          .all(target.name)
          .find(({ source }) => source === target)
          ?.set({ edited: "yes" });
        const after = finished(draft);
        const changed = [...descendants(after)].filter((each) => !all.includes(each));
        expect(changed.at(-1)?.attributes.edited).toBe("yes");
        expect(changed.every((each, i) => i === 0 || changed[i - 1]?.children.includes(each))).toBe(true);
        expect(serialize(root)).toBe(before);
        expect([...descendants(after)].every((each) => Object.isFrozen(each) && Object.isFrozen(each.children))).toBe(
          true,
        );
      }),
      { numRuns: 50 },
    );
  });

  it("of an attribute keeps its place, puts a new one last, and takes one out", () => {
    const draft = draftOf(read('<a x="1" y="2" z="3"/>'));
    expect(draft.set({ y: "2" })).toBe(false);
    expect(draft.set({ y: "5", v: "4", x: undefined })).toBe(true);
    expect(text(finished(draft))).toBe('<a y="5" z="3" v="4"/>');
  });

  it("keeps comments with their neighbours", () => {
    const draft = draftOf(read("<a><!--of b--><b/><!--of c--><c/></a>"));
    draft.insertBefore(newDraft("new"), draft.children[0]);
    draft.remove(draft.find("b"));
    draft.append(newDraft("last", { id: undefined, x: "1" }));
    expect(text(finished(draft))).toBe('<a><new/><!--of b--><!--of c--><c/><last x="1"/></a>');
  });

  it("keeps the position of what it changes", () => {
    const draft = draftOf(read("<a>\n<b/></a>"));
    draft.find("b")?.set({ x: "1" });
    expect(finished(draft).children[0]?.position).toEqual({ line: 2, column: 1 });
  });

  it("of a copy does not reach the original", () => {
    const draft = draftOf(read('<a><b id="1"/></a>'));
    copyOf(draft).find("b")?.set({ id: "2" });
    expect(text(finished(draft))).toBe('<a><b id="1"/></a>');
  });

  it("goes as deep as a document that no text stands behind", () => {
    let root: Element = read("<b/>");
    for (let i = 0; i < 50_000; i++) root = { name: "a", attributes: root.attributes, children: [root] };
    const draft = draftOf(root);
    draft.all("b")[0]?.set({ x: "1" });
    expect([...descendants(finished(draft))].at(-1)?.attributes.x).toBe("1");
  });

  it("finds what it is to change by name, by id and by the original", () => {
    const root = read('<a><b id="1"/><b id="2"/></a>');
    const draft = draftOf(root);
    expect(draft.find("b")?.attributes.id).toBe("1");
    expect(draft.find("b", "2")).toBe(draft.of(root.children[1] as Element));
    expect(draft.of(root)).toBeUndefined();
    expect(draft.findOrAppend("c", { id: "3" })).toBe(draft.find("c", "3"));
  });

  it("that changes nothing gives the same document", () => {
    const before = cibOf(read('<cib epoch="1"/>'));
    const draft = draftOf(before.root);
    draft.set({ epoch: "1" });
    expect(withRoot(before, finished(draft))).toBe(before);
    draft.set({ epoch: "2" });
    expect(withRoot(before, finished(draft)).root.attributes.epoch).toBe("2");
  });
});

describe("merging (09 §10.2)", () => {
  it("goes by name and id, sets, adds, and removes nothing", () => {
    const target = draftOf(read('<s id="1"><x id="1" v="old" w="kept"/><x id="2"/><y/></s>'));
    const update = draftOf(read('<s id="1" new="1"><x id="1" v="1"/><z id="3"><q/></z><x v="first"/></s>'));
    expect(mergeInto(target, update)).toBe(true);
    expect(text(finished(target))).toBe(
      '<s id="1" new="1"><x id="1" v="first" w="kept"/><x id="2"/><y/><z id="3"><q/></z></s>',
    );
  });

  it("of an element into itself changes it only where it repeats itself", () => {
    const once = read('<s><x id="1"/><x id="2"/><y/></s>');
    expect(mergeInto(draftOf(once), draftOf(once))).toBe(false);
    expect(hasRepeats(once)).toBe(false);
    expect(hasRepeats(read('<s><r><x id="1"/><x id="1"/></r></s>'))).toBe(true);
    expect(hasRepeats(read('<s><x id="1"/><x/></s>'))).toBe(true);
  });
});
