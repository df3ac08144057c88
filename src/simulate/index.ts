/** What-if: synthetic events and the execution of transitions, CIB to CIB (09 §9, §11). */
export type { SimulationStep, SyntheticEvents } from "./events.js";
export { type Executed, type ExecuteOptions, execute } from "./execute.js";
export { type Injected, type InjectOptions, inject } from "./inject.js";
export { SimulationError } from "./node-states.js";
