import { cibOf } from "../../src/cib/cib.js";
import { setAttributes } from "../../src/cib/element.js";
import { readAny, runCommands } from "../../src/commands/index.js";
import { type Cib, evaluate } from "../../src/index.js";
import { type Event, execute, inject, type OperationResult } from "../../src/simulate/index.js";

export interface Scene {
  readonly name: string;
  readonly cib: Cib;
  /** Epoch seconds. */
  readonly now: number;
}

/** A cluster that lives: what happens to it, and the inputs that its scheduler would have written meanwhile. */
export class Story {
  readonly scenes: Scene[] = [];
  cib: Cib;
  now = 1_795_000_000;

  /** @param text of crm */
  constructor(text: string) {
    this.cib = readAny(text, { now: this.now }).cib;
    this.live();
  }

  /** Evaluates and executes until nothing is left to do; the first execution with failures. */
  live(failures: readonly OperationResult[] = []): void {
    for (let round = 0; round < 8; round++) {
      this.write();
      const verdict = evaluate(this.cib, { now: this.now });
      if (verdict.graph.synapses.length === 0) return;
      this.cib = execute(this.cib, verdict, { now: this.now, failures: round === 0 ? failures : [] }).cib;
      this.now += 30;
    }
  }

  happen(...events: readonly Event[]): void {
    this.cib = inject(this.cib, evaluate(this.cib, { now: this.now }), events, { now: this.now }).cib;
    this.now += 60;
  }

  do(...commands: readonly string[]): void {
    const { cib } = runCommands(this.cib, commands, { now: this.now });
    this.cib = cibOf(cib.root);
    this.now += 10;
  }

  write(): void {
    const root = setAttributes(this.cib.root, { "execution-date": String(this.now) });
    this.scenes.push({ name: `pe-input-${this.scenes.length}`, cib: cibOf(root), now: this.now });
  }
}

/** Three nodes, a fence device, and a web server with its address. */
export const THREE_NODES = `node 1: node1
node 2: node2
node 3: node3
primitive fence stonith:fence_ipmilan
primitive ip ocf:heartbeat:IPaddr2 params ip=10.0.0.1 op monitor interval=10s
primitive web systemd:nginx op monitor interval=20s
group g ip web
property stonith-enabled=true
rsc_defaults resource-stickiness=100`;
