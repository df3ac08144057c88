import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import { blocks, type Vocabulary } from "./blocks.js";
import { type Draft, listOf, maybe, oneOf, weighted } from "./draft.js";
import { duration } from "./times.js";
import { parameterValue, RECURRING, schemaBoolean } from "./values.js";

const ON_FAIL = ["ignore", "block", "demote", "stop", "restart", "standby", "fence", "restart-container"] as const;

/** Meta-attributes of operations, also for `op_defaults` (02 §15.3). */
export const OPERATION_META: Vocabulary = {
  "on-fail": [25, fc.constantFrom(...ON_FAIL, "migrate", "nothing", "x", "Fence", "")],
  timeout: [20, duration()],
  "start-delay": [6, duration()],
  "record-pending": [6, fc.constantFrom("true", "false")],
  "interval-origin": [4, fc.constantFrom("2023-11-14 22:00:00", "2023-11-14T21:59:30Z", "2023-12-01", "x", "")],
};

const OPERATION_PARAMETERS: Vocabulary = { p1: [6, parameterValue()], depth: [6, fc.constantFrom("1", "10")] };

function operation(now: number): Arbitrary<(owner: string) => Draft<Element>> {
  return fc
    .record({
      what: oneOf(
        [5, fc.constantFrom(...RECURRING).map(([interval]) => ({ name: "monitor", interval }))],
        [
          4,
          fc
            .constantFrom("start", "stop", "promote", "demote", "monitor", "migrate_to", "migrate_from", "notify")
            .map((name) => ({ name, interval: "0" })),
        ],
        [1, fc.record({ name: fc.constantFrom("monitor", "start", "reload", "x"), interval: duration() })],
      ),
      role: maybe(20, fc.constantFrom("Started", "Stopped", "Promoted", "Unpromoted", "Master", "Slave")),
      onFail: maybe(25, fc.constantFrom(...ON_FAIL)),
      timeout: maybe(30, duration()),
      enabled: maybe(8, schemaBoolean()),
      recordPending: maybe(4, schemaBoolean()),
      description: maybe(2, fc.constant("a <b>")),
      delay: maybe(8, weighted([1, "start-delay"], [1, "interval-origin"])),
      meta: maybe(15, blocks("meta_attributes", OPERATION_META, "operation", now)),
      parameters: maybe(15, blocks("instance_attributes", OPERATION_PARAMETERS, "nodes", now)),
    })
    .map(
      ({ what, role, onFail, timeout, enabled, recordPending, description, delay, meta, parameters }) =>
        (owner) =>
        (scope) => {
          const id = scope.id(`${owner}-${what.name}`);
          return element(
            "op",
            {
              id,
              ...what,
              role,
              "on-fail": onFail,
              timeout,
              enabled,
              "record-pending": recordPending,
              description,
              "start-delay": delay === "start-delay" ? "5s" : undefined,
              "interval-origin": delay === "interval-origin" ? "2023-11-14T22:10:00Z" : undefined,
            },
            [...(meta?.(id)(scope) ?? []), ...(parameters?.(id)(scope) ?? [])],
          );
        },
    );
}

/**
 * The `operations` element of a resource, or nothing; now and then shared with another resource.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, operations } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(operations(now), (draft) => draft("web")(new Scope(now)).every(({ name }) => name === "operations")));
 * ```
 */
export function operations(now: number): Arbitrary<(owner: string) => Draft<Element[]>> {
  return fc
    .record({ list: listOf(operation(now), 4), shared: weighted([30, false], [1, true]) })
    .map(({ list, shared }) => (owner) => (scope) => {
      const earlier = scope.shared.get("operations")?.[0];
      if (shared && earlier !== undefined) return [element("operations", { "id-ref": earlier })];
      if (list.length === 0) return [];
      const id = scope.id(`${owner}-operations`);
      scope.share("operations", id);
      return [
        element(
          "operations",
          { id },
          list.map((draft) => draft(owner)(scope)),
        ),
      ];
    });
}
