import type { OutputEvent, ScoreLine } from "../verdict/output.js";
import type { VariantName } from "../verdict/variant.js";
import type { Node } from "./node.js";
import type { NodeTable } from "./node-table.js";
import type { Resource } from "./resource.js";

/** The events of one evaluation; nothing is recorded that the caller did not ask for. */
export class OutputLog {
  readonly events: OutputEvent[] = [];
  readonly scores: boolean;
  readonly utilization: boolean;
  stage: "status" | "schedule" = "status";
  /** The last score line about each node, by slot. */
  readonly #lastLines: (ScoreLine | undefined)[] = [];

  constructor(wanted: { scores: boolean; utilization: boolean }) {
    this.scores = wanted.scores;
    this.utilization = wanted.utilization;
  }

  message(text: string): void {
    this.events.push({ kind: "message", stage: this.stage, text });
  }

  /** **Record scores** (05 §9.2): a block of lines for the resource, then for each child. */
  recordScores(by: VariantName, resource: Resource): void {
    if (!this.scores || resource.observed.removed) return;
    const table = resource.decided.allowedNodes;
    if (table.size > 0) {
      const nodes = table.nodesByName;
      const lines: ScoreLine[] = [];
      for (let i = 0; i < nodes.length; i++) lines.push(this.#line(table, nodes[i] as Node));
      this.events.push({ kind: "scores", by, resource: resource.id, lines });
    }
    for (const child of resource.children) this.recordScores(by, child);
  }

  /** Thousands of instances have the same score on a node: they share a line. */
  #line(table: NodeTable, node: Node): ScoreLine {
    const score = table.score(node) ?? 0;
    const step = table.step(node);
    const last = this.#lastLines[node.slot];
    if (last !== undefined && last.score === score && last.step === step && last.node === node.name) return last;
    const line: ScoreLine = { node: node.name, score, step };
    this.#lastLines[node.slot] = line;
    return line;
  }
}
