/** Nodes, links and transports; what is said of each was asked of corosync 3.1.10 (`corosync -t`). */
import { describe, expect, it } from "vitest";
import { type CorosyncConfig, isCorosync, parseCorosync, QuorumError } from "../../src/quorum/index.js";

function problemsOf(text: string) {
  try {
    parseCorosync(text);
    return [];
  } catch (error) {
    if (error instanceof QuorumError) return error.problems;
    throw error;
  }
}

/** A configuration with lines of totem and nodes, each by its lines. */
function text(totem: readonly string[], ...nodes: readonly (readonly string[])[]): string {
  const lists = nodes.flatMap((lines) => ["node {", ...lines, "}"]);
  return [...["totem {", "version: 2", ...totem, "}"], ...["nodelist {", ...lists, "}"], ""].join("\n");
}

const node = (id: number, ...lines: readonly string[]) => [`ring0_addr: 127.0.0.${id}`, `nodeid: ${id}`, ...lines];
const named = (id: number, ...lines: readonly string[]) => node(id, `name: n${id}`, ...lines);
const second = (id: number) => `ring1_addr: 127.0.1.${id}`;

const INTERFACES = "parse error in config: No interfaces defined";
const VERSION = "parse error in config: This totem parser can only parse version 2 configurations.";
const TRANSPORT = "Invalid transport type. Should be udpu, udp or knet";
const NAMES = "parse error in config: for a multi-link configuration, all nodes must have a 'name' attribute";
const LINKS = "parse error in config: Not all nodes have the same number of links";
const explicit = (address: string) => `Knet requires an explicit nodeid to be specified for address '${address}'.`;
const less = (address: string) => `Knet requires nodeid to be less than 65536 for address '${address}'.`;
const ring = (link: number) => `parse error in config: interface ring number ${link} is bigger than allowed maximum 7`;
const many = (links: number) =>
  `parse error in config: ${links} is too many configured interfaces for non-Knet transport.`;
const mode = (word: string) =>
  `parse error in config: The Knet link mode "${word}" specified is invalid.  It must be active, passive or rr.`;
const twice = (id: number) => `Nodeid ${id} appears twice in corosync.conf`;

describe("a node (12 §2.2, §3.1)", () => {
  it("has the keys of its own section, neither those of sections in it nor keys that are called nearly so", () => {
    const inner = ["nodelist.node.1.name: inner", "name.first: x", "xring1_addr: 10.0.0.1", "ring1_addrx: 10.0.0.1"];
    const { nodes } = parseCorosync(`${text([], named(1, ...inner))}x.nodelist.node.5.nodeid: 5\n`);
    expect(nodes).toMatchObject([{ id: 1, name: "n1", addresses: new Map([[0, "127.0.0.1"]]) }]);
  });
});

describe("what corosync -t refuses about nodes, first and then (12 §2.5)", () => {
  it.each<[what: string, text: string, says: readonly string[]]>([
    ["no id", text([], named(1), ["ring0_addr: 127.0.0.2", "name: a"]), [explicit("127.0.0.2")]],
    ["the id 0", text([], named(1), ["ring0_addr: 127.0.0.2", "nodeid: 0"]), [explicit("127.0.0.2")]],
    ["no id, on another link", text([], named(1), [second(1)]), [explicit("127.0.1.1"), LINKS]],
    ["a high id", text([], named(1), ["ring0_addr: 127.0.0.2", "nodeid: 65536"]), [less("127.0.0.2")]],
    ["link 8", text([], named(1, "ring8_addr: a")), [ring(8)]],
    ["link 10", text([], named(1, "ring10_addr: a")), [ring(10)]],
    ["link 8 and no id", text([], ["ring0_addr: a", "ring8_addr: b", "name: a"]), [ring(8), explicit("a")]],
    ["a node without a name", text([], named(1, second(1)), node(2, second(2))), [NAMES]],
    ["two of them", text([], node(1, second(1)), node(2, second(2))), [NAMES, NAMES]],
    ["a node with fewer links", text([], named(1, second(1)), named(2)), [LINKS]],
    ["a node without its first link", text([], named(1, second(1)), ["nodeid: 2", second(2)]), [LINKS]],
    ["a node with other links", text([], named(1, second(1)), named(2, second(2), "ring2_addr: a")), [LINKS]],
    ["several links without knet", text(["transport: udpu"], named(1, second(1))), [many(2)]],
    ["more of them", text(["transport: udp"], named(1, second(1), "ring2_addr: a")), [many(3)]],
    ["an id twice", text([], named(1), ["ring0_addr: 127.0.0.2", "nodeid: 1"]), [twice(1)]],
    ["an id twice, without an address", text([], named(1), named(2), ["nodeid: 2"]), [twice(2)]],
    ["a link mode", text(["link_mode: activ"], named(1)), [mode("activ")]],
    ["an empty link mode", text(["link_mode:"], named(1)), [mode("")]],
    ["a transport", text(["transport: tcp"], named(1)), [TRANSPORT]],
    ["an empty transport", text(["transport:"], named(1)), [TRANSPORT]],
    ["a version", text(["version: 3"], named(1)), [VERSION]],
    ["no version", text([], named(1)).replace("version: 2\n", ""), [VERSION]],
    ["nothing at all", "", [INTERFACES, VERSION]],
    ["no node", text([]), [INTERFACES]],
    ["a node without an address", text([], ["nodeid: 1"]), [INTERFACES]],
    ["an interface without bindnetaddr", "totem {\nversion: 2\ninterface {\nmcastport: 1\n}\n}\n", [INTERFACES]],
    ["a key that ends like bindnetaddr", "totem {\nversion: 2\n}\nx.totem.interface.0.bindnetaddr: a\n", [INTERFACES]],
    ["a key that begins like it", "totem {\nversion: 2\n}\ntotem.interface.0.bindnetaddrs: a\n", [INTERFACES]],
    ["transport, then link", text(["transport: tcp"], named(1, "ring8_addr: a")), [TRANSPORT, ring(8)]],
    ["version, then link mode", text(["link_mode: x", "version: 3"], named(1)), [VERSION, mode("x")]],
    [
      "no name, then links, then link mode",
      text(["link_mode: x"], named(1, second(1)), node(2)),
      [NAMES, LINKS, mode("x")],
    ],
    ["an id twice, then link mode", text(["link_mode: x"], named(1), node(1)), [twice(1), mode("x")]],
    [
      "link mode, then links without knet",
      text(["link_mode: x", "transport: udp"], named(1, second(1))),
      [mode("x"), many(2)],
    ],
    ["links, then an id twice", text([], named(1, second(1)), named(2), named(2)), [LINKS, twice(2)]],
    [
      "an id twice, then links without knet",
      text(["transport: udpu"], named(1, second(1)), named(1, second(2))),
      [twice(1), many(2)],
    ],
  ])("%s", (_, given, says) => {
    expect(problemsOf(given).map((problem) => problem.text)).toEqual(says);
  });

  it.each<[what: string, text: string]>([
    ["no id without knet", text(["transport: udpu"], ["ring0_addr: a"])],
    ["a high id without knet", text(["transport: udp"], ["ring0_addr: a", "nodeid: 70000"])],
    ["the highest id of knet", text([], ["ring0_addr: a", "nodeid: 65535"])],
    ["link 7", text([], named(1, "ring7_addr: a"), named(2, "ring7_addr: b"))],
    ["no name with one link", text([], node(1), node(2))],
    [
      "no name with several links, without an address",
      text([], named(1, second(1)), named(2, second(2)), ["nodeid: 3"]),
    ],
    ["an empty name", text([], named(1, second(1)), node(2, second(2), "name:"))],
    ["link_mode: rr", text(["link_mode: rr"], named(1))],
    ["link_mode: passive", text(["link_mode: passive"], named(1))],
    ["link_mode: active", text(["link_mode: active"], named(1))],
    ["no id and no address", text([], named(1), ["name: a"], ["name: b"])],
    ["a key that looks like an address", text([], named(1, "ringx_addr: a", "ring1_addrs: a", "wiring1_addr: a"))],
    ["an interface with bindnetaddr", "totem {\nversion: 2\ninterface {\nlinknumber: 10\nbindnetaddr: a\n}\n}\n"],
  ])("but not %s", (_, given) => {
    expect(problemsOf(given)).toEqual([]);
  });

  it.each<[what: string, text: string, code: string, path: string, line: number | undefined, legal: string]>([
    ["no id", text([], node(1), ["ring0_addr: a"]), "node-id", "nodelist.node.1", 10, "nodeid: 1 to 65535"],
    ["a high id", text([], ["ring0_addr: a", "nodeid: 65536"]), "node-id", "nodelist.node.0", 6, "nodeid: 1 to 65535"],
    ["link 8", text([], named(1, "ring8_addr: a")), "link-number", "nodelist.node.0", 6, "ring0_addr to ring7_addr"],
    [
      "interfaces",
      text([]),
      "interfaces",
      "",
      undefined,
      "a node list with ring0_addr, or an interface with bindnetaddr",
    ],
    ["version", text(["version: 3"], node(1)), "version", "totem.version", 3, "version: 2 in the section totem"],
    [
      "no version",
      "totem {\n}\nnodelist {\nnode {\nring0_addr: a\nnodeid: 1\n}\n}\n",
      "version",
      "totem.version",
      1,
      "version: 2 in the section totem",
    ],
    ["transport", text(["transport: x"], node(1)), "transport", "totem.transport", 3, "knet, udp, udpu"],
    ["link mode", text(["link_mode: x"], node(1)), "link-mode", "totem.link_mode", 3, "active, passive, rr"],
    [
      "links",
      text([], named(1, second(1)), named(2)),
      "links",
      "nodelist.node.1",
      12,
      "an address on each of the 2 links for every node",
    ],
    ["names", text([], named(1, second(1)), node(2, second(2))), "node-name", "nodelist.node.1", 12, "name: NAME"],
    ["twice", text([], node(1), node(1)), "node-twice", "nodelist.node.1", 10, "an id of its own for each node"],
    [
      "many",
      text(["transport: udp"], named(1, second(1))),
      "links",
      "totem.transport",
      undefined,
      "ring0_addr only, or transport: knet",
    ],
  ])("%s: its code, place and what would be legal", (_, given, code, path, line, legal) => {
    const [first] = problemsOf(given);
    expect([first?.code, first?.path, first?.position?.line, first?.legal]).toEqual([code, path, line, legal]);
  });
});

describe("the nodes of a configuration (12 §3.1)", () => {
  const nodesOf = ({ nodes }: CorosyncConfig) =>
    nodes.map(({ id, name, addresses, votes, path }) => [id, name, [...addresses], votes, path]);

  it("are sections with at least one key, in the order of the file", () => {
    const given = text(["transport: udpu"], [], named(5, "quorum_votes: 3"), ["colour: red"], ["nodeid: 0", "name: a"]);
    expect(nodesOf(parseCorosync(given))).toEqual([
      [5, "n5", [[0, "127.0.0.5"]], 3, "nodelist.node.1"],
      [undefined, undefined, [], 1, "nodelist.node.2"],
      [undefined, "a", [], 1, "nodelist.node.3"],
    ]);
  });

  it("are more than ten, and stand where they first stood", () => {
    const ids = Array.from({ length: 12 }, (_, i) => 20 - i);
    const first = text([], ...ids.map((id) => node(id)));
    const { nodes } = parseCorosync(`${first}nodelist {\nnode {\nnodeid: 30\n}\n}\n`);
    expect(nodes.map(({ id }) => id)).toEqual([30, ...ids.slice(1)]);
    expect(nodes.map(({ path }) => path)).toEqual(ids.map((_, i) => `nodelist.node.${i}`));
    expect(nodes[1]?.position).toEqual({ line: 10, column: 1 });
  });

  it("have the last of the values that are given, and none of subsections", () => {
    const given = text([], node(1, "ring0_addr: b", "name: a", "name: b", "x {", "name: c", "nodeid: 7", "}"));
    expect(nodesOf(parseCorosync(given))).toEqual([[1, "b", [[0, "b"]], 1, "nodelist.node.0"]]);
  });

  it("may have votes and ids at a path that is written out, which count for nothing", () => {
    const given = `${text([], node(1))}nodelist.node.0.quorum_votes: 5\n`;
    expect(parseCorosync(given).nodes.map(({ votes }) => votes)).toEqual([1]);
    const idless = `${text(["transport: udp"], ["ring0_addr: a"])}nodelist.node.0.nodeid: 5\n`;
    expect(parseCorosync(idless).nodes.map(({ id }) => id)).toEqual([undefined]);
  });

  it("stand by their number, whichever list names them first", () => {
    const second = "nodelist {\nnode {\nring0_addr: a\nnodeid: 9\n}\n}\n";
    const { nodes } = parseCorosync(`${text([], [], node(1))}${second}`);
    expect(nodes.map(({ id }) => id)).toEqual([9, 1]);
  });

  it("are joined by links, each with its times", () => {
    const { links, transport, token } = parseCorosync(
      text([], ["ring2_addr: a", ...named(1)], named(2, "ring2_addr: b")),
    );
    expect([...links.keys()]).toEqual([0, 2]);
    expect(transport).toBe("knet");
    expect(token.token).toBe(3000);
    expect(parseCorosync(text(["transport: udp"], node(1))).transport).toBe("udp");
  });
});

describe("whether a text is a corosync.conf", () => {
  it.each<[boolean, string]>([
    [true, "totem {\n}"],
    [true, "# comment\n  nodelist{"],
    [true, "x: 1\nquorum {\n"],
    [true, "logging\t{\n"],
    [false, ""],
    [false, "totem"],
    [false, "a totem {"],
    [false, "totems {"],
    [false, "<cib>\ntotem {\n"],
    [false, "  \n <cib/>\nquorum {"],
    [true, "x <\nquorum {"],
  ])("%s: %j", (is, given) => {
    expect(isCorosync(given)).toBe(is);
  });
});
