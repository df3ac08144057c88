import { InvalidArgumentError, Option } from "commander";
import type { Severity } from "../../../lint/index.js";
import { LINT_RULES, type LintCode } from "../../../lint/rules.js";
import { type Declare, INPUT } from "./shell.js";

const FORMATS = ["text", "json", "sarif", "github"] as const;

/** How findings are written. */
export type LintFormat = (typeof FORMATS)[number];

/** The command `pengine lint`. */
export const declareLint: Declare = (program, { io, style, exit }) => {
  program
    .command("lint")
    .description("say what people get wrong in configurations: what will fail one day, or does not do what it says")
    .addOption(new Option("--format <format>", "how findings are written").choices(FORMATS).default("text"))
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 if something as bad as that is found")
        .choices(["error", "warning", "note"])
        .default("warning"),
    )
    .option("--only <codes>", "these rules only, with commas", codes)
    .option("--fix", "do what mends findings and changes nothing about what the cluster does now")
    .option("-o, --output <file>", "where the mended configuration goes; default: standard output")
    .addOption(
      new Option("--dialect <program>", "how remedies are spelled; default: as the input").choices(["crm", "pcs"]),
    )
    .argument("<file>", INPUT)
    .addHelpText("after", HELP)
    .action(async (file: string, options: LintFlags) => {
      const { format, failOn, only, fix = false, output, dialect } = options;
      const { lintCommand } = await import("../lint.js");
      exit(await lintCommand({ file, format, failOn, codes: only, fix, output, dialect }, io, style));
    });
};

const HELP = `
A comment "# pengine-ignore CODE" above an object of a crm text, or <!-- pengine-ignore CODE --> before or in an element of a
CIB, silences a rule there.
Exit codes: 0 nothing as bad as --fail-on; 1 something is; 65 the file cannot be read; 78 the configuration is refused; 64 wrong usage.`;

interface LintFlags {
  readonly format: LintFormat;
  readonly failOn: Severity;
  readonly only?: readonly LintCode[];
  readonly fix?: boolean;
  readonly output?: string;
  readonly dialect?: "crm" | "pcs";
}

function codes(text: string): readonly LintCode[] {
  return text.split(",").map((word) => {
    const rule = LINT_RULES.find(({ code }) => code === word.trim());
    if (rule === undefined) throw new InvalidArgumentError(`There is no rule ${word}; see src/lint/RULES.md.`);
    return rule.code;
  });
}
