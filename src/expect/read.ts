import type { Duration } from "../simulate/timing.js";
import { ExpectError, type FilePath } from "./error.js";
import type { Expectation } from "./expectation.js";
import type { Policy, PolicyExpectation, PolicyTest } from "./policy.js";
import { readStep } from "./read-step.js";
import { countOf, type Fields, fieldsOf, listOf, textOf, textsOf, timeOf, truthOf } from "./value.js";
import { EXPECTATION_KEYS } from "./vocabulary.js";

/**
 * A file of policy tests from the plain value that its YAML stands for. Nothing is known of the cluster yet.
 * @throws ExpectError for what is not as it has to be, with its place
 * @example
 * ```ts
 * import { readPolicy } from "pengine/expect";
 *
 * const policy = readPolicy({
 *   tests: [{ name: "any node", for: "each node", when: [{ fail: "$node" }], expect: [{ runs: "web" }] }],
 * });
 * policy.tests[0]?.nodes; // => "each"
 * ```
 */
export function readPolicy(value: unknown): Policy {
  const fields = fieldsOf(value, [], "A file of tests", ["cluster", "corosync", "now", "durations", "tests"]);
  const text = (key: string): string | undefined =>
    fields.has(key) ? textOf(fields.get(key), [key], `The ${key}`) : undefined;
  const durations = fields.has("durations") ? listOf(fields.get("durations"), ["durations"], "durations") : [];
  const tests = listOf(fields.get("tests"), ["tests"], "tests");
  if (tests.length === 0) throw new ExpectError("shape", "There are no tests", ["tests"], "at least one");
  return {
    cluster: text("cluster"),
    corosync: text("corosync"),
    now: text("now"),
    durations: durations.map((each, i) => readDuration(each, ["durations", i])),
    tests: tests.map((each, i) => readTest(each, ["tests", i])),
  };
}

function readDuration(value: unknown, place: FilePath): Duration {
  const fields = fieldsOf(value, place, "A duration", ["resource", "task", "node", "time"]);
  const text = (key: string): string | undefined =>
    fields.has(key) ? textOf(fields.get(key), [...place, key], key) : undefined;
  const ms = timeOf(fields.get("time"), [...place, "time"], "The time of a duration");
  return { resource: text("resource"), task: text("task"), node: text("node"), ms };
}

function readTest(value: unknown, place: FilePath): PolicyTest {
  const fields = fieldsOf(value, place, "A test", ["name", "for", "given", "when", "expect"]);
  const steps = (key: "given" | "when") =>
    fields.has(key)
      ? listOf(fields.get(key), [...place, key], key).map((each, i) => readStep(each, [...place, key, i]))
      : [];
  const expected = listOf(fields.get("expect"), [...place, "expect"], "expect");
  if (expected.length === 0)
    throw new ExpectError("shape", "Nothing is expected", [...place, "expect"], "at least one");
  return {
    name: textOf(fields.get("name"), [...place, "name"], "The name of a test"),
    nodes: fields.has("for") ? readNodes(fields.get("for"), [...place, "for"]) : undefined,
    given: steps("given"),
    when: steps("when"),
    expect: expected.map((each, i) => readExpectation(each, [...place, "expect", i])),
    place,
    source: value,
  };
}

/** The test for certain nodes: `$node` and `$other` in its texts, wherever they stand, are the first and the second of them. */
export function testFor({ source, place }: PolicyTest, nodes: readonly string[]): PolicyTest {
  return readTest(fillIn(source, nodes, 0), place);
}

/** Tests are not nested deeper than that. */
const DEEPEST = 20;

function fillIn(value: unknown, nodes: readonly string[], depth: number): unknown {
  if (typeof value === "string") {
    const [node = "$node", other = "$other"] = nodes;
    return value.replaceAll("$node", () => node).replaceAll("$other", () => other);
  }
  if (typeof value !== "object" || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => fillIn(each, nodes, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fillIn(each, nodes, depth + 1)]));
}

function readNodes(value: unknown, place: FilePath): PolicyTest["nodes"] {
  if (value === "each node") return "each";
  if (value === "each pair") return "pairs";
  if (Array.isArray(value)) return textsOf(value, place, "A node");
  throw new ExpectError("shape", "for is something else", place, "each node, each pair, or a list of nodes");
}

const KEYS = Object.keys(EXPECTATION_KEYS);

function readExpectation(value: unknown, place: FilePath): PolicyExpectation {
  const fields = fieldsOf(value, place, "An expectation", [...KEYS, "on", "notOn", "within"]);
  const keys = [...fields.keys()].filter((key) => KEYS.includes(key));
  const [key] = keys;
  if (key === undefined || keys.length > 1)
    throw new ExpectError("shape", "An expectation says one thing", place, KEYS.join(", "));
  const expectation = expectationOf(key, fields, place);
  for (const [other, owner] of [
    ["on", "runs"],
    ["notOn", "runs"],
    ["within", "back"],
  ] as const) {
    const fits = key === owner || (other === "on" && key === "promoted");
    if (fields.has(other) && !fits)
      throw new ExpectError("key", `${other} goes with ${owner}`, [...place, other], owner);
  }
  return { expectation, place };
}

function expectationOf(key: string, fields: Fields, place: FilePath): Expectation {
  const value = fields.get(key);
  const at: FilePath = [...place, key];
  const names = (): readonly string[] => textsOf(value, at, `What ${key} is about`);
  const nodes = (of: "on" | "notOn"): readonly string[] => textsOf(fields.get(of), [...place, of], "A node");
  switch (key) {
    case "runs":
      if (fields.has("on") && fields.has("notOn"))
        throw new ExpectError("key", "on and notOn are two expectations", at, "one of them");
      if (fields.has("on")) return { kind: "on", resources: names(), nodes: nodes("on") };
      if (fields.has("notOn")) return { kind: "not-on", resources: names(), nodes: nodes("notOn") };
      return { kind: "runs", resources: names() };
    case "promoted":
      return { kind: "promoted", resources: names(), nodes: fields.has("on") ? nodes("on") : undefined };
    case "stopped":
      return { kind: "stopped", resources: names() };
    case "together":
    case "apart":
    case "before": {
      const resources = names();
      if (resources.length < 2) throw new ExpectError("shape", `${key} is about two resources or more`, at, "a list");
      return { kind: key, resources };
    }
    case "moved":
    case "restarted":
      return { kind: key, most: countOf(value, at, key) };
    case "quorate":
      return { kind: "quorate", quorate: truthOf(value, at, key) };
    case "back": {
      const within = fields.has("within")
        ? timeOf(fields.get("within"), [...place, "within"], "within")
        : Number.MAX_SAFE_INTEGER;
      return { kind: "back", resources: value === "all" ? undefined : names(), within };
    }
    default:
      if (!truthOf(value, at, key)) throw new ExpectError("shape", "rest can only be expected", at, "true");
      return { kind: "rest" };
  }
}
