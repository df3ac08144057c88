import { evaluate } from "../../evaluate.js";
import { renderConfigurationSvg, renderSvg } from "../../svg/index.js";
import { type InputFlags, readAnyFile } from "../any-file.js";
import type { CommandIo } from "../io.js";
import { progressTo } from "../progress.js";
import { afterAsked } from "./asked-events.js";
import { attempt, writeResult } from "./attempt.js";
import type { EventFlags } from "./event-options.js";

export interface GraphRequest extends InputFlags {
  /** Where the picture goes; absent: standard output. */
  readonly output: string | undefined;
  /** The configuration instead of the transition. */
  readonly configuration: boolean;
  /** How many boxes there may be; absent: as many as can be read. */
  readonly most: number | undefined;
  /** What happens before the transition is made. */
  readonly events: EventFlags;
}

/** The command `pengine graph`: the transition, or the configuration, as SVG. */
export function graphCommand(request: GraphRequest, io: CommandIo): Promise<number> {
  return attempt(io, request.file, async () => {
    const input = await readAnyFile(request, io);
    const cib = await afterAsked(input.cib, request.events, input.now.epoch);
    const drawn = request.configuration
      ? renderConfigurationSvg(cib)
      : renderSvg(evaluate(cib, { now: input.now, explain: true, progress: progressTo(io) }), { most: request.most });
    return writeResult(io, request.output, drawn);
  });
}
