import { OptionError } from "../base/option-error.js";
import { evaluate } from "../evaluate.js";
import { Answers } from "../explain/index.js";
import type { Outcome } from "../scenario/outcome.js";
import { checkExpectation } from "./check.js";
import { type Expectation, expectationText } from "./expectation.js";
import { checkNames } from "./expected-names.js";

/** What a matcher of vitest, or of a runner like it, gives. */
export interface Matched {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What `play` gives, or the last outcome of it. */
type Received = Outcome | readonly Outcome[];

/**
 * Matchers for `expect.extend` of vitest, jest and their like, on what `play` gives: all outcomes, the first of which is before
 * anything is done, or a single one. A failing one says how it is instead, and why. A resource or node that there is not
 * gives an ExpectError, also with `not`.
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { policyMatchers } from "pengine/expect";
 * import { play } from "pengine/scenario";
 *
 * // expect.extend(policyMatchers); then expect(outcomes).toRunOn("web", "n2");
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nnode n2\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const steps = [{ kind: "settle" }, { kind: "node", node: "n1", state: "down" }, { kind: "settle" }] as const;
 * const outcomes = play(cib, steps, { now });
 * policyMatchers.toRunOn(outcomes, "web", "n2").pass; // => true
 * policyMatchers.toRunOn(outcomes, "web", "n1").message(); // how it is instead, and why
 * ```
 */
export const policyMatchers = Object.freeze({
  /** Any expectation, as data. (`toSatisfy` is a matcher of vitest's own.) */
  toMeet: (received: Received, expectation: Expectation) => matched(received, expectation),
  toRun: (received: Received, ...resources: readonly string[]) => matched(received, { kind: "runs", resources }),
  toBeStopped: (received: Received, ...resources: readonly string[]) =>
    matched(received, { kind: "stopped", resources }),
  toRunOn: (received: Received, resource: string, ...nodes: readonly string[]) =>
    matched(received, { kind: "on", resources: [resource], nodes }),
  toAvoid: (received: Received, resource: string, ...nodes: readonly string[]) =>
    matched(received, { kind: "not-on", resources: [resource], nodes }),
  toBePromoted: (received: Received, resource: string, ...nodes: readonly string[]) =>
    matched(received, { kind: "promoted", resources: [resource], nodes: nodes.length === 0 ? undefined : nodes }),
  toRunTogether: (received: Received, ...resources: readonly string[]) =>
    matched(received, { kind: "together", resources }),
  toRunApart: (received: Received, ...resources: readonly string[]) => matched(received, { kind: "apart", resources }),
  toStartInOrder: (received: Received, ...resources: readonly string[]) =>
    matched(received, { kind: "before", resources }),
  toMoveAtMost: (received: Received, most: number) => matched(received, { kind: "moved", most }),
  toRestartAtMost: (received: Received, most: number) => matched(received, { kind: "restarted", most }),
  toBeQuorate: (received: Received) => matched(received, { kind: "quorate", quorate: true }),
  /** @param within ms */
  toBeBackWithin: (received: Received, within: number, ...resources: readonly string[]) =>
    matched(received, { kind: "back", resources: resources.length === 0 ? undefined : resources, within }),
  toComeToRest: (received: Received) => matched(received, { kind: "rest" }),
});

function matched(received: Received, expectation: Expectation): Matched {
  const outcomes: readonly Outcome[] = "view" in received ? [received] : received;
  const views = [outcomes[0], outcomes.at(-1)].flatMap((outcome) => outcome?.view ?? []);
  checkNames(expectation, views, []);
  const found = checkExpectation(expectation, outcomes);
  const expected = expectationText(expectation);
  if (found === undefined) return { pass: true, message: () => `expected the contrary: ${expected}` };
  return {
    pass: false,
    message: () => [`expected: ${expected}`, `but ${found.is}`, ...why(outcomes, found)].join("\n"),
  };
}

function why(
  outcomes: readonly Outcome[],
  { subject }: { readonly subject: Parameters<Answers["answer"]>[0] | undefined },
) {
  const last = outcomes.at(-1);
  if (subject === undefined || last === undefined) return [];
  try {
    const { sentence } = new Answers(evaluate(last.view.cib, { now: last.now, explain: true })).answer(subject);
    return [`why: ${sentence}`];
  } catch (error) {
    if (error instanceof OptionError) return [];
    throw error;
  }
}
