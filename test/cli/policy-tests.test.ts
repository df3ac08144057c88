import { describe, expect, it } from "vitest";
import { pengine } from "../../src/cli/pengine/main.js";
import { WEB } from "../scenario/cluster.js";
import { fakeIo } from "../support/io.js";

const POLICY = `cluster: web.crm
tests:
  - name: any node
    for: each node
    when:
      - fail: $node
    expect:
      - runs: web
      - runs: web
        notOn: n3
`;
const FILES = {
  "policies/web.crm": WEB,
  "policies/web.yaml": POLICY,
  "mended.crm": `${WEB}location away web -inf: n3\n`,
  "alone.yaml": POLICY.replace("cluster: web.crm\n", ""),
  "typing.yaml": POLICY.replace("notOn", "noton"),
  "broken.yaml": "tests: [\n",
  "slow.yaml": `${POLICY}durations:\n  - resource: wbe\n    time: 10s\n`,
};

async function run(...words: readonly string[]) {
  const io = fakeIo({ files: FILES });
  const exitCode = await pengine(["test", ...words], io);
  return { exitCode, out: io.out, err: io.err };
}

describe("pengine test", () => {
  it("says which expectation does not hold, where it stands, how it is, since when and why", async () => {
    const { exitCode, out } = await run("policies/web.yaml");
    expect(exitCode).toBe(1);
    const lines = out.split("\n");
    expect(lines.slice(0, 4)).toEqual([
      "policies/web.yaml",
      "  FAILED any node [n1]",
      "    policies/web.yaml:9: expected: web does not run on n3",
      "      but web runs on n3; not any more after: fail n1",
    ]);
    expect(lines[4]).toMatch(/^ {6}why: web .*\.$/);
    expect(lines.slice(5)).toEqual(["  ok any node [n2]", "  ok any node [n3]", "2 of 3 hold.", ""]);
  });

  it("holds for the mended configuration", async () => {
    const { exitCode, out } = await run("-x", "mended.crm", "policies/web.yaml");
    expect([exitCode, out.split("\n").at(-2)]).toEqual([0, "3 of 3 hold."]);
  });

  it("prints nothing but the report that was asked for", async () => {
    const { exitCode, out } = await run("--reporter", "json", "-x", "mended.crm", "alone.yaml");
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ format: "pengine.test", version: 1 });
  });

  it.each<readonly [readonly string[], number, string]>([
    [[], 64, "missing required argument"],
    [["--init"], 64, "--init needs -x"],
    [["-o", "x", "alone.yaml"], 64, "-o goes with --init"],
    [["alone.yaml"], 64, "no cluster is named"],
    [["nothing.yaml"], 65, "nothing.yaml"],
    [["-x", "nothing.crm", "alone.yaml"], 65, "nothing.crm"],
    [
      ["typing.yaml"],
      78,
      "typing.yaml: line 10, column 16: tests[0].expect[1].noton: An expectation has no noton (legal: perhaps notOn)",
    ],
    [["broken.yaml"], 78, "broken.yaml: line 2, column 1"],
    [["-x", "mended.crm", "slow.yaml"], 78, "slow.yaml: durations: A duration is about the resource wbe"],
  ])("refuses %j with %i", async (words, code, text) => {
    const { exitCode, err } = await run(...words);
    expect(exitCode).toBe(code);
    expect(err).toContain(text);
  });

  it("writes a first file, and the schema", async () => {
    expect((await run("--init", "-x", "mended.crm")).out).toContain("cluster: mended.crm\ntests:\n");
    const io = fakeIo({ files: { "a/mended.crm": FILES["mended.crm"] } });
    expect(await pengine(["test", "--init", "-x", "a/mended.crm", "-o", "a/first.yaml"], io)).toBe(0);
    expect(new TextDecoder().decode(io.files.get("a/first.yaml"))).toContain("cluster: mended.crm\ntests:\n");
    expect(JSON.parse((await run("--schema")).out)).toMatchObject({ required: ["tests"] });
  });
});
