import { Store } from "./store.js";

/**
 * What evaluations have worked out from parts of documents, to be used again for other documents with the same parts. Made by
 * {@link createMemory}, and to be given to `evaluate`; there is nothing in it to look at.
 */
export class Memory {
  readonly #store = new Store();

  /** @internal What is in a memory; a new store without one. */
  static storeOf(memory: Memory | undefined): Store {
    return memory === undefined ? new Store() : memory.#store;
  }
}

/**
 * An empty memory, for evaluations of many documents that have most of their parts in common: one cluster after each of
 * many events, or edited again and again. With it an evaluation gives what it gives without, sooner. It is kept by the
 * identity of the elements, and goes when these go: whoever drops a document need not clear anything.
 * @example
 * ```ts
 * import { createMemory, evaluate, readCib } from "pengine";
 * import { inject } from "pengine/simulate";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const { cib } = readCib(xml);
 * const memory = createMemory();
 * const options = { now: 1_700_000_000, memory };
 * const verdict = evaluate(cib, options);
 * for (const state of ["down", "failed"] as const) {
 *   const after = inject(cib, verdict, [{ kind: "node", node: "n1", state }], options);
 *   console.log(state, evaluate(after.cib, options).placements);
 * }
 * ```
 */
export function createMemory(): Memory {
  return new Memory();
}
