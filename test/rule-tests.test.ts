/** Each file that states a rule has a test beside it, under its own name. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** The folders of the rules and of the engine. */
const FOLDERS = ["policy", "facilities", "unpack", "assign", "actions", "graph", "variants", "capture", "findings"];

/** A stage's entry, which only calls what states the rules in its order; and what is types or a name alone. */
const ENTRIES: ReadonlySet<string> = new Set(["index.ts", "stage.ts"]);
const WITHOUT_RULE: ReadonlySet<string> = new Set([
  "assign/carry-out.ts",
  "policy/feature-set.ts",
  "policy/report.ts",
  "policy/rule-input.ts",
  "unpack/constraints/implicit.ts",
]);

const ruleFiles = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, "src", folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !ENTRIES.has(basename(path)))
    .map((path) => `${folder}/${path}`)
    .filter((path) => !WITHOUT_RULE.has(path) && /\b\d\d §/.test(readFileSync(join(ROOT, "src", path), "utf8"))),
);

const testOf = (path: string): string => join("test", path.replace(/\.ts$/, ".test.ts"));

describe("each file that states a rule", () => {
  it("is found", () => {
    expect(ruleFiles.length).toBeGreaterThan(150);
  });

  it("has a test of its own name", () => {
    expect(ruleFiles.filter((path) => !existsSync(join(ROOT, testOf(path))))).toEqual([]);
  });

  it("is imported, or its chapter named, by that test", () => {
    const silent = ruleFiles.filter((path) => {
      const file = join(ROOT, testOf(path));
      if (!existsSync(file)) return false;
      const text = readFileSync(file, "utf8");
      return !text.includes(`src/${path.replace(/\.ts$/, ".js")}`) && !/\b\d\d §/.test(text);
    });
    expect(silent).toEqual([]);
  });
});
