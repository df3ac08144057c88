import { describe, expect, it } from "vitest";
import { parseCib } from "../../src/cib/index.js";
import { readCommand, wordsOf } from "../../src/crmsh/command.js";
import { CrmError, loadCrm, parseCrm } from "../../src/crmsh/index.js";
import type { Reading } from "../../src/crmsh/reading.js";
import { vocabularyOf } from "../../src/crmsh/vocabulary.js";

/** What is said of a text that is refused: severities and texts. */
function said(text: string, load: (text: string) => unknown = parseCrm): string[] {
  try {
    load(text);
  } catch (error) {
    if (error instanceof CrmError) return error.messages.map((each) => `${each.severity} ${each.text}`);
    throw error;
  }
  return [];
}

/** Where the crm shell aborts, its words are unknown and ours stand for them (11 §9). */
describe("what is said where the crm shell aborts", () => {
  it.each<readonly [string, ...string[]]>([
    ["primitive p Dummy op monitor @x", "Expected a name and a value in an operation"],
    ["primitive p Dummy op monitor interval", "Expected a value for interval"],
    ["primitive p Dummy op monitor TIMEOUT", "Expected a value for TIMEOUT"],
    ["location l A rule x eq {a}b{c}", "Invalid value of an expression near <{a}b{c}>"],
    ["location l A rule x eq ''", "Invalid value of an expression"],
    ["role r read cib:x", "Too many arguments to ACL shortcut cib"],
    ["role r read meta:A:b:c", "Too many arguments to ACL shortcut meta"],
    ["bundle b docker image=x what", "Expected a value for what"],
    ["bundle b docker image=x primitive @y", "Expected primitive reference, got ="],
    ["bundle b docker a/b=1", "a/b is no name that XML allows for an attribute"],
    ["location l A 1b=x 5: n", "1b is no name that XML allows for an attribute near <5:>"],
    ['xml <rsc_defaults id="x"/>', "Element rsc_defaults has no meta_attributes"],
  ])("%s", (text, problem) => {
    const [keyword = ""] = text.split(" ");
    const words = text.replace("''", "");
    expect(said(text)).toEqual([`error syntax in ${keyword}: ${problem} parsing '${words}'`]);
  });

  it.each<readonly [string, string, string]>([
    ["primitive p 'x", "No closing quotation", "the quote or escape to end"],
    ["primitive p x\u0001", "A character that XML does not allow", "other characters"],
    ["# a -- b\nprimitive p x", "A comment that XML does not allow", "no -- in it, and no - at its end"],
    ["# a-\nprimitive p x", "A comment that XML does not allow", "no -- in it, and no - at its end"],
  ])("%j: the line is no command", (text, problem, legal) => {
    expect(said(text)).toEqual([`error ${problem}`]);
    const load = (): unknown => parseCrm(text);
    expect(load).toThrow(expect.objectContaining({ legal }));
  });

  it("of XML that is none is an error, with the text first (11 §5.17)", () => {
    const [first, second, ...more] = said('xml <primitive id="x"');
    expect(first).toBe('error Cannot parse XML data: <primitive id="x"');
    expect(second).toMatch(/^error syntax in xml: .+ parsing 'xml <primitive id="x"'$/);
    expect(more).toEqual([]);
  });
});

describe("a command at the prompt", () => {
  const base = parseCib(
    '<cib validate-with="pacemaker-3.9"><configuration><crm_config/><nodes/><resources/><constraints/></configuration></cib>',
  );

  it.each(["primitive", "node", "tag", "xml"])("that is just %s is too short (11 §3.5)", (text) => {
    expect(said(text, (line) => loadCrm(line, { base, method: "lines" }))).toEqual([
      expect.stringMatching(/^error syntax in \w+: Expected at least [12] arguments near <\w+> parsing '\w+'$/),
    ]);
  });
});

describe("a defect of ours", () => {
  const defect = new RangeError("a defect");
  const broken = (): never => {
    throw defect;
  };
  const reading: Reading = {
    vocabulary: vocabularyOf("pacemaker-3.9"),
    command: false,
    renames: true,
    nodeNames: broken,
    resolve: broken,
    say: broken,
  };

  it.each(["primitive p Dummy params $id-ref=x", "fencing_topology f1", "primitive p a:b:c:d"])(
    "is no problem of the text: %s",
    (text) => {
      expect(() => readCommand({ text, pieces: [] }, wordsOf(text, false), reading)).toThrow(defect);
    },
  );
});
