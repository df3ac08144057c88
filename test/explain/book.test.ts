/** A Verdict as answers look things up in it: each under its own name only, worked out once, and nothing under no name. */
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { answersOn } from "../../src/explain/ask.js";
import { Book } from "../../src/explain/book.js";
import { contextOf } from "../../src/explain/context.js";
import { Answers, promotionExplanation, remedies, scoreExplanations, type Why } from "../../src/explain/index.js";
import { sentenceOf } from "../../src/explain/sentence.js";
import { directTies } from "../../src/explain/ties.js";
import { OptionError } from "../../src/index.js";
import { explainedVerdict, told } from "../support/answers.js";
import { INF, off, on, R, rule, S, T } from "../support/causes.js";
import { type Cluster, cibOf } from "../support/cib.js";
import { clone, colocation, FENCED, group, meta, order, primitive, REMOTE, STATEFUL } from "../support/elements.js";
import { promoted, started } from "../support/history.js";
import { NOW } from "../support/verdict.js";

const book = (cluster: Cluster) => new Book(explainedVerdict(cluster));
const ids = (list: readonly { readonly resource: string }[]) => list.map(({ resource }) => resource);
const constraints = (facts: readonly { readonly constraint: string }[]) => facts.map(({ constraint }) => constraint);

const APART: Cluster = { nodes: 2, resources: [group("g", [R, S]), group("h", [T]), primitive("u")] };
const CLONED: Cluster = { nodes: 2, resources: clone("c", group("g", [R, S])) };
const PROMOTABLE = clone("c", primitive("r", "", STATEFUL), { promotable: "true" });
const DOCKER = '<docker image="i" replicas="1"/><network ip-range-start="10.0.0.1" control-port="3121"/>';
const BUNDLE: Cluster = { nodes: 2, resources: `<bundle id="b">${DOCKER}${primitive("w")}</bundle>` };

describe("what a resource is part of", () => {
  it("is a group where all of some resources are members of it", () => {
    const at = book(APART);
    expect([at.groupOf("r"), at.groupOf("r", "s"), at.groupOf("r", "t"), at.groupOf("t", "r")]).toEqual([
      "g",
      "g",
      undefined,
      undefined,
    ]);
    expect([at.groupOf("u"), at.groupOf("r", "u"), at.groupOf("u", "r")]).toEqual([undefined, undefined, undefined]);
  });

  it("is what is around it, the innermost of a kind, and the outermost of all", () => {
    const at = book(CLONED);
    expect([at.around("r:0", "group"), at.around("r:0", "clone"), at.around("r:0", "bundle")]).toEqual([
      "g:0",
      "c",
      undefined,
    ]);
    expect([at.topOf("r:0"), at.topOf("c"), at.topOf("nothing")]).toEqual(["c", "c", "nothing"]);
    expect([at.around(undefined, "clone"), at.placement(undefined)]).toEqual([undefined, undefined]);
  });

  it("is an instance of a clone, where it is in one; else it is itself", () => {
    expect(book(CLONED).instanceOf("r:1")).toBe("g:1");
    expect([book(APART).instanceOf("r"), book(APART).instanceOf("u")]).toEqual(["r", "u"]);
  });

  it("are the instances that have a primitive in common", () => {
    const at = book(CLONED);
    expect(ids(at.alike("r:0"))).toEqual(["r:0", "r:1"]);
    expect(ids(at.alike("s:1"))).toEqual(["s:0", "s:1"]);
    expect([...at.alike("c"), ...book(APART).alike("r")]).toEqual([]);
  });

  it("are the primitives below it: none below what there is not", () => {
    expect(ids(book(CLONED).leaves("g:0"))).toEqual(["r:0", "s:0"]);
    expect([...book(APART).leaves("nothing"), ...book(APART).leaves(undefined)]).toEqual([]);
  });
});

describe("what makes a node", () => {
  it("is a bundle, and no group of the connection", () => {
    expect(book(BUNDLE).bundleAround("b-0")).toBe("b");
    const remote = book({ nodes: 2, resources: group("g", [primitive("far", "", REMOTE)]) });
    expect([remote.connection("far")?.resource, remote.bundleAround("far")]).toEqual(["far", undefined]);
    expect(remote.bundleAround("n1")).toBeUndefined();
  });

  it("is no resource that is called like a cluster node", () => {
    const at = book({ nodes: ["b-0", "x"], resources: BUNDLE.resources ?? "" });
    expect([at.connection("b-0"), at.bundleAround("b-0"), at.connection("nothing")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("can be a host where it is a cluster node that is available", () => {
    const at = book({
      nodes: 3,
      resources: primitive("far", "", REMOTE),
      history: { n1: started("far", REMOTE), far: "" },
      attributes: { n2: { standby: "on" } },
    });
    expect(at.node("far")?.online).toBe(true);
    expect(at.hosts()).toEqual(["n1", "n3"]);
  });
});

describe("which part stands for a resource on a node", () => {
  const UNIQUE = { "globally-unique": "true", "clone-max": "3", "clone-node-max": "1" };
  const at = () =>
    book({
      nodes: 3,
      resources: clone("c", R, UNIQUE),
      constraints: [off("c", "n1"), off("c", "n3", "m")],
      history: { n1: started("r:2"), n2: started("r:1") },
    });

  it("is the one that will be there, or is there, or has no place", () => {
    const places = at()
      .leaves("c")
      .map(({ resource, node, active }) => `${resource} ${active.join()} to ${node}`);
    expect(places).toEqual(["r:0  to undefined", "r:1 n2 to n2", "r:2 n1 to undefined"]);
    expect(["n2", "n1", "n3"].map((node) => at().leafFor("c", node)?.resource)).toEqual(["r:1", "r:2", "r:0"]);
  });
});

describe("facts", () => {
  const LOCATED = book({ nodes: 2, resources: R, constraints: rule("50", "#uname", "eq", "n2") });

  it("of a location are found by the constraint and by its rule", () => {
    expect(constraints(LOCATED.constraint("l"))).toEqual(["l"]);
    expect(constraints(LOCATED.constraint("rule"))).toEqual(["l"]);
    expect(LOCATED.constraint("nothing")).toEqual([]);
  });

  it("of a colocation are those alone", () => {
    const at = book({
      nodes: 2,
      resources: [R, S],
      constraints: [on("n1", "5"), colocation("r", "s", "5", 'id="k"'), order("r", "s", 'id="o"')],
    });
    expect(constraints(at.colocations("r"))).toEqual(["k"]);
    expect(constraints(at.colocations("s"))).toEqual(["k"]);
    expect(at.colocations("nothing")).toEqual([]);
  });

  it("of a node, and of no other", () => {
    const at = book({ nodes: 2, resources: R, attributes: { n2: { standby: "on" } } });
    expect(at.aboutNode("n2").map(({ code }) => code)).toEqual(["node-standby"]);
    expect([at.aboutNode("n1"), at.aboutNode("undefined")]).toEqual([[], []]);
  });
});

describe("the promoted instances of a clone", () => {
  const two = (max: string, here = promoted("r")) =>
    book({
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true", "promoted-max": max }),
      attributes: { n1: { "master-r": "5" } },
      history: { n1: here, n2: started("r", STATEFUL) },
    });

  it("are fewer than there may be, of such clones only", () => {
    expect([two("1").lacksPromoted("c"), two("2").lacksPromoted("c")]).toEqual([false, true]);
    expect([two("2").lacksPromoted("r:0"), two("2").lacksPromoted(undefined)]).toEqual([false, false]);
    expect([two("1").nodesOf("c"), two("1").nodesOf("c", "promoted"), two("1").nodesOf("c", "unpromoted")]).toEqual([
      ["n1", "n2"],
      ["n1"],
      ["n2"],
    ]);
  });
});

describe("what is worked out once", () => {
  const at = book({ nodes: 2, resources: PROMOTABLE, attributes: { n1: { "master-r": "7" } } });

  it("are scores, by node, and promotions", () => {
    expect(at.scores("r:0")).toBe(at.scores("r:0"));
    expect(at.promotion("r:0")).toBe(at.promotion("r:0"));
    expect(at.promotion("r:0")).toMatchObject({ score: 7, node: "n1" });
    expect([at.score("r:0", "n1")?.node, at.score("r:0", undefined), at.score("r:0", "n9")]).toEqual([
      "n1",
      undefined,
      undefined,
    ]);
  });

  it("of a score, those on one node if one is given", () => {
    const verdict = explainedVerdict({ nodes: 2, resources: R, constraints: on("n2", "5") });
    expect(scoreExplanations(verdict, "r").map(({ node, score }) => [node, score])).toEqual([
      ["n1", 0],
      ["n2", 5],
    ]);
    expect(scoreExplanations(verdict, "r", "n2").map(({ node, score }) => [node, score])).toEqual([["n2", 5]]);
  });

  it("of a promotion, the last that was recorded, whatever else was", () => {
    const { events } = explainedVerdict({
      nodes: 2,
      resources: PROMOTABLE,
      attributes: { n1: { "master-r": "7" } },
    });
    const first = events.filter(({ kind }) => kind === "promotion").slice(0, 1);
    const scores = events.filter((event) => event.kind === "scores" && event.resource === "r:0");
    expect(promotionExplanation({ events: first }, "r:0")?.score).toBe(7);
    expect(promotionExplanation({ events: [...first, ...scores] }, "r:0")?.score).toBe(7);
  });
});

describe("a Verdict without actions", () => {
  it("has none to be looked up", () => {
    const verdict = evaluate(cibOf({ nodes: 2, resources: R }), { now: NOW });
    const { book: at, progress } = contextOf(verdict);
    expect([at.fencing("n1"), at.action("r", "start")]).toEqual([undefined, undefined]);
    expect([...at.actionRecords, ...at.actions("r")]).toEqual([]);
    expect(progress.starts("r", "n1")).toBe(true);
  });
});

describe("fencing", () => {
  it("is not what lets a node write", () => {
    const unfencing =
      '<primitive id="F" class="stonith" type="fence_scsi"><meta_attributes id="m"><nvpair id="p" name="provides" value="unfencing"/></meta_attributes></primitive>';
    const at = book({ nodes: 1, options: FENCED, resources: [unfencing, R] });
    expect(at.actionRecords.filter(({ task }) => task === "stonith").map(({ fenceAction }) => fenceAction)).toEqual([
      "on",
    ]);
    expect(at.fencing("n1")).toBeUndefined();
  });
});

describe("ties of what is below", () => {
  it("are those of its members", () => {
    const at = book({
      nodes: 2,
      resources: [group("g", [R, S]), T],
      constraints: [order("s", "t", 'id="o"'), colocation("t", "r", INF, 'id="k"')],
    });
    expect(constraints(directTies(at, "g", "t"))).toEqual(["k", "o"]);
    expect(constraints(directTies(at, "t", "g"))).toEqual(["k", "o"]);
    expect(constraints(directTies(at, "s", "t"))).toEqual(["o"]);
  });
});

describe("answers", () => {
  const STOPPED: Cluster = { nodes: 1, resources: primitive("r", meta({ "target-role": "Stopped" })) };

  it("are the same wherever they are asked for", () => {
    const verdict = explainedVerdict(STOPPED);
    const subject = { kind: "resource", resource: "r" } as const;
    expect(told(answersOn(verdict).answer(subject))).toEqual(told(new Answers(verdict).answer(subject)));
  });

  it("look for remedies, too", () => {
    const cib = cibOf(STOPPED);
    const verdict = evaluate(cib, { now: NOW, explain: true });
    const goal = { kind: "runs", resource: "r" } as const;
    const found = new Answers(verdict).remedies(cib, goal, { now: NOW });
    expect(found.remedies.map(({ text }) => text)).toEqual(["enable r"]);
    expect(found).toEqual(remedies(cib, verdict, goal, { now: NOW }));
  });

  it("refuse what there is not with a code", () => {
    const problem = (run: () => unknown): unknown => {
      try {
        return run();
      } catch (thrown) {
        return thrown;
      }
    };
    const unknown = problem(() => new Answers(explainedVerdict(STOPPED)).answer({ kind: "node", node: "x" }));
    expect(unknown).toBeInstanceOf(OptionError);
    expect(unknown).toMatchObject({ code: "subject" });
    const plain = problem(() => Reflect.construct(Answers, [evaluate(cibOf(STOPPED), { now: NOW })]));
    expect(plain).toMatchObject({ code: "explain" });
  });

  it("name the nearest of the known names, and four more that contain the word", () => {
    const many: Cluster = {
      nodes: 1,
      resources: ["web1", "web2", "web3", "web4", "web5", "web6"].map((id) => primitive(id)),
    };
    expect(new Answers(explainedVerdict(many)).subject(["web"])).toEqual({
      kind: "unknown",
      word: "web",
      nearest: ["web1", "web2", "web3", "web4", "web5"],
    });
  });
});

describe("a sentence", () => {
  const why = (text: string, ...because: readonly Why[]): Why => ({ text, facts: [], because });

  it("has three links at most, and none that says what one before it said", () => {
    expect(sentenceOf("r stops", [why("a", why("b", why("c", why("d"))))])).toBe("r stops: a, since b, because c.");
    const again = why("n1 is offline", why("b", why("offline"), why("c")));
    expect(sentenceOf("r stops", [again])).toBe("r stops: n1 is offline, since b, because c.");
  });
});
