import { describe, expect, it } from "vitest";
import { pengine } from "../../src/cli/pengine/main.js";
import { fakeIo } from "../support/io.js";
import { buildCib } from "../verify/cases.js";

async function run(...words: readonly string[]) {
  const files = {
    "good.xml": buildCib({}),
    "warned.xml": buildCib({ options: [["enable-startup-probes", "false"]] }),
    "wrong.xml": buildCib({ options: [["batch-limit", "x"]] }),
    "broken.xml": "<cib",
    "nasty.xml": buildCib({ options: [["batch-limit", "a&#10;b&#9;c"]] }),
  };
  const io = fakeIo({ files });
  const exitCode = await pengine(["verify", ...words], io);
  return { exitCode, out: io.out, err: io.err };
}

/** The last line: what says more. */
const MORE = "What crm_verify does not say, such as what will fail one day: pengine lint\n";

describe("pengine verify", () => {
  it("exits with 0 if nothing is wrong", async () => {
    expect(await run("good.xml")).toEqual({ exitCode: 0, out: `Configuration valid\n${MORE}`, err: "" });
  });

  it("exits with 78 for a warning too, as crm_verify does", async () => {
    const { exitCode, out } = await run("warned.xml");
    expect(exitCode).toBe(78);
    expect(out).toMatch(
      /^warning: line 3, column \d+: cib\/.*: Support for the enable-startup-probes .*\(legal: true\)$/m,
    );
    expect(out).toMatch(/\nConfiguration may need attention: 0 errors, 1 warning\n.*pengine lint\n$/);
  });

  it("prints a line for each finding and one that sums up", async () => {
    const { exitCode, out } = await run("wrong.xml");
    expect(exitCode).toBe(78);
    expect(out.split("\n")).toHaveLength(4);
    expect(out).toMatch(/^error: line 3, .*'batch-limit' because 'x' is invalid \(legal: an integer, .*\)$/m);
    expect(out).toMatch(/\nConfiguration invalid: 1 error, 0 warnings\n.*pengine lint\n$/);
  });

  it("prints JSON for programs", async () => {
    const { out } = await run("--json", "wrong.xml");
    expect(JSON.parse(out)).toMatchObject({
      format: "pengine.verification",
      version: 1,
      valid: false,
      findings: [{ severity: "error", line: 3 }],
    });
  });

  it("exits with 78 for what is no CIB and for what cannot be read, as crm_verify does", async () => {
    expect((await run("broken.xml")).exitCode).toBe(78);
    const { exitCode, out, err } = await run("missing.xml");
    expect({ exitCode, out }).toEqual({ exitCode: 78, out: "" });
    expect(err).toBe("pengine: missing.xml: No such file or directory\n");
  });

  it("says in its help what the exit codes mean", async () => {
    const { exitCode, out } = await run("--help");
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^Exit codes: 0 nothing is wrong; 78 /m);
  });

  it("prints no line break and nothing that a terminal would obey", async () => {
    const { out } = await run("nasty.xml");
    expect(out.split("\n")).toHaveLength(4);
    expect(out).toContain("'a\\u000ab\\u0009c' is invalid");
  });

  it("says in one line where a text ends too early", async () => {
    expect((await run("broken.xml")).out).toBe(
      `error: line 1, column 5: malformed tag of element cib (legal: an attribute, \`>\` or \`/>\`)\nConfiguration invalid: 1 error, 0 warnings\n${MORE}`,
    );
  });
});
