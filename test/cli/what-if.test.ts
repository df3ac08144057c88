import { describe, expect, it } from "vitest";
import { endingSentence } from "../../src/cli/pengine/ending.js";
import { pengine } from "../../src/cli/pengine/main.js";
import { CIB } from "../support/cib.js";
import { fakeIo } from "../support/io.js";

const CRM = `node n1
node n2
primitive db systemd:postgresql
primitive web systemd:nginx
colocation c inf: web db
order o Mandatory: db web
location l db 100: n1
property stonith-enabled=false
`;
const PCS =
  "pcs resource create db systemd:postgresql --no-default-ops\npcs constraint location db prefers n1=100\npcs property set stonith-enabled=false --force\n";
const COROSYNC = "totem {\n  version: 2\n}\n";
const CONFIGURATION = /<configuration>.*<\/configuration>/s.exec(CIB)?.[0] ?? "";

async function run(words: readonly string[]) {
  const files = {
    "cib.xml": CIB,
    "a.crm": CRM,
    "b.crm": CRM.replace("100: n1", "100: n2"),
    "unfenced.crm": CRM.replace("property stonith-enabled=false\n", ""),
    "a.pcs": PCS,
    "corosync.conf": COROSYNC,
    "wrapped.xml": `<pacemaker-result>${CIB}</pacemaker-result>`,
    "configuration.xml": CONFIGURATION,
    "crm_mon.xml": '<pacemaker-result><nodes><node name="n1"/></nodes></pacemaker-result>',
  };
  const io = fakeIo({ files });
  const exitCode = await pengine(words, io);
  return { exitCode, out: io.out, err: io.err };
}

describe("any input", () => {
  it.each([["cib.xml"], ["wrapped.xml"], ["configuration.xml"]])("takes the CIB in %s", async (file) => {
    const { exitCode, out } = await run(["explain", "-x", file, "a"]);
    expect(exitCode).toBe(0);
    expect(out).toContain("a starts on n2: no other node can have a, since away keeps a off n1 (-INFINITY).");
  });

  it("takes crm text and pcs commands for a cluster that has just started, and says so", async () => {
    for (const file of ["a.crm", "a.pcs"]) {
      const { exitCode, out, err } = await run(["explain", "-x", file, "db"]);
      expect(exitCode).toBe(0);
      expect(out).toMatch(/^db starts on n1[:.]/);
      expect(err).toContain("The input has no status: taken as a cluster that has just started");
    }
  });

  it.each([
    ["corosync.conf", "pengine quorum -c"],
    ["crm_mon.xml", "cibadmin -Q"],
  ])("says what to run instead of %s", async (file, legal) => {
    const { exitCode, out, err } = await run(["explain", "-x", file, "a"]);
    expect(exitCode).not.toBe(0);
    expect(out).toBe("");
    expect(err).toContain(legal);
  });
});

describe("pengine what-if", () => {
  it("says of an event what is so already", async () => {
    const { out } = await run(["what-if", "-x", "a.crm", "-u", "n1"]);
    expect(out).toContain("  n1 is online already.\n");
  });

  it("says why nothing happens where the configuration has an error", async () => {
    const { err } = await run(["what-if", "-x", "unfenced.crm", "-d", "n1"]);
    expect(err).toContain("The configuration has an error: Resource start-up disabled");
  });

  it("calls what it compares with what would happen otherwise", async () => {
    const { out } = await run(["what-if", "-x", "a.crm", "-d", "n1"]);
    expect(out).toMatch(/resource +otherwise +then\n/);
  });

  it("shows what would happen after a command, and where things would be", async () => {
    const { exitCode, out } = await run(["what-if", "-x", "a.crm", "--do", "crm node standby n1"]);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^ {2}db +n1 +n2$/m);
    expect(out).toMatch(/^ {2}web +n1 +n2$/m);
    expect(out).toContain("At rest after 1 transition.");
  });

  it("says what would be lost, and why", async () => {
    const { out } = await run(["what-if", "-x", "a.crm", "--do", "pcs resource disable db"]);
    expect(out).toContain("What would be lost\n  db, web\n");
  });

  it("prints JSON for programs", async () => {
    const { out } = await run(["what-if", "-x", "a.crm", "-d", "n1", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ format: "pengine.what-if", version: 1, atRest: true });
  });
});

describe("pengine compare", () => {
  it("shows the difference of two configurations and what it does, and fails where that is not wanted", async () => {
    const { exitCode, out } = await run(["compare", "a.crm", "b.crm", "--fail-on", "stop,move"]);
    expect(out).toContain("- location l db 100: n1\n+ location l db 100: n2\n");
    expect(out).toMatch(/^ {2}db +n1 +n2$/m);
    expect(exitCode).toBe(1);
    expect((await run(["compare", "a.crm", "b.crm", "--fail-on", "stop"])).exitCode).toBe(0);
    expect((await run(["compare", "a.crm", "a.crm", "--fail-on", "stop,move,restart,demote"])).exitCode).toBe(0);
  });
});

describe("pengine show and edit", () => {
  it("show a configuration as crm text", async () => {
    expect((await run(["show", "cib.xml", "away"])).out).toBe("location away a -inf: n1\n");
    expect((await run(["show", "cib.xml", "nothere"])).exitCode).toBe(105);
  });

  it("edit it by commands, all or none", async () => {
    const { exitCode, out } = await run(["edit", "-x", "cib.xml", "--diff", "crm resource stop a"]);
    expect(exitCode).toBe(0);
    expect(out).toContain("target-role=Stopped");
    const refused = await run(["edit", "-x", "cib.xml", "crm resource stop a", "crm resource stop nothere"]);
    expect(refused).toMatchObject({ exitCode: 78, out: "" });
  });
});

describe("where the cluster does not come to rest", () => {
  it("says what comes again and again", () => {
    const both = { resources: ["a"], fenced: ["n1"] };
    expect(endingSentence({ kind: "recovery", period: 1, ...both }, 3)).toBe(
      "The cluster tries to recover for ever: the same transition comes again and again (a, n1).",
    );
    expect(endingSentence({ kind: "oscillation", period: 2, ...both }, 3)).toBe(
      "The cluster goes to and fro for ever: the same 2 transitions come again and again (a, n1).",
    );
    expect(endingSentence({ kind: "unfinished" }, 10)).toBe("The cluster does not come to rest within 10 transitions.");
    expect(endingSentence({ kind: "rest" }, 1)).toBe("At rest after 1 transition.");
  });
});

describe("pengine compare", () => {
  it("lends the status of one to the other, so that only what differs makes a difference", async () => {
    const io = fakeIo({ files: { "cib.xml": CIB } });
    await pengine(["show", "cib.xml"], io);
    const both = fakeIo({ files: { "cib.xml": CIB }, stdin: io.out });
    expect(await pengine(["compare", "cib.xml", "-", "--fail-on", "stop,move"], both)).toBe(0);
    expect(both.err).toBe("- has no status: taken with that of cib.xml.\n");
    expect(both.out).toContain("No difference.");
  });
});
