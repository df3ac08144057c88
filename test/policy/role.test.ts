import { describe, expect, it } from "vitest";
import { constraintRole, parseRole, Role, reportOldRole, roleName } from "../../src/policy/role.js";

describe("roles (01 §12.1)", () => {
  it("are parsed in any case, with their legacy names, and named", () => {
    expect(["STARTED", "Slave", "master", "unpromoted", "", "running", undefined].map(parseRole)).toEqual([
      2, 3, 4, 3, 0, 0, 0,
    ]);
    expect(Object.values(Role).map(roleName)).toEqual(["unknown", "stopped", "started", "unpromoted", "promoted"]);
  });

  it("of colocations and tickets are any, also for started ones (04 §5.2)", () => {
    expect([undefined, "Started", "Stopped", "slave", "Promoted", "Unknown", "x"].map(constraintRole)).toEqual([
      Role.Unknown,
      Role.Unknown,
      Role.Stopped,
      Role.Unpromoted,
      Role.Promoted,
      "invalid",
      "invalid",
    ]);
  });

  it("are told apart from words that they used to have (09 §19.5)", () => {
    const said: string[] = [];
    const report = { error() {}, warning() {}, once: (_code: string, kind: string) => said.push(kind) };
    for (const text of ["master", "SLAVE", "Promoted", "Started", undefined]) reportOldRole(report, text, undefined);
    expect(said).toEqual(["Master", "Slave"]);
  });
});
