import type { CibDocument } from "../../cib/cib.js";
import { serialize } from "../../cib/serialize.js";
import { runCommands } from "../../commands/index.js";
import { crmDifference } from "../../crmsh/index.js";
import { type InputFlags, readAnyFile } from "../any-file.js";
import type { CommandIo } from "../io.js";
import { printable } from "../printable.js";
import { attempt, EXIT } from "./attempt.js";
import type { Style } from "./style.js";

export interface EditRequest extends InputFlags {
  readonly commands: readonly string[];
  /** Where the changed CIB goes; absent: standard output. */
  readonly output: string | undefined;
  /** Show what is different instead of the CIB. */
  readonly diff: boolean;
}

/** The command `pengine edit`: a CIB after commands of crm, pcs or Pacemaker's tools. All of them are done, or none. */
export function editCommand(request: EditRequest, io: CommandIo, style: Style): number {
  return attempt(io, request.file, () => {
    const { document, now } = readAnyFile(request, io);
    const { cib, events } = runCommands(document, request.commands, { now: now.epoch });
    if (events.length > 0) {
      io.stderr("pengine: commands of crm's cibstatus are events, which change no configuration: use what-if\n");
      return EXIT.usage;
    }
    if (request.diff) io.stdout(differenceText(document, cib, style));
    if (request.output !== undefined) io.writeFile(request.output, serialize(cib.root));
    else if (!request.diff) io.stdout(serialize(cib.root));
    return EXIT.ok;
  });
}

/** What is different between two configurations, as lines of crm text with - and + before them; empty for nothing. */
export function differenceText(before: CibDocument, after: CibDocument, style: Style): string {
  // Tabs begin the lines that go on; elsewhere they are shown as what they are.
  const shown = (text: string): string => printable(text.replace(/^\t+/, (tabs) => "    ".repeat(tabs.length)));
  return crmDifference(before, after)
    .map(({ kind, text }) => (kind === "removed" ? style.bad(`- ${shown(text)}`) : style.good(`+ ${shown(text)}`)))
    .map((line) => `${line}\n`)
    .join("");
}
