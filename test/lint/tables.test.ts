import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseInterval } from "../../src/base/interval.js";
import { type AdvisedOperation, AGENT_TIMEOUTS } from "../../src/lint/agent-timeouts.js";
import { META_ATTRIBUTES } from "../../src/lint/meta-attributes.js";

/** What a table of lint says is held against the chapters, or against what programs answered. */
const CHAPTER = readFileSync(new URL("../../src/spec/02-configuration.md", import.meta.url), "utf8");
const RECORDED = new URL("recorded/agent-timeouts.json", import.meta.url);

describe("timeouts that agents advise", () => {
  const answers: Readonly<Record<string, readonly string[]>> = JSON.parse(readFileSync(RECORDED, "utf8"));

  /** Of several monitors the shortest. */
  function advised(agent: string, operation: string): number | undefined {
    const said = (answers[agent] ?? []).filter((each) => each.startsWith(`${operation} `));
    const seconds = said.map((each) => parseInterval(each.slice(operation.length + 1)).ms / 1000);
    return [...seconds].sort((a, b) => a - b)[0];
  }

  const OPERATIONS: readonly AdvisedOperation[] = [
    "start",
    "stop",
    "monitor",
    "promote",
    "demote",
    "migrate_to",
    "migrate_from",
  ];

  it("are those that they answered when they were asked (record-timeouts.ts), and no others", () => {
    expect([...AGENT_TIMEOUTS.keys()].sort()).toEqual(Object.keys(answers).sort());
    for (const [agent, timeouts] of AGENT_TIMEOUTS) {
      const expected = Object.fromEntries(OPERATIONS.map((each) => [each, advised(agent, each)]));
      expect([agent, { ...Object.fromEntries(OPERATIONS.map((each) => [each, undefined])), ...timeouts }]).toEqual([
        agent,
        expected,
      ]);
    }
  });
});

describe("meta attributes", () => {
  const from = CHAPTER.slice(CHAPTER.indexOf("### 15.2 "));
  const rows = from
    .slice(0, from.indexOf("\n#", 1))
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const words = (cell = "") => Array.from(cell.matchAll(/`([^`]+)`/g), ([, word = ""]) => word);
  const INTERNAL = ["internal_rsc", "clone", "type"];
  /** By the first word of a kind in the chapter: what is legal, and what is not. */
  const KINDS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
    boolean: [
      ["true", "no", "ON", "0"],
      ["2", "maybe", ""],
    ],
    "score ≥ 0": [
      ["0", "5", "+5", "INFINITY", "+infinity"],
      ["-5", " -5", "-INFINITY", "five", ""],
    ],
    score: [
      ["0", "-5", "+5", "INFINITY", "-infinity", "+INFINITY"],
      ["INFINITYx", "xINFINITY", "five", ""],
    ],
    "integer ≥ 0": [
      ["0", "12", " 3 ", "+3"],
      ["-1", "3x", "x3", "1.5", ""],
    ],
    interval: [
      ["10min", "60", "PT10M", "0"],
      ["soon", "-1x"],
    ],
    roles: [
      ["Started", "stopped", "Promoted", "Unpromoted", "Master", "SLAVE"],
      ["Running", "Start", ""],
    ],
  };
  /** These have no type in the chapter; crm_resource --list-options=primitive has. */
  const OTHERS: Readonly<Record<string, string>> = {
    "remote-connect-timeout": "interval",
    "remote-allow-migrate": "boolean",
  };
  const ANYTHING = ["anything at all", ""];

  const check = (name: string, legal: readonly string[], illegal: readonly string[]) => {
    const known = META_ATTRIBUTES.get(name);
    expect([name, legal.filter((value) => known?.isValid(value) !== true)]).toEqual([name, []]);
    expect([name, illegal.filter((value) => known?.isValid(value) !== false)]).toEqual([name, []]);
    expect(known?.legal).not.toBe("");
  };

  it("are those of the chapter, with its values (02 §15.2)", () => {
    expect(rows.length).toBeGreaterThan(25);
    for (const [, names, , values = ""] of rows) {
      for (const name of words(names).filter((each) => !INTERNAL.includes(each))) {
        const listed = words(values);
        const kind = OTHERS[name] ?? Object.keys(KINDS).find((each) => values.startsWith(each));
        if (kind !== undefined) {
          const [legal, illegal] = KINDS[kind] ?? [[], []];
          check(name, [...legal, ...listed], [...illegal, ...(listed.includes("default") ? [] : ["default"])]);
        } else if (listed.length > 1) {
          check(name, [...listed, ...listed.map((each) => each.toUpperCase())], ["no-such-word", "", "default"]);
        } else check(name, ANYTHING, []);
      }
    }
  });

  it("are some more, which are only passed on, or were read by older versions", () => {
    for (const name of ["notify", "record-pending"]) check(name, ["true", "0"], ["maybe"]);
    check("restart-type", ["ignore", "RESTART"], ["none"]);
    check("resource-failure-stickiness", ["5", "-INFINITY"], ["five"]);
    const known = rows.flatMap(([, names]) => words(names));
    expect([...META_ATTRIBUTES.keys()].filter((name) => !known.includes(name)).sort()).toEqual([
      "record-pending",
      "resource-failure-stickiness",
      "restart-type",
    ]);
  });

  it("have their values named in words", () => {
    const legal = (name: string) => META_ATTRIBUTES.get(name)?.legal;
    expect(
      ["priority", "migration-threshold", "is-managed", "clone-max", "failure-timeout", "requires", "remote-node"].map(
        legal,
      ),
    ).toEqual([
      "an integer, INFINITY or -INFINITY",
      "a whole number or INFINITY",
      "true or false",
      "a whole number",
      "a duration such as 10min",
      "nothing, quorum, fencing, unfencing",
      "any text",
    ]);
  });
});
