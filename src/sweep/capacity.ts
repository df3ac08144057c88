import { scanInteger } from "../base/number.js";
import type { Cib } from "../cib/cib.js";
import { childrenNamed, descendants, type Element } from "../cib/element.js";
import type { View } from "../scenario/outcome.js";

export type Amounts = ReadonlyMap<string, number>;

/** What nodes have and resources use, as configured; rules are not looked at. */
export interface Capacities {
  readonly nodes: ReadonlyMap<string, Amounts>;
  readonly resources: ReadonlyMap<string, Amounts>;
}

export function capacitiesIn({ root }: Cib): Capacities {
  const nodes = new Map<string, Amounts>();
  const resources = new Map<string, Amounts>();
  const templates = new Map<string, Amounts>();
  const users: Element[] = [];
  for (const each of descendants(root)) {
    const { id, uname } = each.attributes;
    const amounts = childrenNamed(each, "utilization").length === 0 ? undefined : amountsIn(each);
    if (each.name === "primitive" && (amounts !== undefined || each.attributes.template !== undefined))
      users.push(each);
    if (amounts === undefined) continue;
    if (each.name === "node" && uname !== undefined) nodes.set(uname, amounts);
    else if (each.name === "template" && id !== undefined) templates.set(id, amounts);
  }
  for (const user of users) {
    const { id, template } = user.attributes;
    const amounts = new Map([...(templates.get(template ?? "") ?? []), ...amountsIn(user)]);
    if (id !== undefined && amounts.size > 0) resources.set(id, amounts);
  }
  return { nodes, resources };
}

function amountsIn(of: Element): Amounts {
  const amounts = new Map<string, number>();
  for (const block of childrenNamed(of, "utilization")) {
    for (const { attributes } of childrenNamed(block, "nvpair")) {
      const { name, value } = attributes;
      const amount = scanInteger(value);
      if (name !== undefined && amount.status === "ok" && !amounts.has(name)) amounts.set(name, amount.value);
    }
  }
  return amounts;
}

/** Names of the nodes on which more is used than they have. */
export function overCapacity({ nodes, resources }: Capacities, { places }: View): readonly string[] {
  if (resources.size === 0) return [];
  const used = new Map<string, Map<string, number>>();
  for (const [resource, list] of places) {
    const amounts = resources.get(resource);
    if (amounts === undefined) continue;
    for (const { node } of list) {
      const sums = used.get(node) ?? new Map<string, number>();
      used.set(node, sums);
      for (const [name, amount] of amounts) sums.set(name, (sums.get(name) ?? 0) + amount);
    }
  }
  return [...used]
    .filter(([node, sums]) => {
      const capacity = nodes.get(node);
      return capacity !== undefined && [...sums].some(([name, sum]) => sum > (capacity.get(name) ?? 0));
    })
    .map(([node]) => node)
    .sort();
}
