import { UTC } from "../../src/base/datetime.js";
import type { CommandIo } from "../../src/cli/io.js";

/** What a command wrote, and the files that there are. */
export interface FakeIo extends CommandIo {
  readonly files: Map<string, Uint8Array>;
  readonly out: string;
  readonly err: string;
}

/** An outside world in memory. Directories are `/` and what is named; everything else is not there. */
export function fakeIo(
  given: {
    readonly files?: Readonly<Record<string, string | Uint8Array>>;
    readonly stdin?: string;
    readonly environment?: Readonly<Record<string, string>>;
    readonly cluster?: string;
    readonly clock?: number;
    readonly colour?: boolean;
  } = {},
): FakeIo {
  const bytes = (content: string | Uint8Array) =>
    typeof content === "string" ? new TextEncoder().encode(content) : content;
  const files = new Map(Object.entries(given.files ?? {}).map(([path, content]) => [path, bytes(content)]));
  const written = { out: "", err: "" };
  const refuse = (code: string): never => {
    throw Object.assign(new Error(code), { code });
  };
  const checkWritable = (path: string): void => {
    if (path === "" || path.startsWith("/missing/")) refuse("ENOENT");
    if (path.startsWith("/protected/")) refuse("EACCES");
  };
  return {
    program: "crm_simulate",
    files,
    get out() {
      return written.out;
    },
    get err() {
      return written.err;
    },
    readFile: (path) => files.get(path) ?? refuse("ENOENT"),
    readStdin: () => bytes(given.stdin ?? ""),
    readDirectory: (path) => {
      const inside = [...files.keys()].filter((name) => name.startsWith(`${path}/`));
      return inside.length > 0 ? inside.map((name) => name.slice(path.length + 1)) : refuse("ENOENT");
    },
    listTree: (path) => {
      if (files.has(path)) return undefined;
      const inside = [...files.keys()].filter((name) => name.startsWith(`${path}/`));
      return inside.length > 0 ? inside.map((name) => name.slice(path.length + 1)) : refuse("ENOENT");
    },
    streamFile: async function* (path) {
      yield files.get(path) ?? refuse("ENOENT");
    },
    writeFile: (path, text) => {
      checkWritable(path);
      files.set(path, bytes(text));
    },
    checkWritable,
    stdout: (text) => {
      written.out += text;
    },
    stderr: (text) => {
      written.err += text;
    },
    clock: () => given.clock ?? 1_800_000_000,
    cpuSeconds: () => 0,
    zone: UTC,
    colour: given.colour ?? false,
    environment: (name) => given.environment?.[name],
    queryCluster: () => given.cluster,
  };
}

/** The text of a file that a command wrote. */
export function textOf(io: FakeIo, path: string): string | undefined {
  const content = io.files.get(path);
  return content === undefined ? undefined : new TextDecoder().decode(content);
}
