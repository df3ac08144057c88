import type { Declare } from "./shell.js";

/** The command `pengine verify`. */
export const declareVerify: Declare = (program, { io, style, exit }) => {
  program
    .command("verify")
    .description("say what is wrong with a configuration, where, and what would be legal")
    .option("--json", "print JSON")
    .argument("<file>", 'the CIB; "-" is standard input, .bz2 and .gz are decompressed')
    .addHelpText("after", VERIFY_EXITS)
    .action(async (file: string, { json = false }: VerifyFlags) => {
      const { verifyCommand } = await import("../verify.js");
      exit(verifyCommand({ file, json }, io, style));
    });
};

const VERIFY_EXITS = `
Prints a line for each finding: severity, place, what is wrong, what would be legal.
Exit codes: 0 nothing is wrong; 78 errors, warnings, or a file that cannot be read; 64 wrong usage.`;

interface VerifyFlags {
  readonly json?: boolean;
}
