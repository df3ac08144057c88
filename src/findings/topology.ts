/** What is wrong with fencing levels, which nothing else in an evaluation looks at (09 §19.4). */

import { scanInteger } from "../base/number.js";
import type { Element } from "../cib/element.js";
import type { Findings } from "../model/findings.js";

const HIGHEST = 9;

/** Reports fencing levels whose index is none. */
export function reportTopology(findings: Findings, section: Element | undefined): void {
  for (const level of section?.children ?? []) {
    const { id, index } = level.attributes;
    if (level.name !== "fencing-level") continue;
    if (id === undefined) {
      findings.error("topology-without-id", "Ignoring fencing level without ID", level, "an id");
      continue;
    }
    const { status, value } = scanInteger(index);
    if (index === undefined || status !== "ok")
      findings.error("topology-index", `Ignoring fencing level ${id} with invalid index`, level, LEGAL);
    else if (value < 1 || value > HIGHEST) {
      findings.error(
        "topology-index-range",
        `Ignoring fencing level ${id} with out-of-range index ${value}`,
        level,
        LEGAL,
      );
    }
  }
}

const LEGAL = `an index from 1 to ${HIGHEST}`;
