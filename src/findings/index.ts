/** What is wrong with a configuration (09 §19), noticed by the stages of an evaluation. */
import type { Cib } from "../cib/cib.js";
import { clusterStatusWith, type EvaluateOptions, evaluateWith, unpackConfigurationWith } from "../evaluate.js";
import type { Finding } from "../verdict/finding.js";
import type { StatusVerdict, Verdict } from "../verdict/verdict.js";
import { ConfigurationFindings } from "./configuration-findings.js";

/** What an evaluation noticed besides. */
export interface WithFindings {
  /** In the order in which it was noticed; the same may be noticed more than once. */
  readonly findings: readonly Finding[];
}

/**
 * As `evaluate`, with what is wrong with the configuration (09 §19). Pure.
 * @throws CibError as `evaluate`
 * @example
 * ```ts
 * import { evaluateWithFindings } from "pengine/verify";
 * import { readAny } from "pengine/commands";
 *
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx meta priority=high", { now: 0 });
 * const { findings, placements } = evaluateWithFindings(cib, { now: 0 });
 * console.log(findings.map(({ code, text }) => `${code}: ${text}`), placements);
 * ```
 */
export function evaluateWithFindings(cib: Cib, options: EvaluateOptions): Verdict & WithFindings {
  const taken = new ConfigurationFindings();
  return Object.assign(evaluateWith(cib, options, taken), { findings: taken.list });
}

/** As `clusterStatus`, with what is wrong so far. Pure. */
export function clusterStatusWithFindings(cib: Cib, options: EvaluateOptions): StatusVerdict & WithFindings {
  const taken = new ConfigurationFindings();
  return { ...clusterStatusWith(cib, options, taken), findings: taken.list };
}

/**
 * What is wrong with a configuration whose status is not known: as `evaluate` finds it, without status and schedule
 * (09 §18.2 step 6). Pure.
 */
export function configurationFindings(cib: Cib, options: EvaluateOptions): readonly Finding[] {
  const taken = new ConfigurationFindings();
  unpackConfigurationWith(cib, options, taken);
  return taken.list;
}
