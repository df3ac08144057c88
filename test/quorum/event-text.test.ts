import { describe, expect, it } from "vitest";
import { EVENT_FORMS, parseCorosync, parseEvents, QuorumError } from "../../src/quorum/index.js";
import { conf } from "./conf.js";

const config = parseCorosync(conf());

function problemOf(text: string, context: Parameters<typeof parseEvents>[1] = config) {
  try {
    parseEvents(text, context);
  } catch (error) {
    if (error instanceof QuorumError) return error.problems[0];
    throw error;
  }
  throw new Error("was read");
}

const eventOf = (text: string, context: Parameters<typeof parseEvents>[1] = config) =>
  parseEvents(text, context).map(({ event }) => event)[0];

describe("nodes in the words of an event", () => {
  it.each<[text: string, nodes: readonly number[]]>([
    ["1", [1]],
    ["n2", [2]],
    ["1,3", [1, 3]],
    [" 1 , n3 ", [1, 3]],
    ["1-3", [1, 2, 3]],
    ["1 - 3", [1, 2, 3]],
    ["2-2", [2]],
    ["3-1", []],
    ["7", [7]],
    ["all", [1, 2, 3]],
    ["4294967295", [4294967295]],
  ])("%j", (text, nodes) => {
    expect(eventOf(`crash ${text}`)).toEqual({ kind: "crash", nodes });
  });

  it("are ranges of at most 1024", () => {
    expect(eventOf("crash 1-1024")).toMatchObject({ nodes: Array.from({ length: 1024 }, (_, i) => i + 1) });
    expect(problemOf("crash 1-1025")?.code).toBe("node");
    expect(problemOf("start 1 @2x")?.text).toBe('There is no node "1 @2x".');
  });

  it.each([
    ["start 1\r2 @3", "node", 'There is no node "1\\r2 @3".'],
    ["poll 1\r2 yes", "node", 'There is no node "".'],
    ["arbiter 1\r2 up", "event", '"" is none of the words that can stand there.'],
    ["heuristics 1\r2 pass", "node", 'There is no node "".'],
    ["expected 1=2\r3", "event", '"1=2\\r3" does not say whose votes change.'],
    ["votes 3\r1:2=3", "event", '"3\\r1:2=3" does not say whose votes change.'],
  ])("are read whole or not at all, also where an odd line end is among them: %j", (text, code, says) => {
    expect(problemOf(text)).toMatchObject({ code, text: says });
  });

  it("are names before they are ids, and all is a word", () => {
    const renamed = parseCorosync(conf().replace("name: n3", "name: 1").replace("name: n2", "name: 1-3"));
    expect(eventOf("crash 1,1-3", renamed)).toEqual({ kind: "crash", nodes: [3, 2] });
    const idless = parseCorosync(conf({ totem: ["transport: udpu"] }).replace("    nodeid: 2\n", ""));
    expect(eventOf("crash all", idless)).toEqual({ kind: "crash", nodes: [1, 3] });
  });

  it.each(["", "x", "1-", "-1", "1-2-3", "12345678901", "1-12345678901", "1 2", "x1", "1x", "all,1"])(
    "%j are none",
    (text) => {
      const [first = ""] = text.split(",");
      expect(problemOf(`crash ${text}`)).toMatchObject({
        code: "node",
        text: `There is no node ${JSON.stringify(first)}.`,
        path: "",
        legal: "1 (n1), 2 (n2), 3 (n3)",
      });
    },
  );

  it("without names are told by their ids", () => {
    const nameless = parseCorosync(conf().replace("    name: n2\n", ""));
    expect(problemOf("crash x", nameless)?.legal).toBe("1 (n1), 2, 3 (n3)");
  });

  it("are one where one is meant", () => {
    expect(eventOf("cancel n2")).toEqual({ kind: "cancel", node: 2 });
    expect(problemOf("cancel 1-2")).toMatchObject({
      code: "node",
      text: '"1-2" is not one node.',
      legal: "an id or a name",
    });
    expect(problemOf("cancel 2-1")?.text).toBe('"2-1" is not one node.');
  });
});

describe("words of events", () => {
  it.each<[text: string, event: object]>([
    ["start 1 @ 2", { kind: "start", nodes: [1], partition: 2 }],
    ["start 1@2", { kind: "start", nodes: [1], partition: 2 }],
    ["start 1,2 @12", { kind: "start", nodes: [1, 2], partition: 12 }],
    ["start\t1", { kind: "start", nodes: [1] }],
    ["partition 1|2/3", { kind: "partition", partitions: [[1], [2], [3]] }],
    ["partition all | 7", { kind: "partition", partitions: [[1, 2, 3], [7]] }],
    ["wait 5", { kind: "wait", ms: 5 }],
    ["wait 5ms", { kind: "wait", ms: 5 }],
    ["wait  5 ms", { kind: "wait", ms: 5 }],
    ["wait 999999999999999", { kind: "wait", ms: 999_999_999_999_999 }],
    ["expected n1 = 2", { kind: "expected", node: 1, votes: 2 }],
    ["votes n1 : n2 = 0", { kind: "votes", node: 1, of: 2, votes: 0 }],
    ["register 1,2", { kind: "register", nodes: [1, 2] }],
    ["poll 1,2 yes", { kind: "poll", nodes: [1, 2], vote: true }],
    ["poll 1 , 2 no", { kind: "poll", nodes: [1, 2], vote: false }],
    ["master-wins 1 no", { kind: "master-wins", nodes: [1], wins: false }],
    ["arbiter up", { kind: "arbiter", state: "up" }],
    ["heuristics all pass", { kind: "heuristics", nodes: [1, 2, 3], result: "pass" }],
    ["heuristics 1 off", { kind: "heuristics", nodes: [1], result: "off" }],
  ])("%j", (text, event) => {
    expect(eventOf(text)).toEqual(event);
  });

  const noWord = (word: string) => `${JSON.stringify(word)} is none of the words that can stand there.`;
  const noNumber = (word: string) => `${JSON.stringify(word)} is no number.`;
  const noVotes = (word: string) => `${JSON.stringify(word)} does not say whose votes change.`;
  const integer = "an integer of 0 or more";
  const tooMuch = (word: string) => `${JSON.stringify(word)} is too much.`;

  it.each<[text: string, says: string, legal: string]>([
    ["merge 1", tooMuch("1"), "merge without it"],
    ["arbiter 1 up", tooMuch("1"), "arbiter without it"],
    ["arbiter", noWord(""), "up, down"],
    ["arbiter away", noWord("away"), "up, down"],
    ["heuristics 1 yes", noWord("yes"), "pass, fail, off"],
    ["poll 1 maybe", noWord("maybe"), "yes, no"],
    ["poll 1 Yes", noWord("Yes"), "yes, no"],
    ["master-wins 1 on", noWord("on"), "yes, no"],
    ["wait", noNumber(""), integer],
    ["wait -1", noNumber("-1"), integer],
    ["wait 1.5", noNumber("1.5"), integer],
    ["wait 1234567890123456", noNumber("1234567890123456"), integer],
    ["wait 5 s", noNumber("5 s"), integer],
    ["wait ms 5", noNumber("ms 5"), integer],
    ["expected 1=x", noNumber("x"), integer],
    ["expected 1", noVotes("1"), "expected NODE=VOTES"],
    ["votes 1=2", noVotes("1=2"), "votes NODE:OF=VOTES"],
    ["votes 1:2", noVotes("1:2"), "votes NODE:OF=VOTES"],
    ["reload", "There is no configuration to read.", "other events"],
    ["reload a.conf", "There is no configuration to read.", "other events"],
    [
      "Start 1",
      'There is no event "Start".',
      "start, crash, stop, partition, merge, wait, expected, votes, cancel, reload, arbiter, connect, heuristics, register, poll, master-wins",
    ],
  ])("%j cannot be read", (text, says, legal) => {
    const problem = problemOf(text);
    expect(problem).toMatchObject({ code: "event", text: says, legal });
  });

  it("load a configuration where they can", () => {
    const load = (name: string) => ({
      ...config,
      transport: name === "other.conf" ? ("udp" as const) : config.transport,
    });
    const context = { nodes: config.nodes, load };
    expect(eventOf("reload other.conf", context)).toMatchObject({ kind: "reload", config: { transport: "udp" } });
    expect(problemOf("reload", context)).toMatchObject({ code: "event", legal: "reload FILE" });
  });

  it("let an error of who loads pass", () => {
    const load = () => {
      throw new RangeError("no such file");
    };
    expect(() => parseEvents("reload x", { nodes: [], load })).toThrow(RangeError);
  });

  it("are each in the help, by one form, with what it means", () => {
    for (const [, meaning] of EVENT_FORMS) expect(meaning).toMatch(/^\S+ .*\S$/);
    const verbs = EVENT_FORMS.flatMap(([form]) => form.split(", ").map((each) => each.split(" ")[0]));
    for (const verb of verbs) {
      const problem = verb === "merge" ? undefined : problemOf(`${verb}`);
      expect(problem?.text ?? "").not.toMatch(/^There is no event/);
    }
    expect(new Set(verbs).size).toBe(18);
  });
});

describe("texts of events", () => {
  it("have their places in lines and columns", () => {
    const places = (text: string) => parseEvents(text, config).map(({ text: words, position }) => [words, position]);
    expect(places("merge;merge\n\n  merge ; ; merge\r\n \t# merge\nmerge")).toEqual([
      ["merge", { line: 1, column: 1 }],
      ["merge", { line: 1, column: 7 }],
      ["merge", { line: 3, column: 3 }],
      ["merge", { line: 3, column: 13 }],
      ["merge", { line: 5, column: 1 }],
    ]);
    expect(places("")).toEqual([]);
    expect(problemOf("merge; # no comment")?.text).toBe('There is no event "#".');
  });
});
