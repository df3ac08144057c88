import { readAny, runCommands } from "../../commands/index.js";
import type { PageState } from "../../page/state.js";
import { fillTemplate } from "../../page/template.js";
import { isCorosync, parseCorosync } from "../../quorum/index.js";
import type { Step } from "../../scenario/index.js";
import { readAnyText } from "../any-file.js";
import type { CommandIo } from "../io.js";
import { attempt, EXIT, writeResult } from "./attempt.js";

export interface PageRequest {
  /** A path, or `-` for standard input; absent: the page is empty, and takes what is dropped. */
  readonly file: string | undefined;
  /** A corosync.conf. */
  readonly corosync: string | undefined;
  readonly datetime: string | undefined;
  /** Commands of crm, pcs or Pacemaker's tools, which the page begins with. */
  readonly commands: readonly string[];
  /** Where the page goes; absent: standard output. */
  readonly output: string | undefined;
}

/** The command `pengine page`: one HTML file with a cluster and the engine. */
export async function pageCommand(request: PageRequest, io: CommandIo): Promise<number> {
  const template = io.pageTemplate?.();
  if (template === undefined) {
    io.stderr("pengine: the page was not built: npm run build\n");
    return EXIT.unreadable;
  }
  return attempt(io, request.file ?? "-", async () => {
    const state = request.file === undefined ? undefined : stateOf(request, request.file, io);
    return writeResult(io, request.output, fillTemplate(template, state));
  });
}

/** What is given is read here, so that what cannot be used is said here; the page reads it again. */
function stateOf(request: PageRequest, file: string, io: CommandIo): PageState {
  const { corosync, datetime, commands } = request;
  const { text, now } = readAnyText({ file, datetime }, io);
  if (isCorosync(text)) parseCorosync(text);
  else runCommands(readAny(text, { now: now.epoch }).cib, commands, { now: now.epoch });
  const conf = corosync === undefined ? undefined : readAnyText({ file: corosync }, io).text;
  if (conf !== undefined) parseCorosync(conf);
  const steps = commands.map((command): Step => ({ kind: "commands", commands: [command] }));
  const name = file === "-" ? "standard input" : file.slice(file.lastIndexOf("/") + 1);
  return { input: { name, text }, now: now.epoch, corosync: conf, steps };
}
