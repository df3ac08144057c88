import type { SimulationStep } from "../simulate/events.js";
import { type XmlNode, xmlNode } from "./xml.js";

/** The elements of one step of a simulation (09 §9.1, §11.3, §11.4); quorum, watchdog, failures and errors have none. */
export function stepNodes(step: SimulationStep): XmlNode[] {
  switch (step.kind) {
    case "node":
      return [
        xmlNode("modify_node", [
          ["action", step.action],
          ["node", step.node],
        ]),
      ];
    case "ticket":
      return [
        xmlNode("modify_ticket", [
          ["action", step.action],
          ["ticket", step.ticket],
        ]),
      ];
    case "inject":
      return [xmlNode("inject_spec", [["spec", step.spec]])];
    case "attribute":
      return [
        xmlNode("inject_attr", [
          ["name", step.name],
          ["value", step.value],
          ["node_path", "/node_state"],
          ["cib_node", step.nodeId],
        ]),
      ];
    case "pseudo":
      return [
        xmlNode("pseudo_action", [
          ["task", step.key],
          ["node", step.node],
        ]),
      ];
    case "fencing":
      return [
        xmlNode("fencing_action", [
          ["target", step.node],
          ["op", step.operation],
        ]),
      ];
    case "cluster":
      return [
        xmlNode("cluster_action", [
          ["task", step.operation],
          ["node", step.node],
          ["id", step.resource],
        ]),
      ];
    case "resource":
      return [
        xmlNode("rsc_action", [
          ["resource", step.resource],
          ["op", step.operation],
          ["node", step.node],
          ["interval", step.interval === 0 ? undefined : step.interval],
        ]),
      ];
    default:
      return [];
  }
}
