/** The node list (12 §2.2, §2.5, §3.1). */
import type { Position } from "../base/position.js";
import type { QuorumProblem, TotemErrorCode } from "./error.js";
import { type KeyMap, stringAt } from "./key-map.js";

/** A node section that has at least one key. */
export interface ListedNode {
  /** `nodeid`; `undefined` if there is none (or 0), which only transports other than knet allow. */
  readonly id: number | undefined;
  readonly name: string | undefined;
  /** From link number to address. */
  readonly addresses: ReadonlyMap<number, string>;
  /** `quorum_votes`, 1 if absent. */
  readonly votes: number;
  /** Of its first key. */
  readonly position: Position;
  /** `nodelist.node.0` and so on. */
  readonly path: string;
}

export type Transport = "knet" | "udp" | "udpu";

const HIGHEST_LINK = 7;
const HIGHEST_KNET_ID = 65535;
const NODE_KEY = /^(nodelist\.node\.([0-9]+))\.([^.]+)$/;
const ANY_NODE_KEY = /^nodelist\.node\.([0-9]+)\./;
const ADDRESS_KEY = /^ring([0-9]+)_addr$/;

/** The nodes of all node lists, later ones laid over earlier ones place by place (12 §2.2). */
export function listedNodes({ entries }: KeyMap): readonly ListedNode[] {
  const found = new Map<number, Gathered>();
  for (const [path, { value, position }] of entries) {
    const place = ANY_NODE_KEY.exec(path)?.[1];
    if (place === undefined) continue;
    const number = Number(place);
    const node = found.get(number) ?? { addresses: new Map<number, string>(), position };
    found.set(number, node);
    const [, , , key = ""] = NODE_KEY.exec(path) ?? [];
    const link = ADDRESS_KEY.exec(key)?.[1];
    if (link !== undefined) node.addresses.set(Number(link), String(value));
    if (key === "name") node.name = String(value);
    if (key === "nodeid" && typeof value === "number") node.id = value;
    if (key === "quorum_votes" && typeof value === "number") node.votes = value;
  }
  return [...found].sort(([a], [b]) => a - b).map(([number, node]) => listed(number, node));
}

interface Gathered {
  id?: number;
  name?: string;
  votes?: number;
  readonly addresses: Map<number, string>;
  readonly position: Position;
}

function listed(place: number, { id, name, votes = 1, addresses, position }: Gathered): ListedNode {
  return { id: id === 0 ? undefined : id, name, addresses, votes, position, path: `nodelist.node.${place}` };
}

/** What is wrong with transport, ids and links, before the times are looked at (12 §2.5). */
export function identityProblems(
  keys: KeyMap,
  nodes: readonly ListedNode[],
  transport: Transport,
): readonly QuorumProblem<TotemErrorCode>[] {
  const problems: QuorumProblem<TotemErrorCode>[] = [];
  const say = (code: TotemErrorCode, text: string, about: Partial<ListedNode>, legal: string): void => {
    problems.push({ code, text, position: about.position, path: about.path ?? "", legal });
  };
  for (const node of nodes) {
    for (const link of node.addresses.keys()) {
      if (link <= HIGHEST_LINK) continue;
      const text = `parse error in config: interface ring number ${link} is bigger than allowed maximum ${HIGHEST_LINK}`;
      say("link-number", text, node, `ring0_addr to ring${HIGHEST_LINK}_addr`);
    }
    const address = node.addresses.get(0) ?? node.addresses.values().next().value;
    if (transport !== "knet" || address === undefined) continue;
    if (node.id === undefined) {
      const text = `Knet requires an explicit nodeid to be specified for address '${address}'.`;
      say("node-id", text, node, `nodeid: 1 to ${HIGHEST_KNET_ID}`);
    } else if (node.id > HIGHEST_KNET_ID) {
      const text = `Knet requires nodeid to be less than 65536 for address '${address}'.`;
      say("node-id", text, node, `nodeid: 1 to ${HIGHEST_KNET_ID}`);
    }
  }
  if (!nodes.some(({ addresses }) => addresses.size > 0) && !hasInterface(keys)) {
    const legal = "a node list with ring0_addr, or an interface with bindnetaddr";
    say("interfaces", "parse error in config: No interfaces defined", {}, legal);
  }
  return problems;
}

function hasInterface({ entries }: KeyMap): boolean {
  for (const path of entries.keys()) if (/^totem\.interface\.[0-9]+\.bindnetaddr$/.test(path)) return true;
  return false;
}

/** What is wrong with names, links and ids of the nodes among each other (12 §2.5). */
export function nodeListProblems(nodes: readonly ListedNode[]): readonly QuorumProblem<TotemErrorCode>[] {
  const links = linksOf(nodes).size;
  const problems = links > 1 ? [...multiLinkProblems(nodes, links)] : [];
  const known = new Set<number>();
  for (const { id, path, position } of nodes) {
    if (id === undefined) continue;
    if (known.has(id)) {
      const text = `Nodeid ${id} appears twice in corosync.conf`;
      problems.push({ code: "node-twice", text, position, path, legal: "an id of its own for each node" });
    }
    known.add(id);
  }
  return problems;
}

/** Only knet has several links (12 §2.5). */
export function linkCountProblems(
  nodes: readonly ListedNode[],
  transport: Transport,
): readonly QuorumProblem<TotemErrorCode>[] {
  const links = linksOf(nodes).size;
  if (links < 2 || transport === "knet") return [];
  const text = `parse error in config: ${links} is too many configured interfaces for non-Knet transport.`;
  const legal = "ring0_addr only, or transport: knet";
  return [{ code: "links", text, position: undefined, path: "totem.transport", legal }];
}

function linksOf(nodes: readonly ListedNode[]): ReadonlySet<number> {
  return new Set(nodes.flatMap(({ addresses }) => [...addresses.keys()]));
}

function* multiLinkProblems(nodes: readonly ListedNode[], links: number): Iterable<QuorumProblem<TotemErrorCode>> {
  for (const { name, addresses, path, position } of nodes) {
    if (name !== undefined || !addresses.has(0)) continue;
    const text = "parse error in config: for a multi-link configuration, all nodes must have a 'name' attribute";
    yield { code: "node-name", text, position, path, legal: "name: NAME" };
  }
  const short = nodes.find(({ addresses }) => addresses.size > 0 && addresses.size !== links);
  if (short === undefined) return;
  const text = "parse error in config: Not all nodes have the same number of links";
  const legal = `an address on each of the ${links} links for every node`;
  yield { code: "links", text, position: short.position, path: short.path, legal };
}

/** The transport, or what is wrong with it. */
export function readTransport(keys: KeyMap): Transport | QuorumProblem<"transport"> {
  const path = "totem.transport";
  const word = stringAt(keys, path) ?? "knet";
  if (word === "knet" || word === "udp" || word === "udpu") return word;
  const text = "Invalid transport type. Should be udpu, udp or knet";
  return { code: "transport", text, position: keys.entries.get(path)?.valuePosition, path, legal: "knet, udp, udpu" };
}
