import { describe, expect, it } from "vitest";
import { constraintRole, parseRole, Role, reportOldRole, roleName } from "../../src/policy/role.js";

describe("roles (01 §12.1)", () => {
  it("are parsed in any case, with their legacy names, and named", () => {
    expect(["STARTED", "Slave", "master", "unpromoted", "Stopped", "promoted", "", "running"].map(parseRole)).toEqual([
      2, 3, 4, 3, 1, 4, 0, 0,
    ]);
    expect([parseRole("unknown"), parseRole(undefined)]).toEqual([0, 0]);
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
    const said: string[][] = [];
    const once = (code: string, kind: string, text: string, _place?: unknown, legal = "") =>
      said.push([code, kind, text, legal]);
    const report = { error() {}, warning() {}, once };
    for (const text of ["master", "SLAVE", "Promoted", "Started", undefined]) reportOldRole(report, text, undefined);
    const old = (word: string, now: string) =>
      `Support for the ${word} role is deprecated and will be removed in a future release. Use ${now} instead.`;
    expect(said).toEqual([
      ["role-old-word", "Master", old("Master", "Promoted"), "Promoted"],
      ["role-old-word", "Slave", old("Slave", "Unpromoted"), "Unpromoted"],
    ]);
  });
});
