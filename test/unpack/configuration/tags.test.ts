import { describe, expect, it } from "vitest";
import { addReference } from "../../../src/unpack/configuration/tags.js";
import { primitive } from "../../support/elements.js";
import { configured } from "../../support/model.js";

describe("tags (02 §9.2)", () => {
  it("list what they refer to, known or not, each once and in order", () => {
    const more =
      '<tags><tag id="t"><obj_ref id="B"/><obj_ref id="nobody"/><obj_ref id="A"/><obj_ref id="B"/></tag></tags>';
    const ws = configured({ resources: [primitive("A"), primitive("B")], more });
    expect([...ws.tags]).toEqual([["t", ["B", "nobody", "A"]]]);
  });

  it("without id are none", () => {
    expect([
      ...configured({ more: '<tags><tag><obj_ref id="A"/></tag><tag id="u"><obj_ref/></tag></tags>' }).tags,
    ]).toEqual([]);
  });

  it("add a reference once", () => {
    const lists = new Map<string, string[]>();
    for (const id of ["a", "b", "a"]) addReference(lists, "t", id);
    expect(lists.get("t")).toEqual(["a", "b"]);
  });
});
