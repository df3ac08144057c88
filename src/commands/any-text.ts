/** Texts that are no XML, taken as a CIB: crm text and commands. */
import type { CibDocument } from "../cib/cib.js";
import { element } from "../cib/element.js";
import { CibError } from "../cib/error.js";
import { parseCrm } from "../crmsh/index.js";
import {
  ANY_AGE,
  type AnyInput,
  type AnyInputOptions,
  around,
  type Read,
  readAnyWith,
  withNodes,
  withNodesOf,
  withoutMark,
} from "./any-input.js";
import { runCommands } from "./command.js";
import { withoutPrompts } from "./pasted.js";
import { splitCommands } from "./words.js";

/**
 * Takes a text as a CIB: a CIB, something around one (as `crm_mon`-like tools print it), a lone section of a
 * configuration, crm text, or a list of commands of pcs or crm, with or without prompts in front of them. A configuration without any node state is taken as a cluster that has
 * just started with all nodes online.
 * @throws CibError, CrmError or EditError for what is none of these, saying what would be
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 *
 * const now = 1_700_000_000;
 * const { form, notes } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * form; // => "crm"
 * console.log(notes); // that the cluster was taken as one that has just started
 * ```
 */
export function readAny(text: string, options: AnyInputOptions): AnyInput {
  return readAnyWith(text, options, readText);
}

/**
 * Reads crm text, or commands of pcs or crm, with or without prompts in front of them.
 * @throws CibError, CrmError or EditError for what is none of these, saying what would be
 */
export function readText(text: string, now: number): Read {
  if (/^(?:totem|nodelist|quorum|logging)\s*\{/m.test(withoutMark(text))) {
    throw new CibError("xml", "this is a corosync.conf, not a cluster's configuration", {
      legal: "pengine quorum -c FILE",
    });
  }
  const bare = withoutPrompts(text);
  if (/^pcs\s/m.test(bare)) return fromCommands(bare, "pcs", now);
  if (/^crm\s/m.test(bare)) return fromCommands(bare, "crm", now);
  if (bare.trim() === "") {
    throw new CibError("xml", "there is nothing in it", {
      legal: "a CIB (cibadmin -Q, a pe-input), crm text (crm configure show) or pcs commands",
    });
  }
  return { document: withNodesOf(parseCrm(bare, { schema: ANY_AGE })), form: "crm", notes: [] };
}

/** A list of commands, carried out on an empty configuration. */
function fromCommands(text: string, form: "crm" | "pcs", now: number): Read {
  const named = text.matchAll(NAMES_NODE);
  const names = [...named].flatMap(([, name]) => name ?? []);
  const empty: CibDocument = { root: around(element("configuration", {}, [])) };
  // The first commands of a configuration cannot give one without errors, such as one without fencing.
  const commands = splitCommands(text).map((line) => line.replace(/^crm\s+configure\b/, "crm -F configure"));
  const { cib } = runCommands(withNodes(empty, names), commands, { now });
  return { document: withNodesOf(cib), form, notes: [] };
}

/** Where commands name nodes. */
const NAMES_NODE =
  /\b(?:prefers|avoids|(?:un)?standby|online|pcmk_host_list=|location add \S+ \S+|location \S+ \S+ \S+:)\s*([\w.-]+)/g;
