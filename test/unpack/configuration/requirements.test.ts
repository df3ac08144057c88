import { describe, expect, it } from "vitest";
import { FENCED, FENCING, meta, primitive, REMOTE } from "../../support/elements.js";
import { configured, resourceOf } from "../../support/model.js";

/** What a resource needs before it starts. */
function needs(resources: string, id: string, options = {}): string {
  const { needsQuorum, needsFencing, needsUnfencing } = resourceOf(configured({ options, resources }), id).configured;
  return needsUnfencing ? "unfencing" : needsFencing ? "fencing" : needsQuorum ? "quorum" : "nothing";
}

describe("apply requires (02 §6.8)", () => {
  it.each([
    ["a fence device: quorum", FENCING, "F", FENCED, "quorum"],
    ["with fencing: fencing", primitive("A"), "A", FENCED, "fencing"],
    ["without: quorum", primitive("A"), "A", {}, "quorum"],
    ["if quorum is ignored: nothing", primitive("A"), "A", { "no-quorum-policy": "ignore" }, "nothing"],
    ["as asked", primitive("A", meta({ requires: "nothing" })), "A", FENCED, "nothing"],
    [
      "never unfencing for a fence device",
      FENCING.replace("/>", `>${meta({ requires: "unfencing" })}</primitive>`),
      "F",
      FENCED,
      "quorum",
    ],
    [
      "a connection: as any other resource",
      primitive("rem", "", REMOTE),
      "rem",
      { "fencing-enabled": "false" },
      "quorum",
    ],
  ])("%s", (_, resources, id, options, expected) => {
    expect(needs(resources, id, options)).toBe(expected);
  });
});
