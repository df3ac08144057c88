import { describe, expect, it } from "vitest";
import { parseCib, serialize } from "../../src/cib/index.js";
import { CrmError, configure, loadCrm, parseCrm, printCrm, showCrm } from "../../src/crmsh/index.js";
import { ConfigureSession } from "../../src/crmsh/parse.js";

const BASE = parseCib(
  '<cib validate-with="pacemaker-3.9"><configuration><crm_config/><nodes/><resources><primitive id="A" class="systemd" type="x"/><primitive id="B" class="systemd" type="x"/></resources><constraints/></configuration><status/></cib>',
);

describe("one command given as words (11 §2)", () => {
  it("takes each word as it is", () => {
    const { cib } = configure(["primitive", "p", "systemd:x", 'a=b "c'], { base: BASE });
    expect(printCrm(cib)).toContain('params a="b \\"c"');
  });

  it("may have its id marked", () => {
    expect(printCrm(configure(["group", "id=g", "A"], { base: BASE }).cib)).toContain("group g A\n");
  });

  it("is refused with the place in the words joined by blanks", () => {
    let error: unknown;
    try {
      configure(["primitive", "p", "systemd:x", "y:z"], { base: BASE });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(CrmError);
    const problems = error instanceof CrmError ? error.problems : [];
    expect(problems.map(({ position, word }) => [position, word])).toEqual([[{ line: 1, column: 23 }, "y:z"]]);
  });

  it("of no word does nothing", () => {
    expect(serialize(configure([], { base: BASE }).cib.root)).toBe(serialize(BASE.root));
  });

  it("keeps the status, which the text never shows", () => {
    const { cib } = configure(["primitive", "p", "systemd:x"], { base: BASE });
    expect(cib.root.children.map(({ name }) => name)).toEqual(["configuration", "status"]);
    expect(Object.isFrozen(cib)).toBe(true);
  });
});

describe("commands that are no changes (11 §2)", () => {
  const refused = (...words: readonly string[]): unknown => {
    try {
      return configure(words, { base: BASE });
    } catch (error) {
      return error instanceof CrmError ? error.problems : error;
    }
  };

  it.each(["show", "commit", "verify", "save", "load", "template", "validate-all", "help", "up"])("%s", (verb) => {
    expect(refused(verb, "x")).toEqual([
      expect.objectContaining({
        code: "keyword",
        problem: `${verb}: not a change of the configuration`,
        legal: expect.stringMatching(/^node, rsc_template, primitive, .*, tag, .*, order, /),
      }),
    ]);
  });

  it("nor is a word that is none, or the beginning of several", () => {
    expect(refused("nonsense")).toEqual([
      expect.objectContaining({
        code: "keyword",
        problem: "configure.nonsense: No such command",
        legal: expect.stringMatching(/^node, rsc_template, primitive, .*, xml, delete, erase, modgroup, rename, set, /),
      }),
    ]);
    expect(refused("s")).toEqual([expect.objectContaining({ problem: "configure.s: No such command" })]);
  });
});

describe("a text about nothing (11 §1)", () => {
  it("is about an empty document of its schema, with all counters at their beginning", () => {
    const { root } = parseCrm("primitive a systemd:x", { schema: "pacemaker-3.7" });
    expect({ ...root.attributes }).toEqual({
      "validate-with": "pacemaker-3.7",
      admin_epoch: "0",
      epoch: "1",
      num_updates: "0",
    });
    const sections = root.children.map(({ name, children }) => [name, children.map((each) => each.name)]);
    expect(sections).toEqual([["configuration", ["crm_config", "nodes", "resources", "constraints"]]]);
  });

  it("makes the configuration, if the base has none", () => {
    const { root } = parseCrm("primitive a systemd:x", { base: parseCib("<cib/>") });
    expect(root.children.map(({ name, children }) => [name, children.map((each) => each.name)])).toEqual([
      ["configuration", ["resources"]],
    ]);
  });
});

describe("the schema of a text (11 §1.1)", () => {
  const role = (schema?: string): string | undefined =>
    /role=(\w+)/.exec(
      printCrm(
        parseCrm("primitive a systemd:x\nlocation l a role=Master 5: n", schema === undefined ? {} : { schema }),
      ),
    )?.[1];

  it("is the newest if nothing else is said", () => {
    expect(role()).toBe("Promoted");
    expect(role("pacemaker-3.7")).toBe("Promoted");
    expect(role("pacemaker-3.10")).toBe("Promoted");
    expect(role("none")).toBe("Promoted");
  });

  it("is that of the base, or the one that is said", () => {
    expect(role("pacemaker-3.6")).toBe("Master");
    const base = parseCrm("primitive a systemd:x", { schema: "pacemaker-3.0" });
    expect(base.root.attributes["validate-with"]).toBe("pacemaker-3.0");
    expect(printCrm(parseCrm("location l a role=Promoted 5: n", { base }))).toContain("role=Master");
  });

  it("makes an empty document with the sections that every one has", () => {
    const [configuration] = parseCrm("").root.children;
    expect(configuration?.children.map(({ name }) => name)).toEqual([
      "crm_config",
      "nodes",
      "resources",
      "constraints",
    ]);
  });
});

describe("commands one after the other on one document", () => {
  function outcome(commands: readonly (readonly string[])[]): readonly [string, string] {
    const session = new ConfigureSession(BASE);
    for (const words of commands) session.run(words);
    let document = BASE;
    for (const words of commands) document = configure(words, { base: document }).cib;
    return [serialize(session.document.root), serialize(document.root)];
  }

  it.each<readonly [string, readonly (readonly string[])[]]>([
    [
      "resources",
      [
        ["primitive", "p", "systemd:x"],
        ["group", "g", "A", "p"],
        ["clone", "c", "g"],
      ],
    ],
    [
      "constraints",
      [
        ["location", "l", "A", "5:", "n"],
        ["order", "o", "A", "B"],
        ["colocation", "k", "5:", "A", "B"],
      ],
    ],
    [
      "defaults dropped",
      [
        ["primitive", "p", "systemd:x"],
        ["location", "l", "A", "rule", "x", "string:eq", "y"],
        ["tag", "t", "A"],
      ],
    ],
  ])("make the same as each on what was read anew: %s", (_, commands) => {
    const [once, anew] = outcome(commands);
    expect(once).toBe(anew);
  });

  it("say what each of them says", () => {
    const session = new ConfigureSession(BASE);
    expect(session.run(["location", "l", "A", "role=Master", "5:", "n"]).map(({ text }) => text)).toEqual([
      'Convert deprecated "Master" to "Promoted"',
    ]);
    expect(session.run(["location", "m", "A", "5:", "n"])).toEqual([]);
  });

  it.each<readonly [string, readonly string[], string, readonly string[]]>([
    ["a primitive", ["primitive", "p", "systemd:x"], "resources", []],
    ["an object whose id is marked", ["primitive", "id=p", "systemd:x"], "resources", []],
    ["a template", ["rsc_template", "p", "systemd:x"], "resources", []],
    ["a group with its members", ["group", "p", "A", "B"], "resources", ["A", "B"]],
    ["a clone", ["clone", "p", "A"], "resources", ["A"]],
    ["a bundle", ["bundle", "p", "docker", "image=i"], "resources", []],
    ["a location", ["location", "p", "A", "5:", "n"], "constraints", []],
    ["a colocation", ["colocation", "p", "5:", "A", "B"], "constraints", []],
    ["an order", ["order", "p", "A", "B"], "constraints", []],
    ["a ticket", ["rsc_ticket", "p", "T:", "A"], "constraints", []],
    ["a tag", ["tag", "p", "A"], "tags", []],
  ])("tell what was made: %s", (_, words, section, members) => {
    const session = new ConfigureSession(BASE);
    session.run(words);
    expect(session.made).toEqual({
      section,
      element: expect.objectContaining({ children: expect.anything() }),
      members,
    });
    expect(session.made?.element.attributes.id).toBe("p");
    expect(session.mayBeFollowed).toBe(true);
    expect(ConfigureSession.isCreating(words)).toBe(true);
  });

  it.each<readonly [readonly string[]]>([[["node", "n"]], [["property", "a=1"]], [["delete", "A"]], [[]]])(
    "may not be followed if they do more than make something: %j",
    (words) => {
      const session = new ConfigureSession(BASE);
      expect([session.mayBeFollowed, session.made]).toEqual([false, undefined]);
      session.run(words);
      expect([session.mayBeFollowed, session.made]).toEqual([false, undefined]);
      expect(ConfigureSession.isCreating(words)).toBe(false);
    },
  );

  it("may not be followed if what was made would be read again without its defaults (11 §8.1)", () => {
    const session = new ConfigureSession(BASE);
    session.run(["location", "l", "A", "rule", "x", "string:eq", "y"]);
    expect(session.mayBeFollowed).toBe(false);
    session.run(["location", "m", "A", "rule", "x", "number:eq", "y"]);
    expect(session.mayBeFollowed).toBe(true);
  });

  it("throw what is wrong", () => {
    expect(() => new ConfigureSession(BASE).run(["group", "g", "A", "A"])).toThrow(CrmError);
  });
});

describe("errors (11 §9)", () => {
  it("name everything that is wrong, the first one first, and all that was said", () => {
    let error: unknown;
    try {
      loadCrm("primitive a\nfoo", {});
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({
      name: "CrmError",
      code: "syntax",
      position: { line: 1, column: 1 },
      problems: [{ code: "syntax" }, { code: "keyword", position: { line: 2, column: 1 }, word: "foo" }],
      messages: [
        {
          severity: "error",
          text: "syntax in primitive: Expected at least 2 arguments near <primitive> parsing 'primitive a'",
        },
        { severity: "error", text: "syntax: Unknown command near <foo> parsing 'foo'" },
      ],
    });
    expect(error instanceof CrmError && Object.isFrozen(error.problems)).toBe(true);
  });

  it.each<readonly [string, string]>([
    ["primitive a Dummy x=\u0001", "A character that XML does not allow"],
    ["# a -- b\nprimitive a Dummy", "A comment that XML does not allow"],
    ["# a-\nprimitive a Dummy", "A comment that XML does not allow"],
    ["# a\u0001\nprimitive a Dummy", "A comment that XML does not allow"],
  ])("of what XML does not allow: %j", (text, problem) => {
    expect(() => parseCrm(text)).toThrow(expect.objectContaining({ code: "xml", problem }));
  });

  it("of XML that is none say where and what", () => {
    let error: unknown;
    try {
      loadCrm("xml <a");
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: "xml", messages: [{ text: "Cannot parse XML data: <a" }, {}] });
  });

  it("of names that XML does not allow", () => {
    expect(() => parseCrm("primitive a Dummy\nlocation l a 5x=1 5: n")).toThrow(
      expect.objectContaining({ code: "xml" }),
    );
  });
});

it("what is said while a CIB is printed comes with it (11 §9)", () => {
  const shown = showCrm(
    parseCib('<cib><configuration><constraints><rsc_location id="l"/></constraints></configuration></cib>'),
  );
  expect(shown).toEqual({
    text: 'xml <rsc_location id="l"/>\n',
    messages: [{ severity: "error", text: "l: unknown rsc_location format" }],
  });
});
