import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Element, element, setAttributes, withChildren } from "../../src/cib/element.js";
import { cibOf, descendants } from "../../src/cib/index.js";
import { type Cib, evaluate, type Verdict } from "../../src/index.js";
import { execute } from "../../src/simulate/index.js";
import { clusters, everywhere, freshClusters, NOW, runs, SMALL, verdictOf } from "../support/generated.js";

/** The scores of all resources but one, by function, resource and node. */
function scoresWithout({ events }: Verdict, resource: string): string[] {
  return events.flatMap((event) => {
    if (event.kind !== "scores" || event.resource === resource) return [];
    return event.lines.map(({ node, score }) => `${event.by} ${event.resource} ${node} ${score}`);
  });
}

describe("an unrelated disabled resource", () => {
  const unrelated = element("primitive", { id: "unrelated", class: "ocf", provider: "pacemaker", type: "Dummy" }, [
    element("meta_attributes", { id: "unrelated-meta" }, [
      element("nvpair", { id: "unrelated-role", name: "target-role", value: "Stopped" }),
    ]),
  ]);

  it("changes no other score", () => {
    fc.assert(
      fc.property(clusters(SMALL), (cib) => {
        const more = everywhere(cib.root, (each) =>
          each.name === "resources" ? withChildren(each, [...each.children, unrelated]) : each,
        );
        expect(scoresWithout(verdictOf(cibOf(more)), "unrelated")).toEqual(scoresWithout(verdictOf(cib), "unrelated"));
      }),
      runs(31, 60),
    );
  });
});

describe("renaming", () => {
  const PREFIX = "Q";

  /** Whether names appear only where `renamed` looks: no patterns, and no names made of names, such as bundles'. */
  const isRenamable = ({ root }: Cib): boolean => {
    for (const { name, attributes } of descendants(root)) {
      if (name === "bundle" || name === "fencing-topology" || attributes["rsc-pattern"] !== undefined) return false;
      if (attributes.type === "remote" || attributes.name === "remote-node" || attributes.name === "pcmk_host_list")
        return false;
    }
    return true;
  };

  /**
   * All ids of resources with a letter before them: their order, by text and by number, stays what it was, so ties that are
   * broken by comparing names are broken as before.
   */
  function renamed({ root }: Cib): Cib {
    const change = (each: Element): Element => {
      const { attributes } = each;
      const to = (key: string) => (attributes[key] === undefined ? undefined : PREFIX + attributes[key]);
      if (["primitive", "group", "clone", "resource_ref", "lrm_resource"].includes(each.name))
        return setAttributes(each, { id: to("id") });
      if (each.name === "lrm_rsc_op") return setAttributes(each, { id: to("id"), operation_key: to("operation_key") });
      if (each.name.startsWith("rsc_")) {
        return setAttributes(each, {
          rsc: to("rsc"),
          "with-rsc": to("with-rsc"),
          first: to("first"),
          then: to("then"),
        });
      }
      const counter = /^(fail-count-|last-failure-|master-)(.*)$/.exec(attributes.name ?? "");
      return counter === null ? each : setAttributes(each, { name: `${counter[1]}${PREFIX}${counter[2]}` });
    };
    return cibOf(everywhere(root, (each) => (each.name === "tag" ? renamedTag(each) : change(each))));
  }

  const renamedTag = (tag: Element): Element =>
    withChildren(
      tag,
      tag.children.map((reference) => setAttributes(reference, { id: PREFIX + (reference.attributes.id ?? "") })),
    );

  const outcomeOf = ({ placements }: Verdict, prefix: string) =>
    placements
      .map(
        ({ resource, node, active, currentRole, nextRole }) =>
          `${prefix}${resource} ${node} ${active} ${currentRole} ${nextRole}`,
      )
      .sort();

  it("resources renames the outcome and changes nothing else", () => {
    fc.assert(
      fc.property(clusters(SMALL), (cib) => {
        fc.pre(isRenamable(cib));
        expect(outcomeOf(verdictOf(renamed(cib)), "")).toEqual(outcomeOf(verdictOf(cib), PREFIX));
      }),
      runs(32, 60),
    );
  });
});

/**
 * What may be left to do after a transition that was executed completely, and why: the simulation shows these actions but
 * changes nothing for them (09 §11.3, §11.4), or what they wait for is not part of a simulation. Left out altogether are
 * agents of class `heartbeat`, whose results a simulation refuses to record (09 §9.8), unfencing, which leaves no trace
 * (09 §11.5), recurring reloads, which are recorded as starts (08 §8.25), and invalid transitions.
 */
const STAYS = new Set(["cancel", "clear_failcount", "delete", "lrm_delete", "notify", "notified"]);

const isSimulated = ({ name, attributes }: Element) =>
  attributes.class !== "heartbeat" &&
  attributes.value !== "unfencing" &&
  !(name === "op" && attributes.name?.startsWith("reload"));

/**
 * Instances that are told apart by number and do not run are monitored as stopped again and again: the next evaluation does not take
 * the record of such a monitor for the instance of that number (the reference does the same).
 */
const forgetsMonitors = (elements: readonly Element[]) =>
  elements.some(({ name, attributes }) => name === "op" && attributes.role === "Stopped") &&
  elements.some(({ attributes }) => attributes.name === "globally-unique" && attributes.value === "true");

describe("a transition executed to its end", () => {
  it("leaves nothing to do on a fresh cluster", () => {
    fc.assert(
      fc.property(freshClusters(), (cib) => {
        const elements = [...descendants(cib.root)];
        fc.pre(elements.every(isSimulated) && !forgetsMonitors(elements));
        let now: Cib = cib;
        let left: string[] = [];
        for (let round = 0; round < 4; round++) {
          const verdict = evaluate(now, { now: NOW });
          left = verdict.graph.synapses
            .filter(({ action }) => action.element !== "pseudo_event" && !STAYS.has(action.operation))
            .map(({ action }) => `${action.key} ${action.node?.name}`);
          if (left.length === 0) return;
          const { cib: after, complete } = execute(now, verdict, { now: NOW });
          fc.pre(complete);
          now = after;
        }
        expect(left).toEqual([]);
      }),
      runs(33, 60),
    );
  });
});
