import type { ScoreStep } from "./cause.js";
import type { Node } from "./node.js";
import type { NodeTable } from "./node-table.js";
import type { Resource } from "./resource.js";

/** Which procedure a score listing belongs to (05 §9.2). */
export type ScoreFunction =
  | "pcmk__primitive_assign"
  | "pcmk__group_assign"
  | "pcmk__clone_assign"
  | "pcmk__bundle_assign";

/** One line of a score listing (05 §9.2). */
export interface ScoreLine {
  readonly node: string;
  readonly score: number;
  /** The last step that led to the score; only with tracing. */
  readonly step: ScoreStep | undefined;
}

/** What an evaluation writes to the output object, in the order in which it does so (05 §9, 08 §8.24 trap 19). */
export type OutputEvent =
  | {
      readonly kind: "scores";
      readonly by: ScoreFunction;
      readonly resource: string;
      readonly lines: readonly ScoreLine[];
    }
  | {
      readonly kind: "promotion";
      readonly resource: string;
      readonly node: string | undefined;
      readonly score: number;
      readonly steps: ScoreStep | undefined;
    }
  | {
      readonly kind: "capacity";
      readonly comment: "Original" | "Remaining";
      readonly node: string;
      readonly values: readonly (readonly [name: string, value: string])[];
    }
  | {
      readonly kind: "utilization";
      readonly resource: string;
      readonly node: string;
      readonly values: readonly (readonly [name: string, value: string])[];
    }
  | { readonly kind: "message"; readonly stage: "status" | "schedule"; readonly text: string };

/** The events of one evaluation; nothing is recorded that the caller did not ask for. */
export class OutputLog {
  readonly events: OutputEvent[] = [];
  readonly scores: boolean;
  readonly utilization: boolean;
  stage: "status" | "schedule" = "status";

  constructor(wanted: { scores: boolean; utilization: boolean }) {
    this.scores = wanted.scores;
    this.utilization = wanted.utilization;
  }

  message(text: string): void {
    this.events.push({ kind: "message", stage: this.stage, text });
  }

  /** **Record scores** (05 §9.2): a block of lines for the resource, then for each child. */
  recordScores(by: ScoreFunction, resource: Resource): void {
    if (!this.scores || resource.removed) return;
    const table = resource.allowedNodes;
    if (table.size > 0) {
      const lines = table.nodesByName.map((node) => scoreLine(table, node));
      this.events.push({ kind: "scores", by, resource: resource.id, lines });
    }
    for (const child of resource.children) this.recordScores(by, child);
  }
}

function scoreLine(table: NodeTable, node: Node): ScoreLine {
  return { node: node.name, score: table.score(node) ?? 0, step: table.step(node) };
}
