import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One regression case of a directory laid out like cts/: its CIB, extra options, and the reference's outputs. */
export interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly group: number;
}

export const OUTPUTS = ["summary", "scores", "exp", "dot"] as const;
export type Output = (typeof OUTPUTS)[number];

export function loadCases(directory: string): readonly Case[] {
  return JSON.parse(readFileSync(join(directory, "cases.json"), "utf8")) as Case[];
}

export function caseXml(directory: string, name: string): string {
  return readFileSync(join(directory, "xml", `${name}.xml`), "utf8");
}

/** The reference's recorded output, normalized; `undefined` if none was recorded. */
export function expected(directory: string, name: string, output: Output): string | undefined {
  const path = join(directory, output, `${name}.${output}`);
  return existsSync(path) ? normalize(output, readFileSync(path, "utf8")) : undefined;
}

/**
 * What the regression suite compares: graphs without feature set and batch limit, dot lines sorted and unique, scores
 * sorted, everything else as it is.
 */
export function normalize(output: Output, text: string): string {
  if (output === "exp") return text.replace(/crm_feature_set="[^"]*"/g, "").replace(/batch-limit="[0-9]*"/g, "");
  if (output === "scores") return text.split("\n").filter(Boolean).sort().join("\n");
  if (output === "dot") {
    const lines = text.trimEnd().split("\n");
    return [lines[0], ...[...new Set(lines.slice(1, -1))].sort(), lines.at(-1)].join("\n");
  }
  return text;
}
