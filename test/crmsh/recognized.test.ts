import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fillIds, KnownIds } from "../../src/crmsh/ids.js";
import { CrmError, configure, parseCrm } from "../../src/crmsh/index.js";
import { normalize } from "../../src/crmsh/normalize.js";
import { ConfigureSession } from "../../src/crmsh/parse.js";
import { Node } from "../../src/crmsh/tree.js";
import { xmlLines } from "../../src/crmsh/xml-text.js";

const CHAPTER = readFileSync(new URL("../../src/spec/11-crm-syntax.md", import.meta.url), "utf8");

/** The text of the chapter between two of its phrases, on one line. */
function between(front: string, back: string): string {
  const from = CHAPTER.slice(CHAPTER.indexOf(front) + front.length);
  return from.slice(0, from.indexOf(back)).replace(/\s+/g, " ");
}

/** What is wrong with a command first, if anything. */
function refusal(...words: readonly string[]): CrmError | undefined {
  try {
    configure(words, { base: parseCrm("primitive a systemd:x") });
    return undefined;
  } catch (error) {
    if (error instanceof CrmError) return error;
    throw error;
  }
}

describe("by what an element is recognized in an older version (11 §6.2)", () => {
  const keys: readonly (readonly [tag: string, names: readonly string[]])[] = between("Keys: ", "; every other tag")
    .split("; ")
    .map((entry) => entry.split(": "))
    .map(([tag = "", names = ""]) => [tag, names.split(", ")]);

  /** The id that a new element gets beside an old one. */
  function idBeside(
    tag: string,
    now: Iterable<readonly [string, string]>,
    old: Iterable<readonly [string, string]>,
  ): string {
    const parent = (child: Node): Node => {
      const made = new Node("p", [["id", "P"]]);
      made.append(child);
      return made;
    };
    const made = new Node(tag, now);
    fillIds(parent(made), parent(new Node(tag, [["id", "old"], ...old])), new KnownIds());
    return made.text("id");
  }

  it("has a list in the chapter", () => {
    expect(keys.map(([tag]) => tag)).toEqual("node nvpair op rule expression fencing-level alert recipient".split(" "));
  });

  it.each(keys.flatMap(([tag, names]) => names.map((name) => [tag, name, names] as const)))(
    "%s: %s",
    (tag, name, names) => {
      const all = names.map((each) => [each, "1"] as const);
      const other = names.map((each) => [each, each === name ? "2" : "1"] as const);
      expect(idBeside(tag, all, all)).toBe("old");
      expect(idBeside(tag, other, all)).not.toBe("old");
      const more = [...all, ["zzz", "1"] as const];
      expect(idBeside(tag, more, all)).toBe("old");
    },
  );

  it("is nothing for any other tag", () => {
    expect(idBeside("meta_attributes", [["x", "1"]], [["x", "2"]])).toBe("old");
  });

  it("elements without an id", () => {
    const named = between("and not for `operations`", "For all others");
    const tags = ["operations", ...Array.from(named.matchAll(/`([^`]+)`/g), ([, tag = ""]) => tag)];
    const all = [...tags.filter((tag) => tag !== "select_*"), "select_nodes", "resource_ref", "obj_ref", "crmsh-ref"];
    for (const tag of all) {
      const made = new Node(tag);
      fillIds(made, undefined, new KnownIds());
      expect([tag, made.get("id")]).toEqual([tag, undefined]);
    }
    expect(all).toContain("fencing-topology");
  });

  it("levels of the fencing topology begin with fencing", () => {
    const topology = new Node("fencing-topology");
    const levels = [topology.append(new Node("fencing-level")), topology.append(new Node("fencing-level"))];
    fillIds(topology, undefined, new KnownIds());
    expect(levels.map((each) => each.get("id"))).toEqual(["fencing", "fencing-0"]);
  });
});

describe("what is dropped and moved as a document is read (11 §8.1)", () => {
  const dropped = Array.from(
    between("when they have exactly these values:", ";").matchAll(/`(\S+) (\S+)="(\S+)"`/g),
    ([, tag = "", name = "", value = ""]) => [tag, name, value] as const,
  );

  it.each(dropped)("%s %s=%s", (tag, name, value) => {
    const root = new Node("configuration");
    const exact = root.append(new Node(tag, [[name, value]]));
    const other = root.append(new Node(tag, [[name, `${value}x`]]));
    const elsewhere = root.append(new Node("x", [[name, value]]));
    normalize(root);
    expect([exact, other, elsewhere].map((each) => each.get(name))).toEqual([undefined, `${value}x`, value]);
  });

  it("is a list of five", () => expect(dropped).toHaveLength(5));

  it.each(["group", "clone", "master", "bundle"])("the members of a %s come last", (tag) => {
    expect(between("inside group, clone", "move")).toBe(", master and bundle elements ");
    const root = new Node("configuration");
    const container = root.append(new Node(tag));
    for (const name of ["primitive", "group", "meta_attributes"]) container.append(new Node(name));
    normalize(root);
    expect(Array.from(container.children(), ({ name }) => name)).toEqual(["meta_attributes", "primitive", "group"]);
  });
});

describe("the commands of the configure level, as `crm configure ls` lists them (11 §2)", () => {
  const listed =
    `acl_target alert assist bundle cd cib cibstatus clone colocation commit default-timeouts delete edit erase
    fencing_topology filter get_property graph group help history load location ls modgroup monitor node op_defaults order primitive
    property ptest quit ra refresh rename role rsc_defaults rsc_template rsc_ticket rsctest save schema set show tag template up
    upgrade user validate-all verify xml`.split(/\s+/);
  const changes =
    "acl_target alert bundle clone colocation delete erase fencing_topology group location modgroup monitor node op_defaults order primitive property rename role rsc_defaults rsc_template rsc_ticket set tag user xml";

  it.each(listed.filter((word) => !changes.split(" ").includes(word)))("%s changes nothing", (word) => {
    expect(refusal(word, "x")?.problem).toBe(`${word}: not a change of the configuration`);
  });

  it.each(changes.split(" ").filter((word) => word !== "delete"))("%s does", (word) => {
    expect(refusal(word, "1", "2", "3")?.problem ?? "").not.toMatch(/not a change|No such command/);
  });

  it("all are told where a word is none, with their former names", () => {
    const former = ["resource", "collocation", "simulate", "validate_all", "back", "end", "bye", "exit"];
    expect(refusal("nonsense")?.legal?.split(", ").sort()).toEqual([...listed, ...former].sort());
  });

  it.each(["simulate ptest", "validate_all validate-all", "back up", "end up", "bye quit", "exit quit"])(
    "a former name is that of another: %s",
    (pair) => {
      const [word = "", name = ""] = pair.split(" ");
      expect(refusal(word)?.problem).toBe(`${name}: not a change of the configuration`);
    },
  );
});

describe("commands that make one object (11 §1)", () => {
  const rows = CHAPTER.slice(CHAPTER.indexOf("## 1. Objects"), CHAPTER.indexOf("### 1.1"))
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")));

  it.each(rows.map(([, keyword = "", synonyms = "", , section = ""]) => [keyword, synonyms, section] as const))(
    "%s",
    (keyword, _, section) => {
      const isMade =
        ["resources", "constraints", "tags"].includes(section.split(" ")[0] ?? "") &&
        !["ms", "master"].includes(keyword);
      expect([keyword, section, ConfigureSession.isCreating([keyword])]).toEqual([keyword, section, isMade]);
    },
  );

  it("no others do", () => {
    for (const word of ["", "xml", "delete", "set", "modgroup"])
      expect(ConfigureSession.isCreating([word])).toBe(false);
  });
});

it("XML in a text has references for what it may not hold as it is (11 §8.7)", () => {
  expect(xmlLines(new Node("a", [["x", "&<>\"'\n\r\té😀"]]))).toEqual([
    `<a x="&amp;&lt;&gt;&quot;'&#10;&#13;&#9;&#233;&#128512;"/>`,
  ]);
});
