import type { Element } from "../../cib/element.js";
import type { WorkingSet } from "../../model/working-set.js";

/** Appends a reference to a list of templates or tags (02 §6.3, §9.2) unless it is there. */
export function addReference(lists: Map<string, string[]>, id: string, reference: string): void {
  const list = lists.get(id);
  if (!list) lists.set(id, [reference]);
  else if (!list.includes(reference)) list.push(reference);
}

/** **Tags** (02 §9.2): whether a reference names anything is not checked here. */
export function unpackTags(ws: WorkingSet, section: Element | undefined): void {
  for (const tag of section?.children ?? []) {
    const { id } = tag.attributes;
    if (tag.name !== "tag") continue;
    if (id === undefined) {
      ws.findings?.tell("tag-without-id", tag);
      continue;
    }
    for (const reference of tag.children) {
      if (reference.name !== "obj_ref") continue;
      if (reference.attributes.id !== undefined) addReference(ws.tags, id, reference.attributes.id);
      else ws.findings?.tell("tag-member-without-id", reference, id);
    }
  }
}
