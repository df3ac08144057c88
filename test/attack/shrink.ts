import { type Shows, shrinkDocument } from "../differential/shrink.js";

/** A smaller text that still shows what is looked for: elements and attributes are left out, or else pieces of the text. */
export async function shrinkSource(text: string, shows: Shows, maxTests: number): Promise<string> {
  const document = await shrinkDocument(text, shows, maxTests);
  return document === text ? shrinkText(text, shows, maxTests) : document;
}

async function shrinkText(text: string, shows: Shows, maxTests: number): Promise<string> {
  let smaller = text;
  let left = maxTests;
  for (let size = Math.ceil(text.length / 2); size > 0 && left > 0; size = Math.floor(size / 2)) {
    for (let at = 0; at < smaller.length && left > 0; left--) {
      const candidate = smaller.slice(0, at) + smaller.slice(at + size);
      if (await shows(candidate)) smaller = candidate;
      else at += size;
    }
  }
  return smaller;
}
