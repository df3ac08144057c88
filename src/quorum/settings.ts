/** From keys to settings, at start-up and when a running node reads its configuration again (12 §4). */
import type { FaultCode } from "./error.js";
import type { VoteOptions } from "./options.js";
import { NO_TIE_BREAKER, type TieBreaker } from "./tie-breaker.js";

/** The settings of one node (12 §5.1). */
export interface Settings {
  /** Without a provider nothing is computed: every node counts as quorate, always (12 §10). */
  readonly computed: boolean;
  readonly twoNode: boolean;
  readonly waitForAll: boolean;
  /** `wait_for_all` was not configured, and so follows `two_node`. */
  readonly impliedWaitForAll: boolean;
  readonly lastManStanding: boolean;
  /** How long a smaller membership must stand before the last man lowers expected votes; ms. */
  readonly window: number;
  readonly tieBreaker: TieBreaker;
  /** The tie-breaker that was found when the node started. */
  readonly startTieBreaker: TieBreaker;
  readonly allowDownscale: boolean;
  readonly tracking: boolean;
  readonly deviceVotes: number;
  /** ms */
  readonly deviceTimeout: number;
  /** ms */
  readonly deviceSyncTimeout: number;
  readonly deviceAllowed: boolean;
}

/** What a running node brings into a re-read. */
export interface Running {
  readonly settings: Settings;
  readonly trackingBarrier: number;
  /** A device is registered on this node. */
  readonly registered: boolean;
}

/** What comes out of the steps of 12 §4.2. */
export interface Resolution {
  readonly settings: Settings;
  /** `undefined` if a re-read stopped before it came to the votes. */
  readonly votes:
    | { readonly own: number /** `undefined`: as before. */; readonly expected: number | undefined }
    | undefined;
  /** In the order of the steps. At start-up any of them refuses the start; in a re-read they are logged. */
  readonly faults: readonly FaultCode[];
}

const DEFAULTS: Settings = {
  computed: true,
  twoNode: false,
  waitForAll: false,
  impliedWaitForAll: true,
  lastManStanding: false,
  window: 0,
  tieBreaker: NO_TIE_BREAKER,
  startTieBreaker: NO_TIE_BREAKER,
  allowDownscale: false,
  tracking: false,
  deviceVotes: 0,
  deviceTimeout: 0,
  deviceSyncTimeout: 0,
  deviceAllowed: false,
};

/**
 * The settings of a node (12 §4.2).
 *
 * @param id the node; where the node list does not have it, it is as if there were no list
 * @param stored the tracking value that the node has on disk (12 §5.3)
 */
export function resolveStart(options: VoteOptions, id: number, stored: number): Resolution {
  return new Resolver(options, id, { settings: DEFAULTS, trackingBarrier: stored, registered: false }, true).resolve();
}

/** The same for a running node; what only a start reads is kept (12 §4.1). */
export function resolveAgain(options: VoteOptions, id: number, running: Running): Resolution {
  return new Resolver(options, id, running, false).resolve();
}

/** The steps of 12 §4.2, under their numbers. */
class Resolver {
  readonly #options: VoteOptions;
  readonly #running: Running;
  readonly #starting: boolean;
  readonly #faults: FaultCode[] = [];
  readonly #settings: { -readonly [K in keyof Settings]: Settings[K] };
  #expectedKey: number;
  /** The node list as far as votes are concerned; without the own entry there is none. */
  readonly #list: { readonly count: number; readonly own: number } | undefined;
  #sum: number;
  /** 0 without a device; `undefined`: not set. */
  #deviceVotes: number | undefined = 0;

  constructor(options: VoteOptions, id: number, running: Running, starting: boolean) {
    this.#options = options;
    this.#running = running;
    this.#starting = starting;
    this.#settings = { ...running.settings };
    const { nodes, quorum } = options;
    this.#expectedKey = quorum.expectedVotes ?? 0;
    const own = nodes.find((node) => node.id === id);
    this.#list = own === undefined ? undefined : { count: nodes.length, own: own.votes };
    this.#sum = own === undefined ? 0 : nodes.reduce((sum, { votes }) => (sum + votes) >>> 0, 0);
  }

  resolve(): Resolution {
    const { tieBreaker, startTieBreaker } = this.#settings;
    this.#settings.twoNode = false;
    this.#settings.tieBreaker = this.#starting ? tieBreaker : startTieBreaker;
    this.#readDevice();
    this.#settings.twoNode = this.#options.quorum.twoNode ?? this.#settings.twoNode;
    if (!this.#hasVotes()) return this.#stopped();
    this.#checkTwoNode();
    if (this.#starting) this.#readOnce();
    this.#imply();
    if (!this.#checkTieBreaker()) return this.#stopped();
    this.#checkDevice();
    return this.#withVotes();
  }

  /** Step 4. */
  #readDevice(): void {
    const { device } = this.#options;
    if (device === undefined) return;
    this.#deviceVotes = device.votes;
    this.#settings.deviceTimeout = device.timeout;
    this.#settings.deviceSyncTimeout = device.syncTimeout;
    this.#settings.deviceAllowed = true;
  }

  /** Step 6. */
  #hasVotes(): boolean {
    if (this.#list !== undefined || this.#expectedKey !== 0) return true;
    this.#faults.push("no-votes");
    return false;
  }

  /** Step 7. */
  #checkTwoNode(): void {
    if (!this.#settings.twoNode || this.#options.device === undefined) return;
    this.#faults.push("two-node-device");
    if (this.#running.registered) this.#settings.twoNode = false;
    else this.#settings.deviceAllowed = false;
  }

  /** Step 8. */
  #readOnce(): void {
    const { quorum } = this.#options;
    Object.assign(this.#settings, {
      allowDownscale: quorum.allowDownscale,
      impliedWaitForAll: quorum.waitForAll === undefined,
      waitForAll: quorum.waitForAll ?? false,
      lastManStanding: quorum.lastManStanding,
      window: quorum.lastManStandingWindow,
      tieBreaker: quorum.tieBreaker,
      startTieBreaker: quorum.tieBreaker,
      tracking: quorum.expectedVotesTracking || quorum.allowDownscale,
    } satisfies Partial<Settings>);
  }

  /** Steps 9 and 10: what two_node implies stays, even where a tie-breaker then takes its place. */
  #imply(): void {
    const settings = this.#settings;
    if (settings.impliedWaitForAll) settings.waitForAll = settings.twoNode;
    if (settings.tieBreaker.kind !== "none") settings.twoNode = false;
  }

  /** Step 11: the test uses the node list's sum, never expected_votes. @returns whether to go on */
  #checkTieBreaker(): boolean {
    const settings = this.#settings;
    if (settings.tieBreaker.kind === "none" || this.#sum % 2 === 0 || settings.waitForAll) return true;
    if (!settings.lastManStanding) {
      settings.tieBreaker = NO_TIE_BREAKER;
      return true;
    }
    this.#faults.push("tie-breaker-odd");
    return this.#starting;
  }

  /** Steps 12 to 15. */
  #checkDevice(): void {
    if (this.#options.device === undefined) return;
    const settings = this.#settings;
    const unset = this.#deviceVotes === undefined;
    const even = this.#list === undefined || this.#list.count === this.#sum;
    const checks: readonly (readonly [FaultCode, boolean])[] = [
      ["device-last-man", settings.lastManStanding],
      ["device-tie-breaker", settings.tieBreaker.kind !== "none"],
      ["device-downscale", settings.allowDownscale],
      ["device-votes-missing", unset && this.#expectedKey > 0],
      ["device-votes-uneven", unset && !even],
      [
        "device-votes-high",
        this.#expectedKey > 0 && (this.#deviceVotes ?? 0) > 0 && this.#expectedKey - (this.#deviceVotes ?? 0) < 2,
      ],
    ];
    for (const [code, applies] of checks) {
      if (!applies) continue;
      this.#faults.push(code);
      settings.deviceAllowed = false;
    }
    if (unset && this.#expectedKey === 0 && even) {
      this.#deviceVotes = this.#sum - 1;
      this.#sum = (this.#sum + this.#deviceVotes) >>> 0;
    }
  }

  /** Steps 16 to 18; 19 and 20 are the node's. */
  #withVotes(): Resolution {
    const { quorum } = this.#options;
    const expectedKey = this.#settings.tracking ? this.#running.trackingBarrier : this.#expectedKey;
    const own = this.#list?.own ?? quorum.votes ?? 1;
    const listed = this.#list === undefined ? undefined : this.#sum;
    this.#settings.deviceVotes = this.#deviceVotes ?? this.#settings.deviceVotes;
    const votes = { own, expected: expectedKey > 0 ? expectedKey : listed };
    return { settings: this.#settings, votes, faults: this.#faults };
  }

  #stopped(): Resolution {
    return { settings: this.#settings, votes: undefined, faults: this.#faults };
  }
}
