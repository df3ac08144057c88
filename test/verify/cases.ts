import { readFileSync } from "node:fs";
import { join } from "node:path";
import { documentText } from "../support/cib.js";
import { primitive } from "../support/elements.js";
import { MEMBER } from "../support/history.js";
import type { Said } from "./said.js";

/** The parts of a CIB in which something is wrong. What is not given is as in a CIB with which nothing is. */
export interface CibParts {
  readonly options?: readonly (readonly [name: string, value: string])[];
  readonly nodes?: string;
  readonly resources?: string;
  readonly constraints?: string;
  /** Further sections of the configuration. */
  readonly sections?: string;
  /** What the status of the second node holds. */
  readonly history?: string;
  /** The fence device. */
  readonly fencing?: string;
  /** `false`: no status section. */
  readonly status?: false;
  /** Replacements of texts, all occurrences, in the finished CIB. */
  readonly edits?: readonly (readonly [from: string, to: string])[];
}

/** A CIB, and what crm_verify 3.0.3 says about it with `-V`. */
export interface VerifyCase extends Said {
  readonly name: string;
  readonly cib: CibParts;
}

export const CASES_FILE = join(import.meta.dirname, "cases.json");

export function verifyCases(): readonly VerifyCase[] {
  return JSON.parse(readFileSync(CASES_FILE, "utf8")) as readonly VerifyCase[];
}

const ROOT = {
  crm_feature_set: "3.20.5",
  epoch: "1",
  num_updates: "1",
  admin_epoch: "1",
  "have-quorum": "1",
  "dc-uuid": "1",
  "execution-date": "1700000000",
};

/** The CIB of a case. */
export function buildCib(parts: CibParts): string {
  const {
    options = [],
    nodes = '<node id="1" uname="n1"/><node id="2" uname="n2"/>',
    resources = primitive("A") + primitive("B"),
    constraints = "",
    sections = "",
    history = "",
    fencing = '<primitive id="Fencing" class="stonith" type="fence_dummy"/>',
  } = parts;
  const pairs = options.map(([name, value], i) => `<nvpair id="o-${i}" name="${name}" value="${value}"/>`).join("");
  const states =
    `<node_state id="1" uname="n1" ${MEMBER}/>` + `<node_state id="2" uname="n2" ${MEMBER}>${history}</node_state>`;
  const cib = documentText({
    root: ROOT,
    crmConfig: `<cluster_property_set id="cib-bootstrap-options">${pairs}</cluster_property_set>`,
    nodes,
    resources: fencing + resources,
    constraints,
    more: sections,
    status: parts.status === false ? "" : `<status>${states}</status>`,
  });
  return (parts.edits ?? []).reduce((text, [from, to]) => text.replaceAll(from, to), cib);
}
