import type { Cib } from "../cib/cib.js";
import { draftOf, finished, withRoot } from "../cib/draft.js";
import { setAttributes } from "../cib/element.js";
import type { Part } from "./membership.js";

/** The attributes of the root in which a DC writes down what its part of the cluster is (12 §12). */
export function withPart(cib: Cib, { quorate, panics, dc }: Part): Cib {
  const draft = draftOf(cib.root);
  const node = draft.all("node").find(({ attributes }) => attributes.uname === dc);
  const attributes = {
    "have-quorum": quorate ? "1" : "0",
    "no-quorum-panic": panics ? "1" : undefined,
    ...(node === undefined ? {} : { "dc-uuid": node.attributes.id }),
  };
  const same = Object.entries(attributes).every(([name, value]) => cib.root.attributes[name] === value);
  return same ? cib : withRoot(cib, setAttributes(cib.root, attributes));
}

/** The CIB with the states that another one has of some nodes: what they say of themselves when they join. */
export function withStatesOf(cib: Cib, other: Cib, nodes: readonly string[]): Cib {
  const root = draftOf(cib.root);
  const status = root.findOrAppend("status");
  const theirs = draftOf(other.root).all("node_state");
  for (const node of nodes) {
    const is = ({ attributes }: { readonly attributes: { readonly uname?: string } }): boolean =>
      attributes.uname === node;
    const state = theirs.find(is);
    if (state === undefined) continue;
    const ours = status.children.find(is);
    status.insertBefore(state, ours);
    status.remove(ours);
  }
  return withRoot(cib, finished(root));
}
