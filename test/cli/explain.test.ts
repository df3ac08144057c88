import { describe, expect, it } from "vitest";
import { pengine } from "../../src/cli/pengine/main.js";
import { CIB } from "./cib.js";
import { fakeIo } from "./io.js";

function run(words: readonly string[], colour = false) {
  const io = fakeIo({ files: { "cib.xml": CIB, "bad.xml": "<cib" }, colour });
  const exitCode = pengine(words, io);
  return { exitCode, out: io.out, err: io.err };
}

describe("pengine explain", () => {
  it("lists per node the score and the causes that lead to it", () => {
    const { exitCode, out } = run(["explain", "-x", "cib.xml", "a"]);
    expect(exitCode).toBe(0);
    expect(out).toContain("a (primitive): not active; to be Started on n2\n");
    expect(out).toMatch(/^ {2}n1 +-INFINITY +-INFINITY +-INFINITY {2}location away$/m);
    expect(out).toMatch(/^ {2}n2 \* +0 +no cause changed it$/m);
  });

  it("says for each action what requires it", () => {
    const { out } = run(["explain", "-x", "cib.xml", "b"]);
    expect(out).toMatch(/b_start_0 on n2: done\n {6}(required by|after) .*a_start_0 on n2/);
  });

  it("limits the scores to one node", () => {
    const { out } = run(["explain", "-x", "cib.xml", "a", "n1"]);
    expect(out).toContain("location away");
    expect(out).not.toMatch(/^ {2}n2 \*/m);
  });

  it("prints JSON for programs", () => {
    const { out } = run(["explain", "-x", "cib.xml", "--json", "a"]);
    expect(JSON.parse(out)).toMatchObject({
      format: "pengine.explanation",
      version: 1,
      explanations: [{ placement: { resource: "a", node: "n2" } }],
    });
  });

  it("colours only where it is wanted", () => {
    const sequence = "\u001b[";
    expect(run(["explain", "-x", "cib.xml", "a"]).out).not.toContain(sequence);
    expect(run(["explain", "-x", "cib.xml", "a"], true).out).toContain(sequence);
  });

  it.each([
    [["explain", "-x", "cib.xml", "nothere"], 105, "no resource nothere (there are: a, b)"],
    [["explain", "-x", "cib.xml", "a", "n9"], 105, "no node n9 (there are: n1, n2)"],
    [["explain", "-x", "missing.xml", "a"], 65, "missing.xml: No such file or directory"],
    [["explain", "-x", "bad.xml", "a"], 65, "bad.xml: line 1"],
    [["explain", "a"], 64, "xml-file"],
    [["bogus"], 64, "unknown command"],
  ])("refuses %j with one clear line", (words, code, text) => {
    const { exitCode, err, out } = run(words);
    expect(exitCode).toBe(code);
    expect(err).toContain(text);
    expect(out).toBe("");
  });
});
