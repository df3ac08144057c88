import type { Step } from "../scenario/step.js";
import type { Event, OperationResult } from "../simulate/events.js";
import { ExpectError, type FilePath } from "./error.js";
import type { PolicyStep } from "./policy.js";
import { countOf, fieldsOf, listOf, textOf, textsOf, timeOf, truthOf } from "./value.js";
import { STEP_KEYS, type StepKey } from "./vocabulary.js";

const KEYS = Object.keys(STEP_KEYS);

/**
 * A step of a test: a mapping with one key, or `settle` or `merge` alone.
 * @throws ExpectError
 */
export function readStep(value: unknown, place: FilePath): PolicyStep {
  const written = value === "settle" || value === "merge" ? { [value]: true } : value;
  const fields = fieldsOf(written, place, "A step", KEYS);
  const [only, ...more] = fields;
  if (only === undefined || more.length > 0) {
    throw new ExpectError("shape", "A step has one key", place, KEYS.join(", "));
  }
  const [key, given] = only;
  return { step: stepOf(key, given, [...place, key]), text: stepText(key, given), place };
}

function stepText(key: string, value: unknown): string {
  return value === true ? key : `${key} ${typeof value === "string" ? value : JSON.stringify(value)}`;
}

const isKey = (key: string): key is StepKey => Object.hasOwn(STEP_KEYS, key);

function stepOf(key: string, value: unknown, place: FilePath): Step {
  if (!isKey(key)) throw new ExpectError("key", `A step has no ${key}`, place, KEYS.join(", "));
  switch (key) {
    case "fail":
      return nodes(value, place, "failed");
    case "stop":
      return nodes(value, place, "down");
    case "start":
      return nodes(value, place, "up");
    case "do":
      return { kind: "commands", commands: textsOf(value, place, "A command") };
    case "failed":
      // Where it runs is known when it is played.
      return { kind: "operation", ...FAILED_MONITOR, resource: textOf(value, place, "A resource") };
    case "operation":
      return { kind: "operation", ...operationOf(textOf(value, place, "An operation"), place) };
    case "grant":
      return { kind: "ticket", ticket: textOf(value, place, "A ticket"), state: "granted" };
    case "revoke":
      return { kind: "ticket", ticket: textOf(value, place, "A ticket"), state: "revoked" };
    case "quorum":
      return { kind: "quorum", quorate: truthOf(value, place, "Quorum") };
    case "pass":
      return { kind: "pass", seconds: Math.round(timeOf(value, place, "What passes") / 1000) };
    case "partition": {
      const parts = listOf(value, place, "A partition");
      return { kind: "partition", parts: parts.map((part, i) => textsOf(part, [...place, i], "A node")) };
    }
    case "merge":
      return { kind: "merge" };
    case "settle":
      return settle(value, place);
  }
}

/** The node `""` stands for wherever the resource runs. */
const FAILED_MONITOR = Object.freeze({ task: "monitor", interval: 10_000, node: "", rc: 1 });

function nodes(value: unknown, place: FilePath, state: "up" | "down" | "failed"): Step {
  const events = textsOf(value, place, "A node").map((node): Event => ({ kind: "node", node, state }));
  return { kind: "together", events };
}

function settle(value: unknown, place: FilePath): Step {
  if (value === true || value === null) return { kind: "settle" };
  const fields = fieldsOf(value, place, "Settling", ["fail", "unfenced", "rounds"]);
  const failures = fields.has("fail") ? textsOf(fields.get("fail"), [...place, "fail"], "An operation") : [];
  const unfenced = fields.has("unfenced") ? textsOf(fields.get("unfenced"), [...place, "unfenced"], "A node") : [];
  return {
    kind: "settle",
    failures: failures.map((each) => operationOf(each, [...place, "fail"])),
    fencingFails: unfenced,
    rounds: fields.has("rounds")
      ? countOf(fields.get("rounds"), [...place, "rounds"], "The number of rounds")
      : undefined,
  };
}

const OPERATION = /^(.+)_([a-z_-]+)_([0-9]{1,9})@([^=]+)=(-?[0-9]{1,6})$/;

function operationOf(text: string, place: FilePath): OperationResult {
  const [, resource, task, interval, node, rc] = OPERATION.exec(text) ?? [];
  if (resource === undefined || task === undefined || node === undefined) {
    throw new ExpectError(
      "shape",
      `${text} is no operation`,
      place,
      "RSC_TASK_INTERVALMS@NODE=RC, as web_monitor_10000@n1=7",
    );
  }
  return { resource, task, interval: Number(interval), node, rc: Number(rc) };
}
