/** Every kind of cause by an example: a rule that enters its change under another kind fails here. */
import { describe, expect, it } from "vitest";
import { banInsufficientCapacity } from "../../src/assign/capacity.js";
import type { Cause, CauseKind, ScoreStep, Verdict } from "../../src/index.js";
import type { Cluster } from "../support/cib.js";
import { clone, colocation, location, meta, primitive, REMOTE, STATEFUL, utilization } from "../support/elements.js";
import { history, operation, started } from "../support/history.js";
import { observed } from "../support/model.js";
import { verdictOf } from "../support/verdict.js";

const R = primitive("r");
const FAILED = history("r", operation("r", "start", { rc: 5, id: "r_last_failure_0", time: 1_699_999_000 }));
const FAILURES = { "fail-count-r#start_0": "INFINITY", "last-failure-r#start_0": "1699999000" };
const PROMOTABLE = clone("c", primitive("r", "", STATEFUL), { promotable: "true" });
const MEMORY =
  '<node id="1" uname="n1"><utilization id="u"><nvpair id="u-m" name="memory" value="100"/></utilization></node>';

/** Kinds that are entered where scores are no longer listed, or of resources whose scores never are. */
type Unlisted = "removed resource" | "capacity";

/** A change of a score: of which resource, on which node; an amount; the cause. */
interface Example {
  readonly cluster: Cluster;
  readonly resource: string;
  /** Absent: it is in the promotion priority of an instance. */
  readonly node?: string;
  readonly amount: number;
  readonly cause: Cause;
}

const EXAMPLES: {
  readonly [Kind in Exclude<CauseKind, Unlisted>]: Example & { readonly cause: { readonly kind: Kind } };
} = {
  "base score": {
    cluster: { nodes: '<node id="1" uname="n1" score="30"/>', resources: R },
    resource: "r",
    node: "n1",
    amount: 30,
    cause: { kind: "base score" },
  },
  "symmetric cluster": {
    cluster: { resources: R },
    resource: "r",
    node: "n1",
    amount: 0,
    cause: { kind: "symmetric cluster" },
  },
  location: {
    cluster: { resources: R, constraints: location("r", "n1", "7", 'id="l"') },
    resource: "r",
    node: "n1",
    amount: 7,
    cause: { kind: "location", id: "l" },
  },
  health: {
    cluster: {
      options: { "node-health-strategy": "migrate-on-red" },
      resources: R,
      attributes: { n1: { "#health-disk": "red" } },
    },
    resource: "r",
    node: "n1",
    amount: -1_000_000,
    cause: { kind: "health", id: "migrate-on-red" },
  },
  stickiness: {
    cluster: { resources: primitive("r", meta({ "resource-stickiness": "5" })), history: { n1: started("r") } },
    resource: "r",
    node: "n1",
    amount: 5,
    cause: { kind: "stickiness", id: "resource-stickiness" },
  },
  "fail count": {
    cluster: {
      resources: R,
      history: { n1: history("r", operation("r", "start", { rc: 1, id: "r_last_failure_0", time: 1_699_999_000 })) },
      attributes: { n1: FAILURES },
    },
    resource: "r",
    node: "n1",
    amount: -1_000_000,
    cause: { kind: "fail count", id: "migration-threshold" },
  },
  "exclusive discovery": {
    cluster: { resources: R, constraints: location("r", "n2", "0", 'id="l" resource-discovery="exclusive"') },
    resource: "r",
    node: "n1",
    amount: -1_000_000,
    cause: { kind: "exclusive discovery", id: "resource-discovery" },
  },
  ticket: {
    cluster: { resources: R, constraints: '<rsc_ticket id="t" rsc="r" ticket="T" loss-policy="stop"/>' },
    resource: "r",
    node: "n1",
    amount: -1_000_000,
    cause: { kind: "ticket", id: "T", detail: "t" },
  },
  "target role": {
    cluster: { resources: primitive("r", meta({ "target-role": "Stopped" })) },
    resource: "r",
    node: "n1",
    amount: -1_000_000,
    cause: { kind: "target role", id: "target-role" },
  },
  "shutdown lock": {
    cluster: {
      options: { "shutdown-lock": "true" },
      resources: R,
      attributes: { n1: { shutdown: "1699999999" } },
      history: { n1: started("r") },
    },
    resource: "r",
    node: "n2",
    amount: -1_000_000,
    cause: { kind: "shutdown lock", id: "shutdown-lock" },
  },
  unmanaged: {
    cluster: { resources: primitive("r", meta({ "is-managed": "false" })), history: { n1: started("r") } },
    resource: "r",
    node: "n1",
    amount: 1_000_000,
    cause: { kind: "unmanaged" },
  },
  failure: {
    cluster: { resources: R, history: { n1: FAILED } },
    resource: "r",
    node: "n1",
    amount: -1_000_000,
    cause: { kind: "failure", id: "r_last_failure_0" },
  },
  "multiple active": {
    cluster: {
      resources: primitive("r", meta({ "multiple-active": "stop_only" })),
      history: { n1: started("r"), n2: started("r") },
    },
    resource: "r",
    node: "n1",
    amount: -1_000_000,
    cause: { kind: "multiple active" },
  },
  colocation: {
    cluster: {
      resources: [R, primitive("s", meta({ "target-role": "Stopped" }))],
      constraints: colocation("r", "s", "INFINITY", 'id="k"'),
    },
    resource: "r",
    node: "n1",
    amount: -1_000_000,
    cause: { kind: "colocation", id: "k", dependent: "r", primary: "s" },
  },
  "colocated preference": {
    cluster: {
      resources: [R, primitive("s")],
      constraints: [colocation("s", "r", "INFINITY", 'id="k"'), location("s", "n2", "9")],
    },
    resource: "r",
    node: "n2",
    amount: 9,
    cause: { kind: "colocated preference", id: "k", source: "s" },
  },
  "promotion score": {
    cluster: {
      nodes: 1,
      resources: PROMOTABLE,
      attributes: { n1: { "master-r": "10" } },
      history: { n1: started("r", STATEFUL) },
    },
    resource: "r:0",
    amount: 10,
    cause: { kind: "promotion score", id: "master-r" },
  },
  unassigned: {
    cluster: {
      nodes: 1,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true", "clone-max": "2" }),
    },
    resource: "r:1",
    amount: -1_000_000,
    cause: { kind: "unassigned" },
  },
  "instance limit": {
    cluster: { nodes: 1, resources: clone("c", R, { "clone-max": "2" }) },
    resource: "r:1",
    node: "n1",
    amount: -1_000_000,
    cause: { kind: "instance limit", id: "c", limit: "full" },
  },
  bundle: {
    cluster: {
      nodes: 1,
      resources: `<bundle id="b"><podman image="i" replicas="1"/><network control-port="3121"/>${R}</bundle>`,
    },
    resource: "r:0",
    node: "b-0",
    amount: 1_000_000,
    cause: { kind: "bundle", id: "b" },
  },
  container: {
    cluster: {
      nodes: 2,
      resources: [primitive("remote", "", REMOTE), primitive("r", meta({ container: "remote" }))],
    },
    resource: "r",
    node: "n1",
    amount: -1_000_000,
    cause: { kind: "container" },
  },
  "remote node": {
    cluster: { nodes: 1, resources: primitive("remote", "", REMOTE) },
    resource: "remote",
    node: "remote",
    amount: -1_000_000,
    cause: { kind: "remote node" },
  },
};

describe("every kind of cause", () => {
  it.each(Object.values(EXAMPLES))(
    "$cause.kind: is entered under its name",
    ({ cluster, resource, node, amount, cause }) => {
      const verdict = verdictOf(cluster, { causes: true });
      expect(stepsOf(verdict, resource, node)).toContainEqual({ amount, cause });
    },
  );
});

describe("kinds of causes that no listing shows", () => {
  /** By type there is one for each: what enters it, in a cluster without it. */
  const UNLISTED: { readonly [Kind in Unlisted]: () => ScoreStep | undefined } = {
    "removed resource": () => {
      const cluster = observed({ history: { n1: started("gone") } });
      return cluster.resource("gone").decided.allowedNodes.step(cluster.node("n1"));
    },
    capacity: () => {
      const cluster = observed({
        options: { "placement-strategy": "utilization" },
        nodes: MEMORY,
        resources: primitive("r", utilization({ memory: "150" })),
      });
      banInsufficientCapacity(cluster.ws, cluster.resource("r"));
      return cluster.resource("r").decided.allowedNodes.step(cluster.node("n1"));
    },
  };

  it.each(Object.entries(UNLISTED))("%s: is entered under its name", (kind, enter) => {
    expect(enter()).toMatchObject({ amount: -1_000_000, cause: { kind } });
  });
});

/** All changes that were entered for a resource, those that changed nothing included. */
function stepsOf({ events }: Verdict, resource: string, node: string | undefined) {
  const last: (ScoreStep | undefined)[] = events.flatMap((event) => {
    if (event.kind === "promotion" && node === undefined && event.resource === resource) return [event.steps];
    if (event.kind !== "scores" || event.resource !== resource) return [];
    return event.lines.filter((line) => line.node === node).map(({ step }) => step);
  });
  return last.flatMap((step) => {
    const found = [];
    for (let at = step; at !== undefined; at = at.previous) found.push({ amount: at.amount, cause: at.cause });
    return found;
  });
}
