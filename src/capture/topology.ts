import { append } from "../base/list.js";
import { scanInteger } from "../base/number.js";
import { foldCase } from "../base/text.js";
import { childrenNamed, type Element } from "../cib/element.js";
import { shownParameters } from "../facilities/parameters.js";
import type { FactLog } from "../model/fact-log.js";
import { findResource } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { Role } from "../policy/role.js";
import { effectiveTargetRole } from "../unpack/configuration/target-role.js";
import type { FactOf } from "../verdict/fact.js";

/**
 * Notes what will make fencing fail: levels whose devices cannot succeed, and nodes that no device is for. The engine itself
 * looks at neither (02 §9): who fences does, and wants each device of a level to succeed.
 */
export function noteTopology(ws: WorkingSet, facts: FactLog): void {
  if (!ws.fencingEnabled) return;
  noteBrokenLevels(ws, facts);
  noteForgottenNodes(ws, facts);
}

function noteBrokenLevels(ws: WorkingSet, facts: FactLog): void {
  for (const element of levelsOf(ws)) {
    const { index, devices } = element.attributes;
    if (devices === undefined) continue;
    const level = scanInteger(index).value;
    for (const device of devices.split(",")) {
      const why = brokenBy(ws, device);
      if (why === undefined) continue;
      for (const node of targetsOf(ws, element))
        facts.add({ code: "fencing-level-broken", node, level, device, why }, element);
    }
  }
}

function levelsOf(ws: WorkingSet): readonly Element[] {
  const sections = childrenNamed(ws.root, "configuration").flatMap((each) => childrenNamed(each, "fencing-topology"));
  return sections.flatMap((section) => childrenNamed(section, "fencing-level"));
}

function brokenBy(ws: WorkingSet, id: string): FactOf<"fencing-level-broken">["why"] | undefined {
  const device = findResource(ws, id);
  if (!device) return "not configured";
  if (device.xml.attributes.class !== "stonith") return "no fence device";
  return effectiveTargetRole(device) === Role.Stopped ? "disabled" : undefined;
}

/** The nodes that a level is for, by name or attribute; patterns of names are not looked at. */
function targetsOf(ws: WorkingSet, { attributes }: Element): readonly string[] {
  const { target, "target-attribute": attribute, "target-value": value } = attributes;
  if (target !== undefined) return ws.nodeByName(target) ? [target] : [];
  if (attribute === undefined) return [];
  return ws.nodes.flatMap((node) => (node.attributes.get(attribute) === value ? [node.name] : []));
}

/** Nodes without a level that none of the fence devices names, where all of them name their nodes. */
function noteForgottenNodes(ws: WorkingSet, facts: FactLog): void {
  const devices = fenceDevices(ws);
  const lists = devices.map((device) => hostsOf(ws, device));
  if (lists.length === 0 || lists.includes(undefined)) return;
  const named = new Set(lists.flatMap((list) => list ?? []));
  for (const level of levelsOf(ws)) {
    // Which nodes a pattern means is not looked at.
    if (level.attributes["target-pattern"] !== undefined) return;
    for (const node of targetsOf(ws, level)) named.add(foldCase(node));
  }
  const ids = devices.map(({ id }) => id);
  for (const { name: node, isCluster } of ws.nodes)
    if (isCluster && !named.has(foldCase(node)))
      facts.add({ code: "no-device-for-node", node, devices: ids }, devices[0]?.xml);
}

function fenceDevices(ws: WorkingSet): readonly Resource[] {
  const found: Resource[] = [];
  const open = [...ws.resources];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.isPrimitive && at.xml.attributes.class === "stonith") found.push(at);
    append(open, at.children);
  }
  return found.reverse();
}

/** The nodes that a device names, in lower case; undefined where it asks the device, or says that it is for all. */
function hostsOf(ws: WorkingSet, device: Resource): readonly string[] | undefined {
  const parameters = shownParameters(ws, device);
  const list = parameters.get("pcmk_host_list");
  const map = parameters.get("pcmk_host_map");
  const check = parameters.get("pcmk_host_check");
  if ((list === undefined && map === undefined) || (check !== undefined && check !== "static-list")) return undefined;
  const names = (list ?? "").split(/[\s,;]+/);
  const mapped = (map ?? "").split(/[\s;,]+/).map((pair) => pair.split(/[:=]/)[0] ?? "");
  return [...names, ...mapped].map(foldCase);
}
