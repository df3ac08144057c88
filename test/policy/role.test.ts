import { describe, expect, it } from "vitest";
import { parseRole, Role, roleText } from "../../src/policy/role.js";

describe("roles (01 §12.1)", () => {
  it("are parsed in any case, with their legacy names, and printed", () => {
    expect(["STARTED", "Slave", "master", "unpromoted", "", "running", undefined].map(parseRole)).toEqual([
      2, 3, 4, 3, 0, 0, 0,
    ]);
    expect(Object.values(Role).map(roleText)).toEqual(["Unknown", "Stopped", "Started", "Unpromoted", "Promoted"]);
  });
});
