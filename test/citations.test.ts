import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const SPEC = "src/spec/";

type File = readonly [path: string, text: string];

/** The texts below a folder of the repository, by path from its root. */
function texts(folder: string): File[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(ts|md|xml)$/.test(path))
    .map((path) => [`${folder}/${path}`, readFileSync(join(ROOT, folder, path), "utf8")]);
}

/** The number of the chapter that a file is, if it is one. */
const chapterAt = (path: string): string | undefined =>
  path.startsWith(SPEC) ? /^\d\d(?=-)/.exec(path.slice(SPEC.length))?.[0] : undefined;

/** The number of a section in its heading: "## 5. Nodes", "### 8.1.1 Action", "## Appendix C. Worked examples". */
const HEADING = /^#+ (?:Appendix )?((?:[A-Z]|\d+)(?:\.\d+)*)[., ]/;

/**
 * What a chapter can be cited by: the numbers of its headings, those of paragraphs that begin with theirs ("**20.2** …"),
 * and below each heading those of its numbered items ("17.4" for the fourth trap of section 17).
 */
function citable(chapter: string): ReadonlySet<string> {
  const numbers = new Set<string>();
  let section = "";
  for (const line of chapter.split("\n")) {
    if (/^#{2,6} /.test(line)) section = HEADING.exec(line)?.[1] ?? "";
    const item = /^\s*(\d+)[.)] /.exec(line)?.[1];
    const paragraph = /^\*\*(\d+(?:\.\d+)+)\b/.exec(line)?.[1];
    if (section !== "") numbers.add(section);
    if (section !== "" && item !== undefined) numbers.add(`${section}.${item}`);
    if (paragraph !== undefined) numbers.add(paragraph);
  }
  return numbers;
}

const numbers = new Map(texts("src/spec").map(([path, text]) => [chapterAt(path), citable(text)]));
const exists = (chapter: string | undefined, section: string): boolean =>
  chapter !== undefined && numbers.get(chapter)?.has(section) === true;

/** A section with or without its chapter, a chapter by its name, the end of a paragraph, the end of a line. */
const CITATION = /(?:\b(\d\d)[\s*]+\(?)?§((?:[A-Z]|\d+)(?:\.\d+)*)|\b[Cc]hapter (\d\d)\b|\n\s*\n|\n/g;

/**
 * Citations that lead nowhere, as `PATH:LINE: TEXT`: "NN §x.y", and "§x.y" alone. The latter is one of the chapter that was
 * named last, or, in a chapter, one of its own or of that which was named last in the same paragraph.
 */
function broken([path, text]: File): string[] {
  const own = chapterAt(path);
  const found: string[] = [];
  let named: string | undefined;
  let line = 1;
  for (const [token, chapter, section, title] of text.matchAll(CITATION)) {
    if (title !== undefined) named = title;
    else if (section === undefined) named = own === undefined || token === "\n" ? named : undefined;
    else {
      named = chapter ?? named;
      const cited = exists(named, section) || (chapter === undefined && exists(own, section));
      if (!cited) found.push(`${path}:${line}: ${token}`);
    }
    line += token.split("\n").length - 1;
  }
  return found;
}

describe("citations of the rule book", () => {
  it.each(["src", "test", "corpus", "bench"])("in %s lead to a section", (folder) => {
    expect(texts(folder).flatMap(broken)).toEqual([]);
  });

  it("are found broken where they are", () => {
    // The sign is written as its code: these texts stand in a file that is looked at.
    const comment = "/**\n * 08 \u00a78.13, \u00a78.99, 05 \u00a7C.1 and 06 \u00a717.4; 99 \u00a71, then \u00a72. */";
    expect(broken(["x.ts", comment])).toEqual(["x.ts:2: \u00a78.99", "x.ts:2: 99 \u00a71", "x.ts:2: \u00a72"]);
    expect(broken(["x.ts", "\u00a71"])).toEqual(["x.ts:1: \u00a71"]);
    const chapter = `${SPEC}03-status.md`;
    expect(broken([chapter, "08 \u00a78.13, \u00a78.14 and \u00a717\n\n\u00a717, \u00a78.13"])).toEqual([
      `${chapter}:3: \u00a78.13`,
    ]);
  });
});
