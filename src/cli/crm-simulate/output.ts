import type { RunPart } from "../../render/parts.js";
import { textReport } from "../../render/text-report.js";
import { type XmlNode, xmlNode } from "../../render/xml.js";
import type { CommandIo } from "../io.js";
import { systemError } from "../system-error.js";
import { jsonReport } from "./json-report.js";
import type { RunRequest } from "./perform.js";
import type { Choices } from "./words.js";
import { errorsOf, runNodes, xmlDocument } from "./xml-report.js";

const FORMATS = ["text", "xml", "none", "json"] as const;
export type Format = (typeof FORMATS)[number];

const VERSION = "3.0.3";
const AUTHOR = "Andrew Beekhof and the Pacemaker project contributors";
const FEATURES = "agent-manpages cibsecrets corosync-ge-2 generated-manpages lha lsb monotonic ncurses service systemd";

/** What a command has to say at its end. */
export interface Told {
  readonly exitCode: number;
  readonly parts?: readonly RunPart[];
  readonly request?: RunRequest;
  readonly errors?: readonly string[];
  /** Instead of parts. */
  readonly text?: string;
  readonly nodes?: readonly XmlNode[];
}

/** The output of the command in its format, to its destination (09 §4.1 steps 2 and 7, §5). */
export class CommandOutput {
  readonly format: Format;
  /** Whether `--quiet` counts (09 §5.3). */
  readonly quiet: boolean;
  readonly #io: CommandIo;
  readonly #words: readonly string[];
  readonly #destination: string | undefined;
  readonly #fancy: boolean;

  private constructor(choices: Choices, io: CommandIo, words: readonly string[], format: Format) {
    this.format = format;
    this.quiet = choices.has("quiet") && (format === "text" || format === "none");
    this.#io = io;
    this.#words = [io.program, ...words];
    const destination = choices.last("outputTo");
    this.#destination = destination === "-" ? undefined : destination;
    this.#fancy = !(choices.has("showScores") && this.quiet);
  }

  /** @returns the output, or the exit code if there is no such format or destination; that was reported then. */
  static open(choices: Choices, io: CommandIo, words: readonly string[]): CommandOutput | number {
    const named = choices.last("outputAs");
    const format = FORMATS.find((each) => each === (named ?? "text"));
    const fail = (reason: string, exitCode: number): number => {
      io.stderr(`Error creating output format ${named ?? "(null)"}: ${reason}\n`);
      return exitCode;
    };
    if (format === undefined) return fail("Unknown output format", 105);
    const output = new CommandOutput(choices, io, words, format);
    if (output.#destination === undefined) return output;
    try {
      io.checkWritable(output.#destination);
      return output;
    } catch (error) {
      const { text, exitCode } = systemError(error);
      return fail(text, exitCode);
    }
  }

  /** Prints everything and gives the exit code back. */
  finish(told: Told): number {
    const failed = this.#print(this.#textOf(told));
    return failed ?? told.exitCode;
  }

  version(): number {
    const text = `Pacemaker ${VERSION}\nWritten by ${AUTHOR}\n`;
    const node = xmlNode("version", [
      ["program", "Pacemaker"],
      ["version", VERSION],
      ["author", AUTHOR],
      ["build", VERSION],
      ["features", FEATURES],
    ]);
    return this.finish({ exitCode: 0, text, nodes: [node] });
  }

  #textOf(told: Told): string {
    const { exitCode, parts = [], request, errors = [] } = told;
    switch (this.format) {
      case "none":
        return "";
      case "json":
        return jsonReport(parts, exitCode, errors);
      case "xml": {
        // The reference ends at once (09 §16), before it prints the document that it has gathered.
        if (exitCode === 70) return "";
        const { zone } = this.#io;
        const { quorum, watchdog } = request?.events ?? {};
        const nodes = request === undefined ? [] : runNodes(parts, { ...request, zone, quorum, watchdog });
        const all = [...errors, ...errorsOf(parts)];
        return xmlDocument(told.nodes ?? nodes, { words: this.#words, exitCode, errors: all });
      }
      case "text": {
        for (const line of errors) this.#io.stderr(`${line}\n`);
        if (request === undefined) return told.text ?? "";
        const { stdout, stderr } = textReport(parts, { ...request, fancy: this.#fancy, zone: this.#io.zone });
        this.#io.stderr(stderr);
        return stdout;
      }
    }
  }

  /** @returns the exit code if the destination could not be written; the reference does not notice that */
  #print(text: string): number | undefined {
    if (this.#destination === undefined) {
      this.#io.stdout(text);
      return undefined;
    }
    try {
      this.#io.writeFile(this.#destination, text);
      return undefined;
    } catch (error) {
      const failure = systemError(error);
      this.#io.stderr(`crm_simulate: Could not write '${this.#destination}': ${failure.text}\n`);
      return failure.exitCode;
    }
  }
}
