import { describe, expect, it } from "vitest";
import { Role } from "../../../src/policy/role.js";
import { isDisabled } from "../../../src/unpack/configuration/target-role.js";
import { clone, meta, primitive } from "../../support/elements.js";
import { configured, resourceOf } from "../../support/model.js";

describe("target role (02 §6.9)", () => {
  it.each([
    [undefined, false, Role.Unknown],
    ["Started", false, Role.Unknown],
    ["Stopped", false, Role.Stopped],
    ["stopped", false, Role.Stopped],
    ["Unpromoted", false, Role.Unknown],
    ["Unpromoted", true, Role.Unpromoted],
    ["Slave", true, Role.Unpromoted],
    ["Promoted", true, Role.Unknown],
    ["nonsense", false, Role.Unknown],
  ])("%s, promotable %s: next role %s, and disabled if there is one", (text, promotable, role) => {
    const inside = text === undefined ? "" : meta({ "target-role": text });
    const resources = clone("c", primitive("A", inside), { promotable: String(promotable) });
    const [instance] = resourceOf(configured({ nodes: 1, resources }), "c").children;
    if (instance === undefined) throw new Error("not read");
    expect(instance.decided.nextRole).toBe(role);
    expect(isDisabled(instance)).toBe(role !== Role.Unknown);
  });
});
