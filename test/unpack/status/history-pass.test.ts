import { describe, expect, it } from "vitest";
import { FENCED, FENCING, primitive, REMOTE } from "../../support/elements.js";
import { GONE, nodeState, started } from "../../support/history.js";
import { observed } from "../../support/model.js";

const activeOn = (cluster: Parameters<typeof observed>[0], id: string): string[] =>
  observed(cluster)
    .resource(id)
    .observed.activeNodes.map(({ name }) => name);

describe("history passes (03 §8)", () => {
  const resources = [primitive("A"), primitive("rem", "", REMOTE), FENCING];

  it("read a remote node after its connection was found to be started, wherever it stands in the document", () => {
    const status = [
      '<node_state id="rem" uname="rem" remote_node="true" in_ccm="true"><lrm id="rem"><lrm_resources>' +
        `${started("A")}</lrm_resources></lrm></node_state>`,
      nodeState("n1", { history: started("rem", REMOTE) }),
    ];
    expect(activeOn({ nodes: ["n1"], resources, status }, "A")).toEqual(["rem"]);
  });

  it("do not read one whose connection is stopped", () => {
    const status = [
      nodeState("n1"),
      '<node_state id="rem" uname="rem" remote_node="true" in_ccm="true"><lrm id="rem"><lrm_resources>' +
        `${started("A")}</lrm_resources></lrm></node_state>`,
    ];
    expect(activeOn({ nodes: ["n1"], resources, status }, "A")).toEqual([]);
  });

  it("read a node that is down only where it can be fenced", () => {
    const status = [nodeState("n1", { state: GONE, history: started("A") }), nodeState("n2")];
    expect(activeOn({ nodes: ["n1", "n2"], resources, status }, "A")).toEqual([]);
    expect(activeOn({ nodes: ["n1", "n2"], resources, status, options: FENCED }, "A")).toEqual(["n1"]);
  });
});
