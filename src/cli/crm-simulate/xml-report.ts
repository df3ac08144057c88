import { dateTimeText, epochText, fromEpochSeconds, type TimeZone } from "../../base/datetime.js";
import { append } from "../../base/list.js";
import { exitText } from "../../policy/result-code.js";
import { assignmentTitle, type RunPart, type ShowOptions } from "../../render/parts.js";
import { type XmlAttribute, type XmlNode, xmlNode, xmlText } from "../../render/xml.js";
import { eventNodes, summaryNodes } from "../../render/xml-schedule.js";
import { stepNodes } from "../../render/xml-simulation.js";
import { statusNodes } from "../../render/xml-status.js";
import type { SimulationStep } from "../../simulate/events.js";
import type { ClusterStatus } from "../../verdict/status.js";
import { commandLine } from "./shell-words.js";

const API_VERSION = "2.42";
const ASSIGNMENT_ELEMENTS: ReadonlyMap<string, string> = new Map([
  ["Assignment Scores", "allocations"],
  ["Utilization Information", "utilizations"],
  ["Assignment Scores and Utilization Information", "allocations_utilizations"],
]);

/** What the document says around the parts of a run (09 §5.4). */
export interface XmlFrame {
  /** The words of the command, its own first. */
  readonly words: readonly string[];
  readonly exitCode: number;
  readonly errors: readonly string[];
}

/** A whole output document (09 §5.4). */
export function xmlDocument(nodes: readonly XmlNode[], { words, exitCode, errors }: XmlFrame): string {
  const listed = errors.map((text) => xmlNode("error", [], [], text));
  const status = xmlNode(
    "status",
    [
      ["code", exitCode],
      ["message", exitText(exitCode)],
    ],
    listed.length === 0 ? [] : [xmlNode("errors", [], listed)],
  );
  const attributes: XmlAttribute[] = [
    ["api-version", API_VERSION],
    ["request", commandLine(words)],
  ];
  return xmlText(xmlNode("pacemaker-result", attributes, [...nodes, status]));
}

/** The errors that the parts of a run report. */
export function errorsOf(parts: readonly RunPart[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === "error") return [part.text];
    if (part.kind !== "modifications" && part.kind !== "execution") return [];
    return part.steps.flatMap((step) => (step.kind === "error" ? [step.text] : []));
  });
}

export interface XmlShow extends ShowOptions {
  readonly zone: TimeZone;
  readonly quorum: string | undefined;
  readonly watchdog: string | undefined;
}

/**
 * The elements of a run. After synthetic events nothing more appears: the reference closes one element too many there
 * (09 §5.4, trap).
 */
export function runNodes(parts: readonly RunPart[], show: XmlShow): XmlNode[] {
  const nodes: XmlNode[] = [];
  for (const part of parts) {
    append(nodes, partNodes(part, show));
    if (part.kind === "modifications") break;
  }
  return nodes;
}

function partNodes(part: RunPart, show: XmlShow): XmlNode[] {
  switch (part.kind) {
    case "current":
      return [statusNode("cluster_status", part.status, true, show)];
    case "modifications":
      return modificationNodes(part.steps, show);
    case "scheduled": {
      if (!show.showScores && !show.showUtilization) return [];
      const name = ASSIGNMENT_ELEMENTS.get(assignmentTitle(show)) ?? "";
      return [xmlNode(name, [], part.verdict.events.flatMap(eventNodes))];
    }
    case "summary":
      return [xmlNode("actions", [], summaryNodes(part.verdict.summary))];
    case "execution":
      return [xmlNode("transition", [], part.steps.flatMap(stepNodes))];
    case "revised":
      return [statusNode("revised_cluster_status", part.status, false, show)];
    default:
      return [];
  }
}

function modificationNodes(steps: readonly SimulationStep[], show: XmlShow): XmlNode[] {
  const modifications = xmlNode("modifications", [
    ["quorum", show.quorum],
    ["watchdog", show.watchdog],
  ]);
  return [modifications, ...steps.flatMap(stepNodes)];
}

function statusNode(name: string, status: ClusterStatus, pending: boolean, show: XmlShow): XmlNode {
  const { zone, showAttributes, showFailCounts } = show;
  const nodes = statusNodes(status, {
    pending,
    attributes: showAttributes,
    failCounts: showFailCounts,
    localTime: (seconds) => epochText(seconds, zone),
    isoTime: (seconds) => dateTimeText(fromEpochSeconds(seconds, zone), true),
  });
  return xmlNode(name, [], nodes);
}
