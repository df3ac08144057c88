/** The commands as users run them: processes of their own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

export interface Ran {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** An empty directory for a test file's files; `remove` takes it away. */
export function temporaryDirectory(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "pengine-test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Makes one script of a command, in a directory. @returns its path */
export async function bundleCommand(name: "crm-simulate" | "pengine", directory: string): Promise<string> {
  const outfile = join(directory, `${name}.cjs`);
  const source = new URL(`../../src/cli/${name}.ts`, import.meta.url);
  await build({
    entryPoints: [source.pathname],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "warning",
  });
  return outfile;
}

/** Runs a line of the shell, with `$CRM` and `$PENGINE` for the commands in that directory. */
export function runShell(line: string, directory: string, user?: number): Ran {
  const { status, stdout, stderr } = spawnSync("sh", ["-c", line], {
    cwd: directory,
    encoding: "utf8",
    env: { ...process.env, CRM: `node ${directory}/crm-simulate.cjs`, PENGINE: `node ${directory}/pengine.cjs` },
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  return { exitCode: status, out: stdout, err: stderr };
}
