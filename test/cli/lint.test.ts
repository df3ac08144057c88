import { describe, expect, it } from "vitest";
import { pengine } from "../../src/cli/pengine/main.js";
import { type FakeIo, fakeIo, textOf } from "../support/io.js";

const TEXT = `node n1
node n2
primitive a systemd:a
primitive b systemd:b op monitor interval=10s
colocation c 0: a b
property fencing-enabled=false
`;

async function run(...words: readonly string[]): Promise<{ readonly code: number; readonly io: FakeIo }> {
  const io = fakeIo({ files: { "a.crm": TEXT, "none.crm": "node n1\n" } });
  return { code: await pengine(["lint", ...words], io), io };
}

describe("pengine lint", () => {
  it("says what is wrong, where, and what would mend it", async () => {
    const { code, io } = await run("a.crm");
    expect(code).toBe(1);
    expect(io.out).toContain(
      "a.crm:3:1: warning: a has no monitor: the cluster does not notice when it fails [monitor-missing]\n",
    );
    expect(io.out).toContain("      crm configure monitor a 60s:20s\n");
    expect(io.out).toMatch(/0 errors, 2 warnings, 1 note\n$/);
  });

  it("fails only for what is as bad as asked for", async () => {
    expect((await run("--fail-on", "error", "a.crm")).code).toBe(0);
    expect((await run("--only", "idle-colocation", "a.crm")).code).toBe(0);
    expect((await run("--only", "idle-colocation", "--fail-on", "note", "a.crm")).code).toBe(1);
  });

  it("says so if nothing is found", async () => {
    const { code, io } = await run("none.crm");
    expect(code).toBe(0);
    expect(io.out).toBe("Nothing found\n");
  });

  it("mends what is safe, in the language of the input", async () => {
    const { io } = await run("--fix", "-o", "b.crm", "a.crm");
    expect(textOf(io, "b.crm")).toContain("primitive a systemd:a\n");
    expect(textOf(io, "b.crm")).not.toContain("colocation");
    expect(io.err).toContain("mended: c has the score 0: it can have no effect\n");
  });

  it("writes JSON, SARIF and annotations", async () => {
    const json = JSON.parse((await run("--format", "json", "a.crm")).io.out);
    expect(json).toMatchObject({ format: "pengine.lint", version: 1 });
    expect(json.findings.map(({ code }: { code: string }) => code)).toContain("monitor-missing");
    expect(JSON.parse((await run("--format", "sarif", "a.crm")).io.out).version).toBe("2.1.0");
    expect((await run("--format", "github", "a.crm")).io.out).toContain(
      "::warning file=a.crm,line=3,col=1,title=monitor-missing::",
    );
  });

  it("names no rule that there is not", async () => {
    expect((await run("--only", "nope", "a.crm")).code).toBe(64);
  });
});
