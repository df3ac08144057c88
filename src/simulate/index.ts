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
export { type Injected, type InjectOptions, inject } from "./inject.js";
export { type Settled, type SettleOptions, settle } from "./settle.js";
