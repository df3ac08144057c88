import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DateTime } from "../../src/base/datetime.js";
import { parseDateTime } from "../../src/base/datetime-parse.js";
import { matchesDateSpec } from "../../src/policy/date-expression.js";
import { MIGRATION_THRESHOLD } from "../../src/policy/failcount.js";
import { PRIORITY, readMetaScore } from "../../src/policy/meta-score.js";
import { FailurePolicy, failurePolicy, isFailureWord, LEGAL_ON_FAIL, validOnFail } from "../../src/policy/on-fail.js";
import { DEFAULT_TASK, orderFlags } from "../../src/policy/order.js";
import { NO_QUORUM_WORDS, quorumVerdict, readQuorum, UNKNOWN_QUORUM } from "../../src/policy/quorum.js";
import { LEGAL_ROLE, parseRole, Role } from "../../src/policy/role.js";
import { STICKINESS } from "../../src/policy/stickiness.js";
import { taskType } from "../../src/policy/task.js";
import { make } from "../support/rules.js";

const chapter = (name: string): string => readFileSync(new URL(`../../src/spec/${name}.md`, import.meta.url), "utf8");

/** The words in backquotes in the first column of the table under a heading. */
function wordsUnder(text: string, heading: string): readonly string[] {
  const from = text.slice(text.indexOf(heading));
  const rows = from
    .slice(0, from.indexOf("\n#", 1))
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  return rows.flatMap((row) => Array.from((row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g), ([, word = ""]) => word));
}

function time(text: string): DateTime {
  const parsed = parseDateTime(text);
  if (parsed === undefined) throw new Error(`no time: ${text}`);
  return parsed;
}

describe("the tables of the chapters, word by word", () => {
  it("date_spec looks at the fields of 01 §9.5", () => {
    // The Sunday that ends week 48, and a Friday that belongs to the week year before.
    const sunday = time("2026-11-29 13:14:15Z");
    const friday = time("2027-01-01 00:00:00Z");
    const fields: Readonly<Record<string, readonly [number, number]>> = {
      years: [2026, 2027],
      months: [11, 1],
      monthdays: [29, 1],
      hours: [13, 0],
      minutes: [14, 0],
      seconds: [15, 0],
      yeardays: [333, 1],
      weekyears: [2026, 2026],
      weeks: [48, 53],
      weekdays: [7, 5],
    };
    const named = wordsUnder(chapter("01-values-and-rules"), "### 9.5 `date_spec`");
    expect([...named].sort()).toEqual(Object.keys(fields).sort());
    const matches = (name: string, value: number, when: DateTime) =>
      matchesDateSpec(make("date_spec", { id: "d", [name]: String(value) }), when);
    for (const name of named) {
      const [first = 0, second = 0] = fields[name] ?? [];
      expect([name, matches(name, first, sunday), matches(name, first + 1, sunday)]).toEqual([name, true, false]);
      expect([name, matches(name, second, friday), matches(name, second + 1, friday)]).toEqual([name, true, false]);
    }
  });

  it("on-fail has the words of 07 §3.5, and what is legal names one of each kind", () => {
    const words = wordsUnder(chapter("07-actions"), "### 3.5 **Failure handling**");
    expect(words.length).toBe(10);
    for (const word of words) expect([word, isFailureWord(word.toUpperCase())]).toEqual([word, true]);
    expect(words).toEqual(expect.arrayContaining(LEGAL_ON_FAIL.split(/, | or /)));
    const beside = ["nothing", "migrate"];
    expect(LEGAL_ON_FAIL.split(/, | or /).sort()).toEqual(words.filter((word) => !beside.includes(word)).sort());
  });

  it("an explicit word counts also where the default is another (07 §3.5)", () => {
    const facts = { task: "monitor", fencingEnabled: true, launched: true, managed: true, needsRemoteReset: false };
    expect(["restart", "standby", "demote", "stop", "nonsense"].map((word) => failurePolicy(word, facts))).toEqual([
      FailurePolicy.restart,
      FailurePolicy.standbyNode,
      FailurePolicy.demote,
      FailurePolicy.stop,
      FailurePolicy.restartContainer,
    ]);
  });

  it("a stop may not have standby, demote or stop, in any case (07 §3.3)", () => {
    const after = ["standby", "Demote", "STOP", "fence", "block"].map((word) =>
      validOnFail(word, "stop", undefined, []),
    );
    expect(after).toEqual([undefined, undefined, undefined, "fence", "block"]);
  });

  it("the known tasks are those of 01 §12.3", () => {
    const text = chapter("01-values-and-rules");
    const end = text.indexOf("Any other name is of unspecified type");
    const sentence = text.slice(text.lastIndexOf("\n\n", end), end);
    const known = sentence
      .slice(sentence.lastIndexOf(":") + 1)
      .split(/[,.\s]+/)
      .filter((word) => word !== "");
    expect(known.length).toBeGreaterThan(10);
    expect(known.map(taskType)).toEqual(known);
    expect(["", "fence", "migrate_to", "started"].map(taskType)).toEqual(Array(4).fill("no_action"));
  });

  it("without knowledge there is no quorum, and everything stops (02 §4.4)", () => {
    expect(UNKNOWN_QUORUM).toEqual({ quorate: false, policy: "stop" });
    const read = (noQuorumPolicy: string) =>
      readQuorum({ haveQuorum: "1", noQuorumPanic: undefined, fencingEnabled: true, noQuorumPolicy }).policy;
    expect(NO_QUORUM_WORDS).toContain("stop");
    expect(NO_QUORUM_WORDS.map(read)).toEqual(["stop", "freeze", "demote", "fence", "fence", "ignore"]);
    const frozen = { quorate: false, policy: "freeze" } as const;
    const active = { role: Role.Started, nextRole: Role.Started, active: true };
    expect(quorumVerdict(frozen, active)).toEqual({ runnable: undefined });
  });

  it("an ordering without task is one of starts, which blocks what comes after (04 §14.3, §14.7)", () => {
    expect(DEFAULT_TASK).toBe("start");
    const flags = ["start", "promote", "migrate_from", "stop", ""].map((task) =>
      orderFlags("Mandatory", task, "symmetric").includes("unrunnableFirstBlocks"),
    );
    expect(flags).toEqual([true, true, true, false, false]);
  });

  it("roles that can be configured are legal, and no other (04 §5.2)", () => {
    const legal = LEGAL_ROLE.split(/, | or /);
    expect(legal.map(parseRole)).toEqual([Role.Stopped, Role.Started, Role.Unpromoted, Role.Promoted]);
    expect(["unknown", "Unknown", ""].map(parseRole)).toEqual([Role.Unknown, Role.Unknown, Role.Unknown]);
  });

  it("scores among the meta-attributes have their names, and some the word default (02 §6.1)", () => {
    const named = [PRIORITY, STICKINESS, MIGRATION_THRESHOLD];
    expect(named.map(({ name }) => name)).toEqual(["priority", "resource-stickiness", "migration-threshold"]);
    const text = chapter("02-configuration");
    for (const { name } of named) expect(text).toContain(`\`${name}\``);
    expect(named.map((meta) => readMetaScore(meta, "Default").problem)).toEqual(["no score", undefined, undefined]);
  });
});
