import { serialize } from "../../cib/serialize.js";
import { runCommands } from "../../commands/command.js";
import { type InputFlags, readAnyFile } from "../any-file.js";
import type { CommandIo } from "../io.js";
import { attempt, EXIT } from "./attempt.js";
import { differenceText } from "./difference-text.js";
import type { Style } from "./style.js";

export interface EditRequest extends InputFlags {
  readonly commands: readonly string[];
  /** Where the changed CIB goes; absent: standard output. */
  readonly output: string | undefined;
  /** Show what is different instead of the CIB. */
  readonly diff: boolean;
}

/** The command `pengine edit`: a CIB after commands of crm, pcs or Pacemaker's tools. All of them are done, or none. */
export function editCommand(request: EditRequest, io: CommandIo, style: Style): Promise<number> {
  return attempt(io, request.file, async () => {
    const { document, now } = await readAnyFile(request, io);
    const { cib, events } = runCommands(document, request.commands, { now: now.epoch });
    if (events.length > 0) {
      io.stderr("pengine: commands of crm's cibstatus are events, which change no configuration: use what-if\n");
      return EXIT.usage;
    }
    if (request.diff) io.stdout(await differenceText(document, cib, style));
    if (request.output !== undefined) io.writeFile(request.output, serialize(cib.root));
    else if (!request.diff) io.stdout(serialize(cib.root));
    return EXIT.ok;
  });
}
