import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readInput } from "../../src/cli/input.js";
import { readPath } from "../../src/cli/read-bytes.js";
import { bundleCommand, runShell, temporaryDirectory } from "../support/command.js";
import { fakeIo } from "../support/io.js";

const directory = temporaryDirectory();
const MEGABYTE = 1 << 20;

beforeAll(async () => {
  await bundleCommand("crm-simulate", directory.path);
  await bundleCommand("pengine", directory.path);
});
afterAll(() => directory.remove());

/** A gzip archive of a beginning and many pieces, made without unpacking it: the checksum is wrong, the size is not. */
function gzipBomb(beginning: string, piece: string, count: number): Buffer {
  const part = (text: string) => deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
  const size = Buffer.alloc(8);
  size.writeUInt32LE((beginning.length + count * piece.length) % 2 ** 32, 4);
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
  const one = part(piece);
  return Buffer.concat([header, part(beginning), ...Array<Buffer>(count).fill(one), deflateRawSync(""), size]);
}

/** Seconds of CPU and the most memory in kB that the command took, which is to end in one line. */
function refused(line: string): { readonly err: string; readonly cpu: number; readonly memory: number } {
  const measured = `process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    require("node:fs").writeSync(1, JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS]));
  });`;
  writeFileSync(join(directory.path, "measure.cjs"), measured);
  const { exitCode, out, err } = runShell(line.replaceAll("node ", "node -r ./measure.cjs "), directory.path);
  expect([65, 78]).toContain(exitCode);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  const [cpu, memory] = JSON.parse(out.trim().split("\n").at(-1) ?? "[]");
  return { err, cpu, memory };
}

const CRM = "node crm-simulate.cjs";
const PENGINE = "node pengine.cjs";

describe("inputs without end", () => {
  it.each([
    [`${CRM} -x /dev/zero`, "not XML"],
    [`${CRM} -p < /dev/zero`, "not XML"],
    [`yes | ${CRM} -p`, "not XML"],
    [`${PENGINE} verify /dev/zero`, "not XML"],
    [`${PENGINE} quorum -c /dev/zero`, "larger than 16777216 bytes"],
    [`yes '<a>' | PENGINE_INPUT_LIMIT=1000000 ${CRM} -p`, "larger than 1000000 bytes"],
    [`yes '' | PENGINE_INPUT_LIMIT=1000000 ${CRM} -p`, "larger than 1000000 bytes"],
  ])("%s ends in one line", (line, says) => {
    const { err, cpu, memory } = refused(line);
    expect(err).toContain(says);
    expect(cpu).toBeLessThan(3);
    expect(memory).toBeLessThan(150_000);
  });
});

describe("archives that unpack to more than fits", () => {
  const bombs: readonly (readonly [string, Buffer])[] = [
    ["zeros.gz", gzipBomb("", "\0".repeat(MEGABYTE), 9_600)],
    ["spaces.gz", gzipBomb("<cib>", " ".repeat(MEGABYTE), 9_600)],
    ["spaces-whose-size-wraps.gz", gzipBomb("<cib>", " ".repeat(MEGABYTE), 8_200)],
    ["primitives.gz", gzipBomb("<cib>", '<primitive id="abc" class="ocf"/>\n'.repeat(30_000), 9_600)],
  ];

  it.each(bombs)("%s ends in one line", (name, bytes) => {
    writeFileSync(join(directory.path, name), bytes);
    const { err, cpu, memory } = refused(`${CRM} -x ${name}`);
    expect(err).toMatch(/not XML|an archive of more than 1073741824 bytes/);
    expect(cpu).toBeLessThan(3);
    expect(memory).toBeLessThan(250_000);
  });

  it.skipIf(runShell("command -v bzip2", directory.path).exitCode !== 0)("spaces.bz2 ends in one line", () => {
    runShell("(printf '<cib>'; head -c 200000000 /dev/zero | tr '\\0' ' ') | bzip2 > spaces.bz2", directory.path);
    const { err, cpu, memory } = refused(`${CRM} -x spaces.bz2`);
    expect(err).toContain("an archive of more than 1073741824 bytes");
    expect(cpu).toBeLessThan(6);
    expect(memory).toBeLessThan(250_000);
  });

  it.skipIf(runShell("command -v xz", directory.path).exitCode !== 0)("spaces.xz ends in one line", () => {
    runShell("(printf '<cib>'; head -c 100000000 /dev/zero | tr '\\0' ' ') | xz -0 > spaces.xz", directory.path);
    const { err, cpu, memory } = refused(`${PENGINE} show spaces.xz`);
    expect(err).toContain("an archive of more than 1073741824 bytes");
    expect(cpu).toBeLessThan(3);
    expect(memory).toBeLessThan(250_000);
  });
});

describe("the limit (PENGINE_INPUT_LIMIT)", () => {
  const given = (limit?: string) =>
    fakeIo({
      files: {
        "a.gz": gzipSync(`<cib>${"x".repeat(100_000)}</cib>`),
      },
      ...(limit === undefined ? {} : { environment: { PENGINE_INPUT_LIMIT: limit } }),
    });

  it("is what an archive may unpack to", () => {
    expect(readInput(given(), "a.gz")).toHaveLength(100_011);
    expect(readInput(given("100011"), "a.gz")).toHaveLength(100_011);
    expect(() => readInput(given("100010"), "a.gz")).toThrow("an archive of more than 100010 bytes");
  });

  it("is no other where it is no number", () => {
    expect(readInput(given("1 MB"), "a.gz")).toHaveLength(100_011);
  });

  it("is what a file may hold", () => {
    const path = join(directory.path, "plain.xml");
    writeFileSync(path, "x".repeat(1000));
    expect(readPath(path, { most: 1000 })).toHaveLength(1000);
    expect(() => readPath(path, { most: 999 })).toThrow("EFBIG");
  });
});
