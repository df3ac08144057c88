import { describe, expect, it } from "vitest";
import { CLUSTERS, linesOf, readCluster, readCommands } from "../../corpus/edits/recorded.js";
import { type CibDocument, element } from "../../src/cib/index.js";
import { parseCommand, printEdit, runCommands, splitCommands } from "../../src/commands/index.js";
import { type Edit, EditError, edit } from "../../src/edit/index.js";
import { cluster, NOW } from "../support/every-kind.js";

const colocation = element("rsc_colocation", { rsc: "web", "with-rsc": "ip", score: "INFINITY" });
const rule = element("rsc_location", { id: "l", rsc: "web" }, [
  element("rule", { id: "r", score: "5" }, [element("expression", { id: "e", attribute: "a", operation: "defined" })]),
]);

const dated = element("rsc_location", { id: "l", rsc: "web" }, [
  element("rule", { id: "", score: "INFINITY", "boolean-op": "and" }, [
    element("rule", { id: "", "boolean-op": "or" }, [
      element("expression", { id: "", attribute: "a", operation: "eq", value: "1" }),
      element("date_expression", { id: "", operation: "lt", end: "2030-01-01 10:00:00" }),
    ]),
    element("date_expression", { id: "", operation: "date_spec" }, [element("date_spec", { id: "", hours: "9-16" })]),
  ]),
]);
const sets = element("rsc_order", { id: "o", kind: "Optional" }, [
  element("resource_set", { id: "o-0", sequential: "false" }, [
    element("resource_ref", { id: "web" }),
    element("resource_ref", { id: "ip" }),
  ]),
  element("resource_set", { id: "o-1", action: "stop" }, [element("resource_ref", { id: "db" })]),
]);
const spaced = element("rsc_location", { id: "l", rsc: "web" }, [
  element("rule", { id: "r", score: "5" }, [
    element("expression", { id: "e", attribute: "a", operation: "eq", value: "two words" }),
  ]),
]);

/** An edit, as people who use pcs would type it, and those who use crm (13 §2). */
const PRINTED: readonly (readonly [edit: Edit, pcs: string, crm: string])[] = [
  [{ kind: "disable", resource: "web" }, "pcs resource disable web", "crm resource stop web"],
  [
    { kind: "ban", resource: "web", node: "n1", lifetime: "PT1H" },
    "pcs resource ban web n1 lifetime=PT1H",
    "crm resource ban web n1 PT1H",
  ],
  [{ kind: "clear", resource: "web" }, "pcs resource clear web", "crm resource clear web"],
  [
    { kind: "meta", resource: "web", name: "priority", value: null },
    "pcs resource meta web priority=",
    "crm resource meta web delete priority",
  ],
  [
    { kind: "meta", resource: "web", name: "a", value: "two words" },
    "pcs resource meta web 'a=two words'",
    "crm resource meta web set a 'two words'",
  ],
  [
    { kind: "node-attribute", node: "n1", name: "a", value: "1", lifetime: "reboot" },
    "crm_attribute -N n1 -n a -v 1 -l reboot",
    "crm node status-attr n1 set a 1",
  ],
  [{ kind: "cleanup", resource: "web", node: "n1" }, "pcs resource cleanup web node=n1", "crm resource cleanup web n1"],
  [
    { kind: "property", name: "maintenance-mode", value: "true" },
    "pcs property set maintenance-mode=true",
    "crm configure property maintenance-mode=true",
  ],
  [
    { kind: "add", element: colocation },
    "pcs constraint colocation add web with ip score=INFINITY",
    "crm configure colocation colocation-web-ip-INFINITY inf: web ip",
  ],
  [
    { kind: "add", element: rule },
    "pcs constraint location web rule id=r constraint-id=l score=5 'defined a'",
    "crm configure location l web rule 5: defined a",
  ],
  [
    { kind: "add", element: sets },
    "pcs constraint order set web ip sequential=false set db action=stop setoptions id=o kind=Optional",
    "crm configure order o Optional: ( web ip ) db:stop",
  ],
  [{ kind: "remove", ids: ["web"] }, "pcs resource delete web", "crm configure delete web"],
];

describe("rules as pcs says them", () => {
  it("have parentheses around rules within rules, and dates without blanks", () => {
    expect(printEdit({ kind: "add", element: dated }, "pcs")).toBe(
      "pcs constraint location web rule constraint-id=l score=INFINITY '( a eq 1 or date lt 2030-01-01T10:00:00 ) and date-spec hours=9-16'",
    );
  });

  it("are left to cibadmin if a value has blanks, which pcs cannot quote", () => {
    expect(printEdit({ kind: "add", element: spaced }, "pcs")).toMatch(/^cibadmin --create --scope constraints /);
  });
});

/** What comes of a call; nothing if it is refused. */
function made<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof EditError) return undefined;
    throw error;
  }
}

/** The edits that come of the commands about a cluster, each alone, and can be done. */
function possibleEdits(cib: CibDocument, commands: readonly string[]): { each: Edit; lines: readonly string[] }[] {
  return commands.flatMap((command) => {
    const [first = ""] = command.split(" ; ");
    const read = made(() => parseCommand(first, { cib, now: NOW }))?.edits ?? [];
    return read.flatMap((each) => {
      const after = made(() => edit(cib, [each], { now: NOW }));
      return after === undefined ? [] : [{ each, lines: linesOf(after.cib.root) }];
    });
  });
}

describe("edits printed as cibadmin, or as sets of defaults", () => {
  it("make the same document when they are read again", { timeout: 120_000 }, () => {
    let printed = 0;
    for (const name of CLUSTERS) {
      const cib = readCluster(name);
      for (const { each, lines } of possibleEdits(cib, readCommands(name))) {
        for (const spelling of ["crm", "pcs"] as const) {
          const command = printEdit(each, spelling);
          if (!/cibadmin|defaults set create/.test(command)) continue;
          printed++;
          const { cib: after } = runCommands(cib, splitCommands(command.replaceAll("; ", "\n")), { now: NOW });
          expect(linesOf(after.root), command).toEqual(lines);
        }
      }
    }
    expect(printed).toBeGreaterThan(200);
  });

  it("go into what holds them", () => {
    const recipient = element("recipient", { id: "", value: "v" });
    expect(printEdit({ kind: "add", element: recipient, place: { kind: "inside", id: "al" } }, "pcs")).toBe(
      `cibadmin --modify --scope alerts --xml-text '<alert id="al"><recipient id="al-recipient" value="v"/></alert>'`,
    );
    const template = element("primitive", { id: "p", template: "t" });
    expect(printEdit({ kind: "add", element: template, place: { kind: "group", group: "g", after: "q" } }, "pcs")).toBe(
      `cibadmin --create --scope resources --xml-text '<primitive id="p" template="t"/>'; pcs resource group add g p --after q`,
    );
  });

  it("cannot be said of anything else inside an object", () => {
    const pair = element("nvpair", { id: "x", name: "a", value: "1" });
    const inside: Edit = { kind: "add", element: pair, place: { kind: "inside", id: "al" } };
    expect(() => printEdit(inside, "pcs")).toThrow(EditError);
  });
});

describe("cibadmin", () => {
  const cib = cluster();
  const refused = (words: string): string => {
    try {
      parseCommand(`cibadmin ${words}`, { cib, now: NOW });
    } catch (error) {
      if (error instanceof EditError) return `${error.code}: ${error.problem} (${error.legal})`;
      throw error;
    }
    return "";
  };

  it.each([
    ["--query", "usage: cibadmin --query is not read here (cibadmin --create|"],
    ["-D --xpath //rsc_location", "usage: cibadmin --xpath is not read here"],
    ["-C -o constraints", "usage: this cibadmin changes nothing"],
    ["-C -o nope -X '<tag/>'", "usage: nope is no section of a configuration"],
    [
      "-R -o constraints -X '<constraints/>'",
      "usage: whole sections are not replaced here (one object after the other)",
    ],
    ["-C -o resources -X '<primitive id=\"p\"'", "value: malformed tag"],
    ["-C -o acls -X '<acl_role id=\"r\"/>'", "unknown: there is no section acls (cibadmin --modify --allow-create"],
    ["-C -o constraints -X '<rsc_location rsc=\"web\"/>'", "schema: the rsc_location has no id"],
    ["-M -o constraints -X '<rsc_location id=\"loc-wbe\"/>'", "unknown: there is no rsc_location loc-wbe (loc-web)"],
  ])("refuses %s", (words, said) => {
    expect(refused(words)).toContain(said);
  });
});

describe("edits as commands", () => {
  it.each(PRINTED)("%o", (edit, pcs, crm) => {
    expect(printEdit(edit, "pcs")).toBe(pcs);
    expect(printEdit(edit, "crm")).toBe(crm);
  });
});
