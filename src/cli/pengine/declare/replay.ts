import type { Declare } from "./shell.js";

/** The command `pengine replay`. */
export const declareReplay: Declare = (program, { io, style, exit }) => {
  program
    .command("replay")
    .description("say what happened and why, from the scheduler inputs that a cluster left behind")
    .option("--resource <id>", "only what concerns this resource")
    .option("--node <name>", "only what concerns this node")
    .option("--since <datetime>", "only what was decided then or later")
    .option("--until <datetime>", "only what was decided then or before")
    .option("--json", "print JSON")
    .option("--page <file>", "write a page that goes through the inputs with a slider, instead of printing them")
    .argument("<paths...>", "folders, pe-input files, or archives of crm_report, hb_report or sos")
    .addHelpText("after", EXITS)
    .action(async (paths: readonly string[], { json = false, page, resource, node, since, until }: ReplayFlags) => {
      const { replayCommand } = await import("../replay.js");
      exit(await replayCommand({ paths, resource, node, since, until, json, page }, io, style));
    });
};

const EXITS = `
Inputs are told in the order of their execution dates, else of their numbers. Archives: tar, packed by gzip, bzip2, xz or not.
Exit codes: 0 replayed; 65 there is nothing to replay; 64 wrong usage. What cannot be used is a line on standard error each.`;

interface ReplayFlags {
  readonly resource?: string;
  readonly node?: string;
  readonly since?: string;
  readonly until?: string;
  readonly json?: boolean;
  readonly page?: string;
}
