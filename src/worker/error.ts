import { PengineError } from "../base/error.js";

/** Nothing was opened; nothing was evaluated. */
export type SessionCode = "nothing-open" | "nothing-played";

/**
 * What was asked before there was something to ask about.
 * @example
 * ```ts
 * import { Session, SessionError } from "pengine/worker";
 *
 * const refused = await new Session().handle({ kind: "order" }).catch((error) => error);
 * console.log(refused instanceof SessionError && refused.code); // "nothing-played"
 * ```
 */
export class SessionError extends PengineError<SessionCode> {
  override readonly name = "SessionError";
}

/**
 * What the engine behind a port refused. `code` is that of the error there: of a CibError, EditError, ScenarioError …
 * @example
 * ```ts
 * import { connectEngine, EngineError, serveEngine } from "pengine/worker";
 *
 * const { port1, port2 } = new MessageChannel();
 * serveEngine(port1);
 * const refused = await connectEngine(port2).ask({ kind: "open", content: "<cib>", now: 0 }).catch((error) => error);
 * if (refused instanceof EngineError) console.log(refused.code, refused.problem, refused.legal);
 * port1.close();
 * ```
 */
export class EngineError extends PengineError {
  override readonly name = "EngineError";
}
