/** A short name for paths of permissions: pieces, in which `@@` stands for an argument (11 §5.14). */
export interface Shortcut {
  readonly name: string;
  readonly pieces: readonly string[];
}

const NVPAIR = "/nvpair[@name='@@']";
const BY_NAME = "[@uname='@@']";

const SHORTCUTS: readonly Shortcut[] = [
  { name: "meta", pieces: ["//primitive[@id='@@']/meta_attributes", NVPAIR] },
  { name: "params", pieces: ["//primitive[@id='@@']/instance_attributes", NVPAIR] },
  { name: "utilization", pieces: ["//primitive[@id='@@']/utilization"] },
  { name: "location", pieces: ["//rsc_location[@id='cli-prefer-@@' and @rsc='@@']"] },
  { name: "property", pieces: ["//crm_config/cluster_property_set", NVPAIR] },
  { name: "nodeattr", pieces: ["//nodes/node/instance_attributes", NVPAIR] },
  { name: "nodeutil", pieces: ["//nodes/node/utilization", BY_NAME] },
  { name: "node", pieces: ["//nodes/node", BY_NAME] },
  { name: "status", pieces: ["/cib/status"] },
  { name: "cib", pieces: ["/cib"] },
];

export const SHORTCUT_NAMES: readonly string[] = SHORTCUTS.map(({ name }) => name);

export function shortcutNamed(name: string): Shortcut | undefined {
  return SHORTCUTS.find((each) => each.name === name);
}

/** The path that a shortcut with arguments means, or what is wrong with the arguments. */
export function expanded(
  shortcut: Shortcut,
  given: readonly string[],
): { readonly path: string } | "missing" | "extra" {
  const [head = "", ...pieces] = shortcut.pieces;
  const rest = [...given];
  let path = head;
  if (head.includes("@@")) {
    const argument = rest.shift();
    if (argument === undefined) return "missing";
    path = head.replaceAll("@@", () => argument);
  }
  for (const argument of rest) {
    const piece = pieces.shift();
    if (piece === undefined) return "extra";
    path += piece.replaceAll("@@", () => argument);
  }
  return { path };
}

const ARGUMENT = "([A-Za-z_][\\w.-]*)";

/** A pattern for the paths that so many pieces of a shortcut make. */
function patternOf(pieces: readonly string[]): RegExp {
  const literal = pieces.join("").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("@@", ARGUMENT)}$`);
}

const PATTERNS = SHORTCUTS.flatMap(({ name, pieces }) =>
  pieces.map((_, i) => ({ name, pattern: patternOf(pieces.slice(0, i + 1)) })),
);

/** A path as a shortcut with its arguments; `undefined` if it is none (11 §8.6). */
export function asShortcut(path: string): string | undefined {
  for (const { name, pattern } of PATTERNS) {
    const found = pattern.exec(path);
    if (found !== null) return [name, ...(name === "location" ? found.slice(1, 2) : found.slice(1))].join(":");
  }
  return undefined;
}
