/** What a configuration says that was probably not meant (12 §2.4, §4.4, §14.2). Nothing here changes what is decided. */
import { type KeyMap, stringAt } from "./key-map.js";
import { keyKind, keysOf } from "./keys.js";
import type { VoteOptions } from "./options.js";
import { resolveStart, type Settings } from "./settings.js";
import type { TokenTimes } from "./token.js";
import type { QuorumWarning, QuorumWarningCode } from "./warning.js";

/** All warnings of a configuration, those about its text first, in the order of the text. */
export function findWarnings(options: VoteOptions, token: TokenTimes, keys: KeyMap): readonly QuorumWarning[] {
  const found: QuorumWarning[] = [];
  const say: Say = (code, path, text, better) => {
    const entry = keys.entries.get(path) ?? keys.entries.get(`${path}.nodeid`);
    found.push({ code, text, position: entry?.position ?? keys.sections.get(path)?.[0], path, better });
  };
  aboutKeys(keys, say);
  aboutSections(keys, say);
  aboutVotes(options, say);
  aboutSwitches(options, keys, say);
  aboutDevice(options, say);
  if (token.consensus < Math.floor((6 * token.token) / 5)) {
    const text = `The consensus time of ${token.consensus} ms is less than 1.2 times the token time of ${token.token} ms.`;
    say(
      "consensus-short",
      "totem.consensus",
      text,
      `at least ${Math.floor((6 * token.token) / 5)} ms, or no consensus`,
    );
  }
  return found;
}

type Say = (code: QuorumWarningCode, path: string, text: string, better?: string) => void;

/** Strings that are known where they stand; the checked keys are known as well. */
const STRINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ["quorum", ["provider", "auto_tie_breaker_node"]],
  ["quorum.device", ["model"]],
]);
const UNUSED: ReadonlyMap<string, string> = new Map([
  ["quorum.leaving_timeout", "nothing uses it"],
  ["quorum.device.master_wins", "nothing uses it"],
  ["quorum.ev_tracking", "it is the name of a file; the key is expected_votes_tracking"],
  ["quorum.cancel_wait_for_all", "it is a command for a running cluster"],
]);
const SWITCHES = keysOf("quorum");

function aboutKeys({ entries }: KeyMap, say: Say): void {
  for (const [path, { value }] of entries) {
    const dot = path.lastIndexOf(".");
    const [section, key] = [path.slice(0, Math.max(dot, 0)), path.slice(dot + 1)];
    const kind = keyKind(section, key);
    const unused = UNUSED.get(path);
    const strings = STRINGS.get(section);
    if (unused !== undefined) {
      say("unused-key", path, `The key ${key} has no effect: ${unused}.`);
    } else if (kind?.kind === "integer" && typeof value === "string") {
      say("misplaced-key", path, `The key ${key} stands outside its section, so it counts as absent.`, `${section} {`);
    } else if (typeof value === "string" && SWITCHES.includes(key) && !path.startsWith("quorum.device.")) {
      say("misplaced-key", path, `The key ${key} has no effect outside the section quorum.`, "quorum {");
    } else if (kind === undefined && strings !== undefined && !strings.includes(key)) {
      const known = [...strings, ...keysOf(section)].filter((each) => !UNUSED.has(`${section}.${each}`));
      say(
        "unknown-key",
        path,
        `There is no key ${key} in the section ${section}, so it has no effect.`,
        known.join(", "),
      );
    }
    if (typeof value === "string" && /[ \t]#/.test(value)) {
      const text = `The value of ${key} goes on to the end of the line, "#" and what follows included.`;
      say("comment", path, text, "a comment on a line of its own");
    }
  }
}

function aboutSections({ sections }: KeyMap, say: Say): void {
  const lists = sections.get("nodelist") ?? [];
  if (lists.length > 1) {
    const text = "A second nodelist does not add to the first: it is laid over it, entry by entry.";
    say("node-list-twice", "nodelist", text, "one nodelist");
  }
}

function aboutVotes({ nodes, quorum, device }: VoteOptions, say: Say): void {
  const sum = nodes.reduce((total, { votes }) => total + votes, 0);
  if (quorum.provider === undefined) {
    const text = "No provider is configured: every node counts as quorate, always, and Pacemaker does not accept that.";
    say("no-provider", "quorum", text, "provider: corosync_votequorum");
  }
  if (nodes.length > 384) say("many-nodes", "nodelist", `There are ${nodes.length} nodes.`, "at most 384 nodes");
  if (nodes.length > 0 && quorum.votes !== undefined) {
    const text = "The node list gives each node its votes, so votes in the section quorum is ignored.";
    say("votes-ignored", "quorum.votes", text, "quorum_votes in the node's own section");
  }
  for (const { votes, name, id, path } of nodes) {
    if (votes !== 0) continue;
    const text = `The node ${name ?? id ?? path} has no vote: nobody waits for it, but it counts as a node elsewhere.`;
    say("zero-votes", path, text);
  }
  const expected = quorum.expectedVotes ?? 0;
  if (nodes.length > 0 && expected > 0 && !quorum.expectedVotesTracking && !quorum.allowDownscale) {
    if (expected < sum) {
      const text = `Expected votes are ${expected}, but the nodes have ${sum}: parts that start apart can both have quorum.`;
      say("expected-low", "quorum.expected_votes", text, "no expected_votes");
    } else if (expected > sum && quorum.waitForAll === true && device === undefined) {
      const text = `Expected votes are ${expected}, but the nodes have ${sum}: waiting for all of them never ends.`;
      say("expected-high", "quorum.expected_votes", text, "no expected_votes");
    }
  }
  const total = Math.max(expected, sum) + (device?.votes ?? 0);
  if (Math.floor((total + 2) / 2) >= 256) {
    const kept = Math.floor((total + 2) / 2) % 256;
    const text = `The votes needed are kept modulo 256: of ${total} votes ${kept} would be enough.`;
    say("threshold-wraps", "nodelist", text, "at most 509 votes in all");
  }
}

function aboutSwitches(options: VoteOptions, keys: KeyMap, say: Say): void {
  const { nodes, quorum } = options;
  const settings = settingsOf(options);
  if (settings.twoNode && nodes.length > 2) {
    const text = `two_node is on with ${nodes.length} nodes: every part of one or two nodes has quorum once all were together.`;
    say("two-node-many", "quorum.two_node", text, "two_node only with two nodes");
  }
  if (quorum.twoNode === true && quorum.tieBreaker.kind !== "none") {
    const waiting = settings.waitForAll ? ", but waiting for all stays on" : "";
    say(
      "two-node-tie-breaker",
      "quorum.two_node",
      `auto_tie_breaker switches two_node off${waiting}.`,
      "one of the two",
    );
  }
  aboutTieBreaker(options, settings, keys, say);
  if (settings.lastManStanding) {
    if (nodes.some(({ votes }) => votes > 1)) {
      const text = "A node has more than one vote, which switches last_man_standing off when it is heard.";
      say("last-man-votes", "quorum.last_man_standing", text, "one vote for each node");
    }
    if (settings.tieBreaker.kind === "highest" || settings.tieBreaker.kind === "list") {
      const text = "In a half that won a tie, last_man_standing begins only if the lowest id is there.";
      say("last-man-half", "quorum.auto_tie_breaker_node", text, "auto_tie_breaker_node: lowest");
    }
  }
  if (quorum.allowDownscale) {
    const text =
      "allow_downscale never goes below the expected votes of the configuration, and hides the real threshold.";
    say("downscale-useless", "quorum.allow_downscale", text, "last_man_standing");
  } else if (quorum.expectedVotesTracking) {
    const ignored = quorum.expectedVotes === undefined ? "" : "expected_votes is ignored with it, and ";
    const text = `What expected_votes_tracking remembers is lost at a restart; ${ignored}it only raises expected votes.`;
    say("tracking", "quorum.expected_votes_tracking", text);
  }
}

function aboutTieBreaker({ quorum }: VoteOptions, settings: Settings, keys: KeyMap, say: Say): void {
  const path = "quorum.auto_tie_breaker_node";
  const written = stringAt(keys, path);
  const asked = (keys.entries.get("quorum.auto_tie_breaker")?.value ?? 0) !== 0;
  const better = "lowest, highest, or node ids with blanks between them";
  if (written !== undefined && !asked) {
    say(
      "tie-breaker-node",
      path,
      "Without auto_tie_breaker: 1 auto_tie_breaker_node has no effect.",
      "auto_tie_breaker: 1",
    );
  } else if (written !== undefined && quorum.tieBreaker.kind === "none") {
    say("tie-breaker-node", path, `"${written}" is no tie-breaker node, so there is no tie-breaker.`, better);
  } else if (written !== undefined && quorum.tieBreaker.kind === "list") {
    const { nodes } = quorum.tieBreaker;
    if (written.split(/[ \t]+/).length !== nodes.length || /[^0-9 \t]/.test(written)) {
      say("tie-breaker-node", path, `Of "${written}" only ${nodes.join(" ")} is read.`, better);
    }
  }
  if (quorum.tieBreaker.kind !== "none" && settings.tieBreaker.kind === "none") {
    const text = "The sum of the votes is odd and wait_for_all is off, so there is no tie-breaker.";
    say("tie-breaker-odd", "quorum.auto_tie_breaker", text, "wait_for_all: 1");
  }
  if (settings.tieBreaker.kind === "list" && !settings.waitForAll) {
    const text =
      "A list remembers one membership change only: after a second change, or when halves start apart, both can have quorum.";
    say("tie-breaker-list", path, text, "wait_for_all: 1, or lowest or highest");
  }
}

function settingsOf(options: VoteOptions): Settings {
  const first = options.nodes.find(({ id }) => id !== undefined)?.id;
  return resolveStart(options, first ?? 0, 0).settings;
}

function aboutDevice({ device }: VoteOptions, say: Say): void {
  if (device?.arbiter.refusal === undefined) return;
  const text = `The device's daemon does not start, so its votes are expected but never given: ${device.arbiter.refusal}`;
  say("device-refuses", "quorum.device", text.endsWith("!") ? text : `${text}.`);
}
