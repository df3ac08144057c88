import { describe, expect, it } from "vitest";
import { LEGAL_INTERVAL } from "../../src/base/interval.js";
import { CLUSTER_OPTIONS, completeOptions, FIRST_OPTIONS_ID, optionProblems } from "../../src/policy/options.js";
import { chapterTable, quoted } from "../support/chapter.js";

function value(name: string, ...pairs: [string, string][]): string | undefined {
  const table = new Map(pairs);
  completeOptions(table);
  return table.get(name);
}

/** The options of the chapter: names, old name, default (– for none) and what a value must be, several of a kind in a row. */
const rows = chapterTable("01-values-and-rules", "### 11.1").flatMap(
  ([names = "", old = "", value = "", kind = ""]) => {
    const defaults = quoted(value);
    return quoted(names).map((name, i) => ({
      name: name.startsWith("-") ? `node-health${name}` : name,
      oldName: quoted(old)[0],
      defaultValue: defaults[i] ?? defaults[0],
      kind,
    }));
  },
);

/** What is accepted and refused by kind, and what would be legal. */
const KINDS: Record<string, readonly [accepted: string[], refused: string[], legal: string]> = {
  none: [["", "anything"], [], "any text"],
  interval: [["5m", "PT5M", "0"], ["soon", "", "-5s"], LEGAL_INTERVAL],
  boolean: [["Yes", "0", "off"], ["maybe", "", "2"], "true or false"],
  integer: [
    ["INFINITY", "+INFINITY", "-INFINITY", "5x", "-3"],
    ["x", "", "infinity", "99999999999999999999"],
    "an integer, INFINITY or -INFINITY",
  ],
  positive: [
    ["INFINITY", "+INFINITY", "1", "7x"],
    ["-INFINITY", "0", "-1", "x", "", "99999999999999999999"],
    "a positive integer or INFINITY",
  ],
  percentage: [
    ["80%", " 5%", "\t80%", "+80%", "-0%", "-00%", "%", "5%x"],
    ["80", "", "x80%", "x %", "-5%", "8 %", "a%"],
    "a percentage such as 80%",
  ],
};

describe("the cluster options (01 §11.1)", () => {
  it("are those of the table, in its order", () => {
    expect(CLUSTER_OPTIONS.map(({ name, oldName, defaultValue }) => ({ name, oldName, defaultValue }))).toEqual(
      rows.map(({ name, oldName, defaultValue }) => ({ name, oldName, defaultValue })),
    );
    // What is not there is not there: tables are made of them.
    expect(CLUSTER_OPTIONS.filter((option) => "oldName" in option)).toHaveLength(8);
    expect(CLUSTER_OPTIONS.filter((option) => !("defaultValue" in option))).toHaveLength(4);
    expect(FIRST_OPTIONS_ID).toBe("cib-bootstrap-options");
  });

  it.each(rows)("$name takes values of its kind", ({ name, kind }) => {
    const option = CLUSTER_OPTIONS.find((each) => each.name === name);
    const words = kind.startsWith("one of") ? quoted(kind) : [];
    const exact = kind.includes("case-sensitive");
    const shouted = words.map((word) => word.toUpperCase());
    const [accepted, refused, legal] = KINDS[kind] ?? [
      exact ? words : [...words, ...shouted],
      exact ? ["", ...shouted] : ["", "other"],
      words.join(", "),
    ];
    expect(accepted.filter((value) => option?.isValid(value) !== true)).toEqual([]);
    expect(refused.filter((value) => option?.isValid(value) !== false)).toEqual([]);
    expect(option?.legal).toBe(legal);
  });
});

describe("what is wrong with options (09 §19.1)", () => {
  const problems = (...pairs: [string, string][]) =>
    optionProblems(new Map(pairs)).map(({ option: { name }, kind, value: text }) => [name, kind, text]);

  it("is an old name alone, or a value that is not accepted, in the order of the options", () => {
    expect(problems(["batch-limit", "x"], ["stonith-enabled", "true"], ["mine", "1"])).toEqual([
      ["fencing-enabled", "old name", "true"],
      ["batch-limit", "invalid", "x"],
    ]);
    expect(problems(["stonith-enabled", "what"])).toEqual([
      ["fencing-enabled", "old name", "what"],
      ["fencing-enabled", "invalid", "what"],
    ]);
    expect(problems(["stonith-enabled", "what"], ["fencing-enabled", "true"], ["batch-limit", "5"])).toEqual([]);
  });
});

describe("option value (01 §11.1)", () => {
  it("is the configured text, not normalised", () => {
    expect(value("cluster-delay", ["cluster-delay", "5m"])).toBe("5m");
    expect(value("batch-limit", ["batch-limit", "5x"])).toBe("5x");
    expect(value("no-quorum-policy", ["no-quorum-policy", "FREEZE"])).toBe("FREEZE");
  });

  it("falls back to the old name, then to the default", () => {
    expect(value("fencing-enabled", ["stonith-enabled", "no"])).toBe("no");
    expect(value("fencing-enabled", ["stonith-enabled", "no"], ["fencing-enabled", "yes"])).toBe("yes");
    expect(value("fencing-enabled", ["stonith-enabled", "no"], ["fencing-enabled", "what"])).toBe("true");
    expect(value("fencing-enabled", ["stonith-enabled", "what"])).toBe("true");
    expect(value("cluster-name")).toBeUndefined();
    expect(value("my-own", ["my-own", "1"])).toBe("1");
  });

  it.each([
    ["fencing-action", "OFF", "reboot"],
    ["fencing-action", "off", "off"],
    ["maintenance-mode", "maybe", "false"],
    ["cluster-delay", "soon", "60s"],
    ["migration-limit", "-INFINITY", "-INFINITY"],
    ["migration-limit", "x", "-1"],
    ["fencing-max-attempts", "0", "10"],
    ["fencing-max-attempts", "3", "3"],
    ["placement-strategy", "Balanced", "Balanced"],
    ["placement-strategy", "best", "default"],
    ["fencing-reaction", "whatever", "whatever"],
  ])("%s=%s has value %s", (name, configured, result) => {
    expect(value(name, [name, configured])).toBe(result);
  });

  it("writes what it looked up into the table, in the order of the options", () => {
    const table = new Map([
      ["mine", "1"],
      ["stonith-timeout", "5s"],
      ["batch-limit", "x"],
    ]);
    completeOptions(table);
    expect(table.get("fencing-timeout")).toBe("5s");
    expect(table.get("batch-limit")).toBe("0");
    const known = new Set(CLUSTER_OPTIONS.map((option) => option.name));
    const added = [...table.keys()].filter((name) => known.has(name) && name !== "batch-limit");
    const order = CLUSTER_OPTIONS.filter((option) => table.has(option.name)).map((option) => option.name);
    expect(added).toEqual(order.filter((name) => name !== "batch-limit"));
    expect(table.has("cluster-name")).toBe(false);
    expect([...table].filter(([name, text]) => name === "undefined" || text === undefined)).toEqual([]);
  });
});
