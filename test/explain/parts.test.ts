/** The parts that answers are made of: sentences, reasons, scores, ways through relations, progress of actions. */
import { describe, expect, it } from "vitest";
import { factsOf } from "../../src/explain/answer.js";
import { Book } from "../../src/explain/book.js";
import {
  Answers,
  causeDetail,
  explain,
  promotionExplanation,
  replay,
  type ScoreCause,
  type Why,
} from "../../src/explain/index.js";
import { Progress } from "../../src/explain/progress.js";
import { capital, sentenceOf } from "../../src/explain/sentence.js";
import { directTies, tiesThrough } from "../../src/explain/ties.js";
import { decidingCause, differences } from "../../src/explain/why/contributions.js";
import { distinct, why } from "../../src/explain/why/reason.js";
import { evaluate, type Fact } from "../../src/index.js";
import { explainedVerdict } from "../support/answers.js";
import { on, R, S, T } from "../support/causes.js";
import { type Cluster, cibOf } from "../support/cib.js";
import { clone, colocation, group, order, primitive, STATEFUL } from "../support/elements.js";
import { started } from "../support/history.js";
import { NOW } from "../support/verdict.js";

describe("a sentence", () => {
  const link = (text: string, ...because: readonly Why[]): Why => why(text, [], because);
  it.each<[readonly Why[], string]>([
    [[], "r runs."],
    [[link("a")], "r runs: a."],
    [[link("a", link("b"))], "r runs: a, since b."],
    [[link("a", link("b", link("c")))], "r runs: a, since b, because c."],
    [[link("a", link("b", link("c", link("d"))))], "r runs: a, since b, because c."],
    [[link("a", link("b"), link("c"))], "r runs: a, since b."],
    [[link("a and b", link("b", link("x")), link("c"))], "r runs: a and b, since c."],
    [[link("a"), link("b")], "r runs: a; b."],
    [[link("a", link("b", link("c"))), link("d")], "r runs: a, since b; d."],
    [[link("a"), link("b"), link("c")], "r runs: a; b; c."],
    [[link("a"), link("b"), link("c"), link("d")], "r runs: a; b; c; and 1 more reason."],
    [[link("a", link("b")), link("c"), link("d"), link("e")], "r runs: a, since b; c; and 2 more reasons."],
  ])("%#: is a chain of three links, or as many reasons: %j", (reasons, text) => {
    expect(sentenceOf("r runs", reasons)).toBe(text);
  });

  it.each([
    ["the start", "The start"],
    ["no resource", "No resource"],
    ["nothing ties", "Nothing ties"],
    ["of the group", "Of the group"],
    ["level 1 fails", "Level 1 fails"],
    ["a node without a name is", "A node without a name is"],
    ["web starts", "web starts"],
    ["theater starts", "theater starts"],
    ["a starts", "a starts"],
    ["n1, the node", "n1, the node"],
  ])("begins with a capital unless with a name: %s", (text, wanted) => {
    expect(capital(text)).toBe(wanted);
  });
});

describe("reasons", () => {
  const fact = (constraint: string): Fact => ({
    code: "location-without-node",
    constraint,
    resource: "r",
    named: "x",
    place: undefined,
  });
  const [a, b, c] = [fact("a"), fact("b"), fact("c")];

  it("of one text become one, with the facts and the reasons of all", () => {
    expect(distinct([why("x", [a], [why("y", [b])]), why("z"), why("x", [a, c], [why("y", [c]), why("w")])])).toEqual([
      why("x", [a, c], [why("y", [b, c]), why("w")]),
      why("z"),
    ]);
  });

  it("have their facts in the order of the chain, each once", () => {
    expect(factsOf([why("x", [a], [why("y", [b], [why("z", [a])])]), why("w", [c, b])])).toEqual([a, b, c]);
  });
});

describe("causes of scores", () => {
  const cause = (operation: "add" | "set", amount: number, score: number, id = "l"): ScoreCause => ({
    operation,
    amount,
    score,
    cause: { kind: "location", id },
  });
  const scored = (score: number, ...causes: ScoreCause[]) =>
    ({ resource: "r", node: "n1", by: "primitive", score, causes }) as const;

  it("lead from 0 to the score, by addition and by setting", () => {
    expect(replay([])).toBe(0);
    expect(replay([cause("add", 5, 5), cause("add", -7, -2)])).toBe(-2);
    expect(replay([cause("add", 5, 5), cause("set", -1_000_000, -1_000_000), cause("add", 9, -1_000_000)])).toBe(
      -1_000_000,
    );
    expect(replay([cause("add", 5, 5), cause("set", 3, 3)])).toBe(3);
  });

  it("have one that decided: that which made the score negative for good", () => {
    const [plus, minus, worse] = [cause("add", 5, 5, "a"), cause("add", -7, -2, "b"), cause("add", -1, -3, "c")];
    expect(decidingCause(scored(-3, plus, minus, worse))).toBe(minus);
    const [never, still] = [cause("add", -1_000_000, -1_000_000, "d"), cause("add", 3, -1_000_000, "e")];
    expect(decidingCause(scored(-1_000_000, minus, never, still))).toBe(never);
    expect(
      decidingCause(scored(-2, cause("add", -9, -9, "f"), cause("add", 12, 3, "g"), cause("add", -5, -2, "h"))),
    ).toMatchObject({
      cause: { id: "h" },
    });
    expect(decidingCause(scored(0))).toBeUndefined();
    expect(decidingCause(scored(2, cause("add", 5, 5, "i"), cause("add", -3, 2, "j")))).toBeUndefined();
    expect(decidingCause(scored(0, cause("add", -5, -5, "i"), cause("add", 5, 0, "j")))).toBeUndefined();
    expect(decidingCause(scored(-1, cause("add", 0, 0, "k"), cause("add", -1, -1, "l")))).toMatchObject({
      cause: { id: "l" },
    });
  });

  it("differ between two nodes, the greatest difference first", () => {
    const better = scored(8, cause("add", 3, 3, "a"), cause("add", 5, 8, "b"));
    const worse = scored(3, cause("add", 3, 3, "a"), cause("add", 2, 5, "c"), cause("add", -2, 3, "d"));
    expect(
      differences(better, worse).map(({ cause: each, delta, in: side }) => `${each.cause.id} ${delta} ${side}`),
    ).toEqual(["b 5 better", "d 2 worse", "a 0 better", "c -2 worse"]);
  });

  it("are told in detail", () => {
    expect(causeDetail({ kind: "colocation", id: "k", dependent: "a", primary: "b" })).toBe("a with b");
    expect(causeDetail({ kind: "colocated preference", id: "k", source: "s" })).toBe("s");
    expect(causeDetail({ kind: "instance limit", id: "c", limit: "full" })).toBe("full");
    expect(causeDetail({ kind: "ticket", id: "T", detail: "t" })).toBe("t");
  });

  it("of a promotion are those that were recorded last", () => {
    const cluster: Cluster = {
      nodes: 1,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
      attributes: { n1: { "master-r": "7" } },
    };
    const verdict = explainedVerdict(cluster);
    expect(promotionExplanation(verdict, "r:0")).toMatchObject({ resource: "r:0", node: "n1", score: 7 });
    expect(promotionExplanation(verdict, "r:1")).toBeUndefined();
    expect(promotionExplanation({ events: [] }, "r:0")).toBeUndefined();
  });
});

describe("ties", () => {
  const book = (cluster: Cluster) => new Book(explainedVerdict(cluster));
  const CHAIN: Cluster = {
    nodes: 2,
    resources: [group("g", [R, S]), T, primitive("u"), primitive("v"), primitive("w")],
    constraints: [
      colocation("t", "g", "5", 'id="k1"'),
      order("t", "u", 'id="o1"'),
      colocation("u", "v", "5", 'id="k2"'),
      order("g", "v", 'id="o2"'),
    ],
  };
  const names = (ties: readonly { readonly constraint: string }[]) => ties.map(({ constraint }) => constraint);

  it("are direct between two, or what they are part of, both ways", () => {
    const at = book(CHAIN);
    expect(names(directTies(at, "t", "g"))).toEqual(["k1"]);
    expect(names(directTies(at, "g", "t"))).toEqual(["k1"]);
    expect(names(directTies(at, "r", "t"))).toEqual(["k1"]);
    expect(names(directTies(at, "t", "u"))).toEqual(["o1"]);
    expect(names(directTies(at, "t", "v"))).toEqual([]);
    expect(names(directTies(at, "v", "r"))).toEqual(["o2"]);
  });

  it("lead the shortest way through others", () => {
    const at = book(CHAIN);
    expect(names(tiesThrough(at, "t", "v"))).toEqual(["k1", "o2"]);
    expect(names(tiesThrough(at, "u", "s"))).toEqual(["k2", "o2"]);
    expect(names(tiesThrough(at, "t", "w"))).toEqual([]);
    expect(names(tiesThrough(at, "t", "t"))).toEqual([]);
  });
});

describe("the progress of actions", () => {
  const CIRCLE: Cluster = {
    nodes: 1,
    resources: [R, S, T],
    constraints: [order("r", "s"), order("s", "r"), order("s", "t")],
    history: {},
  };
  it("tells what is done, impossible, or need not be, and what starts", () => {
    const verdict = explainedVerdict(CIRCLE);
    const progress = new Progress(verdict);
    const book = new Book(verdict);
    const of = (id: string, task: string) => {
      const action = book.actions(id).find((each) => each.task === task);
      return action === undefined ? undefined : progress.outcome(action);
    };
    expect([of("r", "monitor"), of("r", "start"), of("t", "start")]).toEqual(["done", "impossible", "impossible"]);
    expect([progress.starts("r", "n1"), progress.starts("t", "n1")]).toEqual([false, false]);
    const plain = new Progress(explainedVerdict({ nodes: 2, resources: R }));
    expect([plain.starts("r", "n1"), plain.starts("r", "n2"), plain.starts("s", "n1")]).toEqual([true, false, false]);
    const running = explainedVerdict({ nodes: 1, resources: R, history: { n1: started("r") } });
    const [stop] = new Book(running).actions("r").filter(({ task }) => task === "stop");
    expect(stop === undefined ? "none" : new Progress(running).outcome(stop)).toMatch(/^(?:none|not needed)$/);
  });
});

describe("questions", () => {
  const CLUSTER: Cluster = { nodes: ["web1", "web2"], resources: [clone("cl", R), S, T], constraints: on("web1", "5") };
  const answers = () => new Answers(explainedVerdict(CLUSTER));

  it.each<[readonly string[], object]>([
    [[], { kind: "cluster" }],
    [["r"], { kind: "resource", resource: "cl" }],
    [["r:0"], { kind: "resource", resource: "r:0" }],
    [["web1"], { kind: "node", node: "web1" }],
    [["s", "t"], { kind: "resources", first: "s", second: "t" }],
    [["s", "r"], { kind: "resources", first: "s", second: "cl" }],
    [["web1", "s"], { kind: "placement", resource: "s", node: "web1" }],
    [["s", "web1"], { kind: "placement", resource: "s", node: "web1" }],
    [["s_start_0"], { kind: "action", key: "s_start_0" }],
    [["s_monitor_0", "web2"], { kind: "action", key: "s_monitor_0", node: "web2" }],
    [["web"], { kind: "unknown", word: "web", nearest: ["web1", "web2"] }],
    [["WEB2"], { kind: "unknown", word: "WEB2", nearest: ["web2"] }],
    [["zzz"], { kind: "unknown", word: "zzz", nearest: [] }],
    [["zzz", "web1"], { kind: "unknown", word: "zzz", nearest: [] }],
    [["web1", "zzz"], { kind: "unknown", word: "zzz", nearest: [] }],
    [["web1", "web2"], { kind: "unknown", word: "web2", nearest: ["web2"] }],
    [["s", "zzz"], { kind: "unknown", word: "zzz", nearest: [] }],
  ])("%j: are about %j", (words, subject) => {
    expect(answers().subject(words)).toEqual(subject);
  });

  it("about what is not there are refused", () => {
    const refused = (subject: Parameters<typeof explain>[1]) => () => answers().answer(subject ?? { kind: "cluster" });
    expect(refused({ kind: "resource", resource: "x" })).toThrow(
      'nothing is known about {"kind":"resource","resource":"x"}',
    );
    expect(refused({ kind: "node", node: "x" })).toThrow("nothing is known about");
    expect(refused({ kind: "placement", resource: "s", node: "x" })).toThrow("nothing is known about");
    expect(refused({ kind: "placement", resource: "x", node: "web1" })).toThrow("nothing is known about");
    expect(refused({ kind: "resources", first: "s", second: "x" })).toThrow("nothing is known about");
    expect(refused({ kind: "resources", first: "x", second: "s" })).toThrow("nothing is known about");
    expect(refused({ kind: "action", key: "x" })).toThrow("a resource, a node or the key of an action of the Verdict");
    expect(refused({ kind: "action", key: "s_monitor_0", node: "x" })).toThrow("nothing is known about");
  });

  it("need a Verdict that was made for them", () => {
    const verdict = evaluate(cibOf(CLUSTER), { now: NOW });
    expect(() => Reflect.construct(Answers, [verdict])).toThrow("this Verdict was made without what explain needs");
    expect(() => Reflect.construct(Answers, [verdict])).toThrow("what evaluate gives with the option explain: true");
  });

  it("are about the cluster unless they say otherwise", () => {
    expect(explain(explainedVerdict(CLUSTER)).subject).toEqual({ kind: "cluster" });
  });
});
