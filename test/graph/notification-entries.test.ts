import { describe, expect, it } from "vitest";
import { clone, primitive, STATEFUL } from "../support/elements.js";
import { promoted, started } from "../support/history.js";
import { attributesOf, verdictOf } from "../support/verdict.js";

/** What the notification about a start says of a clone that is active on n1 and starts on n2. */
const said = (known: string, values: Record<string, string> = {}, agent = STATEFUL) => {
  const verdict = verdictOf({
    nodes: ["n1", "n2"],
    resources: clone("c", primitive("A", "", agent), { notify: "true", ...values }),
    history: { n1: known },
  });
  const all = attributesOf(verdict, "A_post_notify_start_0", "n1");
  return (name: string) => all[`CRM_meta_notify_${name}`];
};

describe("what a notification says (08 §8.9.3)", () => {
  it("is who starts where, who is active, and who is inactive", () => {
    const of = said(started("A", STATEFUL));
    expect([of("start_resource"), of("start_uname")]).toEqual(["A:1", "n2"]);
    expect([of("active_resource"), of("active_uname")]).toEqual(["A:0", "n1"]);
    expect(of("inactive_resource")).toBe("A:1");
    expect([of("available_uname"), of("all_uname")]).toEqual(["n1 n2", "n1 n2"]);
  });

  it("is a single blank where there is nobody (trap 15)", () => {
    expect(said(started("A", STATEFUL))("stop_resource")).toBe(" ");
  });

  it("is who is promoted, by both names", () => {
    const of = said(promoted("A"), { promotable: "true" });
    expect([of("promoted_resource"), of("master_resource")]).toEqual(["A:0", "A:0"]);
    expect([of("unpromoted_resource"), of("slave_resource")]).toEqual([" ", " "]);
  });
});
