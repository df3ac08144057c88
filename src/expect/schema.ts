import { EXPECTATION_KEYS, STEP_KEYS } from "./vocabulary.js";

const names = { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" }, minItems: 1 }] };
const time = { type: ["string", "number"], description: "30s, 5min, PT5M; a number is seconds" };
const settling = {
  anyOf: [
    { const: true },
    {
      type: "object",
      additionalProperties: false,
      properties: { fail: names, unfenced: names, rounds: { type: "integer", minimum: 0 } },
    },
  ],
};

/** What values of each key of a step may be; names for all others. */
const STEP_VALUES: Readonly<Record<string, object>> = {
  quorum: { type: "boolean" },
  pass: time,
  partition: { type: "array", items: names },
  merge: { const: true },
  settle: settling,
};

const EXPECTATION_VALUES: Readonly<Record<string, object>> = {
  moved: { type: "integer", minimum: 0 },
  restarted: { type: "integer", minimum: 0 },
  quorate: { type: "boolean" },
  rest: { const: true },
};

const described = (keys: Readonly<Record<string, string>>, values: Readonly<Record<string, object>>) =>
  Object.fromEntries(
    Object.entries(keys).map(([key, description]) => [key, { description, ...(values[key] ?? names) }]),
  );

/**
 * The JSON schema of a file of policy tests, for editors.
 * @example
 * ```ts
 * import { policySchema } from "pengine/expect";
 *
 * console.log(JSON.stringify(policySchema(), undefined, 2)); // what `pengine test --schema` prints
 * ```
 */
export function policySchema(): object {
  const step = {
    anyOf: [
      { enum: ["settle", "merge"] },
      {
        type: "object",
        additionalProperties: false,
        minProperties: 1,
        maxProperties: 1,
        properties: described(STEP_KEYS, STEP_VALUES),
      },
    ],
  };
  const expectation = {
    type: "object",
    additionalProperties: false,
    properties: { ...described(EXPECTATION_KEYS, EXPECTATION_VALUES), on: names, notOn: names, within: time },
  };
  const test = {
    type: "object",
    additionalProperties: false,
    required: ["name", "expect"],
    properties: {
      name: { type: "string" },
      for: { anyOf: [{ enum: ["each node", "each pair"] }, { type: "array", items: { type: "string" } }] },
      given: { type: "array", items: step },
      when: { type: "array", items: step },
      expect: { type: "array", items: expectation, minItems: 1 },
    },
  };
  const duration = {
    type: "object",
    additionalProperties: false,
    required: ["time"],
    properties: { resource: { type: "string" }, task: { type: "string" }, node: { type: "string" }, time },
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Policy tests of pengine",
    type: "object",
    additionalProperties: false,
    required: ["tests"],
    properties: {
      cluster: { type: "string", description: "the path of a CIB, crm text or pcs commands, from this file" },
      corosync: { type: "string", description: "the path of a corosync.conf: then quorum follows from it" },
      now: { type: "string", description: "evaluate at this time (ISO 8601)" },
      durations: { type: "array", items: duration },
      tests: { type: "array", items: test, minItems: 1 },
    },
  };
}
