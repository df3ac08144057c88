import { describe, expect, it } from "vitest";
import { clone, FENCING, meta, primitive } from "../../support/elements.js";
import { nodeState, started } from "../../support/history.js";
import { observed } from "../../support/model.js";

const states = (...histories: readonly (readonly string[])[]) =>
  histories.map((each, i) => nodeState(`n${i + 1}`, { history: each }));

describe("finding the instance that a history means (03 §9.2, §9.3)", () => {
  const places = ({ resource }: ReturnType<typeof observed>, ...ids: string[]) =>
    ids.map((id) =>
      resource(id)
        .observed.activeNodes.map(({ name }) => name)
        .join(),
    );

  it("takes the lowest inactive instance for each node in the order of the document", () => {
    const found = observed({
      nodes: ["n1", "n2", "n3"],
      resources: [clone("c", primitive("r"))],
      status: states([started("r")], [started("r")], [started("r")]).reverse(),
    });
    expect(places(found, "r:0", "r:1", "r:2")).toEqual(["n3", "n2", "n1"]);
    expect(found.resource("r:0").observed.historyId).toBe("r");
  });

  it("finds the sibling of a member that is on the node already", () => {
    const group = `<group id="g">${primitive("a")}${primitive("b")}</group>`;
    const found = observed({
      nodes: ["n1", "n2"],
      resources: [clone("c", group)],
      status: states([started("b")], [started("a"), started("b")]),
    });
    expect(places(found, "a:0", "b:0", "a:1", "b:1")).toEqual(["", "n1", "n2", "n2"]);
  });

  it("makes a removed instance for a second history on one node, and beyond clone-max", () => {
    const resources = [clone("c", primitive("r"), { "clone-max": "2" })];
    const found = observed({
      nodes: ["n1", "n2", "n3"],
      resources,
      status: states([started("r"), started("r:7")], [started("r")]),
    });
    expect(places(found, "r:0", "r:2", "r:1")).toEqual(["n1", "n1", "n2"]);
    expect([found.resource("r:0").observed.removed, found.resource("r:2").observed.removed]).toEqual([false, true]);
    expect(found.resource("r:2").observed.historyId).toBe("r:7");
  });

  it("does not use up an instance for a node that is down", () => {
    const options = { "fencing-enabled": "true" };
    const resources = [FENCING, clone("c", primitive("r", meta({ requires: "nothing" })), { "clone-max": "1" })];
    const gone = nodeState("n1", {
      state: 'in_ccm="0" crmd="offline" join="member" expected="member"',
      history: [started("r")],
    });
    const found = observed({
      nodes: ["n1", "n2"],
      options,
      resources,
      status: [gone, nodeState("n2", { history: [started("r")] })],
    });
    expect(places(found, "r:0", "r:1")).toEqual(["n2", "n1"]);
  });

  it("matches instances of unique clones by their id alone", () => {
    const resources = [clone("c", primitive("r"), { "globally-unique": "true", "clone-max": "2" })];
    const found = observed({ nodes: ["n1"], resources, status: states([started("r:1"), started("r:5")]) });
    expect(places(found, "r:1", "r:5")).toEqual(["n1", "n1"]);
    expect(found.resource("r:5")).toMatchObject({ parent: undefined, observed: { removed: true } });
  });

  it("finds the child of a bundle's replica on its own node only; elsewhere it is one removed resource", () => {
    const bundle = `<bundle id="b"><docker image="i" replicas="1"/><network control-port="1"/>${primitive("w")}</bundle>`;
    const found = observed({
      nodes: ["n1", "n2"],
      resources: [bundle],
      status: states([started("w")], [started("w")]),
    });
    expect(found.ws.resources.map(({ id }) => id)).toEqual(["b", "w"]);
    expect(places(found, "w")).toEqual(["n1,n2"]);
  });
});
