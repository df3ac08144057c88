import { describe, expect, it } from "vitest";
import { location, meta, primitive, REMOTE } from "../support/elements.js";
import { nodeState, started } from "../support/history.js";
import { inputsOf, verdictOf } from "../support/verdict.js";

const REM = primitive("rem", "", REMOTE);
const remoteState = (history: string) =>
  `<node_state id="rem" uname="rem" remote_node="true" in_ccm="true"><lrm id="rem"><lrm_resources>${history}</lrm_resources></lrm></node_state>`;

describe("actions on a remote node (08 §8.6.2)", () => {
  it("start after the connection", () => {
    const verdict = verdictOf({
      nodes: ["n1"],
      resources: [REM, primitive("A")],
      constraints: location("A", "rem", "INFINITY"),
    });
    expect(inputsOf(verdict, "A_start_0")).toContain("rem_start_0 n1");
  });

  it("stop before the connection does", () => {
    const verdict = verdictOf({
      nodes: ["n1"],
      resources: [primitive("rem", meta({ "target-role": "Stopped" }), REMOTE), primitive("A")],
      constraints: location("A", "n1", "-INFINITY"),
      status: [nodeState("n1", { history: started("rem", REMOTE) }), remoteState(started("A"))],
    });
    expect(inputsOf(verdict, "rem_stop_0")).toContain("A_stop_0 rem");
  });
});

describe("actions on a guest (08 §8.6.3)", () => {
  it("start after container and connection", () => {
    const verdict = verdictOf({
      nodes: ["n1"],
      resources: [primitive("vm", meta({ "remote-node": "guest" })), primitive("A")],
      constraints: location("A", "guest", "INFINITY"),
    });
    expect(inputsOf(verdict, "A_start_0")).toEqual(expect.arrayContaining(["vm_start_0 n1", "guest_start_0 n1"]));
  });
});
