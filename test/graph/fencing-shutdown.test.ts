import { describe, expect, it } from "vitest";
import { FENCED, FENCING, primitive } from "../support/elements.js";
import { GONE, MEMBER, nodeState, started } from "../support/history.js";
import { inputsOf, synapses, verdictOf } from "../support/verdict.js";

const keys = (verdict: ReturnType<typeof verdictOf>) => synapses(verdict).map((text) => text.replace(/^\d+ /, ""));
const UNCLEAN = GONE.replace('join="down"', 'join="member"');
const SHUTDOWN = { shutdown: "1700000000" };

describe("fencing and shutdown (08 §8.8)", () => {
  it("an unclean node is fenced if there is something to manage", () => {
    const status = [nodeState("n1", { state: UNCLEAN }), nodeState("n2")];
    const of = (resources: string) => keys(verdictOf({ nodes: ["n1", "n2"], options: FENCED, resources, status }));
    expect(of(FENCING)).toContain("stonith-n1-reboot n1");
    expect(
      of(
        FENCING.replace(
          "/>",
          '><meta_attributes id="m"><nvpair id="p" name="is-managed" value="false"/></meta_attributes></primitive>',
        ),
      ),
    ).not.toContain("stonith-n1-reboot n1");
  });

  it("a node shuts down after everything on it has stopped", () => {
    const status = [nodeState("n1", { attributes: SHUTDOWN, history: started("A") }), nodeState("n2")];
    const verdict = verdictOf({ nodes: ["n1", "n2"], resources: primitive("A"), status });
    expect(inputsOf(verdict, "do_shutdown-n1")).toContain("A_stop_0 n1");
  });

  it("the DC goes last", () => {
    const status = [
      nodeState("n1", { attributes: SHUTDOWN, state: MEMBER }),
      nodeState("n2", { attributes: SHUTDOWN }),
    ];
    const verdict = verdictOf({ nodes: ["n1", "n2"], root: { "dc-uuid": "n1" }, status });
    expect(inputsOf(verdict, "do_shutdown-n1")).toEqual(["do_shutdown-n2 n2"]);
    expect(inputsOf(verdict, "do_shutdown-n2")).toEqual([]);
  });

  it("fencings go one after the other unless concurrent-fencing allows more", () => {
    const status = ["n1", "n2"].map((name) => nodeState(name, { state: UNCLEAN })).concat(nodeState("n3"));
    const of = (options: Record<string, string>) =>
      inputsOf(
        verdictOf({ nodes: ["n1", "n2", "n3"], options: { ...FENCED, ...options }, resources: FENCING, status }),
        "stonith-n2-reboot",
      );
    expect(of({ "concurrent-fencing": "false" })).toContain("stonith-n1-reboot n1");
    expect(of({})).not.toContain("stonith-n1-reboot n1");
  });
});
