import { describe, expect, it } from "vitest";
import { makeIdValid, nvpairElement, opElement } from "../../src/cib/build.js";

describe("ids that the engine builds (01 §5.3)", () => {
  it.each([
    ["ok-1.2_:x", "ok-1.2_:x"],
    ["1a b", "_a.b"],
    ["-x/y", "_x.y"],
    ["é★", "é..."],
    ["★", "_.."],
    ["a\u{1F600}", "a\u{1F600}"],
    ["\u00b7a\u00b7", "_.a\u00b7"],
    ["", ""],
  ])("%j becomes %j", (id, valid) => {
    expect(makeIdValid(id)).toBe(valid);
  });

  it("builds op and nvpair elements", () => {
    const op = opElement("r 1", "monitor", "10s", "20s");
    expect(Object.entries(op.attributes)).toEqual([
      ["id", "r.1-monitor-10s"],
      ["interval", "10s"],
      ["name", "monitor"],
      ["timeout", "20s"],
    ]);
    expect(opElement("r", "start", "0").attributes).not.toHaveProperty("timeout");
    expect(nvpairElement("p", "a b", "v").attributes).toEqual({ id: "p-a.b", name: "a b", value: "v" });
    expect(nvpairElement(undefined, "a", "v").attributes.id).toBe("nvpair-a");
    expect(nvpairElement("p", "a", "v", "given").attributes.id).toBe("given");
  });
});
