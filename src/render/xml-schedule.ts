import { readableScore } from "../policy/score.js";
import type { OutputEvent } from "../verdict/output.js";
import type { ResourceActionSummary, TransitionSummary } from "../verdict/summary.js";
import { CAPACITY_COMMENTS, nodeActionPlace, nodeActionText, ROLE_TEXTS, SCORE_FUNCTIONS } from "./words.js";
import { type XmlAttribute, type XmlNode, xmlNode } from "./xml.js";

/** The elements of scores and utilization (09 §7); messages have none. */
export function eventNodes(event: OutputEvent): XmlNode[] {
  switch (event.kind) {
    case "scores":
      return event.lines.map(({ node, score }) =>
        xmlNode("node_weight", [
          ["function", SCORE_FUNCTIONS[event.by]],
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
        ["comment", CAPACITY_COMMENTS[event.when]],
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
  const nodes = summary.nodeActions.map((action) =>
    xmlNode("node_action", [
      ["task", nodeActionText(action)],
      ["node", nodeActionPlace(action)],
      ["reason", action.reason],
    ]),
  );
  return [...nodes, ...summary.resourceActions.map(resourceActionNode)];
}

function resourceActionNode(line: ResourceActionSummary): XmlNode {
  return xmlNode("rsc_action", [
    ["action", line.change],
    ["resource", line.resource],
    ...moveAttributes(line),
    ["reason", line.reason],
    ["blocked", line.blocked ? true : undefined],
  ]);
}

/** Where from and where to (09 §8.3). */
function moveAttributes(line: ResourceActionSummary): XmlAttribute[] {
  const { origin, destination, needsRole, sameRole, sameNode } = line;
  const currentRole = ROLE_TEXTS[line.currentRole];
  const nextRole = ROLE_TEXTS[line.nextRole];
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
