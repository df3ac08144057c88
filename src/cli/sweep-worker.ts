/** A thread that plays sets of a sweep: what `sweep-pool.ts` starts. */
import { workerData } from "node:worker_threads";
import workerpool from "workerpool";
import { readCib } from "../read-cib.js";
import { playSet } from "../sweep/index.js";
import { planOf, type SweepSetup } from "./sweep-setup.js";

const setup: SweepSetup = workerData;
const plan = planOf(readCib(setup.cib).cib, setup);

workerpool.worker({ play: (numbers: readonly number[]) => numbers.map((number) => playSet(plan, number)) });
