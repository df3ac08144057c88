import { describe, expect, it } from "vitest";
import { clone, primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { inputsOf, synapses, verdictOf } from "../support/verdict.js";

const sent = (verdict: ReturnType<typeof verdictOf>) =>
  synapses(verdict)
    .map((text) => text.replace(/^\d+ /, ""))
    .filter((text) => /^A.*_notify_/.test(text))
    .sort();

describe("who is notified (08 §8.9.3)", () => {
  it("of a start: before only who runs already, afterwards also who was started", () => {
    const verdict = verdictOf({
      nodes: ["n1", "n2"],
      resources: clone("c", primitive("A"), { notify: "true" }),
      history: { n1: started("A") },
    });
    expect(sent(verdict)).toEqual([
      "A:1_post_notify_start_0 n2",
      "A_post_notify_start_0 n1",
      "A_pre_notify_start_0 n1",
    ]);
    expect(inputsOf(verdict, "A_post_notify_start_0", "n1")).toEqual(["c_post_notify_running_0"]);
  });

  it("of a stop: before all that run, afterwards who stays", () => {
    const verdict = verdictOf({
      nodes: ["n1", "n2"],
      resources: clone("c", primitive("A"), { notify: "true" }),
      constraints: '<rsc_location id="l" rsc="c" node="n2" score="-INFINITY"/>',
      history: { n1: started("A"), n2: started("A") },
    });
    expect(sent(verdict)).toEqual(["A_post_notify_stop_0 n1", "A_pre_notify_stop_0 n1", "A_pre_notify_stop_0 n2"]);
  });

  it("nobody without notify", () => {
    expect(sent(verdictOf({ nodes: 1, resources: clone("c", primitive("A")) }))).toEqual([]);
  });
});
