import { TEMPLATE } from "./assets.js";
import type { PageState } from "./state.js";
import { fillTemplate } from "./template.js";

export type { PageMoment, PageState } from "./state.js";

/**
 * One HTML file with a cluster, the engine, and all that is needed to look at it and to try things: it opens anywhere, also
 * without a network, and sends nothing. Pure.
 * @param state what it begins with; absent: an empty page that takes a dropped file
 * @example
 * ```ts
 * import { page } from "pengine/page";
 *
 * const html = page({ input: { name: "web.crm", text: "node n1\nprimitive web systemd:nginx" } });
 * console.log(html.length); // to be written to a file, or served as text/html
 * ```
 */
export function page(state?: PageState): string {
  return fillTemplate(TEMPLATE, state);
}
