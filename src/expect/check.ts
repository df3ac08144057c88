import { readableInterval } from "../base/interval.js";
import type { Subject } from "../explain/index.js";
import type { Outcome, View } from "../scenario/outcome.js";
import { withoutNumber } from "../scenario/places.js";
import type { TimedAction } from "../simulate/timing.js";
import type { Expectation } from "./expectation.js";
import { nodesOf, primitivesOf, runningOn, runs, touchedNodes } from "./members.js";

/** What an expectation finds instead. */
export interface Finding {
  /** How it is, as a sentence. */
  readonly is: string;
  /** What can be asked about it; `undefined`: `is` says all. */
  readonly subject: Subject | undefined;
}

/**
 * Whether an expectation holds after the last of these outcomes, the first of which is the cluster at rest before anything is done.
 * @returns what is found instead; `undefined`: it holds
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { checkExpectation } from "pengine/expect";
 * import { play } from "pengine/scenario";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nnode n2\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const outcomes = play(cib, [{ kind: "settle" }], { now });
 * checkExpectation({ kind: "on", resources: ["web"], nodes: ["n2"] }, outcomes)?.is; // => "web runs on n1"
 * ```
 */
export function checkExpectation(expectation: Expectation, outcomes: readonly Outcome[]): Finding | undefined {
  const view = outcomes.at(-1)?.view;
  if (view === undefined) return undefined;
  switch (expectation.kind) {
    case "runs":
      return first(expectation.resources, (id) => (runs(view, id) ? undefined : notRunning(view, id)));
    case "stopped":
      return first(expectation.resources, (id) => stopped(view, id));
    case "on":
      return first(expectation.resources, (id) => on(view, id, expectation.nodes));
    case "not-on":
      return first(expectation.resources, (id) => notOn(view, id, expectation.nodes));
    case "promoted":
      return first(expectation.resources, (id) => promoted(view, id, expectation.nodes));
    case "together":
      return pairwise(expectation.resources, (a, b) => together(view, a, b));
    case "apart":
      return pairwise(expectation.resources, (a, b) => apart(view, a, b));
    case "before":
      return before(expectation.resources, outcomes);
    case "moved":
      return counted(outcomes, ["moved", "migrated"], expectation.most, "moved");
    case "restarted":
      return counted(outcomes, ["restarted"], expectation.most, "restarted");
    case "quorate":
      if (view.quorate === expectation.quorate) return undefined;
      return { is: view.quorate ? "there is quorum" : "there is no quorum", subject: undefined };
    case "back":
      return back(expectation, outcomes);
    case "rest":
      return rest(view);
  }
}

function first(ids: readonly string[], find: (id: string) => Finding | undefined): Finding | undefined {
  for (const id of ids) {
    const found = find(id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function pairwise(ids: readonly string[], find: (a: string, b: string) => Finding | undefined): Finding | undefined {
  for (const [i, a] of ids.entries()) {
    const found = first(ids.slice(i + 1), (b) => find(a, b));
    if (found !== undefined) return found;
  }
  return undefined;
}

function notRunning(view: View, id: string): Finding {
  const missing = (primitivesOf(view.verdict, id) ?? []).filter((each) => runningOn(view, each).length === 0);
  const failed = missing.filter((each) => (view.places.get(each) ?? []).length > 0);
  const what = missing.length === 0 ? id : missing.join(", ");
  const is =
    failed.length > 0 ? `${failed.join(", ")} has failed and nothing is done about it` : `${what} does not run`;
  return { is, subject: { kind: "resource", resource: missing[0] ?? id } };
}

function stopped(view: View, id: string): Finding | undefined {
  const nodes = [...touchedNodes(view, id)];
  return nodes.length === 0
    ? undefined
    : { is: `${id} runs on ${nodes.join(", ")}`, subject: { kind: "resource", resource: id } };
}

function on(view: View, id: string, nodes: readonly string[]): Finding | undefined {
  if (!runs(view, id)) return notRunning(view, id);
  const others = [...touchedNodes(view, id)].filter((node) => !nodes.includes(node));
  const [wanted] = nodes;
  const subject: Subject =
    wanted === undefined ? { kind: "resource", resource: id } : { kind: "placement", resource: id, node: wanted };
  return others.length === 0 ? undefined : { is: `${id} runs on ${others.join(", ")}`, subject };
}

function notOn(view: View, id: string, nodes: readonly string[]): Finding | undefined {
  const [there] = [...touchedNodes(view, id)].filter((node) => nodes.includes(node));
  return there === undefined
    ? undefined
    : { is: `${id} runs on ${there}`, subject: { kind: "placement", resource: id, node: there } };
}

function promoted(view: View, id: string, nodes: readonly string[] | undefined): Finding | undefined {
  const places = (primitivesOf(view.verdict, id) ?? []).flatMap((each) => runningOn(view, each));
  const found = places.filter(({ role }) => role === "promoted").map(({ node }) => node);
  const subject = { kind: "resource", resource: id } as const;
  if (found.length === 0) return { is: `${id} is not promoted anywhere`, subject };
  const others = nodes === undefined ? [] : found.filter((node) => !nodes.includes(node));
  return others.length === 0 ? undefined : { is: `${id} is promoted on ${others.join(", ")}`, subject };
}

function together(view: View, a: string, b: string): Finding | undefined {
  const [one, other] = [[...nodesOf(view, a)].sort(), [...nodesOf(view, b)].sort()];
  if (one.join("\n") === other.join("\n")) return undefined;
  return {
    is: `${a} runs ${placeText(one)}, ${b} ${placeText(other)}`,
    subject: { kind: "resources", first: a, second: b },
  };
}

function placeText(nodes: readonly string[]): string {
  return nodes.length === 0 ? "nowhere" : `on ${nodes.join(", ")}`;
}

function apart(view: View, a: string, b: string): Finding | undefined {
  const others = touchedNodes(view, b);
  const common = [...touchedNodes(view, a)].find((node) => others.has(node));
  if (common === undefined) return undefined;
  return { is: `${a} and ${b} run on ${common}`, subject: { kind: "resources", first: a, second: b } };
}

function before(ids: readonly string[], outcomes: readonly Outcome[]): Finding | undefined {
  for (const { view } of outcomes.slice(1)) {
    for (const { actions } of view.settled?.transitions ?? []) {
      const starts = (id: string): readonly TimedAction[] => {
        const own = primitivesOf(view.verdict, id) ?? [];
        return actions.filter(
          ({ synapse: { action, resource } }) =>
            action.operation === "start" && resource !== undefined && own.includes(withoutNumber(resource.id)),
        );
      };
      for (const [i, id] of ids.slice(1).entries()) {
        const earlier = ids[i] ?? "";
        const end = starts(earlier).reduce((latest, each) => Math.max(latest, each.end), 0);
        if (starts(id).every(({ begin }) => begin >= end)) continue;
        return { is: `${id} starts before ${earlier} has`, subject: { kind: "resources", first: earlier, second: id } };
      }
    }
  }
  return undefined;
}

function counted(
  outcomes: readonly Outcome[],
  kinds: readonly string[],
  most: number,
  word: string,
): Finding | undefined {
  // The first outcome is what was before.
  const happened = outcomes.slice(1).flatMap(({ view }) => view.happened);
  const names = [
    ...new Set(happened.flatMap((each) => (kinds.includes(each.kind) && "resource" in each ? each.resource : []))),
  ];
  if (names.length <= most) return undefined;
  const [name = ""] = names;
  return { is: `${names.length} are ${word}: ${names.join(", ")}`, subject: { kind: "resource", resource: name } };
}

function back(
  { resources, within }: Expectation & { readonly kind: "back" },
  outcomes: readonly Outcome[],
): Finding | undefined {
  const outcome = outcomes.at(-1);
  if (outcome === undefined) return undefined;
  const { view, elapsed } = outcome;
  const since = outcomes[0]?.elapsed ?? 0;
  const wanted = resources && new Set(resources.flatMap((id) => primitivesOf(view.verdict, id) ?? []));
  const late = view.absences.find(
    ({ resource, from, to = elapsed }) =>
      from >= since && (wanted === undefined || wanted.has(resource)) && to - from > within,
  );
  // What has not come back at all may have been gone for a short time only.
  const gone = view.absences.find(
    ({ resource, from, to }) => from >= since && to === undefined && (wanted === undefined || wanted.has(resource)),
  );
  if (gone !== undefined) return notRunning(view, gone.resource);
  if (late === undefined) return undefined;
  const time = readableInterval((late.to ?? elapsed) - late.from);
  return { is: `${late.resource} is gone for ${time}`, subject: undefined };
}

function rest({ settled }: View): Finding | undefined {
  const ending = settled?.ending ?? { kind: "rest" };
  switch (ending.kind) {
    case "rest":
      return undefined;
    case "stuck":
      return { is: "there is something to do that cannot be done", subject: { kind: "cluster" } };
    case "unfinished":
      return { is: "there is still something to do after the last transition", subject: { kind: "cluster" } };
    case "oscillation":
    case "recovery": {
      const names = [...ending.resources, ...ending.fenced].join(", ");
      const is = `the same ${ending.period} transitions come again and again (${names})`;
      return { is, subject: { kind: "cluster" } };
    }
  }
}
