import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pengine } from "../../src/cli/pengine/main.js";
import { startSweepPool } from "../../src/cli/sweep-pool.js";
import { WEB } from "../scenario/cluster.js";
import { fakeIo } from "../support/io.js";

const FILES = { "web.crm": WEB, "only.crm": `${WEB}location a web -inf: n2\nlocation b web -inf: n3\n` };
const AT = ["-t", "2027-01-15T08:00:00Z"];

async function run(words: readonly string[], more: object = {}, files: Readonly<Record<string, string>> = FILES) {
  const fake = fakeIo({ files });
  const exitCode = await pengine(["sweep", ...words], Object.assign(fake, more));
  return { exitCode, out: fake.out, err: fake.err };
}

describe("pengine sweep", () => {
  it("says what is survived, and ends with 0", async () => {
    const { exitCode, out } = await run(["-x", "web.crm", "--must-run", "web"]);
    expect(exitCode).toBe(0);
    const [first, second, , title, , ...rows] = out.split("\n");
    expect([first, second]).toEqual(["All 3 failures (node) are survived: nothing is lost.", "3 lead to fencing."]);
    expect(title).toBe("All sets");
    expect(rows[0]).toMatch(/^ {2}n1 .* web on n3, /);
  });

  it("says what is lost and why, and ends with 1 where that must run", async () => {
    const { exitCode, out } = await run(["-x", "only.crm", "--must-run", "web"]);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^2 of 3 failures \(node\) are survived, 1 lose something\.\n/);
    expect(out).toContain("Single points of failure\n  failure  loses\n  n1       web\nNever recovered: web.\n");
    expect(out).toMatch(/Why\n {2}n1: web .*\.\n$/);
    expect((await run(["-x", "only.crm"])).exitCode).toBe(0);
  });

  it("spreads over machines: the parts merged are the whole, byte for byte", async () => {
    const whole = await run(["-x", "only.crm", "--failures", "2", ...AT, "--json", "--must-run", "web"]);
    const files: Record<string, string> = {};
    for (const i of [1, 2, 3, 4]) {
      const shard = ["--shard", `${i}/4`];
      files[`${i}.json`] = (await run(["-x", "only.crm", "--failures", "2", ...AT, "--must-run", "web", ...shard])).out;
    }
    const merged = await run(["--merge", ...Object.keys(files), "--json"], {}, files);
    expect(merged.out).toBe(whole.out);
    expect([merged.exitCode, whole.exitCode]).toEqual([1, 1]);
  });

  it.each([
    [["--failures", "1"], 64, "-x, --xml-file"],
    [["-x", "web.crm", "--shard", "1/2"], 64, "needs -t"],
    [["-x", "web.crm", "--shard", "3/2"], 64, "1/4"],
    [["-x", "web.crm", "--kinds", "nodes"], 64, "node, resource"],
    [["-x", "web.crm", "--must-run", "wbe"], 64, "perhaps web"],
    [["-x", "web.crm", "--kinds", "partition"], 64, "corosync.conf"],
    [["-x", "nothing.crm"], 65, "nothing.crm"],
    [["--merge", "web.crm"], 64, "pengine sweep --json"],
  ])("refuses %j with %i", async (words, code, text) => {
    const { exitCode, err, out } = await run(words);
    expect(exitCode).toBe(code);
    expect(err).toContain(text);
    expect(out).toBe("");
  });
});

describe("threads", () => {
  const directory = mkdtempSync(join(tmpdir(), "pengine-sweep-"));
  const script = join(directory, "sweep-worker.cjs");
  beforeAll(() =>
    build({
      entryPoints: [join(import.meta.dirname, "../../src/cli/sweep-worker.ts")],
      outfile: script,
      bundle: true,
      platform: "node",
      format: "cjs",
      logLevel: "error",
    }),
  );
  afterAll(() => rmSync(directory, { recursive: true }));

  it("give what one gives", async () => {
    const words = ["-x", "only.crm", "--failures", "2", ...AT, "--json"];
    const started: number[] = [];
    const threads = {
      most: 8,
      start: async (setup: Parameters<typeof startSweepPool>[1], count: number) => {
        started.push(count);
        return startSweepPool(script, setup, count);
      },
    };
    const alone = await run(words);
    expect((await run([...words, "--threads", "2"], { threads })).out).toBe(alone.out);
    expect((await run(words, { threads })).out).toBe(alone.out);
    // The thread of the command plays too.
    expect(started).toEqual([1]);
  });
});
