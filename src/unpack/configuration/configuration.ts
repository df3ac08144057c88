import { compareVersions } from "../../base/text.js";
import type { Element } from "../../cib/element.js";
import type { WorkingSet } from "../../model/working-set.js";
import { FEATURE_SET } from "../../policy/feature-set.js";
import { waitsForDevice } from "../../policy/fencing.js";
import { unpackImplicitNodes } from "./implicit-nodes.js";
import { finishResources } from "./launchers.js";
import { unpackNodes } from "./nodes.js";
import { unpackOptions } from "./options.js";
import { readResource } from "./resource.js";
import { sectionsOf } from "./sections.js";
import { unpackTags } from "./tags.js";

/**
 * The stage *configuration* (02 §3 steps 2 to 11): reads the sections of the CIB's configuration; fills the options, the
 * nodes, the resources with their default scores, the templates and the tags of the working set. With a newer feature
 * set than the engine's nothing is read.
 */
export function unpackConfiguration(ws: WorkingSet): void {
  const { attributes } = ws.root;
  if (compareVersions(attributes.crm_feature_set, FEATURE_SET) > 0) {
    ws.findings?.tell("option-feature-set", ws.root);
    ws.supported = false;
    return;
  }
  const { named, resources, unfencing } = sectionsOf(ws);
  ws.opDefaults = named.get("op_defaults");
  ws.rscDefaults = named.get("rsc_defaults");
  unpackOptions(ws, named.get("crm_config"), unfencing);
  unpackNodes(ws, named.get("nodes"));
  ws.resourceElements = unpackImplicitNodes(ws, resources?.children ?? []);
  unpackResources(ws, resources);
  ws.findings?.topology(named.get("fencing-topology"));
  unpackTags(ws, named.get("tags"));
}

/** **The top-level walk** (02 §6.0), and what follows it (02 §8). */
function unpackResources(ws: WorkingSet, place: Element | undefined): void {
  for (const element of ws.resourceElements) noteTemplate(ws, element);
  for (const element of ws.resourceElements) {
    const { id } = element.attributes;
    if (id === undefined || id === "") {
      ws.findings?.tell("resource-without-id", element, "resource without ID");
      continue;
    }
    if (element.name === "template") {
      if (!ws.templates.has(id)) ws.templates.set(id, []);
      continue;
    }
    const resource = readResource(ws, element, undefined);
    if (resource) ws.resources.push(resource);
    else ws.findings?.tell("resource-invalid", element);
  }
  finishResources(ws);
  if (waitsForDevice(ws)) {
    ws.findings?.tell("fencing-no-device", place ?? ws.root);
  }
}

function noteTemplate(ws: WorkingSet, element: Element): void {
  const { id } = element.attributes;
  if (element.name === "template" && id !== undefined && !ws.templateElements.has(id)) {
    ws.templateElements.set(id, element);
  }
}
