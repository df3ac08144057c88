import { PengineError } from "../base/error.js";

/**
 * Why there is no sweep: nothing can fail (`nothing`), there are too many sets (`many`), a resource that must run is not there
 * (`resource`), a corosync.conf is needed (`corosync`), a part is none (`shard`), or parts do not make up a whole (`merge`).
 */
export type SweepCode = "nothing" | "many" | "resource" | "corosync" | "shard" | "merge";

/**
 * A sweep that cannot be made.
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { SweepError, sweep } from "pengine/sweep";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nnode n2\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * try {
 *   sweep(cib, { now, mustRun: ["wbe"] });
 * } catch (error) {
 *   if (error instanceof SweepError) console.log(error.code, error.legal); // "resource", "perhaps web"
 * }
 * ```
 */
export class SweepError extends PengineError<SweepCode> {
  override readonly name = "SweepError";

  constructor(code: SweepCode, problem: string, legal?: string) {
    super(code, problem, { legal });
  }
}
