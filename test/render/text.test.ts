import { describe, expect, it } from "vitest";
import { LazyList, TextOutput } from "../../src/render/text.js";

describe("text output (09 §5.1)", () => {
  it("indents items by two spaces for each open list, with a bullet", () => {
    const out = new TextOutput();
    out.begin("Outer");
    out.item("first");
    out.begin("Inner");
    out.item("second", "name");
    out.end();
    out.item("third");
    out.end();
    out.line("after");
    expect(out.text).toBe("Outer:\n  * first\n  * Inner:\n    * name: second\n  * third\nafter\n");
  });

  it("opens a list without a title silently", () => {
    const out = new TextOutput();
    out.begin(undefined);
    out.item("inside");
    expect(out.text).toBe("  * inside\n");
  });

  it("that is not fancy has neither titles, names, bullets nor indentation", () => {
    const out = new TextOutput(false);
    out.begin("Title");
    out.item("text", "name");
    expect(out.text).toBe("text\n");
  });
});

describe("a list with a lazy heading (09 §5.2)", () => {
  it("is not there without items", () => {
    const out = new TextOutput();
    const list = new LazyList(out, "Title", true);
    list.close();
    expect(out.text).toBe("");
  });

  it("opens once, after an empty line if that is asked for", () => {
    const out = new TextOutput();
    const list = new LazyList(out, "Title", true);
    for (const text of ["a", "b"]) {
      list.open();
      out.item(text);
    }
    list.close();
    out.item("outside");
    expect(out.text).toBe("\nTitle:\n  * a\n  * b\noutside\n");
  });
});
