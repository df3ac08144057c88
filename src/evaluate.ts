import { checkChangedConfiguration } from "./actions/changed-configuration.js";
import { createActions } from "./actions/stage.js";
import { applyNodeCriteria } from "./assign/node-criteria.js";
import { assignResources } from "./assign/stage.js";
import { captureActions } from "./capture/actions.js";
import { captureFacts, noteStates } from "./capture/facts.js";
import { captureInput } from "./capture/input.js";
import { capturePlacements } from "./capture/placements.js";
import { scoresOnDemand } from "./capture/scores.js";
import { captureAgents, captureStatus } from "./capture/status.js";
import { captureSummary } from "./capture/summary.js";
import { CIB_SCHEMA, type Cib } from "./cib/cib.js";
import { CibError } from "./cib/error.js";
import { ReferenceScope } from "./cib/references.js";
import { runActionReport } from "./graph/action-report.js";
import { applyOrderings } from "./graph/apply-orderings.js";
import { buildGraph } from "./graph/build.js";
import { scheduleFencingAndShutdown } from "./graph/fencing-shutdown.js";
import { orderRemoteActions } from "./graph/remote-connections.js";
import type { Limits } from "./model/budget.js";
import { FactLog } from "./model/fact-log.js";
import type { Findings } from "./model/findings.js";
import { Memory } from "./model/memory.js";
import { OutputLog } from "./model/output.js";
import { WorkingSet } from "./model/working-set.js";
import { type Now, nowOf, RecheckTime } from "./policy/clock.js";
import { canFenceAtAll } from "./policy/fencing.js";
import { countResources } from "./unpack/configuration/counts.js";
import { unpackConfiguration } from "./unpack/configuration/index.js";
import { addImplicitConstraints } from "./unpack/constraints/implicit.js";
import { unpackConstraints } from "./unpack/constraints/index.js";
import { locateByHealth } from "./unpack/constraints/node-health.js";
import { unpackStatus } from "./unpack/status/index.js";
import { settleShownFailCounts } from "./unpack/status/shown-fail-counts.js";
import { variantMethods } from "./variants/index.js";
import type { ActionGraph } from "./verdict/graph.js";
import type { ProgressListener, ProgressStage } from "./verdict/progress.js";
import { verdictOf } from "./verdict/source.js";
import type { ClusterStatus } from "./verdict/status.js";
import type { ExplainableVerdict, StatusVerdict, Verdict } from "./verdict/verdict.js";

export interface EvaluateOptions {
  /** The effective time: epoch seconds (read in UTC), or a `Now` with a time zone (01 §8.1). */
  readonly now: number | Now;
  /** Record the scores; default true. */
  readonly scores?: boolean;
  /** Record capacities and utilization; default false. */
  readonly utilization?: boolean;
  /** Keep everything that `explain` needs: scores, causes, actions and facts; default false. */
  readonly explain?: boolean;
  /** Keep the causes of every score; default false. */
  readonly causes?: boolean;
  /** Describe all actions and their relations (`Verdict.actions`), for dot files; default false. */
  readonly actions?: boolean;
  /** Keep the CIB as evaluation marked it (`Verdict.input`); default false. */
  readonly input?: boolean;
  /** Take down what the stages decide and see (`Verdict.facts`); default false. */
  readonly facts?: boolean;
  /**
   * Fail counts are shown before anything is decided, as by `crm_simulate --show-failcounts`. In the reference that switches
   * failure timeouts off which conflict with `on-fail=block`, and so shows in the outcome (03 §17.3); default false.
   */
  readonly failCountsShown?: boolean;
  /** Secret parameters may be missing from the CIB (03 §18.3); default true. */
  readonly sanitized?: boolean;
  /** What evaluations before this one worked out, and this one adds to: see `createMemory`. The Verdict is the same without. */
  readonly memory?: Memory | undefined;
  /** Is told at the start of each stage, and after each top-level resource, how far the evaluation has come. */
  readonly progress?: ProgressListener | undefined;
  /** How far the evaluation may grow beyond its input, where not as far as by default. */
  readonly limits?: Partial<Limits> | undefined;
}

/** What a Verdict certainly holds, by what was asked for. */
export type VerdictOf<Asked extends EvaluateOptions> = Verdict &
  (Asked extends { readonly explain: true } ? ExplainableVerdict : unknown) &
  (Asked extends { readonly actions: true } ? { readonly actions: ActionGraph } : unknown) &
  (Asked extends { readonly input: true } ? { readonly input: Cib } : unknown);

/**
 * Decides what runs where: a CIB of the current schema (see `readCib`) goes in, the Verdict comes out. Pure: the CIB is
 * never changed, no clock is read, and the same input gives the same output.
 * @throws CibError `limit` for what grows beyond the limits; `circular` for containers recorded as active on the guest nodes that they make themselves, and for bundles
 * colocated with themselves
 * @throws OptionError for a time that is none
 * @example
 * ```ts
 * import { evaluate, readCib } from "pengine";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const { cib } = readCib(xml);
 * const verdict = evaluate(cib, { now: Math.floor(Date.now() / 1000) });
 * console.log(verdict.placements, verdict.scores.get("web")?.get("n1"));
 * ```
 *
 * The stages stand here in the order of the specification (00, "One evaluation, top to bottom").
 */
export function evaluate<const Asked extends EvaluateOptions>(cib: Cib, options: Asked): VerdictOf<Asked>;
export function evaluate(cib: Cib, asked: EvaluateOptions): Verdict {
  return evaluateWith(cib, asked, undefined);
}

/** As `evaluate`; whoever wants to know what is wrong with the configuration is told (`evaluateWithFindings`). */
export function evaluateWith(cib: Cib, asked: EvaluateOptions, findings: Findings | undefined): Verdict {
  const options = asked.explain === true ? { ...asked, scores: true, causes: true, actions: true, facts: true } : asked;
  const ws = newWorkingSet(cib, options, findings);
  const status = unpack(ws, options.failCountsShown);
  const input = options.input === true ? captureInput(ws) : undefined;
  if (ws.facts) noteStates(ws, ws.facts);

  ws.output.stage = "schedule";
  for (const { begins, run } of SCHEDULE) {
    if (begins !== undefined) ws.progress.begin(begins);
    run(ws);
  }
  ws.progress.begin("graph");
  const graph = buildGraph(ws);
  const scores = scoresOnDemand(ws.output.events);
  return verdictOf(cib, {
    status,
    events: ws.output.events,
    agents: captureAgents(ws),
    input,
    placements: capturePlacements(ws),
    summary: captureSummary(ws),
    graph,
    get scores() {
      return scores();
    },
    explainable: asked.explain === true,
    actions: options.actions === true ? captureActions(ws) : undefined,
    facts: ws.facts ? captureFacts(ws, ws.facts) : [],
  });
}

/** One stage: its number and name are those of the rule book. */
interface Stage {
  readonly number: number;
  readonly name: string;
  /** What progress listeners are told. Stages 8 and 9 tell it themselves, with what they count. */
  readonly begins?: ProgressStage;
  readonly run: (ws: WorkingSet) => void;
}

/** The stages between the status (1 configuration, 2 status) and the graph (14), as in 00, "One evaluation, top to bottom". */
const SCHEDULE: readonly Stage[] = [
  { number: 3, name: "node health", begins: "constraints", run: locateByHealth },
  { number: 4, name: "constraints", run: unpackConstraints },
  { number: 5, name: "node criteria", run: applyNodeCriteria },
  { number: 6, name: "implicit constraints", run: addImplicitConstraints },
  { number: 7, name: "changed configuration", run: checkChangedConfiguration },
  { number: 8, name: "assignment", run: assignResources },
  { number: 9, name: "actions", run: createActions },
  { number: 10, name: "remote connections", begins: "orderings", run: orderRemoteActions },
  { number: 11, name: "fencing, shutdown", run: scheduleFencingAndShutdown },
  { number: 12, name: "orderings", run: applyOrderings },
  { number: 13, name: "action report", run: runActionReport },
];

/**
 * The status of a cluster alone: stages 1 and 2. Messages of the stage are in `events`. Pure.
 * @example
 * ```ts
 * import { clusterStatus } from "pengine";
 * import { readAny } from "pengine/commands";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * clusterStatus(cib, { now }).status.nodes.map(({ name, online }) => [name, online]); // => [["n1", true]]
 * ```
 */
export function clusterStatus(cib: Cib, options: EvaluateOptions): StatusVerdict {
  return clusterStatusWith(cib, options, undefined);
}

/** As `clusterStatus`, and as `evaluateWith`. */
export function clusterStatusWith(cib: Cib, options: EvaluateOptions, findings: Findings | undefined): StatusVerdict {
  const ws = newWorkingSet(cib, options, findings);
  const status = unpack(ws, options.failCountsShown);
  const input = options.input === true ? captureInput(ws) : undefined;
  return { status, events: ws.output.events, agents: captureAgents(ws), input };
}

/** Reads a configuration whose status is not known, for whoever is told what is wrong with it (09 §18.2 step 6). */
export function unpackConfigurationWith(cib: Cib, options: EvaluateOptions, findings: Findings): void {
  const ws = newWorkingSet(cib, options, findings);
  unpackConfiguration(ws);
  if (ws.supported) unpackConstraints(ws);
}

/** What a configuration says about a partition without quorum, and about fencing (02 §4.4, 02 §2.1). */
export interface PartitionPolicy {
  /** As it is written. */
  readonly noQuorumPolicy: string | undefined;
  /** It is enabled, and there is what fences. */
  readonly fencing: boolean;
}

/** Reads that part of a configuration alone: what counts of several sets, at that time, is decided as by an evaluation. */
export function partitionPolicyOf(cib: Cib, options: EvaluateOptions): PartitionPolicy {
  const ws = newWorkingSet(cib, options, undefined);
  unpackConfiguration(ws);
  return { noQuorumPolicy: ws.options.get("no-quorum-policy"), fencing: canFenceAtAll(ws) };
}

function newWorkingSet(cib: Cib, options: EvaluateOptions, findings: Findings | undefined): WorkingSet {
  const { schema }: { readonly schema?: unknown } = cib;
  if (schema !== CIB_SCHEMA) {
    const legal = "the cib that readCib or upgradeCib gives";
    throw new CibError("claim", `a document that was not brought to schema ${CIB_SCHEMA}`, { legal });
  }
  const now = nowOf(options.now);
  const references = new ReferenceScope(cib.root);
  if (findings) references.onDangling = (element) => findings.dangling(element);
  return new WorkingSet({
    cib,
    now,
    recheck: new RecheckTime(now),
    references,
    methods: variantMethods,
    output: new OutputLog({ scores: options.scores ?? true, utilization: options.utilization ?? false }),
    findings,
    facts: options.facts === true ? new FactLog() : undefined,
    traced: options.causes ?? false,
    sanitized: options.sanitized ?? true,
    progress: options.progress,
    limits: options.limits,
    memory: Memory.storeOf(options.memory),
  });
}

/** Stages 1 and 2: configuration and status to the model. */
function unpack(ws: WorkingSet, failCountsShown = false): ClusterStatus {
  ws.progress.begin("configuration");
  unpackConfiguration(ws);
  ws.progress.begin("status");
  if (ws.supported) unpackStatus(ws);
  countResources(ws);
  const status = captureStatus(ws);
  if (failCountsShown) settleShownFailCounts(ws);
  return status;
}
