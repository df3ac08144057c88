import { EngineError } from "./error.js";
import type { Failure, Replies, Reply, Request, RequestKind } from "./messages.js";
import { messageOf, type Port } from "./serve.js";

/** An engine at the other end of a port. */
export interface Engine {
  /**
   * Asks one thing. Requests are answered in the order in which they are made.
   * @throws EngineError for what the engine refuses (its code, problem, place and what would be legal are those of the error there);
   * Error for a defect of the engine
   */
  ask<Kind extends RequestKind>(request: Request & { readonly kind: Kind }): Promise<Replies[Kind]>;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The engine that a worker serves (`serveEngine`).
 * @example
 * ```ts
 * import { connectEngine, serveEngine } from "pengine/worker";
 *
 * const { port1, port2 } = new MessageChannel(); // or: new Worker(new URL("worker.js", import.meta.url), { type: "module" })
 * serveEngine(port1);
 * const engine = connectEngine(port2);
 * await engine.ask({ kind: "open", content: "node n1\nprimitive web systemd:nginx", now: 1_700_000_000 });
 * await engine.ask({ kind: "play", steps: [{ kind: "node", node: "n1", state: "down" }] });
 * console.log((await engine.ask({ kind: "answer", subject: { kind: "resource", resource: "web" } })).sentence);
 * port1.close();
 * ```
 */
export function connectEngine(port: Port): Engine {
  const waiting = new Map<number, Waiting>();
  let next = 1;
  port.addEventListener("message", (event) => {
    // What is posted here comes from `serveEngine`.
    const reply = messageOf(event) as Reply;
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) asked?.resolve(reply.result as never);
    else asked?.reject(errorOf(reply.failure));
  });
  port.start?.();
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve, reject });
        port.postMessage({ id, request });
      }),
  };
}

function errorOf({ code, message, problem, defect, ...where }: Failure): Error {
  return defect ? new Error(message) : new EngineError(code, problem, where);
}
