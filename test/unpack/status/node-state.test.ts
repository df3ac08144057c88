import { describe, expect, it } from "vitest";
import { FENCED, FENCING } from "../../support/elements.js";
import { MEMBER, nodeState } from "../../support/history.js";
import { observed } from "../../support/model.js";

describe("node states (03 §5)", () => {
  it("belong to the node of that id, whatever the name says", () => {
    const status = [`<node_state id="N1" uname="n2" ${MEMBER}/>`, `<node_state id="x" uname="N2" in_ccm="0"/>`];
    const { node } = observed({ nodes: ["n1", "n2"], status });
    expect([node("n1").online, node("n1").seen, node("n2").online, node("n2").seen]).toEqual([true, true, false, true]);
  });

  it("make standby and maintenance count; a node without one has neither", () => {
    const attributes = { standby: "on", maintenance: "true" };
    const { node } = observed({ nodes: ["n1"], status: [nodeState("n1", { attributes })] });
    expect(node("n1")).toMatchObject({ standby: true, maintenance: true });
  });

  it("leave a node unclean that startup fencing doubts and that has none", () => {
    const { node } = observed({
      nodes: ["n1", "n2"],
      resources: [FENCING],
      options: FENCED,
      status: [nodeState("n1")],
    });
    expect([node("n1").unclean, node("n2").unclean]).toEqual([false, true]);
  });
});
