import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withXzUnpacked } from "../../src/cli/xz.js";
import { bundleCommand, runShell, temporaryDirectory } from "../support/command.js";
import { fakeIo } from "../support/io.js";
import { PACKED, TEXT } from "../support/packed.js";

const NO_LIMITS = { most: 1 << 20 };

/** What a command that these words belong to reads from a file. */
async function readIn(words: readonly string[], name: string, bytes: Uint8Array, limit?: string): Promise<string> {
  const environment = limit === undefined ? {} : { PENGINE_INPUT_LIMIT: limit };
  const io = await withXzUnpacked(words, fakeIo({ files: { [name]: bytes }, environment }));
  return new TextDecoder().decode(io.readFile(name, NO_LIMITS));
}

describe("files packed by xz", () => {
  it("are read, whether a word names them or an option", async () => {
    expect(await readIn(["show", "a.xz"], "a.xz", PACKED)).toBe(TEXT);
    expect(await readIn(["explain", "--xml-file=a.xz"], "a.xz", PACKED)).toBe(TEXT);
  });

  it("may be standard input", async () => {
    const read = async (words: readonly string[], stdin: Uint8Array): Promise<string> => {
      const io = await withXzUnpacked(words, { ...fakeIo(), readStdin: () => stdin });
      return new TextDecoder().decode(io.readStdin(NO_LIMITS));
    };
    expect(await read(["show", "-"], PACKED)).toBe(TEXT);
    expect(await read(["explain", "--xml-file=-"], PACKED)).toBe(TEXT);
    expect(await read(["show", "-"], Buffer.from(TEXT))).toBe(TEXT);
    await expect(read(["show", "-"], PACKED.subarray(0, PACKED.length - 20))).rejects.toThrow("it ends too soon");
  });

  it("are left alone if no word names them, or if they only have the name", async () => {
    expect(await readIn(["show", "b.xz"], "a.xz", PACKED)).not.toBe(TEXT);
    expect(await readIn(["show", "a.xz"], "a.xz", Buffer.from(TEXT))).toBe(TEXT);
  });

  it("say what is wrong with them when they are read", async () => {
    const cut = PACKED.subarray(0, PACKED.length - 20);
    const wrong = Buffer.from(PACKED);
    wrong[30] = (wrong[30] ?? 0) ^ 1;
    await expect(readIn(["a.xz"], "a.xz", cut)).rejects.toThrow("it ends too soon");
    await expect(readIn(["a.xz"], "a.xz", wrong)).rejects.toThrow("damaged or incomplete archive");
    await expect(readIn(["a.xz"], "a.xz", Buffer.concat([PACKED, Buffer.from("x")]))).rejects.toThrow(
      "something follows",
    );
  });

  it("may hold as much as the limit", async () => {
    expect(await readIn(["a.xz"], "a.xz", PACKED, String(TEXT.length))).toBe(TEXT);
    await expect(readIn(["a.xz"], "a.xz", PACKED, String(TEXT.length - 1))).rejects.toThrow("an archive of more than");
  });
});

describe("the command pengine", () => {
  const directory = temporaryDirectory();
  beforeAll(async () => {
    await bundleCommand("pengine", directory.path);
    writeFileSync(join(directory.path, "a.xz"), PACKED);
    writeFileSync(join(directory.path, "packed.crm"), PACKED);
  });
  afterAll(() => directory.remove());

  it("shows what is in one", () => {
    const { out } = runShell("$PENGINE show a.xz", directory.path);
    expect(out).toContain("primitive web systemd:nginx");
  });

  it("says what to do with one of another name", () => {
    const { err, exitCode } = runShell("$PENGINE show packed.crm", directory.path);
    expect(err).toContain("packed by xz");
    expect(exitCode).toBe(65);
  });
});
