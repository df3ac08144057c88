import fc, { type Arbitrary } from "fast-check";
import { listOf, maybe, oneOf, weighted } from "./draft.js";
import { RECURRING } from "./values.js";

/** One entry of a resource's operation history, as drawn. */
export interface Entry {
  readonly task: string;
  /** Milliseconds. */
  readonly interval: number;
  readonly rc: number;
  /** `op-status` (03 §11.1). */
  readonly status: number;
  readonly expected: number;
  /** How long ago it was, in seconds; `undefined`: no time is recorded. */
  readonly age: number | undefined;
  readonly digest: "none" | "right" | "wrong";
  readonly restart: boolean;
  /** Recorded as the last failure of its operation. */
  readonly failure: boolean;
  /** For migrations: on which of the two nodes the entry is. */
  readonly side: "here" | "there";
}

/** What happened to a resource on one node, oldest first, and for migrations on another; and the failures counted. */
export interface Story {
  readonly entries: readonly Entry[];
  readonly failCount: FailCount | undefined;
}

export interface FailCount {
  readonly task: string;
  readonly interval: number;
  readonly value: string;
  readonly age: number;
}

type Outcome = Pick<Entry, "rc" | "status">;
const DONE: Outcome = { rc: 0, status: 0 };
const PENDING: Outcome = { rc: 193, status: -1 };

const age = (): Arbitrary<number | undefined> =>
  oneOf(
    [8, fc.constantFrom(60, 600, 3600, 10, 86_400, 1, 0)],
    [1, fc.constant(undefined)],
    [1, fc.integer({ min: -30, max: 900 })],
  );

const base = (): Arbitrary<Pick<Entry, "age" | "digest" | "restart">> =>
  fc.record({
    age: age(),
    digest: weighted<Entry["digest"]>([5, "none"], [5, "right"], [1, "wrong"]),
    restart: weighted([8, false], [1, true]),
  });

function entry(task: string, outcome: Outcome, more: Partial<Entry> = {}): Arbitrary<Entry> {
  return base().map((drawn) => ({
    task,
    interval: 0,
    expected: 0,
    failure: false,
    side: "here",
    ...drawn,
    ...outcome,
    ...more,
  }));
}

/** Results of operations that did not do what was expected. */
export const failure = (): Arbitrary<Outcome> =>
  oneOf<Outcome>(
    [5, fc.constantFrom(1, 7, 1, 2, 5).map((rc) => ({ rc, status: 4 }))],
    [3, fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9, 189, 190, 191).map((rc) => ({ rc, status: 0 }))],
    [2, fc.constant({ rc: 1, status: 2 })],
    [1, fc.record({ rc: fc.constantFrom(0, 1, 5, 6, 7, 193), status: fc.constantFrom(3, 5, 6, 7, 8, 9, 10, 11, 1) })],
  );

const recurring = (): Arbitrary<number> => fc.constantFrom(...RECURRING.map(([, ms]) => ms));

function story(
  entries: Arbitrary<readonly Entry[]>,
  counted: Arbitrary<FailCount | undefined> = fc.constant(undefined),
): Arbitrary<Story> {
  return fc.record({ entries, failCount: counted });
}

const failCount = (task: string, interval: number): Arbitrary<FailCount | undefined> =>
  maybe(
    75,
    fc.record({
      task: fc.constant(task),
      interval: fc.constant(interval),
      value: weighted([6, "1"], [2, "3"], [3, "INFINITY"], [1, "0"], [1, "x"]),
      age: fc.constantFrom(60, 10, 3600, 0),
    }),
  );

const monitored = (rc: number): Arbitrary<readonly Entry[]> =>
  maybe(
    60,
    recurring().chain((interval) => entry("monitor", { rc, status: 0 }, { interval, expected: rc })),
  ).map((made) => (made === undefined ? [] : [made]));

const sequence = (...parts: readonly Arbitrary<readonly Entry[]>[]): Arbitrary<readonly Entry[]> =>
  fc.tuple(...parts).map((lists) => lists.flat());
const one = (made: Arbitrary<Entry>): Arbitrary<readonly Entry[]> => made.map((each) => [each]);

/**
 * Running as it should: started, probed or migrated here; perhaps promoted.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { running } from "pengine/arbitraries";
 *
 * fc.assert(fc.property(running(), (story) => story !== undefined));
 * ```
 */
export const running = (): Arbitrary<Story> =>
  story(
    oneOf(
      [6, sequence(one(entry("start", DONE)), monitored(0))],
      [1, one(entry("monitor", DONE, { expected: 7 }))],
      [2, sequence(one(entry("start", DONE)), one(entry("promote", DONE)), monitored(8))],
      [1, one(entry("monitor", { rc: 8, status: 0 }, { expected: 7 }))],
      [1, sequence(one(entry("promote", DONE)), one(entry("demote", DONE)), monitored(0))],
      [
        1,
        sequence(
          one(entry("migrate_to", DONE, { side: "there" })),
          one(entry("migrate_from", DONE)),
          one(entry("stop", DONE, { side: "there" })),
        ),
      ],
    ),
  );

/**
 * Not running: probed, or stopped.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { stopped } from "pengine/arbitraries";
 *
 * fc.assert(fc.property(stopped(), (story) => story !== undefined));
 * ```
 */
export const stopped = (): Arbitrary<Story> =>
  story(oneOf([3, one(entry("monitor", { rc: 7, status: 0 }, { expected: 7 }))], [2, one(entry("stop", DONE))]));

/**
 * An operation failed, with what may have preceded and followed.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { failed } from "pengine/arbitraries";
 *
 * fc.assert(fc.property(failed(), (story) => story !== undefined));
 * ```
 */
export const failed = (): Arbitrary<Story> =>
  oneOf(
    [
      4,
      fc
        .tuple(failure(), recurring(), weighted([4, 0], [1, 8]))
        .chain(([outcome, interval, expected]) =>
          story(
            sequence(
              one(entry("start", DONE)),
              expected === 8 ? one(entry("promote", DONE)) : fc.constant([]),
              one(entry("monitor", outcome, { interval, expected })),
              one(entry("monitor", outcome, { interval, expected, failure: true })),
            ),
            failCount("monitor", interval),
          ),
        ),
    ],
    [
      5,
      fc.tuple(failure(), fc.constantFrom("start", "stop", "promote", "demote", "start")).chain(([outcome, task]) =>
        story(
          sequence(
            task === "start" ? fc.constant([]) : one(entry("start", DONE)),
            task === "demote" ? one(entry("promote", DONE)) : fc.constant([]),
            one(entry(task, outcome)),
            maybe(70, entry(task, outcome, { failure: true })).map((made) => (made === undefined ? [] : [made])),
            maybe(30, entry("stop", DONE)).map((made) => (made === undefined ? [] : [made])),
          ),
          failCount(task, 0),
        ),
      ),
    ],
    [
      2,
      failure().chain((outcome) =>
        story(one(entry("monitor", outcome, { expected: 7, failure: true })), failCount("monitor", 0)),
      ),
    ],
  );

/**
 * In the middle of something.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { pending } from "pengine/arbitraries";
 *
 * fc.assert(fc.property(pending(), (story) => story !== undefined));
 * ```
 */
export const pending = (): Arbitrary<Story> =>
  fc
    .constantFrom("start", "stop", "promote", "demote", "monitor", "probe", "migrate_to", "migrate_from")
    .chain((task) => {
      if (task === "start") return story(one(entry(task, PENDING)));
      if (task === "probe") return story(one(entry("monitor", PENDING, { expected: 7 })));
      if (task === "migrate_from") {
        return story(
          sequence(
            one(entry("start", DONE, { side: "there" })),
            one(entry("migrate_to", DONE, { side: "there" })),
            one(entry(task, PENDING)),
          ),
        );
      }
      if (task === "monitor")
        return recurring().chain((interval) =>
          story(sequence(one(entry("start", DONE)), one(entry(task, PENDING, { interval })))),
        );
      return story(sequence(one(entry("start", DONE)), one(entry(task, PENDING))));
    });

/**
 * A live migration in each of the states in which it can be interrupted.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { migrating } from "pengine/arbitraries";
 *
 * fc.assert(fc.property(migrating(), (story) => story !== undefined));
 * ```
 */
export const migrating = (): Arbitrary<Story> =>
  fc
    .record({
      to: weighted([4, "ok"], [2, "failed"], [1, "none"]),
      from: weighted([3, "ok"], [2, "failed"], [2, "none"]),
      stop: fc.boolean(),
      outcome: failure(),
    })
    .chain(({ to, from, stop, outcome }) =>
      story(
        sequence(
          one(entry("start", DONE)),
          to === "none" ? fc.constant([]) : one(entry("migrate_to", to === "ok" ? DONE : outcome)),
          from === "none"
            ? fc.constant([])
            : one(entry("migrate_from", from === "ok" ? DONE : outcome, { side: "there" })),
          stop ? one(entry("stop", DONE)) : fc.constant([]),
        ),
      ),
    );

/**
 * Anything at all: tasks, results and order that no cluster would record.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { implausible } from "pengine/arbitraries";
 *
 * fc.assert(fc.property(implausible(), (story) => story !== undefined));
 * ```
 */
export const implausible = (): Arbitrary<Story> =>
  story(
    listOf(
      fc
        .record({
          task: fc.constantFrom(
            "start",
            "stop",
            "monitor",
            "promote",
            "demote",
            "migrate_to",
            "migrate_from",
            "notify",
            "asyncmon",
            "reload",
          ),
          interval: oneOf([3, fc.constant(0)], [2, recurring()]),
          outcome: oneOf(
            [2, fc.constant(DONE)],
            [2, failure()],
            [1, fc.constant(PENDING)],
            [1, fc.constant({ rc: 7, status: 0 })],
          ),
          expected: weighted([4, 0], [2, 7], [2, 8], [1, -1]),
          failure: weighted([4, false], [1, true]),
          side: weighted<Entry["side"]>([4, "here"], [1, "there"]),
        })
        .chain(({ task, outcome, ...more }) => entry(task, outcome, more)),
      5,
      1,
    ),
    oneOf([1, failCount("monitor", 10_000)], [1, failCount("start", 0)]),
  );

/**
 * A story of something that is mostly running where it is told of first.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { anyStory } from "pengine/arbitraries";
 *
 * fc.assert(fc.property(anyStory(), (story) => story !== undefined));
 * ```
 */
export const anyStory = (): Arbitrary<Story> =>
  oneOf([10, running()], [4, failed()], [2, pending()], [2, migrating()], [2, implausible()], [2, stopped()]);
