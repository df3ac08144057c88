import { describe, expect, it } from "vitest";
import { pengine } from "../../src/cli/pengine/main.js";
import { CIB } from "../support/cib.js";
import { fakeIo } from "../support/io.js";

async function run(...words: string[]) {
  const io = fakeIo({ files: { "dir/cib.xml": CIB, "bad.xml": "<cib>", "notes.txt": "totem {" } });
  const exitCode = await pengine(["page", ...words], {
    ...io,
    stdout: io.stdout,
    pageTemplate: () => "<p>{{state}}</p>",
  });
  const state = /<p>(.*)<\/p>/s.exec(io.out)?.[1];
  return { exitCode, io, state: state === undefined ? undefined : JSON.parse(state) };
}

describe("pengine page", () => {
  it("puts what was read into the page, with the time", async () => {
    const { exitCode, state } = await run(
      "-x",
      "dir/cib.xml",
      "-t",
      "2026-01-02 03:04:05Z",
      "--do",
      "pcs resource disable a",
    );
    expect(exitCode).toBe(0);
    expect(state).toMatchObject({
      input: { name: "cib.xml", text: CIB },
      now: Date.UTC(2026, 0, 2, 3, 4, 5) / 1000,
      steps: [{ kind: "commands", commands: ["pcs resource disable a"] }],
    });
  });

  it("makes an empty page without a file", async () => {
    const { exitCode, state } = await run();
    expect([exitCode, state]).toEqual([0, null]);
  });

  it.each([
    [["-x", "bad.xml"], 65],
    [["-x", "missing.xml"], 65],
    [["-x", "notes.txt"], 78],
    [["-x", "dir/cib.xml", "--do", "pcs frobnicate"], 78],
  ])("refuses %j with one line", async (words, code) => {
    const { exitCode, io } = await run(...words);
    expect(exitCode).toBe(code);
    expect(io.out).toBe("");
    expect(io.err.trimEnd().split("\n")).toHaveLength(1);
  });

  it("says that the page was not built", async () => {
    const io = fakeIo();
    expect(await pengine(["page"], io)).not.toBe(0);
    expect(io.err).toContain("npm run build");
  });
});
