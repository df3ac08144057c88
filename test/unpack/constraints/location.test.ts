import { describe, expect, it } from "vitest";
import { parameters, primitive } from "../../support/elements.js";
import { scoresOf } from "../../support/verdict.js";

const scores = (constraints: string, resource = "web-1") =>
  scoresOf(
    {
      nodes: ["a", "b", "a"]
        .map((rack, i) => `<node id="${i + 1}" uname="n${i + 1}">${parameters({ rack, pull: String(i * 10) })}</node>`)
        .join(""),
      resources: primitive("web-1") + primitive("web-2") + primitive("db"),
      constraints,
    },
    resource,
  );

describe("the forms of a location constraint (04 §6)", () => {
  it("names a node, whatever the case of the name (04 §6.5)", () => {
    expect(scores('<rsc_location id="l" rsc="web-1" node="N2" score="5"/>')).toEqual({ n1: "0", n2: "5", n3: "0" });
  });

  it("names resources by a pattern, also by those that it does not match (04 §6.3)", () => {
    const by = (pattern: string) => `<rsc_location id="l" rsc-pattern="${pattern}" node="n1" score="5"/>`;
    expect(["web-1", "web-2", "db"].map((id) => scores(by("^web-"), id).n1)).toEqual(["5", "5", "0"]);
    expect(["web-1", "web-2", "db"].map((id) => scores(by("!^web-"), id).n1)).toEqual(["0", "0", "5"]);
  });

  it("names resources one by one in sets (04 §6.2)", () => {
    const set = '<resource_set id="s"><resource_ref id="web-2"/><resource_ref id="db"/></resource_set>';
    const constraint = `<rsc_location id="l" node="n3" score="8">${set}</rsc_location>`;
    expect(["web-1", "web-2", "db"].map((id) => scores(constraint, id).n3)).toEqual(["0", "8", "8"]);
  });
});

describe("a location by rule (04 §6.6)", () => {
  const rule = (score: string) =>
    `<rsc_location id="l" rsc="web-1"><rule id="r" ${score}>` +
    '<expression id="e" attribute="rack" operation="eq" value="a"/></rule></rsc_location>';

  it("gives its score to the nodes that it holds for", () => {
    expect(scores(rule('score="30"'))).toEqual({ n1: "30", n2: "0", n3: "30" });
  });

  it("may take the score from an attribute of the node", () => {
    expect(scores(rule('score-attribute="pull"'))).toEqual({ n1: "0", n2: "0", n3: "20" });
  });
});
