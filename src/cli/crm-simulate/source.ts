import { type Cib, type CibDocument, cibOf } from "../../cib/cib.js";
import { CibError } from "../../cib/error.js";
import { parseCib } from "../../cib/parse.js";
import { type Upgraded, upgradeCib } from "../../cib/schema/upgrade.js";
import { validate } from "../../cib/schema/validate.js";
import { claimedVersion } from "../../cib/schema/versions.js";
import { CommandFailure } from "../failure.js";
import { InputError, readInput } from "../input.js";
import type { CommandIo } from "../io.js";
import type { Choices } from "./words.js";

const PROGRAM = "crm_simulate";
const NOT_CONNECTED = "Could not connect to the CIB: Transport endpoint is not connected";
const NO_SUCH_CIB = "Could not connect to the CIB: No such device or address";
const NOT_CONFORMING = "Could not connect to the CIB: Update does not conform to the configured schema";

/** The path of the input, `-` for standard input; nothing for `--live-check` (09 §2.4). */
export function sourcePath(choices: Choices): string | undefined {
  const { source } = choices;
  if (source?.spec.key === "liveCheck") return undefined;
  return source?.spec.key === "xmlFile" ? source.value : "-";
}

/**
 * The CIB that a run is about (09 §3): read, upgraded and validated.
 * @throws CommandFailure where the reference gives up
 */
export function readSource(choices: Choices, io: CommandIo): Upgraded {
  const path = sourcePath(choices);
  const shadow = shadowPath(io);
  if (path === undefined) return accept(liveCib(io, shadow), "the cluster");
  const read = accept(parseFile(io, path), path);
  return shadow === undefined ? read : { cib: environmentCib(io, shadow), warnings: read.warnings };
}

/** A file or standard input as a document, not yet upgraded. */
export function parseFile(io: CommandIo, path: string): CibDocument {
  try {
    return parseCib(readInput(io, path));
  } catch (error) {
    if (!(error instanceof InputError) && !(error instanceof CibError)) throw error;
    const where = path === "-" ? "standard input" : path;
    throw new CommandFailure(65, { lines: [`${UNREADABLE} (${where}: ${error.message})`] });
  }
}

const UNREADABLE = `${PROGRAM}: Could not read input XML: Bad input value provided`;

/** The document as the scheduler gets it (10 §5). */
export function accept(document: CibDocument, path: string): Upgraded {
  try {
    return upgradeCib(document);
  } catch (error) {
    if (!(error instanceof CibError)) throw error;
    const own = `${PROGRAM}: ${path === "-" ? "standard input" : path}: ${error.message}`;
    if (error.code !== "root") throw new CommandFailure(78, { lines: [...error.lines, own] });
    throw new CommandFailure(105, { lines: [...error.lines.slice(0, -1), own], errors: error.lines.slice(-1) });
  }
}

/** The shadow copy that the environment names (09 §3.2). */
function shadowPath(io: CommandIo): string | undefined {
  const name = io.environment("CIB_shadow");
  if (name === undefined || name === "") return undefined;
  return `${io.environment("CIB_shadow_dir") ?? "/var/lib/pacemaker/cib"}/shadow.${name}`;
}

function liveCib(io: CommandIo, shadow: string | undefined): CibDocument {
  const path = shadow ?? io.environment("CIB_file");
  if (path !== undefined && path !== "") return environmentCib(io, path);
  const text = io.queryCluster();
  if (text === undefined) throw new CommandFailure(102, { errors: [NOT_CONNECTED] });
  try {
    return parseCib(text);
  } catch (error) {
    if (!(error instanceof CibError)) throw error;
    throw new CommandFailure(102, { errors: [NOT_CONNECTED], lines: [error.message] });
  }
}

/** A CIB from the environment must be valid as it is. */
function environmentCib(io: CommandIo, path: string): Cib {
  let document: CibDocument;
  try {
    document = parseCib(readInput(io, path));
  } catch (error) {
    if (!(error instanceof InputError) && !(error instanceof CibError)) throw error;
    throw new CommandFailure(105, { errors: [NO_SUCH_CIB] });
  }
  const claim = document.root.attributes["validate-with"];
  const version = claimedVersion(claim);
  const valid = claim === "none" || (version !== undefined && validate(document.root, version) === undefined);
  if (!valid) throw new CommandFailure(78, { errors: [NOT_CONFORMING] });
  return cibOf(document.root);
}

/** What the reference says when it cannot read its own working file again (09 §3.3). */
export function unreadableWorkingFile(): CommandFailure {
  return new CommandFailure(78, { errors: [NOT_CONFORMING] });
}
