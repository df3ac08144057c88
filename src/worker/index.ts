/** The engine off the main thread: a session that a worker keeps, and who asks it. */
export { connectEngine, type Engine } from "./client.js";
export { EngineError, type SessionCode, SessionError } from "./error.js";
export type * from "./messages.js";
export { type Port, serveEngine } from "./serve.js";
export { Session, type SessionOptions } from "./session.js";
export type {
  ClusterView,
  ContainerView,
  NextPlace,
  OrderedAction,
  OrderedActions,
  PrimitiveView,
} from "./views.js";
