import { parseCib } from "../../../src/cib/index.js";
import { OutputLog } from "../../../src/model/output.js";
import { findResource } from "../../../src/model/queries.js";
import type { Resource } from "../../../src/model/resource.js";
import { WorkingSet } from "../../../src/model/working-set.js";
import { clockNow, RecheckTime } from "../../../src/policy/clock.js";
import { ReferenceScope } from "../../../src/policy/references.js";
import { unpackConfiguration } from "../../../src/unpack/configuration/index.js";
import { variantMethods } from "../../../src/variants/index.js";

/** The parts of a CIB; everything that is not given is absent, except three nodes `n1` to `n3`. */
export interface Parts {
  readonly cib?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly nodes?: string;
  readonly resources?: string;
  /** More sections of the configuration. */
  readonly more?: string;
}

/** A working set from a CIB of the current schema, after the stage *configuration*. */
export function unpacked(parts: Parts): WorkingSet {
  const options = pairs(parts.options ?? {});
  const nodes = parts.nodes ?? [1, 2, 3].map((i) => `<node id="${i}" uname="n${i}"/>`).join("");
  const cib = parseCib(
    `<cib ${parts.cib ?? ""}><configuration>` +
      `<crm_config><cluster_property_set id="cib-bootstrap-options">${options}</cluster_property_set></crm_config>` +
      `<nodes>${nodes}</nodes><resources>${parts.resources ?? ""}</resources><constraints/>${parts.more ?? ""}` +
      "</configuration><status/></cib>",
  );
  const now = clockNow(1_700_000_000);
  const ws = new WorkingSet({
    cib,
    now,
    recheck: new RecheckTime(now),
    references: new ReferenceScope(cib.root),
    methods: variantMethods,
    output: new OutputLog({ scores: false, utilization: false }),
    traced: false,
    sanitized: true,
  });
  unpackConfiguration(ws);
  return ws;
}

export function resourceOf(ws: WorkingSet, id: string): Resource {
  const found = findResource(ws, id);
  if (found === undefined) throw new Error(`no resource ${id}`);
  return found;
}

/** Scores by node name, in table order. */
export function scoresOf(resource: Resource): Record<string, number | undefined> {
  const table = resource.allowedNodes;
  return Object.fromEntries(table.nodes.map((node) => [node.name, table.score(node)]));
}

let ids = 0;

/** Pairs with ids of their own. */
export function pairs(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `<nvpair id="pair-${++ids}" name="${name}" value="${value}"/>`)
    .join("");
}

export function meta(values: Readonly<Record<string, string>>, more = ""): string {
  return `<meta_attributes id="meta-${++ids}" ${more}>${pairs(values)}</meta_attributes>`;
}

export function parameters(values: Readonly<Record<string, string>>, more = ""): string {
  return `<instance_attributes id="parameters-${++ids}" ${more}>${pairs(values)}</instance_attributes>`;
}

export const DUMMY = 'class="ocf" provider="heartbeat" type="Dummy"';
export const SYSTEMD = 'class="systemd" type="daemon"';
export const REMOTE = 'class="ocf" provider="pacemaker" type="remote"';

export function primitive(id: string, inside = "", agent = DUMMY): string {
  return `<primitive id="${id}" ${agent}>${inside}</primitive>`;
}
