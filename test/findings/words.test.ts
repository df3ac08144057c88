import { describe, expect, it } from "vitest";
import { WORDS } from "../../src/findings/words.js";
import { chapterTable, quoted } from "../support/chapter.js";

const SECTIONS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Kind and pattern of each sentence of the chapter's tables, names in capitals standing for anything. */
const sentences = SECTIONS.flatMap((section) =>
  chapterTable("09-commands", `### 19.${section}`).flatMap(([kind = "", texts = ""]) =>
    quoted(texts).map((text) => {
      const literal = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return [kind, new RegExp(`^${literal.replace(/…|[A-Z]{2,}[A-Z0-9]*|\b[A-Z]\b/g, ".+")}$`)] as const;
    }),
  ),
);

/** Where a stage names more than ids. */
const DETAILS: Readonly<Record<string, readonly string[]>> = {
  "colocation-spread-group": ["one", "with non-colocated group", "two"],
  "resource-without-id": ["resource without ID"],
};

describe("the words for what a stage tells (09 §19)", () => {
  it.each(Object.keys(WORDS))("%s is a sentence of the chapter, of its kind", (code) => {
    const { severity, text, once } = WORDS[code as keyof typeof WORDS];
    const attributes = new Proxy<Record<string, string>>({}, { get: (_, name) => `attribute-${String(name)}` });
    const said = text(attributes, DETAILS[code] ?? ["one", "two", "three"], "name");
    const kinds = sentences.filter(([, pattern]) => pattern.test(said)).map(([kind]) => kind);
    expect(
      kinds.map((kind) => kind.trim()),
      said,
    ).toContain(once ? "1" : severity === "error" ? "E" : "W");
  });
});
