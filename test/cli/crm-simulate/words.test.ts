import { describe, expect, it } from "vitest";
import { preprocess, recognise } from "../../../src/cli/crm-simulate/words.js";

describe("preprocessing of words (09 §2.1)", () => {
  it.each([
    [["-SsQ"], ["-S", "-s", "-Q"]],
    [
      ["-Sx", "cib.xml"],
      ["-S", "-x", "cib.xml"],
    ],
    [
      ["-x", "-S"],
      ["-x", "-S"],
    ],
    [
      ["--xml-file=c", "-"],
      ["--xml-file=c", "-"],
    ],
    [
      ["-INFINITY", "-5"],
      ["-INFINITY", "-5"],
    ],
    [
      ["--", "-Ss"],
      ["--", "-Ss"],
    ],
  ])("%j becomes %j", (words, expected) => {
    expect(preprocess(words)).toEqual({ words: expected, notices: [] });
  });

  it("takes a value that is attached, with a notice that this will not be so for ever", () => {
    const { words, notices } = preprocess(["-xcib.xml"]);
    expect(words).toEqual(["-x", "cib.xml"]);
    expect(notices[0]).toBe("Deprecated argument format '-xcib.xml' used.");
  });
});

describe("recognising options (09 §2.2)", () => {
  it("gives each option with its value, in order", () => {
    const found = recognise(["-S", "--xml-file=c.xml", "-d", "node1"]);
    const given = found.kind === "options" ? found.given.map(({ spec, value }) => [spec.long, value]) : [];
    expect(given).toEqual([
      ["simulate", undefined],
      ["xml-file", "c.xml"],
      ["node-down", "node1"],
    ]);
  });

  it("lets help win over what comes after it, and an error before it over help", () => {
    expect(recognise(["--help-all", "--nonsense"])).toMatchObject({ kind: "help", group: "all" });
    expect(recognise(["--nonsense", "--help"]).kind).toBe("usage");
  });
});
