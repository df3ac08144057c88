import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commands, crmText } from "../../src/arbitraries/index.js";
import { type CibDocument, serialize } from "../../src/cib/index.js";
import { runCommands } from "../../src/commands/index.js";
import { EditError } from "../../src/edit/index.js";
import { cluster, NOW } from "../support/every-kind.js";

/** What a command makes of a document; nothing if it is refused. */
function madeBy(cib: CibDocument, line: string): CibDocument | undefined {
  try {
    return runCommands(cib, [line], { now: NOW }).cib;
  } catch (error) {
    if (error instanceof EditError) return undefined;
    throw error;
  }
}

/** Those of some commands that are accepted one by one make the same as a list. */
function expectSameTogether(before: CibDocument, lines: readonly string[]): void {
  let cib = before;
  const accepted = lines.filter((line) => {
    const made = madeBy(cib, line);
    if (made !== undefined) cib = made;
    return made !== undefined;
  });
  const together = runCommands(before, accepted, { now: NOW }).cib;
  expect(together.root.children.map(serialize)).toEqual(cib.root.children.map(serialize));
}

/** The command of a list at which one that is started anew for each stops. */
function firstRefused(before: CibDocument, lines: readonly string[]): string | undefined {
  let cib = before;
  return lines.find((line) => {
    const made = madeBy(cib, line);
    cib = made ?? cib;
    return made === undefined;
  });
}

/** The command at which a list as a whole stops. */
function stopOf(before: CibDocument, lines: readonly string[]): string | undefined {
  try {
    runCommands(before, lines, { now: NOW });
    return undefined;
  } catch (error) {
    if (error instanceof EditError) return error.path;
    throw error;
  }
}

/** Commands that make a document invalid, and others that make it valid again. */
const OVER_AND_BACK: readonly string[] = [
  "crm_attribute -N n1 -n a -v 1 -i web",
  "crm_attribute -N n1 -n a -D",
  "crm_attribute -t crm_config -n twice -v 1 -i web-twice",
  "crm_attribute -t crm_config -n twice -D",
  "crm_resource -r web -p twice -v 1",
  'cibadmin --create --scope constraints --xml-text \'<rsc_location id="gone" rsc="nothing" node="n1" score="1"/>\'',
  'cibadmin --create --scope constraints --xml-text \'<rsc_location id="web" rsc="db" node="n1" score="1"/>\'',
  'cibadmin --create --scope constraints --xml-text \'<rsc_location id="half" rsc="db"/>\'',
  "cibadmin --delete --xml-text '<rsc_location id=\"gone\"/>'",
  "cibadmin --delete --xml-text '<rsc_location id=\"half\"/>'",
  "cibadmin --delete --xml-text '<primitive id=\"db\"/>'",
  'cibadmin --modify --xml-text \'<primitive id="db" nonsense="1"/>\'',
  'cibadmin --modify --xml-text \'<primitive id="db" class="lsb"/>\'',
  'cibadmin --modify --xml-text \'<rsc_location id="gone" rsc="db"/>\'',
  "crm -F configure tag web db",
  "crm -F configure tag fresh db nothing",
  "crm -F configure location fresh-l nothing 5: n1",
  "crm -F configure location fresh-l db 5: n1",
  "crm -F configure group fresh-g db nothing",
  "crm -F configure clone fresh-c db",
  "crm -F configure primitive fresh Dummy meta $id=web",
  "crm -F configure primitive fresh Dummy op monitor",
  "crm -F configure xml '<primitive id=\"odd\"/>'",
  "pcs resource create fresh-p ocf:pacemaker:Dummy --force",
];

describe("several commands", () => {
  it("stop where they stop one by one: what is valid again at the end was not valid on the way", {
    timeout: 60_000,
  }, () => {
    const before = cluster();
    const line = fc.oneof(commands(before), fc.constantFrom(...OVER_AND_BACK));
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 6 }), (lines) => {
        expect(stopOf(before, lines)).toBe(firstRefused(before, lines));
      }),
      { numRuns: Number(process.env.RUNS ?? 100), seed: 15 },
    );
  });

  it.each([
    [["crm_attribute -N n1 -n a -v 1 -i web", "crm_attribute -N n1 -n a -D", "pcs resource disable web"], 0],
    [
      [
        "pcs resource disable web",
        "crm -F configure primitive fresh Dummy meta $id=web",
        "crm -F configure delete fresh",
      ],
      1,
    ],
  ] as const)(
    "are refused at one that makes the document invalid, though a later one would mend it: %j",
    (lines, at) => {
      expect(stopOf(cluster(), lines)).toBe(lines[at]);
    },
  );

  it("make what they make one by one: look-ups follow the changes", { timeout: 60_000 }, () => {
    const before = cluster();
    fc.assert(
      fc.property(fc.array(commands(before), { minLength: 2, maxLength: 8 }), (lines) => {
        expectSameTogether(before, lines);
      }),
      { numRuns: 100, seed: 13 },
    );
  });

  it("of crm's own language, too, though the document is read once for several", { timeout: 60_000 }, () => {
    const before = cluster();
    const lists = crmText().chain((text) => {
      const lines = text
        .replaceAll("\\\n", " ")
        .split("\n")
        .map((line) => line.trim());
      const usual = lines.filter((line) => line !== "" && !line.endsWith("\\"));
      const verbs = fc.constantFrom("crm -F configure delete", "crm resource stop", "pcs resource enable");
      const others = fc.array(fc.tuple(verbs, fc.constantFrom("A", "B", "g1", "l1")), { maxLength: 4 });
      const all = others.map((list) => [
        ...usual.map((line) => `crm -F configure ${line}`),
        ...list.map((words) => words.join(" ")),
      ]);
      return all.chain((list) => fc.shuffledSubarray(list, { minLength: list.length }));
    });
    fc.assert(
      fc.property(lists, (lines) => {
        expectSameTogether(before, lines);
      }),
      { numRuns: 60, seed: 14 },
    );
  });

  it("of crm's own language count each, but for what changes nothing", () => {
    const primitive = (id: string) => `crm -F configure primitive ${id} Dummy`;
    const lines = [primitive("x"), primitive("y"), "crm -F configure node 1: n1", primitive("z")];
    const { root } = runCommands(cluster(), lines, { now: NOW }).cib;
    expect(Number(root.attributes.epoch)).toBe(Number(cluster().root.attributes.epoch) + 3);
  });

  it("are refused with what crm says of the one that is wrong", () => {
    const lines = ["crm -F configure primitive x Dummy", "crm -F configure primitive x Dummy"];
    expect(() => runCommands(cluster(), lines, { now: NOW })).toThrow("Cannot create primitive with ID 'x'");
  });

  it("are refused at the one after which the document is invalid", () => {
    const lines = [
      "pcs resource disable web",
      "pcs tag create t web",
      "crm_attribute -N n1 -n a -v 1 -i web",
      "pcs resource enable web",
    ];
    expect(() => runCommands(cluster(), lines, { now: NOW })).toThrow(
      expect.objectContaining({ name: "EditError", path: lines[2] }),
    );
  });

  it("count as one change of the document each", () => {
    const { root } = runCommands(cluster(), ["pcs resource disable web", "pcs node standby n1"], { now: NOW }).cib;
    expect(Number(root.attributes.epoch)).toBe(Number(cluster().root.attributes.epoch) + 2);
  });
});
