import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const CORPUS = join(import.meta.dirname, "../../corpus");

/** Writes a shrunk difference as a new case of the corpus, recorded from the reference. */
export function keepCase(name: string, xml: string, comment: string, program: string): void {
  writeFileSync(join(CORPUS, "xml", `${name}.xml`), `<!-- ${comment.replaceAll("--", "- -")} -->\n${xml}`);
  execFileSync("npx", ["tsx", join(CORPUS, "record.ts"), name], {
    env: { ...process.env, CRM_SIMULATE: program },
    stdio: "ignore",
  });
}

export interface Abort {
  readonly name: string;
  readonly outcome: string;
}

/** Writes a CIB on which the reference dies, with how it does, to the list of those (corpus/reference-aborts). */
export function keepAbort(name: string, xml: string, outcome: string): void {
  const directory = join(CORPUS, "reference-aborts");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${name}.xml`), xml);
  const list = knownAborts().filter((each) => each.name !== name);
  const all = [...list, { name, outcome }].sort((a, b) => (a.name < b.name ? -1 : 1));
  writeFileSync(join(directory, "cases.json"), `[\n${all.map((each) => JSON.stringify(each)).join(",\n")}\n]\n`);
}

export function knownAborts(): readonly Abort[] {
  const file = join(CORPUS, "reference-aborts", "cases.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Abort[]) : [];
}
