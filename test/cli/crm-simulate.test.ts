import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { crmSimulate } from "../../src/cli/crm-simulate/main.js";
import { CIB, cibText } from "../support/cib.js";
import { meta, operations, primitive } from "../support/elements.js";
import { fakeIo, textOf } from "../support/io.js";

type Given = Parameters<typeof fakeIo>[0];

function run(words: readonly string[], given: Given = {}) {
  const io = fakeIo({ files: { "cib.xml": CIB, ...given.files }, ...without(given) });
  const exitCode = crmSimulate(words, io);
  return { exitCode, io, out: io.out, err: io.err };
}

function without({ files: _files, ...rest }: NonNullable<Given>) {
  return rest;
}

describe("wrong usage (09 §2.2)", () => {
  it.each([
    [["--bogus=5"], "crm_simulate: Unknown option --bogus=5\n"],
    [["-Z"], "crm_simulate: Unknown option -Z\n"],
    [["-5"], "crm_simulate: Unknown option -5\n"],
    [["-x"], "crm_simulate: Missing argument for -x\n"],
    [["--xml-file"], "crm_simulate: Missing argument for --xml-file\n"],
    [["-N", "abc"], "crm_simulate: Cannot parse integer value “abc” for -N\n"],
    [["--repeat=99999999999"], "crm_simulate: Integer value “99999999999” for --repeat out of range\n"],
    [["--help=3"], "crm_simulate: Unknown option --help=3\n"],
  ])("%j", (words, line) => {
    const { exitCode, out, err } = run(words);
    expect([exitCode, out, err]).toEqual([64, "", line]);
  });

  it("lets numbers be hexadecimal, octal or signed", () => {
    for (const number of ["0x10", "010", "-3", " 7"]) expect(run(["-N", number, "--version"]).exitCode).toBe(0);
    expect(run(["-N", "09", "--version"]).exitCode).toBe(64);
  });
});

describe("clusters of short options (09 §2.1)", () => {
  it("are taken apart, a value that sticks to its option with a notice", () => {
    const { exitCode, err, out } = run(["-sSQ", "-xcib.xml"]);
    expect(exitCode).toBe(0);
    expect(out).toContain("pcmk__primitive_assign: a allocation score on n1: -INFINITY\n");
    expect(err).toBe(
      "Deprecated argument format '-xcib.xml' used.\n" +
        "Please use '-x cib.xml' instead.  Support will be removed in a future release.\n",
    );
  });

  it("ignore the value of a flag", () => {
    expect(run(["--quiet=0", "-x", "cib.xml"]).out).toBe("");
  });
});

describe("help and version (09 §2.3, §5.6)", () => {
  it("aligns the descriptions of the groups that it shows", () => {
    const { out } = run(["--help-all"]);
    const starts = out.match(/^ {2}-.{33}/gm) ?? [];
    expect(starts.length).toBeGreaterThan(30);
    for (const line of starts) expect(line).toMatch(/ [^ ]$| {2}$|[^ ]$/);
    expect(out).toContain("  -Q, --quiet                      D");
    expect(run(["--help-output"]).out).toContain("  --output-to=DEST       S");
  });

  it("prints the version, also as XML", () => {
    expect(run(["-$"]).out).toBe("Pacemaker 3.0.3\nWritten by Andrew Beekhof and the Pacemaker project contributors\n");
    expect(run(["--version", "--output-as=xml", "a b"]).out).toContain(
      `<pacemaker-result api-version="2.42" request="crm_simulate --version --output-as=xml 'a b'">`,
    );
  });
});

describe("output (09 §4.1, §5)", () => {
  it("refuses formats that there are not, and destinations that cannot be created", () => {
    expect(run(["--output-as=foo"])).toMatchObject({
      exitCode: 105,
      err: "Error creating output format foo: Unknown output format\n",
    });
    expect(run(["--output-to=/missing/x"])).toMatchObject({
      exitCode: 105,
      err: "Error creating output format (null): No such file or directory\n",
    });
    expect(run(["--output-as=xml", "--output-to=/protected/x"])).toMatchObject({
      exitCode: 4,
      err: "Error creating output format xml: Permission denied\n",
    });
  });

  it("goes to a file", () => {
    const { io } = run(["-x", "cib.xml", "-R", "--output-to=out"]);
    expect(io.out).toBe("");
    expect(textOf(io, "out")).toContain("Transition Summary:\n  * Start      a       (");
  });

  it("says nothing as none", () => {
    expect(run(["-x", "cib.xml", "-S", "--output-as=none"])).toMatchObject({ exitCode: 0, out: "", err: "" });
  });

  it("ends an XML document with the status, also of a failed run", () => {
    expect(run(["-x", "missing.xml", "--output-as=xml"]).out).toBe(
      '<pacemaker-result api-version="2.42" request="crm_simulate -x missing.xml --output-as=xml">\n' +
        '  <status code="65" message="Invalid data given"/>\n</pacemaker-result>\n',
    );
  });

  it("loses in XML what comes after synthetic events (09 §5.4)", () => {
    const { out } = run(["-x", "cib.xml", "-S", "-d", "n1", "--output-as=xml"]);
    expect(out).toContain('<modify_node action="Offline" node="n1"/>\n  <status code="0"');
    expect(out).not.toContain("<actions");
  });

  it("gives programs JSON", () => {
    const { out } = run(["-x", "cib.xml", "-S", "--output-as=json"]);
    expect(JSON.parse(out)).toMatchObject({
      format: "pengine.simulation",
      version: 2,
      exitCode: 0,
      verdict: { format: "pengine.verdict", summary: { resourceActions: [{ change: "start" }, { change: "start" }] } },
      execution: { complete: true },
      after: { nodes: [{ name: "n1" }, { name: "n2", resourcesRunning: 2 }] },
    });
  });
});

describe("input (09 §3)", () => {
  /** An archive that ends too early. */
  const cut = (bytes: Uint8Array) => bytes.slice(0, bytes.length - 20);

  it("reads standard input and gzip", () => {
    expect(run(["-p", "-Q"], { stdin: CIB }).exitCode).toBe(0);
    expect(run(["-x", "a.gz", "-Q"], { files: { "a.gz": gzipSync(CIB) } }).exitCode).toBe(0);
  });

  it("reads the declared encoding", () => {
    const latin = `<?xml version="1.0" encoding="ISO-8859-1"?>${CIB.replaceAll("n1", "né")}`;
    const { out } = run(["-x", "l.xml"], { files: { "l.xml": Buffer.from(latin, "latin1") } });
    expect(out).toContain("Online: [ n2 né ]");
  });

  it.each([
    ["missing.xml", {}, "missing.xml: No such file or directory"],
    ["t.gz", { "t.gz": cut(gzipSync(CIB)) }, "t.gz: damaged or incomplete archive"],
    ["t.bz2", { "t.bz2": CIB }, "t.bz2: damaged or incomplete archive"],
    ["bad.xml", { "bad.xml": "<cib>" }, "bad.xml: line 1"],
    ["latin.xml", { "latin.xml": Buffer.from("<cib a='é'/>", "latin1") }, "latin.xml: not text in the encoding"],
  ])("refuses %s with one clear line and exit code 65", (name, files, reason) => {
    const { exitCode, err } = run(["-x", name], { files });
    expect(exitCode).toBe(65);
    expect(err).toContain(`crm_simulate: Could not read input XML: Bad input value provided (${reason}`);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });

  it("asks the cluster, or says that there is none", () => {
    expect(run(["-L", "-Q"], { cluster: CIB }).exitCode).toBe(0);
    expect(run(["-L"])).toMatchObject({
      exitCode: 102,
      err: "Could not connect to the CIB: Transport endpoint is not connected\n",
    });
  });

  it("takes a live CIB from the file that the environment names", () => {
    expect(run(["-L", "-Q"], { environment: { CIB_file: "cib.xml" } }).exitCode).toBe(0);
    expect(run(["-L"], { environment: { CIB_file: "missing" } })).toMatchObject({
      exitCode: 105,
      err: "Could not connect to the CIB: No such device or address\n",
    });
    expect(run(["-x", "cib.xml"], { environment: { CIB_shadow: "none" } }).exitCode).toBe(105);
  });
});

describe("a CIB that only the evaluation refuses", () => {
  it("gives one line and 78: the reference never comes back from it", () => {
    const cib = readFileSync(new URL("../../corpus/reference-aborts/bundle-on-itself.xml", import.meta.url), "utf8");
    const io = fakeIo({ files: { "in.xml": cib } });
    expect(crmSimulate(["-x", "in.xml", "-S"], io)).toBe(78);
    expect(io.err).toMatch(
      /^crm_simulate: line 15, column 5: .*bundle-podman-2 is recorded as active on bundle-2.*\n$/,
    );
    expect(io.out).toBe("");
  });
});

describe("fail counts (09 §6.13)", () => {
  it("are shown for the histories of the first lrm_resources only, twice if one is there twice", () => {
    const history = (id: string, inside = "") => `<lrm_resource id="${id}">${inside}</lrm_resource>`;
    const counts = ["a", "b", "c"].map((id) => `<nvpair id="i-${id}" name="fail-count-${id}#stop_0" value="1"/>`);
    const state =
      `<transient_attributes id="1"><instance_attributes id="i">${counts.join("")}</instance_attributes>` +
      `</transient_attributes><lrm id="1"><lrm_resources>${history("a", history("c"))}${history("a")}</lrm_resources>` +
      `<lrm_resources>${history("b")}</lrm_resources></lrm></node_state>`;
    const cib = CIB.replace('<primitive id="b"', '<primitive id="c" class="lsb" type="c"/><primitive id="b"').replace(
      /(<node_state id="1"[^>]*)\/>/,
      (_, start) => `${start}>${state}`,
    );
    const { out } = run(["-x", "counts.xml", "-c"], { files: { "counts.xml": cib } });
    expect(out.slice(out.indexOf("  * Migration"))).toBe(
      `  * Migration Summary:\n    * Node: n1:\n${"      * a: migration-threshold=1000000 fail-count=1\n".repeat(2)}`,
    );
  });
});

describe("showing fail counts (03 §17.3)", () => {
  const files = {
    "in.xml": readFileSync("corpus/xml/failure-timeout-off-for-later-queries-only.xml", "utf8"),
  };
  const scoreOnN1 = (...words: readonly string[]) =>
    /allocation score on n1: (\S+)/.exec(run(["-x", "in.xml", "-S", "-s", ...words], { files }).out)?.[1];

  it("before anything is decided switches failure timeouts off that conflict with on-fail=block", () => {
    expect(scoreOnN1()).toBe("0");
    expect(scoreOnN1("--show-failcounts")).toBe("-INFINITY");
    expect(scoreOnN1("--show-failcounts", "--quorum", "1")).toBe("-INFINITY");
  });

  it("changes nothing if they are not shown, or before events", () => {
    expect(scoreOnN1("--show-failcounts", "-Q")).toBe("0");
    expect(scoreOnN1("--show-failcounts", "--node-up", "n1")).toBe("0");
  });
});

describe("an operation that is to fail with a result that is too large (09 §9.6, §11.4)", () => {
  it.each([
    ["4294967297", "1"],
    ["99999999999999999999", "-1"],
    ["5x", "5"],
  ])("%s fails with %s", (given, rc) => {
    const { out } = run(["-x", "cib.xml", "-S", "-F", `a_start_0@n2=${given}`]);
    expect(out).toMatch(new RegExp(`Pretending action \\d+ failed with rc=${rc}\n`));
  });
});

describe("the log (09 §15)", () => {
  const twice = operations('id="o1" name="monitor" interval="10s"', 'id="o2" name="monitor" interval="10s"');
  const cib = cibText({ nodes: 1, resources: primitive("A", twice + meta({ requires: "fencing" })) });
  const DOUBLE =
    "Operation o2 is duplicate of o1 (do not use same name and interval combination more than once per resource)";
  const log = (...words: string[]) =>
    new Set(run(["-x", "in.xml", "-S", ...words], { files: { "in.xml": cib } }).err.split("\n"));

  it("tells errors of the configuration with -V, warnings too with -VV, and nothing without", () => {
    expect(log()).toEqual(new Set([""]));
    expect(log("-V")).toContain(`error: ${DOUBLE}`);
    expect([...log("-V")].filter((line) => line.startsWith("warning"))).toEqual([]);
    expect([...log("-VV")].filter((line) => line.startsWith("warning"))).not.toEqual([]);
  });
});

describe("saved files (09 §3.3, §13)", () => {
  it.each([
    ["/missing/out", 105, "No such file or directory"],
    ["/protected/out", 4, "Permission denied"],
    ["", 105, "No such file or directory"],
  ])("the output file comes first: %j", (path, code, reason) => {
    expect(run(["-x", "cib.xml", "-O", path])).toMatchObject({
      exitCode: code,
      out: "",
      err: `crm_simulate: Could not create '${path}': ${reason}\n`,
    });
  });

  it("an input file that cannot be written ends the run with a line of ours, a graph or dot file with 74", () => {
    const err = "crm_simulate: Could not write '/protected/in': Permission denied\n";
    expect(run(["-x", "cib.xml", "-R", "-I", "/protected/in"])).toMatchObject({ exitCode: 4, err });
    for (const option of ["-G", "-D"]) {
      const { exitCode, out, err } = run(["-x", "cib.xml", option, "/missing/file"]);
      expect([exitCode, err]).toEqual([
        74,
        "crm_simulate: Could not write '/missing/file': No such file or directory\n",
      ]);
      expect(out).not.toContain("Transition Summary");
    }
  });

  it("lose the events too if the execution has to be given up", () => {
    const cib = CIB.replace("<status>", '<status><node_state id="again" uname="n1"/>');
    const args = ["-x", "twice.xml", "-S", "-g", "ticket", "-O", "out"];
    const { exitCode, io } = run(args, { files: { "twice.xml": cib } });
    expect(exitCode).toBe(70);
    expect(textOf(io, "out")).not.toContain("ticket");
  });

  it("does not read back an output file named .bz2", () => {
    const { exitCode, err, io } = run(["-x", "cib.xml", "-O", "out.bz2"]);
    expect(exitCode).toBe(78);
    expect(err).toBe("Could not connect to the CIB: Update does not conform to the configured schema\n");
    expect(textOf(io, "out.bz2")).toContain("<cib ");
  });

  it("leaves a compressed input as it is, since it cannot be simulated in place", () => {
    const archive = new Uint8Array(gzipSync(CIB));
    const { exitCode, io } = run(["-x", "a.gz", "-X", "-Q"], { files: { "a.gz": archive } });
    expect(exitCode).toBe(78);
    expect(io.files.get("a.gz")).toEqual(archive);
  });

  it("stores the result in the input with --in-place", () => {
    const { io } = run(["-x", "cib.xml", "-X", "-Q"]);
    expect(textOf(io, "cib.xml")).toContain('operation_key="a_start_0"');
  });
});

describe("profiling (09 §14)", () => {
  it("times the files of a directory in order, and passes over what is no CIB", () => {
    const files = { "dir/b.xml": CIB, "dir/a.xml": CIB, "dir/c.xml": "<cib/>", "dir/d.txt": CIB };
    expect(run(["-P", "dir"], { files }).out).toBe(
      "Timings:\n  * Testing dir/a.xml ... 0.00 secs\n  * Testing dir/b.xml ... 0.00 secs\n",
    );
    expect(run(["-P", "nowhere"])).toMatchObject({ exitCode: 105, out: "", err: "" });
  });
});
