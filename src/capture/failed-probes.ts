import { scanIntegerMin } from "../base/number.js";
import { equalsCaseless } from "../base/text.js";
import { attribute } from "../cib/element.js";
import { isMaskableProbe } from "../facilities/history.js";
import type { Node } from "../model/node.js";
import { topResource } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { parseOperationKey } from "../policy/key.js";

interface FailedProbe {
  /** Attribute `on_node` of the entry. */
  readonly node: string;
  readonly rc: number;
}

/** Failed operations that are masked probe failures and name their node, by the resource id in their keys (02 §11.6). */
export class FailedProbes {
  readonly #byResource = new Map<string, FailedProbe[]>();

  constructor(ws: WorkingSet) {
    for (const { entry, key } of ws.failedOperations) {
      const id = parseOperationKey(key)?.resource;
      const node = attribute(entry, "on_node");
      if (id === undefined || node === undefined || !isMaskableProbe(entry)) continue;
      const list = this.#byResource.get(id) ?? [];
      list.push({ node, rc: scanIntegerMin(attribute(entry, "rc-code"), 0) });
      this.#byResource.set(id, list);
    }
  }

  /** Exit status of the first failed probe of the resource on the node (on any, without one). */
  exitStatus(resource: Resource, node: Node | undefined): number | undefined {
    if (this.#byResource.size === 0) return undefined;
    const top = topResource(resource);
    const id = top.variant === Variant.clone ? (top.clone?.childXml.attributes.id ?? "") : resource.id;
    return this.#byResource.get(id)?.find((probe) => !node || equalsCaseless(probe.node, node.name))?.rc;
  }
}
