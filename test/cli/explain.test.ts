import { describe, expect, it } from "vitest";
import { pengine } from "../../src/cli/pengine/main.js";
import { CIB } from "../support/cib.js";
import { fakeIo } from "../support/io.js";

async function run(words: readonly string[], colour = false) {
  const io = fakeIo({ files: { "cib.xml": CIB, "bad.xml": "<cib" }, colour });
  const exitCode = await pengine(words, io);
  return { exitCode, out: io.out, err: io.err };
}

describe("pengine explain", () => {
  it("says first what becomes of a resource, and per node why", async () => {
    const { exitCode, out } = await run(["explain", "-x", "cib.xml", "a"]);
    expect(exitCode).toBe(0);
    expect(out.split("\n")[0]).toBe("a starts on n2: no other node can have a, since away keeps a off n1 (-INFINITY).");
    expect(out).toMatch(/^ {2}n1 +-INFINITY {2}away keeps a off n1 \(-INFINITY\)$/m);
    expect(out).toMatch(/^ {2}n2 \* +0 {2}chosen$/m);
  });

  it("says for each action what it waits for, with the node", async () => {
    const { out } = await run(["explain", "-x", "cib.xml", "b"]);
    expect(out).toMatch(/b_start_0 on n2: done {2}after .*a_start_0 on n2/);
  });

  it("says why a resource is not on a node", async () => {
    const { out } = await run(["explain", "-x", "cib.xml", "a", "n1"]);
    expect(out).toMatch(/^a will not run on n1, but on n2: away keeps a off n1 \(-INFINITY\)\.$/m);
  });

  it("shows the causes of each score with --all", async () => {
    const { out } = await run(["explain", "-x", "cib.xml", "--all", "a"]);
    expect(out).toMatch(/^ {2}n1 +-INFINITY +-INFINITY {2}location away$/m);
  });

  it("makes events happen before it answers", async () => {
    const { out } = await run(["explain", "-x", "cib.xml", "-d", "n2", "a"]);
    expect(out.split("\n")[0]).toBe("a runs nowhere: away keeps a off n1 (-INFINITY); n2 is offline.");
  });

  it("prints JSON for programs", async () => {
    const { out } = await run(["explain", "-x", "cib.xml", "--json", "a"]);
    expect(JSON.parse(out)).toMatchObject({
      format: "pengine.answer",
      version: 3,
      subject: { kind: "resource", resource: "a" },
    });
  });

  it("colours only where it is wanted", async () => {
    const sequence = "\u001b[";
    expect((await run(["explain", "-x", "cib.xml", "a"])).out).not.toContain(sequence);
    expect((await run(["explain", "-x", "cib.xml", "a"], true)).out).toContain(sequence);
  });

  it.each([
    [["explain", "-x", "cib.xml", "nothere"], 105, "there is no resource, node or action nothere"],
    [["explain", "-x", "cib.xml", "a", "n9"], 105, "there is no resource, node or action n9 (did you mean n1?)"],
    [["explain", "-x", "missing.xml", "a"], 65, "missing.xml: No such file or directory"],
    [["explain", "-x", "bad.xml", "a"], 65, "bad.xml: line 1"],
    [["explain", "a"], 64, "xml-file"],
    [["bogus"], 64, "unknown command"],
  ])("refuses %j with one clear line", async (words, code, text) => {
    const { exitCode, err, out } = await run(words);
    expect(exitCode).toBe(code);
    expect(err).toContain(text);
    expect(out).toBe("");
  });
});
