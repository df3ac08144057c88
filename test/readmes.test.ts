import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = join(import.meta.dirname, "../src");

/** The modules below a folder, as paths from there. */
const modulesOf = (folder: string): string[] =>
  readdirSync(join(SRC, folder), { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));

/** The folders of src that hold modules: all but the rule book. */
const folders = readdirSync(SRC, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && modulesOf(entry.name).length > 0)
  .map(({ name }) => name);

const readmeOf = (folder: string): string => {
  const path = join(SRC, folder, "README.md");
  return existsSync(path) ? readFileSync(path, "utf8") : "";
};

/** The modules that a README names, as paths from its folder or from src. */
const namedIn = (readme: string): string[] => [...readme.matchAll(/`([\w./-]+\.ts)`/g)].map(([, path = ""]) => path);

/** A module holds a rule if it cites the rule book. */
const holdsRule = (folder: string, path: string): boolean =>
  /\b\d\d §/.test(readFileSync(join(SRC, folder, path), "utf8"));

describe("the README of each folder of src", () => {
  it.each(folders)("%s: is there, and fits on a page", (folder) => {
    const lines = readmeOf(folder).trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.length).toBeLessThanOrEqual(50);
  });

  it.each(folders)("%s: names every file that holds a rule, and none that is not there", (folder) => {
    const named = namedIn(readmeOf(folder));
    const lost = named.filter((path) => !existsSync(join(SRC, folder, path)) && !existsSync(join(SRC, path)));
    const rules = modulesOf(folder).filter((path) => path !== "index.ts" && holdsRule(folder, path));
    expect(lost).toEqual([]);
    expect(rules.filter((path) => !named.includes(path))).toEqual([]);
  });
});
