import { relative } from "node:path";
import {
  brokenLines,
  type CaseResult,
  caseName,
  type FileResults,
  firstTests,
  policySchema,
  type Reporter,
  report,
  runPolicy,
} from "../../expect/index.js";
import { parseCorosync } from "../../quorum/index.js";
import { readAnyFile } from "../any-file.js";
import { readText } from "../input.js";
import type { CommandIo } from "../io.js";
import { printable } from "../printable.js";
import { attempt, EXIT, writeResult } from "./attempt.js";
import type { Style } from "./style.js";
import { parseTests, type TestFile } from "./test-file.js";

interface TestInput {
  readonly config: string | undefined;
  readonly datetime: string | undefined;
}

export interface TestRequest extends TestInput {
  readonly files: readonly string[];
  /** The cluster, instead of what the tests name. */
  readonly file: string | undefined;
  readonly reporter: Reporter | undefined;
}

/**
 * The command `pengine test`.
 * @returns 0; 1 if an expectation does not hold
 */
export async function testCommand(request: TestRequest, io: CommandIo, style: Style): Promise<number> {
  const done: FileResults[] = [];
  let failed = false;
  for (const file of request.files) {
    let reading = file;
    const code = await attempt(
      io,
      () => reading,
      async () => {
        const tests = parseTests(readText(io, file));
        const { policy } = tests;
        const cluster = request.file ?? besides(file, policy.cluster);
        if (cluster === undefined) {
          io.stderr(`pengine: ${printable(file)}: no cluster is named (legal: cluster: FILE, or the option -x)\n`);
          return EXIT.usage;
        }
        reading = cluster;
        const { cib, now } = await readAnyFile({ file: cluster, datetime: request.datetime ?? policy.now }, io);
        const config = request.config ?? besides(file, policy.corosync);
        reading = config ?? cluster;
        const quorum = config === undefined ? undefined : parseCorosync(readText(io, config));
        const progress = (test: string, nodes: readonly string[]): void => io.progress?.(`${test} ${nodes.join(", ")}`);
        reading = file;
        const results = runPolicy(policy, cib, { now: now.epoch, quorum, progress });
        done.push({ file, results });
        if (request.reporter === undefined) io.stdout(resultText(file, tests, results, style));
        failed ||= results.some(({ passed }) => !passed);
        return EXIT.ok;
      },
    );
    if (code !== EXIT.ok) return code;
  }
  if (request.reporter === undefined) io.stdout(total(done, style));
  else io.stdout(report(done, request.reporter));
  return failed ? EXIT.differs : EXIT.ok;
}

/** The command `pengine test --init`. */
export function initCommand(
  { file, config, datetime, output }: TestInput & { readonly file: string; readonly output: string | undefined },
  io: CommandIo,
): Promise<number> {
  return attempt(io, file, async () => {
    const { cib, now } = await readAnyFile({ file, datetime }, io);
    const quorum = config === undefined ? undefined : parseCorosync(readText(io, config));
    const from = { cluster: fromBeside(output, file), corosync: config && fromBeside(output, config) };
    return writeResult(io, output, firstTests(cib, { now: now.epoch, quorum }, from));
  });
}

/** The command `pengine test --schema`. */
export function schemaCommand(io: CommandIo): number {
  io.stdout(`${JSON.stringify(policySchema(), undefined, 2)}\n`);
  return EXIT.ok;
}

/** What a file has to name so that it means this path: the contrary of `besides`. */
function fromBeside(file: string | undefined, path: string): string {
  const folder = file?.slice(0, file.lastIndexOf("/") + 1) ?? "";
  return folder === "" || path.startsWith("/") ? path : relative(folder, path);
}

/** A path that a file names: from where that file is. */
function besides(file: string, path: string | undefined): string | undefined {
  if (path === undefined || path.startsWith("/") || file === "-") return path;
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  return folder + path;
}

function resultText(file: string, tests: TestFile, results: readonly CaseResult[], style: Style): string {
  const lines = results.flatMap((result) => {
    const name = printable(caseName(result));
    if (result.passed) return [`  ${style.good("ok")} ${name}`];
    const head = `  ${style.bad("FAILED")} ${name}`;
    if (result.error !== undefined) {
      const place = tests.lineOf(result.errorPlace ?? result.place);
      return [head, `    ${printable(`${file}:${place}: ${result.error}`)}`];
    }
    return [
      head,
      ...result.broken.flatMap((broken) => {
        const [first = "", ...others] = brokenLines(broken).map(printable);
        const place = style.faint(printable(`${file}:${tests.lineOf(broken.place)}:`));
        return [`    ${place} ${first}`, ...others.map((line) => `      ${line}`)];
      }),
    ];
  });
  return [style.strong(printable(file)), ...lines].map((line) => `${line}\n`).join("");
}

function total(files: readonly FileResults[], style: Style): string {
  const results = files.flatMap((each) => each.results);
  const passed = results.filter((each) => each.passed).length;
  const text = `${passed} of ${results.length} hold.\n`;
  return passed === results.length ? style.good(text) : style.bad(text);
}
