import type { OutputEvent } from "../model/output.js";
import { readableScore } from "../policy/score.js";
import type { ResourceActionSummary, TransitionSummary } from "../verdict/summary.js";
import { type XmlAttribute, type XmlNode, xmlNode } from "./xml.js";

/** The elements of scores and utilization (09 §7); messages have none. */
export function eventNodes(event: OutputEvent): XmlNode[] {
  switch (event.kind) {
    case "scores":
      return event.lines.map(({ node, score }) =>
        xmlNode("node_weight", [
          ["function", event.by],
          ["node", node],
          ["score", readableScore(score)],
          ["id", event.resource],
        ]),
      );
    case "promotion":
      return [
        xmlNode("promotion_score", [
          ["id", event.resource],
          ["score", readableScore(event.score)],
          ["node", event.node],
        ]),
      ];
    case "capacity": {
      const attributes: XmlAttribute[] = [
        ["node", event.node],
        ["comment", event.comment],
      ];
      return [xmlNode("capacity", attributes, valueNodes(event.values))];
    }
    case "utilization": {
      const attributes: XmlAttribute[] = [
        ["resource", event.resource],
        ["node", event.node],
        ["function", "pcmk__assign_resource"],
      ];
      return [xmlNode("utilization", attributes, valueNodes(event.values))];
    }
    case "message":
      return [];
  }
}

function valueNodes(values: readonly (readonly [name: string, value: string])[]): XmlNode[] {
  return values.map(([name, value]) => xmlNode(name, [], [], value));
}

/** The elements of the transition summary (09 §8). */
export function summaryNodes(summary: TransitionSummary): XmlNode[] {
  const nodes = summary.nodeActions.map(({ task, node, reason }) =>
    xmlNode("node_action", [
      ["task", task],
      ["node", node],
      ["reason", reason],
    ]),
  );
  return [...nodes, ...summary.resourceActions.map(resourceActionNode)];
}

function resourceActionNode(line: ResourceActionSummary): XmlNode {
  return xmlNode("rsc_action", [
    ["action", line.word.toLowerCase()],
    ["resource", line.resource],
    ...moveAttributes(line),
    ["reason", line.reason],
    ["blocked", line.blocked ? true : undefined],
  ]);
}

/** Where from and where to (09 §8.3). */
function moveAttributes(line: ResourceActionSummary): XmlAttribute[] {
  const { origin, destination, currentRole, nextRole, needsRole, sameRole, sameNode } = line;
  if (origin === undefined && needsRole)
    return [
      ["role", currentRole],
      ["next-role", nextRole],
      ["dest", destination],
    ];
  if (origin === undefined) return [["node", destination]];
  if (destination === undefined)
    return needsRole
      ? [
          ["role", currentRole],
          ["node", origin],
        ]
      : [["node", origin]];
  if (sameRole && sameNode)
    return needsRole
      ? [
          ["role", currentRole],
          ["source", origin],
        ]
      : [["source", origin]];
  const move: XmlAttribute[] = [
    ["source", origin],
    ["dest", destination],
  ];
  if (sameRole) return needsRole ? [...move, ["role", currentRole]] : move;
  if (sameNode)
    return [
      ["role", currentRole],
      ["next-role", nextRole],
      ["source", origin],
    ];
  return [
    ["role", currentRole],
    ["source", origin],
    ["next-role", nextRole],
    ["dest", destination],
  ];
}
