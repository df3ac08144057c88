import { describe, expect, it } from "vitest";
import { instanceNumber } from "../../src/variants/instance-order.js";
import type { Cluster } from "../support/cib.js";
import { clone, location, meta, primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { placements, scoreLines, verdictOf } from "../support/verdict.js";

/** An anonymous clone of two instances on three nodes, active on two of them, that would rather be on the third. */
const DRAWN_AWAY: Cluster = {
  resources: clone("cl", primitive("app"), { "clone-max": "2", "resource-stickiness": "1" }),
  constraints: location("cl", "n3", "100"),
  history: { n1: [started("app")], n2: [started("app")] },
};

describe("assigning the instances of a clone (06 §6)", () => {
  it("keeps an instance on its node only if that leaves an instance for it (06 §6.5)", () => {
    const verdict = verdictOf(DRAWN_AWAY);
    expect(placements(verdict)).toEqual({ "app:0": "n1 Started", "app:1": "n3 Started" });
    expect(scoreLines(verdict, "pcmk__primitive_assign")).toEqual([
      "pcmk__primitive_assign: app:0 on n1: 1",
      "pcmk__primitive_assign: app:0 on n2: 0",
      "pcmk__primitive_assign: app:0 on n3: 100",
      "pcmk__primitive_assign: app:0 on n1: 1",
      "pcmk__primitive_assign: app:0 on n2: 0",
      "pcmk__primitive_assign: app:0 on n3: -INFINITY",
      "pcmk__primitive_assign: app:1 on n1: -INFINITY",
      "pcmk__primitive_assign: app:1 on n2: 1",
      "pcmk__primitive_assign: app:1 on n3: 100",
      "pcmk__primitive_assign: app:1 on n1: -INFINITY",
      "pcmk__primitive_assign: app:1 on n2: 1",
      "pcmk__primitive_assign: app:1 on n3: 100",
    ]);
  });

  it("says in the ledger why an instance may not run on a node", () => {
    const verdict = verdictOf(DRAWN_AWAY, { causes: true });
    const blocks = verdict.events.filter((event) => event.kind === "scores" && event.by === "primitive");
    const second = blocks[1];
    const line = second?.kind === "scores" ? second.lines.find(({ node }) => node === "n3") : undefined;
    expect(line?.step?.cause).toEqual({
      kind: "instance limit",
      id: "cl",
      limit: "full",
    });
  });

  it("assigns no more instances than the maximum; the others are banned without being asked (06 §6.6)", () => {
    const verdict = verdictOf({
      resources: clone("cl", primitive("app"), { "clone-max": "0" }),
      history: { n1: [started("app")] },
    });
    expect(placements(verdict)).toEqual({ "app:0": "Stopped" });
    expect(scoreLines(verdict, "pcmk__primitive_assign")).toEqual([]);
  });

  it("puts unique instances where there is room for them", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: clone("cl", primitive("app"), { "globally-unique": "true", "clone-max": "4", "clone-node-max": "3" }),
      constraints: location("cl", "n2", "10"),
    });
    expect(placements(verdict)).toEqual({
      "app:0": "n2 Started",
      "app:1": "n2 Started",
      "app:2": "n2 Started",
      "app:3": "n1 Started",
    });
  });

  it("does not count instances that are groups without colocation (06 §17 trap 4)", () => {
    const group = `<group id="g">${meta({ collocated: "false" })}${primitive("a")}</group>`;
    const verdict = verdictOf({
      nodes: 2,
      resources: clone("cl", group, { "clone-max": "2" }),
      constraints: location("cl", "n1", "100"),
    });
    expect(placements(verdict)).toEqual({ "a:0": "n1 Started", "a:1": "n1 Started" });
  });

  it.each([
    ["app:12", 12],
    ["web-docker-3", 3],
    ["a:1:07", 7],
    ["db-2:5", 5],
    ["plain", 0],
  ])("reads the number of instance %s as %i (06 §5.1 rule 10)", (id, number) => {
    expect(instanceNumber(id)).toBe(number);
  });
});
