import { type Command, Option } from "commander";
import type { Reporter } from "../../../expect/index.js";
import { type Declare, INPUT } from "./shell.js";

const REPORTERS: readonly Reporter[] = ["junit", "tap", "json"];

/** The command `pengine test`. */
export const declareTest: Declare = (program, { io, style, exit }) => {
  program
    .command("test")
    .description("play policy tests: what is expected of a cluster when something happens")
    .option("-x, --xml-file <file>", `${INPUT}; instead of what the tests name`)
    .option("-c, --config <file>", "the corosync.conf, instead of what the tests name")
    .option("-t, --set-datetime <datetime>", "evaluate at this time (ISO 8601)")
    .addOption(new Option("--reporter <form>", "print results in this form").choices(REPORTERS))
    .option("--init", "print a first file of tests, from what the cluster in -x does today")
    .option("-o, --output <file>", "where --init writes them; default: standard output")
    .option("--schema", "print the JSON schema of test files, for editors")
    .argument("[files...]", 'YAML; "-" is standard input')
    .addHelpText("after", HELP)
    .action(async (files: readonly string[], options: TestFlags, command: Command) => {
      const { initCommand, schemaCommand, testCommand } = await import("../test.js");
      const { xmlFile: file, config, setDatetime: datetime, reporter, init = false, schema = false, output } = options;
      if (schema) exit(schemaCommand(io));
      else if (init && file !== undefined) exit(await initCommand({ file, config, datetime, output }, io));
      else if (output !== undefined) command.error("error: -o goes with --init");
      else if (init) command.error("error: --init needs -x");
      else if (files.length === 0) command.error("error: missing required argument 'files'");
      else exit(await testCommand({ files, file, config, datetime, reporter }, io, style));
    });
};

const HELP = `
A file of tests:
  cluster: cluster.crm            # from the file's own place; also corosync, now, durations
  tests:
    - name: any node may fail
      for: each node              # or: each pair, or a list of nodes
      when:
        - fail: $node             # stop, start, do: "pcs …", failed: RESOURCE, pass: 10min, partition: [[n1], [n2, n3]], settle …
      expect:
        - runs: [db, web]         # with on or notOn; stopped, promoted, together, apart, before, moved, restarted, quorate
        - back: all
          within: 2min

Exit codes: 0 all hold; 1 one does not; 65 a file cannot be read; 78 an input is refused; 64 wrong usage.`;

interface TestFlags {
  readonly xmlFile?: string;
  readonly config?: string;
  readonly setDatetime?: string;
  readonly reporter?: Reporter;
  readonly init?: boolean;
  readonly schema?: boolean;
  readonly output?: string;
}
