import { PengineError } from "../base/error.js";
import type { Failure, Posted, Reply } from "./messages.js";
import { Session, type SessionOptions } from "./session.js";

/** What messages go through: a worker, its global scope, or a message port, in a browser or of Node's worker_threads. */
export interface Port {
  postMessage(message: unknown): void;
  /** What the listener is given has the message as `data`. */
  addEventListener(type: "message", listener: (event: object) => void): void;
  /** Of message ports: nothing comes before it is called. */
  readonly start?: (() => void) | undefined;
}

/** The message of an event that a port gives. */
export function messageOf(event: object): unknown {
  return "data" in event ? event.data : undefined;
}

/**
 * Answers what `connectEngine` asks at the other end of a port, one request after the other. This is the whole of a worker's script.
 * @example
 * ```ts
 * import { connectEngine, serveEngine } from "pengine/worker";
 *
 * // In worker.js: serveEngine(self). Here both ends are in one thread.
 * const { port1, port2 } = new MessageChannel();
 * serveEngine(port1);
 * const engine = connectEngine(port2);
 * const opened = await engine.ask({ kind: "open", content: "node n1\nprimitive web systemd:nginx", now: 1_700_000_000 });
 * console.log(opened.kind);
 * port1.close();
 * ```
 */
export function serveEngine(port: Port, options: SessionOptions = {}): void {
  const session = new Session(options);
  let last: Promise<void> = Promise.resolve();
  port.addEventListener("message", (event) => {
    // What is posted there comes from `connectEngine`.
    const posted = messageOf(event) as Posted;
    last = last.then(async () => port.postMessage(await answered(session, posted)));
  });
  port.start?.();
}

async function answered(session: Session, { id, request }: Posted): Promise<Reply> {
  try {
    return { id, ok: true, result: await session.handle(request) };
  } catch (error) {
    return { id, ok: false, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof PengineError) {
    const { code, message, problem, position, path, legal } = error;
    return { code, message, problem, position, path, legal, defect: false };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: "defect", message, problem: message, position: undefined, path: "", legal: undefined, defect: true };
}
