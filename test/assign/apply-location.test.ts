import { describe, expect, it } from "vitest";
import { clone, group, location, meta, primitive } from "../support/elements.js";
import { scoresOf } from "../support/verdict.js";

describe("applying a location (04 §7)", () => {
  it("adds up what several constraints say of one node, and nothing outweighs minus infinity", () => {
    const constraints =
      location("A", "n1", "5", 'id="l1"') +
      location("A", "n1", "7", 'id="l2"') +
      location("A", "n2", "INFINITY", 'id="l3"') +
      location("A", "n2", "-INFINITY", 'id="l4"');
    expect(scoresOf({ resources: primitive("A"), constraints }, "A")).toEqual({ n1: "12", n2: "-INFINITY", n3: "0" });
  });

  it("for the role Started is for every role; for Promoted it counts only in choosing roles (04 §5.2)", () => {
    const stateful = (role: string) =>
      scoresOf(
        {
          resources: clone("c", primitive("A"), { promotable: "true", "clone-max": "1" }),
          constraints: location("c", "n2", "50", `role="${role}"`),
        },
        "A:0",
      );
    expect(stateful("Started").n2).toBe("50");
    expect(stateful("Promoted").n2).not.toBe("50");
  });

  it("on a group that need not stay together goes to every member, else to the first (04 §7.2)", () => {
    const scores = (values: Readonly<Record<string, string>>, id: string) =>
      scoresOf(
        {
          resources: group("g", [primitive("a"), primitive("b", meta({}))], values),
          constraints: location("g", "n3", "4"),
        },
        id,
      );
    expect(scores({ collocated: "false" }, "b").n3).toBe("4");
    expect(scores({}, "a").n3).toBe("4");
    expect(scores({}, "b").n3).toBe("0");
  });
});
