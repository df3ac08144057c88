import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CibDocument, type Element, parseCib, serialize } from "../../src/cib/index.js";
import { runCommands } from "../../src/commands/index.js";
import { EditError } from "../../src/edit/index.js";
import { NOW } from "../support/every-kind.js";

const CORPUS = join(import.meta.dirname, "../../corpus/edits");

interface Recorded {
  /** Separated by ` ; `. */
  readonly commands: string;
  /** Of each command. */
  readonly refused: readonly boolean[];
  /** The lines of the document that the programs made. */
  readonly after: readonly string[];
}

const cases = JSON.parse(readFileSync(join(CORPUS, "cases.json"), "utf8")) as readonly Recorded[];
const before = parseCib(readFileSync(join(CORPUS, "cluster.xml"), "utf8"));

/** Each command on what the former ones made; what is refused changes nothing. */
function run(commands: readonly string[]): { readonly cib: CibDocument; readonly refused: readonly boolean[] } {
  let cib = before;
  const refused = commands.map((command) => {
    try {
      ({ cib } = runCommands(cib, [command], { now: NOW }));
      return false;
    } catch (error) {
      if (error instanceof EditError) return true;
      throw error;
    }
  });
  return { cib, refused };
}

/** The sections of a document as text, without the attributes that count its versions and without comments. */
function sections({ children }: Element): string {
  const text = children.map(serialize).join("");
  return text.replace(/\n\s*<!--[\s\S]*?-->/g, "");
}

describe("commands, as the programs carried them out", () => {
  it.each(cases)("$commands", ({ commands, refused, after }) => {
    const made = run(commands.split(" ; "));
    expect(made.refused).toEqual(refused);
    expect(sections(made.cib.root)).toBe(sections(parseCib(after.join("\n")).root));
  });
});
