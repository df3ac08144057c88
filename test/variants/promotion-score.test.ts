import { describe, expect, it } from "vitest";
import { clone, location, primitive } from "../support/elements.js";
import { absent, started } from "../support/history.js";
import { placements, promotionLines, scoreLines, verdictOf } from "../support/verdict.js";

const APP = clone("cl", primitive("app"), { promotable: "true" });

describe("promotion scores (06 §8.3, §8.4)", () => {
  it("is -1 without an attribute, which any promoted-role location lifts", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: APP,
      constraints: location("cl", "n1", "100", 'role="Promoted"'),
    });
    expect(promotionLines(verdict)).toEqual(["app:0 promotion score on n1: 99", "app:1 promotion score on n2: -1"]);
    expect(placements(verdict)).toEqual({ "app:0": "n1 Promoted", "app:1": "n2 Unpromoted" });
  });

  it("is no default when the attribute says 0 or nothing sensible (06 §17 trap 8)", () => {
    for (const value of ["0", "nonsense"]) {
      const verdict = verdictOf({ nodes: 1, resources: APP, attributes: { n1: { "master-app": value } } });
      expect(placements(verdict)).toEqual({ "app:0": "n1 Promoted" });
    }
  });

  it("draws instances to where they can be promoted", () => {
    const verdict = verdictOf({
      resources: clone("cl", primitive("app"), { promotable: "true", "clone-max": "1" }),
      history: { n1: [absent("app")], n2: [absent("app")], n3: [absent("app")] },
      attributes: { n2: { "master-app": "10" }, n3: { "master-app": "5" } },
    });
    expect(scoreLines(verdict, "pcmk__clone_assign: app:0")).toEqual([
      "pcmk__clone_assign: app:0 on n1: 0",
      "pcmk__clone_assign: app:0 on n2: 10",
      "pcmk__clone_assign: app:0 on n3: 5",
    ]);
    expect(placements(verdict)).toEqual({ "app:0": "n2 Promoted" });
  });

  it("is the sum of the members' for a group, without clipping, and stays with the group (06 §17 trap 7)", () => {
    const group = `<group id="g">${primitive("a")}${primitive("b")}</group>`;
    const verdict = verdictOf({
      nodes: 2,
      resources: clone("cl", group, { promotable: "true" }),
      attributes: { n2: { "master-a": "INFINITY", "master-b": "INFINITY" } },
      history: { n1: [started("a"), started("b")], n2: [started("a"), started("b")] },
    });
    expect(scoreLines(verdict, "pcmk__clone_assign: g:1 on n2", "pcmk__clone_assign: a:1 on n2")).toEqual([
      "pcmk__clone_assign: g:1 on n2: INFINITY",
      "pcmk__clone_assign: a:1 on n2: 1",
    ]);
    expect(promotionLines(verdict)[0]).toBe("g:1 promotion score on n2: INFINITY");
  });

  it("adds up on a node that instances share (06 §17 trap 9)", () => {
    const verdict = verdictOf({
      nodes: 1,
      resources: clone("cl", primitive("app"), {
        promotable: "true",
        "globally-unique": "true",
        "clone-max": "2",
        "clone-node-max": "2",
      }),
      attributes: { n1: { "master-app:0": "10", "master-app:1": "5" } },
    });
    expect(promotionLines(verdict)).toEqual(["app:0 promotion score on n1: 15", "app:1 promotion score on n1: 15"]);
  });
});
