/** Executed actions, as few words as they need. */
import type { TimedAction } from "../../src/simulate/timing.js";

/** `TASK [INSTANCE] [NODE]`, its times, and what else is not as usual. */
export interface Told {
  readonly task: string;
  /** Instance id. */
  readonly of?: string;
  readonly node?: string;
  readonly begin?: number;
  readonly end?: number;
  readonly outcome?: TimedAction["outcome"];
  readonly rc?: number;
  /** What a fence device is asked for. */
  readonly device?: string;
  /** Of the second half of a migration: where it comes from. */
  readonly source?: string;
  /** Name of the resource's element; none: only the keys tell the instance, as of a stop that fencing implies. */
  readonly element?: string | undefined;
  /** Of an instance of a clone: the id without its number. */
  readonly short?: string;
  /** The key under which history knows it, where that is another. */
  readonly historyKey?: string;
}

/** An action as a transition that was executed has it. */
export function timed(told: Told): TimedAction {
  const { task, of, node, begin = 0, end = begin, outcome = "done", rc, device, source, short, historyKey } = told;
  const element = "element" in told ? told.element : of === undefined ? undefined : "primitive";
  const own = task === "stonith" ? `stonith-${node}-${device}` : `${of}_${task}_0`;
  return {
    synapse: {
      id: 1,
      priority: 0,
      action: {
        element: "rsc_op",
        mode: undefined,
        id: 1,
        operation: task,
        key: historyKey ?? own,
        internalKey: historyKey === undefined ? undefined : own,
        node: node === undefined ? undefined : { id: node, name: node },
        router: undefined,
      },
      shutdownLock: undefined,
      resource:
        element === undefined || of === undefined
          ? undefined
          : {
              element,
              id: short ?? of,
              longId: short === undefined ? undefined : of,
              class: "ocf",
              provider: "x",
              type: "y",
            },
      attributes: [
        ["CRM_meta_on_node", "other"],
        ...(device === undefined ? [] : [["CRM_meta_stonith_action", device] as const]),
        ...(source === undefined ? [] : [["CRM_meta_migrate_source", source] as const]),
      ],
      params: [],
      downed: undefined,
      maintenance: undefined,
      inputs: [],
    },
    outcome,
    rc,
    begin,
    end,
  };
}
