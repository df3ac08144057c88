import { InvalidArgumentError } from "commander";
import { FAIL_ON, type FailOn } from "../fail-on.js";
import { type Declare, INPUT, STATUS } from "./shell.js";

/** The command `pengine compare`. */
export const declareCompare: Declare = (program, { io, style, exit }) => {
  program
    .command("compare")
    .description("say what is different between two configurations, and in what is decided for them")
    .option("--status <file>", STATUS)
    .option("-t, --set-datetime <datetime>", "evaluate at this time (ISO 8601)")
    .option("--fail-on <kinds>", `exit with 1 if something of these happens: ${FAIL_ON.join(", ")}`, failOnKinds)
    .option("--json", "print JSON")
    .argument("<before>", INPUT)
    .argument("<after>", INPUT)
    .action(async (before: string, after: string, options: CompareFlags) => {
      const { status, setDatetime: datetime, failOn = [], json = false } = options;
      const both = { status, datetime };
      const request = { before: { file: before, ...both }, after: { file: after, ...both }, failOn, json };
      const { compareCommand } = await import("../compare.js");
      exit(await compareCommand(request, io, style));
    });
};

function failOnKinds(text: string): readonly FailOn[] {
  return text.split(",").map((word) => {
    const kind = FAIL_ON.find((each) => each === word.trim());
    if (kind === undefined) throw new InvalidArgumentError(`It must be some of ${FAIL_ON.join(", ")}, with commas.`);
    return kind;
  });
}

interface CompareFlags {
  readonly status?: string;
  readonly setDatetime?: string;
  readonly failOn?: readonly FailOn[];
  readonly json?: boolean;
}
