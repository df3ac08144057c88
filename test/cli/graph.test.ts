import { describe, expect, it } from "vitest";
import { pengine } from "../../src/cli/pengine/main.js";
import { CIB } from "../support/cib.js";
import { fakeIo } from "../support/io.js";

async function run(...words: string[]) {
  const io = fakeIo({ files: { "cib.xml": CIB } });
  const exitCode = await pengine(["graph", ...words], io);
  return { exitCode, io };
}

describe("pengine graph", () => {
  it("prints the transition as SVG", async () => {
    const { exitCode, io } = await run("-x", "cib.xml");
    expect(exitCode).toBe(0);
    expect(io.out).toMatch(/^<svg xmlns=/);
    expect(io.out).toContain(">start<");
  });

  it("draws the configuration on request, into a file", async () => {
    const { exitCode, io } = await run("-x", "cib.xml", "--configuration", "-o", "x.svg");
    expect(exitCode).toBe(0);
    expect(io.out).toBe("");
    expect(new TextDecoder().decode(io.files.get("x.svg"))).toContain("together: b with a (INFINITY)");
  });

  it("takes events first", async () => {
    const [as, after] = [await run("-x", "cib.xml"), await run("-x", "cib.xml", "-d", "n2")];
    expect(after.exitCode).toBe(0);
    expect(after.io.out).not.toBe(as.io.out);
  });

  it("says in one line why a file cannot be written", async () => {
    const { exitCode, io } = await run("-x", "cib.xml", "-o", "/protected/x.svg");
    expect(exitCode).toBe(73);
    expect(io.err).toMatch(/^pengine: \/protected\/x\.svg cannot be written: .*\n$/);
  });
});
