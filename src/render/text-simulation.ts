import type { SimulationStep } from "../simulate/events.js";
import { padBytes } from "./bytes.js";
import type { TextOutput } from "./text.js";

const NODE_WORDS = { Online: "Bringing node", Offline: "Taking node", Failing: "Failing node" } as const;
const NODE_ENDS = { Online: " online", Offline: " offline", Failing: "" } as const;
const TICKET_WORDS = {
  Granting: "Granting ticket",
  Revoking: "Revoking ticket",
  Standby: "Making ticket",
  Activating: "Activating ticket",
} as const;

/** A step that is printed; errors go to standard error instead. */
export type PrintedStep = Exclude<SimulationStep, { kind: "error" }>;

/**
 * One step of a simulation as text (09 §9.1, §11.3, §11.4).
 * @example
 * ```ts
 * import { TextOutput, writeStep } from "pengine/render";
 *
 * const out = new TextOutput();
 * writeStep(out, { kind: "quorum", value: "true" });
 * out.text; // => "Setting quorum: true\n"
 * ```
 */
export function writeStep(out: TextOutput, step: PrintedStep): void {
  if (step.kind === "pretend") out.line(`Pretending action ${step.actionId} failed with rc=${step.rc}`);
  else out.item(stepText(step));
}

function stepText(step: Exclude<PrintedStep, { kind: "pretend" }>): string {
  switch (step.kind) {
    case "quorum":
      return `Setting quorum: ${step.value}`;
    case "watchdog":
      return `Setting watchdog: ${step.value}`;
    case "node":
      return `${NODE_WORDS[step.action]} ${step.node}${NODE_ENDS[step.action]}`;
    case "ticket":
      return `${TICKET_WORDS[step.action]} ${step.ticket}${step.action === "Standby" ? " standby" : ""}`;
    case "inject":
      return `Injecting ${step.spec} into the configuration`;
    case "attribute":
      return `Injecting attribute ${step.name}=${step.value} into /node_state '${step.nodeId ?? "(null)"}'`;
    case "pseudo":
      return `Pseudo action:   ${step.key}${step.node === undefined ? "" : ` on ${step.node}`}`;
    case "fencing":
      return `Fencing ${step.node} (${step.operation})`;
    case "cluster": {
      const of = step.resource === undefined ? "" : ` for ${step.resource}`;
      return `Cluster action:  ${step.operation}${of} on ${step.node}`;
    }
    case "resource": {
      const interval = step.interval === 0 ? "" : `=${step.interval}`;
      return `Resource action: ${padBytes(step.resource, 15)} ${step.operation}${interval} on ${step.node}`;
    }
  }
}
