/** What a corosync.conf says that matters for membership and votes (12 §2, §3). */
import { type FaultCode, type QuorumProblem, refuse, type TotemErrorCode } from "./error.js";
import { integerAt, type KeyMap, readKeys, stringAt } from "./key-map.js";
import { findWarnings } from "./lint.js";
import {
  identityProblems,
  linkCountProblems,
  listedNodes,
  nodeListProblems,
  readTransport,
  type Transport,
} from "./node-list.js";
import { type VoteOptions, voteOptions } from "./options.js";
import { startFaults } from "./start-faults.js";
import { type LinkTimes, linkTimes, type TokenTimes, tokenProblems, tokenTimes } from "./token.js";
import type { QuorumWarning } from "./warning.js";

/** A configuration that `corosync -t` accepts. */
export interface CorosyncConfig extends VoteOptions {
  readonly transport: Transport;
  readonly token: TokenTimes;
  /** From link number to its times, for each link that a node has an address on. */
  readonly links: ReadonlyMap<number, LinkTimes>;
  /** Why no daemon would start with it, although it passes the test (12 §4.3); corosync says the first of them. */
  readonly faults: readonly QuorumProblem<FaultCode>[];
  /** What is allowed but probably not what was meant (12 §14.2). */
  readonly warnings: readonly QuorumWarning[];
  /** Everything that was read, also what nobody uses. */
  readonly keys: KeyMap;
}

/**
 * Reads the text of a corosync.conf. Pure, and linear in the text.
 *
 * @param text the file
 * @returns what it says; `faults` has what would keep daemons from starting although the test passes
 * @throws QuorumError for what `corosync -t` refuses (12 §2.4, §2.5, §13.1), everything that can be told at once
 * @example
 * ```ts
 * import { parseCorosync } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * config.token.detection; // => 8030
 * ```
 */
export function parseCorosync(text: string): CorosyncConfig {
  const { keys, problems } = readKeys(text);
  refuse(problems);
  const nodes = listedNodes(keys);
  const transport = readTransport(keys);
  const known = typeof transport === "string" ? transport : "knet";
  const token = tokenTimes(keys, nodes.filter(({ addresses }) => addresses.has(0)).length);
  refuse([
    ...(typeof transport === "string" ? [] : [transport]),
    ...identityProblems(keys, nodes, known),
    ...versionProblems(keys),
    ...tokenProblems(keys, token),
    ...nodeListProblems(nodes),
    ...linkModeProblems(keys),
    ...linkCountProblems(nodes, known),
  ]);
  const links = [...new Set(nodes.flatMap(({ addresses }) => [...addresses.keys()]))].sort((a, b) => a - b);
  const options = voteOptions(keys, nodes);
  return {
    ...options,
    transport: known,
    token,
    links: new Map(links.map((link) => [link, linkTimes(keys, link, token)])),
    faults: startFaults(options, keys),
    warnings: findWarnings(options, token, keys),
    keys,
  };
}

function versionProblems(keys: KeyMap): readonly QuorumProblem<TotemErrorCode>[] {
  const path = "totem.version";
  if (integerAt(keys, path) === 2) return [];
  const text = "parse error in config: This totem parser can only parse version 2 configurations.";
  const position = keys.entries.get(path)?.valuePosition ?? keys.sections.get("totem")?.[0];
  return [{ code: "version", text, position, path, legal: "version: 2 in the section totem" }];
}

const LINK_MODES: readonly string[] = ["active", "passive", "rr"];

function linkModeProblems(keys: KeyMap): readonly QuorumProblem<TotemErrorCode>[] {
  const path = "totem.link_mode";
  const word = stringAt(keys, path);
  if (word === undefined || LINK_MODES.includes(word)) return [];
  const rest = "specified is invalid.  It must be active, passive or rr.";
  const text = `parse error in config: The Knet link mode "${word}" ${rest}`;
  return [
    {
      code: "link-mode",
      text,
      position: keys.entries.get(path)?.valuePosition,
      path,
      legal: LINK_MODES.join(", "),
    },
  ];
}

/**
 * Whether a text is a corosync.conf, as far as its look says: sections in braces, no XML.
 * @example
 * ```ts
 * import { isCorosync } from "pengine/quorum";
 *
 * isCorosync("totem {\n  version: 2\n}"); // => true
 * ```
 */
export function isCorosync(text: string): boolean {
  return !text.trimStart().startsWith("<") && /^\s*(?:totem|nodelist|quorum|logging)\s*\{/m.test(text);
}
