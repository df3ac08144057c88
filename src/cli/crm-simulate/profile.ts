import { append } from "../../base/list.js";
import { compareBytes } from "../../base/text.js";
import { CibError } from "../../cib/error.js";
import { upgradeCib } from "../../cib/schema/upgrade.js";
import { evaluate } from "../../evaluate.js";
import { effectiveNow } from "../../policy/clock.js";
import { TextOutput } from "../../render/text.js";
import { eventLines } from "../../render/text-scores.js";
import { type XmlNode, xmlNode } from "../../render/xml.js";
import { eventNodes } from "../../render/xml-schedule.js";
import { CommandFailure } from "../failure.js";
import type { CommandIo } from "../io.js";
import { progressTo } from "../progress.js";
import { systemError } from "../system-error.js";
import type { Told } from "./output.js";
import { parseFile } from "./source.js";
import { type Choices, cInteger } from "./words.js";

/** Times the scheduling of every CIB in a directory (09 §14). */
export function profile(choices: Choices, io: CommandIo, quiet: boolean): Told {
  const directory = choices.last("profile") ?? "";
  const names = directoryNames(io, directory);
  if (names.length === 0) return { exitCode: 0, text: "", nodes: [] };
  const report = new TimingReport(choices, io, quiet);
  for (const [i, name] of names.entries())
    report.time(`${directory}/${name}`, `${i + 1} of ${names.length}, ${name}: `);
  return { exitCode: 0, text: report.text, nodes: [xmlNode("timings", [], report.nodes)] };
}

function directoryNames(io: CommandIo, directory: string): string[] {
  try {
    const names = io.readDirectory(directory).filter((name) => name.endsWith(".xml") && !name.startsWith("."));
    return names.sort(compareBytes);
  } catch (error) {
    throw new CommandFailure(systemError(error).exitCode, {});
  }
}

class TimingReport {
  readonly nodes: XmlNode[] = [];
  readonly #out: TextOutput;
  readonly #choices: Choices;
  readonly #io: CommandIo;
  readonly #quiet: boolean;
  readonly #repeat: number;

  constructor(choices: Choices, io: CommandIo, quiet: boolean) {
    this.#choices = choices;
    this.#io = io;
    this.#quiet = quiet;
    this.#out = new TextOutput(!(choices.has("showScores") && quiet));
    this.#out.begin("Timings");
    this.#repeat = Math.max(0, cInteger(choices.last("repeat") ?? "1") ?? 1);
  }

  get text(): string {
    return this.#out.text;
  }

  /**
   * Reads a file and schedules it as often as asked for. What is no acceptable CIB is passed over.
   * @param heading stands before what is shown of the progress
   */
  time(path: string, heading: string): void {
    const parsed = parseFile(this.#io, path);
    const start = this.#io.cpuSeconds();
    try {
      const { cib, warnings } = upgradeCib(parsed);
      for (const line of warnings) this.#io.stderr(`${line}\n`);
      for (let i = 0; i < this.#repeat; i++) this.#schedule(cib, heading);
    } catch (error) {
      if (!(error instanceof CibError)) throw error;
      for (const line of error.lines) this.#io.stderr(`${line}\n`);
      return;
    }
    const seconds = this.#io.cpuSeconds() - start;
    this.#out.item(`Testing ${path} ... ${seconds.toFixed(2)} secs`);
    this.nodes.push(
      xmlNode("timing", [
        ["file", path],
        ["duration", seconds.toFixed(6)],
      ]),
    );
  }

  #schedule(cib: ReturnType<typeof upgradeCib>["cib"], heading: string): void {
    const datetime = this.#choices.last("setDatetime");
    if (datetime !== undefined && !this.#quiet) this.#out.line(`Setting effective cluster time: ${datetime}`);
    const { zone } = this.#io;
    const { now } = effectiveNow(datetime, cib.root.attributes["execution-date"], this.#io.clock(), zone);
    const scores = this.#choices.has("showScores");
    const utilization = this.#choices.has("showUtilization");
    const progress = progressTo(this.#io, heading);
    const { events } = evaluate(cib, { now, scores, utilization, sanitized: false, progress });
    for (const event of events) {
      if (event.kind !== "message") for (const line of eventLines(event)) this.#out.item(line);
      else if (!this.#quiet) this.#out.line(event.text);
      append(this.nodes, eventNodes(event));
    }
  }
}
