/** Objects removed, with what makes no sense without them (13 §10). */
import { append } from "../base/list.js";
import type { Draft } from "../cib/draft.js";
import type { Workbench } from "./bench.js";
import type { Dialect, Manner, ObjectEdit } from "./edits.js";
import { EditError, unknownName } from "./error.js";
import { idsOf } from "./ids.js";
import { pairsOf } from "./pairs.js";
import { forgetResources } from "./references.js";
import { isResourceTag, type Resource } from "./resource.js";

/** Removes objects by id. */
export function removeObjects(
  bench: Workbench,
  edit: Extract<ObjectEdit, { kind: "remove" }> & Manner,
  dialect: Dialect,
): void {
  const resources: string[] = [];
  for (const id of edit.ids) {
    if (bench.object(id) === undefined && ruleOf(bench, id) === undefined)
      throw unknownName("object", id, objectIds(bench));
    if (bench.findResource(id) !== undefined) resources.push(id);
  }
  for (const id of edit.ids) if (!resources.includes(id)) removeOther(bench, id);
  if (dialect === "tools") {
    for (const id of resources) bench.resource(id).element.detach();
  } else removeResources(bench, resources, edit.force === true);
}

function objectIds(bench: Workbench): string[] {
  const objects = bench.configuration.elements.flatMap(({ elements }) => elements);
  const others = idsOf(objects.filter(({ name }) => !isResourceTag(name)));
  return [...bench.resources().map(({ id }) => id), ...others];
}

function ruleOf(bench: Workbench, id: string): Draft | undefined {
  return bench.elements("constraints").flatMap((constraint) => constraint.find("rule", id) ?? [])[0];
}

function removeOther(bench: Workbench, id: string): void {
  const found = bench.object(id);
  if (found !== undefined) {
    found.element.detach();
    return;
  }
  const rule = ruleOf(bench, id);
  const constraint = rule?.parent;
  rule?.detach();
  if (constraint?.find("rule") === undefined) constraint?.detach();
}

/** 13 §10.1: what is inside goes, and what would be empty; and nothing speaks of it any more. */
function removeResources(bench: Workbench, ids: readonly string[], force: boolean): void {
  const gone = new Set<string>();
  const stack = ids.map((id) => bench.resource(id));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (gone.has(next.id)) continue;
    gone.add(next.id);
    append(stack, bench.members(next));
    const { container } = next;
    if (container === undefined || container.tag === "bundle") continue;
    if (bench.members(container).every(({ id }) => gone.has(id))) stack.push(container);
  }
  refuseLastFencing(bench, gone, force);
  for (const { id, element } of bench.resources()) if (gone.has(id)) element.detach();
  forgetResources(bench, gone);
}

/** Refuses to take away all that can fence nodes. @throws EditError (`force`) */
export function refuseLastFencing(bench: Workbench, gone: ReadonlySet<string>, force: boolean): void {
  const fencing = bench.resources().filter(isFencing);
  if (force || fencing.length === 0 || fencing.some(({ id }) => !gone.has(id))) return;
  throw new EditError("force", "nothing would be left that can fence nodes", { legal: "force" });
}

/** Whether a resource is a fencing device that is not stopped. */
function isFencing({ element }: Resource): boolean {
  if (element.attributes.class !== "stonith") return false;
  return !pairsOf(element, "meta_attributes", "target-role").some(({ attributes }) => attributes.value === "Stopped");
}
