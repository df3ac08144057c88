import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crmSimulate } from "../../src/cli/crm-simulate/main.js";
import { fakeIo, textOf } from "../support/io.js";
import { mildXmlDocument, xmlDocument } from "./xml-documents.js";

const { CRM_SIMULATE, DOCUMENTS = "2000", SEED = "1" } = process.env;

/** What is read of a document: the exit code, and the CIB as it is written again. */
interface Reading {
  readonly exitCode: number;
  readonly cib: string;
  /** Whether it was refused for its encoding, with the advice to convert it. */
  readonly encoding?: boolean;
}

function ours(bytes: Uint8Array): Reading {
  const io = fakeIo({ files: { "in.xml": bytes } });
  const exitCode = crmSimulate(["-x", "in.xml", "-I", "out.xml", "-Q"], io);
  return { exitCode, cib: textOf(io, "out.xml") ?? "", encoding: io.err.includes("are not read") };
}

/** Nothing where the reference dies, as it does of entities in entities in values. */
function theirs(program: string, directory: string, bytes: Uint8Array): Reading | undefined {
  const [input, output] = [join(directory, "in.xml"), join(directory, "out.xml")];
  writeFileSync(input, bytes);
  rmSync(output, { force: true });
  const env = { ...process.env, CIB_shadow_dir: directory, LC_ALL: "C" };
  const { status } = spawnSync(program, ["-x", input, "-I", output, "-Q"], { env, timeout: 20_000 });
  if (status === null || status >= 128) return undefined;
  return { exitCode: status, cib: existsSync(output) ? readFileSync(output, "utf8") : "" };
}

describe.runIf(CRM_SIMULATE !== undefined)("documents are read as the reference reads them (10 §2)", () => {
  it.each([
    ["of all kinds", xmlDocument],
    ["mostly accepted", mildXmlDocument],
  ] as const)(
    `${DOCUMENTS} drawn documents, %s, seed ${SEED}`,
    (_, drawn) => {
      const directory = mkdtempSync(join(tmpdir(), "pengine-documents-"));
      const different: string[] = [];
      let died = 0;
      let accepted = 0;
      let notRead = 0;
      for (const bytes of fc.sample(drawn(), { numRuns: Number(DOCUMENTS), seed: Number(SEED) })) {
        const wanted = theirs(CRM_SIMULATE ?? "", directory, bytes);
        if (wanted === undefined) died++;
        else {
          const got = ours(bytes);
          if (wanted.exitCode === 0) accepted++;
          if (got.encoding === true) notRead++;
          else if (got.exitCode !== wanted.exitCode || got.cib !== wanted.cib)
            different.push(
              `${JSON.stringify(Buffer.from(bytes).toString("latin1"))}: ${wanted.exitCode}, ours ${got.exitCode}`,
            );
        }
      }
      rmSync(directory, { recursive: true });
      console.log(
        `${accepted} of ${DOCUMENTS} accepted; the reference died of ${died}; ${notRead} in encodings that are not read; ${different.length} different`,
      );
      expect(different).toEqual([]);
    },
    60 * 60 * 1000,
  );
});
