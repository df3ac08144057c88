import { describe, expect, it } from "vitest";
import { parseCommand, splitCommands, splitWords } from "../../src/commands/index.js";
import { EditError } from "../../src/edit/index.js";
import { cluster, NOW } from "../support/every-kind.js";

const context = { cib: cluster(), now: NOW };

function refusal(line: string): EditError {
  try {
    parseCommand(line, context);
  } catch (error) {
    if (error instanceof EditError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

describe("parseCommand", () => {
  it("reads a command of pcs: options may stand anywhere (13 §9)", () => {
    expect(parseCommand("pcs resource --promoted ban pc n1 lifetime=1H", context).edits).toEqual([
      { kind: "ban", resource: "pc", node: "n1", lifetime: "P1H", promoted: true, dialect: "pcs" },
    ]);
  });

  it("drops what crm drops: a word that is no node (13 §4.2)", () => {
    expect(parseCommand("crm resource ban web nope", context).edits).toEqual([
      { kind: "ban", resource: "web", node: undefined, lifetime: undefined, dialect: "crm" },
    ]);
  });

  it("takes shortened words as crm does (11 §2)", () => {
    const full = parseCommand("crm resource stop web", context);
    expect(parseCommand("crm res stp web", context)).toEqual(full);
  });

  it("reads the tools' options in all spellings", () => {
    const long = parseCommand("crm_resource --resource=web --ban --node n2", context);
    expect(parseCommand("crm_resource -B -rweb -N n2", context)).toEqual(long);
  });

  it("makes events of what happens to a cluster", () => {
    expect(parseCommand("crm cibstatus node n1 unclean", context).events).toEqual([
      { kind: "node", node: "n1", state: "failed" },
    ]);
    expect(parseCommand("crm cibstatus op monitor web not_running", context).events).toEqual([
      { kind: "operation", resource: "web", task: "monitor", interval: 10_000, node: "n1", rc: 7 },
    ]);
    expect(parseCommand("crm cibstatus op start:0 db generic done n2", context).events).toEqual([
      { kind: "operation", resource: "db", task: "start", interval: 0, node: "n2", rc: 1 },
    ]);
    expect(parseCommand("crm cibstatus quorum false", context).events).toEqual([{ kind: "quorum", quorate: false }]);
    expect(parseCommand("crm cibstatus ticket T grant", context).events).toEqual([
      { kind: "ticket", ticket: "T", state: "granted" },
    ]);
    expect(parseCommand("pcs stonith fence n2", context).events).toEqual([
      { kind: "node", node: "n2", state: "failed" },
    ]);
  });

  it.each([
    ["psc resource disable web", "pcs"],
    ["pcs resource disabel web", "pcs resource disable"],
    ["pcs resource disable web --focre", "--force"],
    ["pcs resource move web n2", "pcs resource move-with-constraint"],
    ["crm resource stpo web", "stop"],
    ["crm node stanby2 n1", "standby"],
    ["crm_resource --bann -r web", "--ban"],
    ["crm_attribute -N n1 -n a --udpate 1", "--update"],
    ["crm resource stop wbe", "web"],
    ["crm node standby n11", "n1"],
    ["pcs property set no-quorum-polcy=stop", "no-quorum-policy"],
    ["crm cibstatus node n1 unclen", "unclean"],
  ])("%s: the nearest known is %s", (line, legal) => {
    expect(refusal(line).legal).toBe(legal);
  });

  it.each([
    ["pcs resource move web", "live"],
    ["crm resource restart web", "live"],
    ["pcs resource disable", "usage"],
    ["pcs constraint colocation add web db", "usage"],
    ["crm resource move web nope", "usage"],
    ["crm_ticket -t T -g", "force"],
    ["crm resource stop 'web", "usage"],
    ["pcs constraint location web rule a foo 1", "value"],
  ])("%s is refused: %s", (line, code) => {
    expect(refusal(line).code).toBe(code);
  });
});

describe("words", () => {
  it("are read as a shell reads them", () => {
    expect(splitWords(String.raw`a 'b c' "d \" e" f\ g ""`)).toEqual(["a", "b c", 'd " e', "f g", ""]);
  });

  it("of several commands: lines, semicolons, continuations, comments", () => {
    const text =
      "# first\npcs resource create web ocf:x:y \\\n  op \\\n    monitor interval=10s;\npcs tag create t web; x 'a;b'\n";
    expect(splitCommands(text)).toEqual([
      "pcs resource create web ocf:x:y    op      monitor interval=10s",
      "pcs tag create t web",
      "x 'a;b'",
    ]);
  });
});
