import { describe, expect, it } from "vitest";
import { parameters, primitive } from "../support/elements.js";
import { history, nodeState, operation } from "../support/history.js";
import { actions, verdictOf } from "../support/verdict.js";

describe("deferred checks (07 §11.1)", () => {
  it("a bundle connection's history is compared once its host is known", () => {
    const agent = 'class="ocf" provider="pacemaker" type="remote"';
    const docker = 'class="ocf" provider="heartbeat" type="docker"';
    const running = (id: string, of: string, digest: string) =>
      history(id, operation(id, "start", { call: 1, more: `op-digest="${digest}"` }), of);
    const verdict = verdictOf({
      nodes: ["n1"],
      resources: `<bundle id="b"><docker image="i" replicas="1"/><network control-port="9999"/>${primitive("A", parameters({}))}</bundle>`,
      status: nodeState("n1", { history: running("b-docker-0", docker, "x") + running("b-0", agent, "changed") }),
    });
    // What was started with other parameters is started anew.
    expect(actions(verdict)).toContainEqual(expect.stringMatching(/^\d+ b-0_start_0 n1$/));
  });
});
