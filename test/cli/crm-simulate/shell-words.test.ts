import { describe, expect, it } from "vitest";
import { commandLine } from "../../../src/cli/crm-simulate/shell-words.js";

describe("the command line in XML output (09 §5.4)", () => {
  it.each([
    [["crm_simulate", "-x", "cib.xml"], "crm_simulate -x cib.xml"],
    [["-t", "2026-01-01 12:00"], "-t '2026-01-01 12:00'"],
    [["a", ""], "a ''"],
    [["#comment"], "'#comment'"],
    [["a#b"], "a#b"],
    [['"a b"'], '"a b"'],
    [["it's"], "'it'\\''s'"],
    [["a\\ b"], "a\\ b"],
    [["end\\"], "'end\\'"],
    [['"open'], "'\"open'"],
  ])("%j is shown as %s", (words, shown) => {
    expect(commandLine(words)).toBe(shown);
  });
});
