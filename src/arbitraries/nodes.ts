import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import { blocks, type Vocabulary } from "./blocks.js";
import { type Draft, listOf, maybe, section, weighted } from "./draft.js";
import { attributeValue, count, looseScore, nodeName, score, truth } from "./values.js";

const PERMANENT: Vocabulary = {
  color: [25, attributeValue()],
  rack: [15, attributeValue()],
  site: [10, attributeValue()],
  "site-name": [5, attributeValue()],
  standby: [6, truth()],
  maintenance: [4, truth()],
  "#health-disk": [5, looseScore()],
};

/** Capacities of nodes and needs of resources. */
export const UTILIZATION = (percent: number): Vocabulary => ({
  cpu: [percent, count(6)],
  memory: [Math.floor(percent / 2), count(6)],
});

/**
 * One cluster node for the section `nodes`; its name enters the scope.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, clusterNode } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(clusterNode(now), (draft) => draft(new Scope(now)).name === "node"));
 * ```
 */
export function clusterNode(now: number): Arbitrary<Draft<Element>> {
  return fc
    .record({
      name: nodeName(),
      attributes: blocks("instance_attributes", PERMANENT, "nodes", now),
      utilization: blocks("utilization", UTILIZATION(40), "nodes", now),
      score: maybe(6, score()),
      type: weighted([30, "member"], [10, undefined], [1, "remote"]),
      description: maybe(3, fc.constantFrom("the <first>", "")),
      separateId: weighted([2, false], [2, true]),
    })
    .map(({ name, attributes, utilization, score, type, description, separateId }) => (scope) => {
      const taken = new Set(scope.clusterNodes.map((each) => each.toLowerCase()));
      let uname = name;
      for (let n = 2; taken.has(uname.toLowerCase()); n++) uname = `${name}-${n}`;
      const index = scope.clusterNodes.push(uname);
      const id = separateId ? `${index}` : uname;
      scope.nodeIds.set(uname, id);
      const owner = `nodes-${index}`;
      return element("node", { id, uname, type, score, description }, [
        ...attributes(owner)(scope),
        ...utilization(owner)(scope),
      ]);
    });
}

/**
 * The section `nodes` with one or more cluster nodes.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, nodes } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(nodes(now, 4), (draft) => draft(new Scope(now)).children.length > 0));
 * ```
 */
export function nodes(now: number, max: number): Arbitrary<Draft<Element>> {
  return listOf(clusterNode(now), max, 1).map(
    (list) => (scope) =>
      section(
        "nodes",
        list.map((draft) => draft(scope)),
      ),
  );
}
