import type { PageState } from "./state.js";

/** Where the state goes in the template. */
export const SLOT = "{{state}}";

/**
 * The HTML of a page that begins with a state. The state is a block of data in it, which no browser runs, and nothing of it can
 * end the block.
 */
export function fillTemplate(template: string, state: PageState | undefined): string {
  const json = state === undefined ? "null" : JSON.stringify(state);
  const inert = json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const [head = "", ...tail] = template.split(SLOT);
  return [head, inert, tail.join(SLOT)].join("");
}
