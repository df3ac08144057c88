import { PengineError } from "../base/error.js";

/**
 * Why there is no sweep: nothing can fail (`nothing`), there are too many sets (`many`), a resource that must run is not there
 * (`resource`), a corosync.conf is needed (`corosync`), a part is none (`shard`), or parts do not make up a whole (`merge`).
 */
export type SweepCode = "nothing" | "many" | "resource" | "corosync" | "shard" | "merge";

/** A sweep that cannot be made. */
export class SweepError extends PengineError<SweepCode> {
  override readonly name = "SweepError";

  constructor(code: SweepCode, problem: string, legal?: string) {
    super(code, problem, { legal });
  }
}
