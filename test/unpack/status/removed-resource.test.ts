import { describe, expect, it } from "vitest";
import { INFINITY } from "../../../src/policy/score.js";
import { primitive, REMOTE } from "../../support/elements.js";
import { history, nodeState, operation, started } from "../../support/history.js";
import { observed } from "../../support/model.js";

const states = (...histories: readonly (readonly string[])[]) =>
  histories.map((each, i) => nodeState(`n${i + 1}`, { history: each }));

describe("removed resources (03 §9.5)", () => {
  it("are banned everywhere and come last", () => {
    const { ws, resource, score } = observed({
      nodes: ["n1", "n2"],
      resources: [primitive("r")],
      status: states([started("x")], []),
    });
    expect(ws.resources.map(({ id }) => id)).toEqual(["r", "x"]);
    expect(resource("x")).toMatchObject({ configured: { unique: true, managed: true }, observed: { removed: true } });
    expect([score("x", "n1"), score("x", "n2")]).toEqual([-INFINITY, -INFINITY]);
  });

  it("are left alone without stop-removed-resources", () => {
    const options = { "stop-removed-resources": "false" };
    const { resource, score } = observed({ nodes: ["n1", "n2"], options, status: states([started("x")], []) });
    expect(resource("x").configured.managed).toBe(false);
    expect([score("x", "n1"), score("x", "n2")]).toEqual([INFINITY, 0]);
  });

  it("are not made of an empty history", () => {
    expect(observed({ nodes: ["n1"], status: states([history("x", [])]) }).ws.resources).toEqual([]);
  });

  it("bring a node that is to be shut down, if they are remote connections", () => {
    const x = `<lrm_resource id="m" ${REMOTE}>${operation("m", "start")}</lrm_resource>`;
    const { ws, node, resource } = observed({ nodes: ["n1", "n2"], status: states([x], []) });
    expect(ws.nodes.map(({ name }) => name)).toEqual(["m", "n1", "n2"]);
    expect(node("m")).toMatchObject({ shutdown: true, connection: resource("m"), isCluster: false });
  });

  it("make fencing possible if they are fence devices", () => {
    const x = `<lrm_resource id="f" class="stonith" type="t">${operation("f", "start")}</lrm_resource>`;
    expect(observed({ nodes: ["n1"], status: states([x]) }).ws.haveFencing).toBe(true);
  });

  it("are launched by the container that their history names", () => {
    const x = `<lrm_resource id="m" ${REMOTE} container="r">${operation("m", "start")}</lrm_resource>`;
    const { resource } = observed({ nodes: ["n1"], resources: [primitive("r")], status: states([x]) });
    expect(resource("m").configured.launcher).toBe(resource("r"));
    expect(resource("r").configured.launched).toEqual([resource("m")]);
  });
});
