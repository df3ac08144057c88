/** What-if: synthetic events and the execution of transitions, CIB to CIB (09 §9, §11). */
export { type SimulationCode, SimulationError } from "./error.js";
export type {
  Event,
  NodeEvent,
  OperationEvent,
  OperationResult,
  QuorumEvent,
  SimulationStep,
  TicketEvent,
  WatchdogEvent,
} from "./events.js";
export { type Executed, type ExecuteOptions, execute } from "./execute.js";
export type { Ended, Performed } from "./execution.js";
export { type Injected, type InjectOptions, inject } from "./inject.js";
export { readEvents } from "./read-events.js";
export { type Ending, type Settled, type SettleOptions, settle, type Transition } from "./settle.js";
export type { SynapseOutcome } from "./synapse-order.js";
export type { Duration, TimedAction } from "./timing.js";
