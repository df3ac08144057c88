import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkWritable, writeWhole } from "../../src/cli/write-file.js";
import { bundleCommand, runShell, temporaryDirectory } from "../support/command.js";

const directory = temporaryDirectory();
const CIB = new URL("../../corpus/xml/location-prefers-a-node.xml", import.meta.url);
const at = (name: string) => join(directory.path, name);
const mode = (name: string) => statSync(at(name)).mode & 0o7777;
const text = (name: string) => readFileSync(at(name), "utf8");
const drafts = () => readdirSync(directory.path).filter((name) => name.startsWith(".pengine-"));
const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;

beforeAll(async () => {
  await bundleCommand("crm-simulate", directory.path);
  await bundleCommand("pengine", directory.path);
  copyFileSync(CIB, at("cib.xml"));
  chmodSync(directory.path, 0o755);
});
afterAll(() => directory.remove());

function codeOf(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : error;
  }
  return undefined;
}

describe("a file that is written", () => {
  it.each(["000", "022", "077"])("is new with the mode 0640 under the umask %s, as the reference's", (umask) => {
    const files = "-O o.xml -G g.xml -D d.dot -I i.xml --output-to t.txt";
    expect(
      runShell(`umask ${umask}; rm -f o.xml g.xml d.dot i.xml t.txt; $CRM -x cib.xml -S ${files}`, directory.path),
    ).toEqual({
      exitCode: 0,
      out: "",
      err: "",
    });
    for (const name of ["o.xml", "g.xml", "d.dot", "i.xml", "t.txt"]) expect([name, mode(name)]).toEqual([name, 0o640]);
  });

  it("keeps the mode that it had", () => {
    writeFileSync(at("kept"), "old");
    chmodSync(at("kept"), 0o604);
    writeWhole(at("kept"), "new");
    expect([text("kept"), mode("kept")]).toEqual(["new", 0o604]);
  });

  it.skipIf(!isRoot)("keeps its owner and group", () => {
    writeFileSync(at("owned"), "old");
    chownSync(at("owned"), 1234, 2345);
    writeWhole(at("owned"), "new");
    const { uid, gid } = statSync(at("owned"));
    expect([text("owned"), uid, gid]).toEqual(["new", 1234, 2345]);
  });

  it("is what a link points to, and the link stays", () => {
    writeFileSync(at("pointed"), "old");
    symlinkSync("pointed", at("link"));
    symlinkSync("link", at("link-to-link"));
    writeWhole(at("link-to-link"), "new");
    expect([text("pointed"), readlinkSync(at("link")), readlinkSync(at("link-to-link"))]).toEqual([
      "new",
      "pointed",
      "link",
    ]);
  });

  it("is made where a link points to nothing", () => {
    symlinkSync("not-yet", at("dangling"));
    writeWhole(at("dangling"), "new");
    expect([text("not-yet"), readlinkSync(at("dangling")), mode("not-yet")]).toEqual(["new", "not-yet", 0o640]);
  });

  it("cannot be a link in a circle, a directory, or in a directory that is not there", () => {
    symlinkSync("circle", at("circle"));
    expect(codeOf(() => writeWhole(at("circle"), "x"))).toBe("ELOOP");
    expect(codeOf(() => writeWhole(directory.path, "x"))).toBe("EISDIR");
    expect(codeOf(() => writeWhole(at("missing/file"), "x"))).toBe("ENOENT");
    expect(codeOf(() => checkWritable(at("cib.xml/file")))).toBe("ENOTDIR");
    expect(codeOf(() => checkWritable(""))).toBe("ENOENT");
  });

  it("may have the longest name, and no longer one", () => {
    writeWhole(at("n".repeat(255)), "new");
    expect(text("n".repeat(255))).toBe("new");
    expect(codeOf(() => writeWhole(at("n".repeat(256)), "new"))).toBe("ENAMETOOLONG");
    rmSync(at("n".repeat(255)));
  });

  it("leaves other names of the file with what they had", () => {
    writeFileSync(at("first"), "old");
    linkSync(at("first"), at("second"));
    writeWhole(at("first"), "new");
    expect([text("first"), text("second")]).toEqual(["new", "old"]);
  });

  it("is written in place where its directory cannot be", () => {
    mkdirSync(at("locked"));
    for (const name of ["locked/file.xml", "locked/cib.xml"]) copyFileSync(CIB, at(name));
    if (isRoot) for (const name of ["locked", "locked/file.xml", "locked/cib.xml"]) chownSync(at(name), NOBODY, NOBODY);
    chmodSync(at("locked"), 0o555);
    const user = isRoot ? NOBODY : undefined;
    const before = statSync(at("locked/file.xml")).ino;
    expect(runShell("$CRM -x locked/cib.xml -S -O locked/file.xml", directory.path, user).exitCode).toBe(0);
    expect(text("locked/file.xml")).toContain("<cib");
    expect(statSync(at("locked/file.xml")).ino).toBe(before);
    expect(runShell("$CRM -x locked/cib.xml -S -O locked/new.xml", directory.path, user)).toEqual({
      exitCode: 4,
      out: "",
      err: "crm_simulate: Could not create 'locked/new.xml': Permission denied\n",
    });
    chmodSync(at("locked"), 0o755);
  });
});

describe("drafts", () => {
  // The name of a draft says for which file it is; this is the one of `target`.
  const PREFIX = ".pengine-34a04005bcaf206e-";
  const name = (writer: number, letter: string) => `${PREFIX}${writer}-${letter.repeat(32)}`;

  it("of a process that is gone are removed at the next write, all else stays", () => {
    const gone = name(2 ** 22 + 1, "a");
    const alive = name(process.ppid, "b");
    const others = [`${PREFIX}x`, ".pengine-0000000000000000-1-aa", ".target"];
    for (const each of [gone, alive, ...others]) writeFileSync(at(each), "left");
    mkdirSync(at(name(2 ** 22 + 2, "c")));
    symlinkSync("cib.xml", at(name(2 ** 22 + 3, "d")));
    writeWhole(at("target"), "new");
    const left = readdirSync(directory.path);
    expect(left).not.toContain(gone);
    for (const each of [alive, ...others, name(2 ** 22 + 2, "c"), name(2 ** 22 + 3, "d"), "target"])
      expect(left).toContain(each);
    for (const each of left.filter((file) => file.startsWith(".pengine-"))) rmSync(at(each), { recursive: true });
  });

  it("are gone after a write, and after one that failed", () => {
    writeWhole(at("target"), "new");
    expect(drafts()).toEqual([]);
    const limited = runShell("trap '' XFSZ; ulimit -f 1; $CRM -x cib.xml -S -O target", directory.path);
    expect(limited).toMatchObject({ exitCode: 1, err: "crm_simulate: Could not create 'target': File too large\n" });
    expect([text("target"), drafts()]).toEqual(["new", []]);
  });

  it("never take the place of the file half-written, also if the process is killed", { timeout: 600_000 }, async () => {
    copyFileSync(CIB, at("killed.xml"));
    const whole = new Set([text("killed.xml")]);
    const crm = ["crm-simulate.cjs", "-x", "killed.xml", "-X"];
    runShell("$CRM -x killed.xml -X", directory.path);
    whole.add(text("killed.xml"));
    for (let loop = 0; loop < Number(process.env.KILLS ?? 10); loop++) {
      const child = spawn("node", crm, { cwd: directory.path, stdio: "ignore" });
      const ended = new Promise((resolve) => child.on("close", resolve));
      setTimeout(() => child.kill("SIGKILL"), 100 + ((loop * 37) % 400));
      await ended;
      const now = text("killed.xml");
      expect(now.endsWith("</cib>\n") || whole.has(now)).toBe(true);
      if (loop % 2 === 0) copyFileSync(CIB, at("killed.xml"));
    }
    expect(runShell("$CRM -x killed.xml -X", directory.path).exitCode).toBe(0);
    expect(drafts()).toEqual([]);
  });
});

describe("outputs that are full", () => {
  const FULL = "No space left on device";

  it.each([
    ["$CRM -x cib.xml -S > /dev/full", 1, `crm_simulate: Could not write standard output: ${FULL}\n`],
    ["$CRM --help > /dev/full", 1, `crm_simulate: Could not write standard output: ${FULL}\n`],
    ["$CRM -x cib.xml -S --output-to /dev/full", 1, `crm_simulate: Could not write '/dev/full': ${FULL}\n`],
    ["$CRM -x cib.xml -S -O /dev/full > /dev/null", 1, `crm_simulate: Could not create '/dev/full': ${FULL}\n`],
    ["$CRM -x cib.xml -S -G /dev/full > /dev/null", 74, `crm_simulate: Could not write '/dev/full': ${FULL}\n`],
    ["$CRM -x cib.xml -S -D /dev/full > /dev/null", 74, `crm_simulate: Could not write '/dev/full': ${FULL}\n`],
    ["$CRM -x cib.xml -S -I /dev/full > /dev/null", 1, `crm_simulate: Could not write '/dev/full': ${FULL}\n`],
    ["$PENGINE verify cib.xml > /dev/full", 1, `pengine: Could not write standard output: ${FULL}\n`],
    ["$PENGINE --help > /dev/full", 1, `pengine: Could not write standard output: ${FULL}\n`],
  ])("%s", (line, exitCode, err) => {
    expect(runShell(line, directory.path)).toEqual({ exitCode, out: "", err });
  });

  it("are none where the reader goes away, or nobody listens", () => {
    expect(runShell("$CRM -x cib.xml -S | true", directory.path)).toEqual({ exitCode: 0, out: "", err: "" });
    expect(runShell("$CRM -x /missing 2> /dev/full", directory.path).exitCode).toBe(65);
  });
});

describe("the file that is simulated in place", () => {
  it("is read, and written through its link", () => {
    copyFileSync(CIB, at("real.xml"));
    symlinkSync("real.xml", at("by-link.xml"));
    expect(runShell("$CRM -x by-link.xml -X > /dev/null", directory.path).exitCode).toBe(0);
    expect(lstatSync(at("by-link.xml")).isSymbolicLink()).toBe(true);
    expect(text("real.xml")).toContain("lrm_rsc_op");
  });
});
