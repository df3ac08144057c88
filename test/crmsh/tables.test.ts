import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCib, serialize } from "../../src/cib/index.js";
import { asShortcut, expanded, shortcutNamed } from "../../src/crmsh/constructs/shortcuts.js";
import { CrmError, crmPlaces, loadCrm, parseCrm, printCrm } from "../../src/crmsh/index.js";
import { CONSTRUCTS, constructNamed, KEYWORDS } from "../../src/crmsh/table.js";
import { ACTIONS, ORDER_KINDS, vocabularyOf } from "../../src/crmsh/vocabulary.js";
import { quoted as words } from "../support/chapter.js";

const chapter = readFileSync(new URL("../../src/spec/11-crm-syntax.md", import.meta.url), "utf8");

/** The rows of the first table behind a text, as cells. */
function tableBehind(text: string): string[][] {
  const [, ...rows] =
    /(?:^\|.*\n)+/m
      .exec(chapter.slice(chapter.indexOf(text)))?.[0]
      .trim()
      .split("\n") ?? [];
  return rows.slice(1).map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

/** What is said of a text that is refused. */
function problem(text: string): string {
  try {
    parseCrm(text);
  } catch (error) {
    if (error instanceof CrmError) return error.problems[0]?.problem ?? "";
    throw error;
  }
  return "";
}

describe("kinds of objects (11 §1)", () => {
  const rows = tableBehind("## 1. Objects").filter(([keyword]) => keyword !== "`xml`");

  it("have the keywords, elements and ranks of the chapter", () => {
    const known = CONSTRUCTS.map(({ keyword, synonyms = [], rank }) => [keyword, ...synonyms, rank].join(" ")).sort();
    const named = rows.map(([keyword = "", synonyms = "", , , , rank]) =>
      [...words(keyword), ...words(synonyms), rank].join(" "),
    );
    expect(known).toEqual(named.sort());
  });

  it.each(
    rows.map(([keyword = "", , element = "", section = ""]) => [words(keyword)[0] ?? "", element, section] as const),
  )("%s is its element, in its section", (keyword, element, section) => {
    const found = constructNamed(keyword);
    // An operation or a set of defaults stands inside of its element.
    expect(words(`${element} ${section}`)).toContain(found?.element);
    expect(words(section.replace("a primitive", "`resources`") || "`resources`")).toContain(found?.section);
  });

  it("are told when a keyword is none", () => {
    expect(KEYWORDS).toEqual([...KEYWORDS].sort());
    const named = rows.flatMap(([keyword = "", synonyms = ""]) => [...words(keyword), ...words(synonyms)]);
    expect([...KEYWORDS].sort()).toEqual([...named, "xml"].sort());
    expect(() => parseCrm("foo bar")).toThrow(expect.objectContaining({ legal: KEYWORDS.join(", ") }));
  });

  it("are not all known at the prompt (11 §2)", () => {
    const [, , given = ""] = tableBehind("## 2. Two ways in").find(([what]) => what === "keywords not available") ?? [];
    const loadOnly = CONSTRUCTS.filter((each) => each.loadOnly).flatMap(({ keyword, synonyms = [] }) => [
      keyword,
      ...synonyms,
    ]);
    // Of `fencing_topology` only the synonym is not.
    expect(loadOnly.sort()).toEqual(
      words(given)
        .filter((word) => word !== "fencing-topology")
        .sort(),
    );
  });
});

describe("words that depend on the schema (11 §1.1)", () => {
  const [, ...columns] = ["list", "pacemaker-3.0", "pacemaker-3.9"];
  const row = (name: string): string[] =>
    tableBehind("### 1.1")
      .find(([list]) => list?.replaceAll("`", "") === name)
      ?.slice(1) ?? [];
  const listed = (cell = ""): string[] =>
    cell
      .replace(/[;(].*/, "")
      .trim()
      .split(", ");

  it("are the roles", () => {
    expect(columns.map((schema) => vocabularyOf(schema).roles)).toEqual(row("roles").map(listed));
  });

  it("are the types of expressions", () => {
    const [old = "", now = ""] = row("expression types");
    expect(vocabularyOf("pacemaker-3.4").expressionTypes).toEqual(listed(old));
    expect(vocabularyOf("pacemaker-3.5").expressionTypes).toEqual(listed(/3\.5\+: ([^)]*)/.exec(old)?.[1]));
    expect(vocabularyOf("pacemaker-3.9").expressionTypes).toEqual(listed(now));
  });

  it("are the attributes of operations", () => {
    const [first] = row("op XML attributes").map(listed);
    expect([...vocabularyOf("pacemaker-3.9").opAttributes].sort()).toEqual(first?.sort());
    expect([...vocabularyOf("pacemaker-2.10").opAttributes].sort()).toEqual([...(first ?? []), "requires"].sort());
  });

  it("are not actions and kinds of orders", () => {
    expect(ACTIONS).toEqual(listed(row("set actions / order actions")[0]));
    expect(ORDER_KINDS).toEqual(listed(row("order kinds")[0]));
  });
});

describe("words that end a list of pairs (11 §4.2)", () => {
  const usual = words(/The usual terminators are ([\s\S]*?)\. Some/.exec(chapter)?.[1] ?? "");

  it("are nine", () => expect(usual.length).toBe(9));

  it.each([...usual, "other"])("%s alone: a pair only if it is none of them", (word) => {
    let text = "";
    try {
      text = serialize(parseCrm(`primitive p Dummy a=1 ${word}`).root);
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
    }
    expect(text.includes(`name="${word}"`)).toBe(word === "other");
  });
});

describe("names of dates and durations (11 §4.7)", () => {
  const names = (/Duration and date names: ([^(]*)\(/.exec(chapter)?.[1] ?? "").trim().split(/, /);

  it.each(names)("%s", (name) => {
    expect(problem(`primitive A Dummy\nlocation l A rule date spec ${name}=1`)).toBe("");
    expect(problem(`primitive A Dummy\nlocation l A rule date in start=x ${name}=1`)).toBe("");
  });

  it.each(["start", "end", "minutes", "seconds", "days", "yeardays", "moon"])("%s is none of a date", (name) => {
    expect(problem(`primitive A Dummy\nlocation l A rule date spec ${name}=1`)).toBe(
      "Expected at least one name-value pair",
    );
  });
});

describe("booleans in resource sets (11 §4.8)", () => {
  const [yes = "", no = ""] = /the value (yes\S*) or (\S+) in any case/.exec(chapter)?.slice(1) ?? [];
  const set = (value: string): string =>
    printCrm(parseCrm(`primitive A Dummy\nprimitive B Dummy\nprimitive C Dummy\norder o A B C sequential=${value}`));

  it.each([...yes.split("/"), "YES"])("%s is true", (value) => expect(set(value)).toMatch(/^order o A B C$/m));
  it.each([...no.split("/"), "Off"])("%s is false", (value) => expect(set(value)).toMatch(/^order o \( A B C \)$/m));
});

describe("shortcuts of permissions (11 §5.14)", () => {
  const rows = tableBehind("| shortcut | xpath pieces");

  it.each(rows.map(([form = "", pieces = ""]) => [words(form)[0] ?? "", words(pieces)] as const))(
    "%s",
    (form, pieces) => {
      const [name = ""] = form.split(/[:[]/);
      const shortcut = shortcutNamed(name);
      if (shortcut === undefined) throw new Error(name);
      expect(shortcut.pieces).toEqual(pieces);
      // The most arguments: what is in brackets, too.
      const most = form.split(":").slice(1).length;
      const given = ["web-1", "x.y"].slice(0, most);
      const path = pieces.reduce(
        (text, piece, i) => text + piece.replaceAll("@@", given[pieces[0]?.includes("@@") ? i : i - 1] ?? ""),
        "",
      );
      expect(expanded(shortcut, given)).toEqual({ path });
      expect(asShortcut(path)).toBe([name, ...given].join(":"));
      expect(asShortcut(`${path}x`)).toBeUndefined();
      expect(asShortcut(`x${path}`)).toBeUndefined();
      if (most > 0) expect(asShortcut(path.replaceAll("web-1", "1web"))).toBeUndefined();
    },
  );

  it("are the kinds of specifications besides attributes", () => {
    const kinds = tableBehind("| SPEC | sets |").slice(0, -1);
    for (const [form = "", attribute] of kinds) {
      for (const each of words(form)) {
        const text = `role r read type:x ${each.replace("X", "v")}`;
        const role = parseCrm(text).root.children[0]?.children.find(({ name }) => name === "acls")?.children[0];
        const found = role?.children.map(({ attributes }) => attributes[attribute ?? ""]);
        expect([each, found]).toEqual([each, expect.arrayContaining(["v"])]);
      }
    }
  });
});

describe("ids of settings (11 §1)", () => {
  const defaults = Array.from(
    (/Default ids: ([\s\S]*?)\n\n/.exec(chapter)?.[1] ?? "").matchAll(/`(\w+)` uses `([\w-]+)`/g),
    ([, keyword = "", id = ""]) => [keyword, id] as const,
  );

  it.each(defaults)("%s: %s", (keyword, id) => {
    expect(crmPlaces(`${keyword} a=1`).get(id)).toEqual({ line: 1, column: 1 });
    expect(printCrm(parseCrm(`${keyword} a=1`))).toBe(`${keyword} ${id}: \\\n\ta=1\n`);
  });

  it("are three", () => expect(defaults.length).toBe(3));
});

describe("settings at the prompt (11 §5.12)", () => {
  const base = parseCib(
    '<cib validate-with="pacemaker-3.9"><configuration><crm_config/><nodes/><resources/><constraints/></configuration></cib>',
  );

  it("take any word with a value as a pair, and no other", () => {
    const load = (text: string): string => printCrm(loadCrm(text, { base, method: "lines" }).cib);
    expect(load("property params=1 op=2")).toBe("property cib-bootstrap-options: \\\n\tparams=1 \\\n\top=2\n");
    for (const bad of ["property a", "property a=", "property op"]) expect(() => load(bad)).toThrow(CrmError);
  });
});
