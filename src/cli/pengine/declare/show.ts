import { Option } from "commander";
import { type Declare, INPUT } from "./shell.js";

/** The command `pengine show`. */
export const declareShow: Declare = (program, { io, exit }) => {
  program
    .command("show")
    .description("show a configuration as crm text or XML, whatever it is read from")
    .addOption(new Option("--as <form>", "the form").choices(["crm", "xml"]).default("crm"))
    .argument("<file>", INPUT)
    .argument("[ids...]", "only these objects")
    .action(async (file: string, ids: readonly string[], { as }: { readonly as: "crm" | "xml" }) => {
      const { showCommand } = await import("../show.js");
      exit(await showCommand({ file, ids, as }, io));
    });
};
