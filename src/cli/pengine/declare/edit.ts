import { type Declare, INPUT } from "./shell.js";

/** The command `pengine edit`. */
export const declareEdit: Declare = (program, { io, style, exit }) => {
  program
    .command("edit")
    .description("change a configuration by commands of crm, pcs or Pacemaker's tools: all of them, or none")
    .requiredOption("-x, --xml-file <file>", INPUT)
    .option("-o, --output <file>", "where the changed CIB goes; default: standard output")
    .option("--diff", "show what is different, as crm text, instead of the CIB")
    .argument("<commands...>", 'each in one word: "pcs resource disable web"')
    .action(async (commands: readonly string[], options: EditFlags) => {
      const { xmlFile: file, output, diff = false } = options;
      const { editCommand } = await import("../edit.js");
      exit(await editCommand({ file, commands, output, diff }, io, style));
    });
};

interface EditFlags {
  readonly xmlFile: string;
  readonly output?: string;
  readonly diff?: boolean;
}
