import { WORD } from "./characters.js";
import type { Construct } from "./construct.js";
import type { CrmErrorCode } from "./error.js";
import { idFront } from "./ids.js";
import type { LogicalLine } from "./lines.js";
import { copyOf, Node } from "./tree.js";
import { TOPOLOGY_ID } from "./workspace.js";
import { xmlLines } from "./xml-text.js";

/** Why an object cannot be made or changed. Thrown while a text is carried out, caught where that begins. */
export class Refused {
  readonly code: CrmErrorCode;
  readonly problem: string;
  readonly legal: string | undefined;

  constructor(code: CrmErrorCode, problem: string, legal?: string) {
    this.code = code;
    this.problem = problem;
    this.legal = legal;
  }
}

/** An element that a text gives, and what it is to become. */
export interface Given {
  readonly construct: Construct;
  readonly element: Node;
  readonly line: LogicalLine;
}

/** The id that an object has or gets (11 §6.1); `undefined` if there is none. */
export function idOf({ construct, element }: Pick<Given, "construct" | "element">): string | undefined {
  if (construct.element === "fencing-topology") return TOPOLOGY_ID;
  return element.get("id") || element.get("uname") || construct.defaultId;
}

const ID = new RegExp(`^[A-Za-z_][${WORD}.-]*$`, "u");

/** What is wrong with the id of a monitor operation, if anything: the prompt says it, and goes on. */
export function monitorFault({ element }: Given): string | undefined {
  const id = monitorId(element);
  return ID.test(id) ? undefined : invalid(id).trim();
}

/** What is wrong with the id of what a text gives, if anything (11 §6.1); a node may have any. */
export function idFault(given: Given): Refused | undefined {
  const id = badId(given);
  if (id === undefined) return undefined;
  const xml = xmlLines(elementWith(given, id)).join("\n");
  return new Refused("id", `${invalid(id)}element ${xml}\n has no id!`, LEGAL_ID);
}

/** The same, as the prompt says it, and the printer of what would not be read again. */
export function promptFault(given: Given): Refused | undefined {
  const id = badId(given);
  if (id === undefined) return undefined;
  const xml = xmlLines(elementWith(given, id))
    .map((line) => line.trim())
    .join("");
  return new Refused("id", `${invalid(id)}No ID found for ${given.construct.keyword}: ${xml}`, LEGAL_ID);
}

/** An id that is none; empty if there is none at all. */
function badId(given: Given): string | undefined {
  const { construct, element } = given;
  const id = construct.element === "op" ? monitorId(element) : idOf(given);
  if (id !== undefined && (construct.element === "node" || ID.test(id))) return undefined;
  return id ?? "";
}

function invalid(id: string): string {
  return id === "" ? "" : `${id}: invalid object id\n`;
}

/** The element as it is shown: settings stand in their section. */
function elementWith({ construct, element }: Given, id: string): Node {
  const isSetting = construct.section === construct.element;
  const shown = new Node(isSetting ? construct.element : element.name, isSetting ? [] : element.attributes);
  if (isSetting) shown.append(copyOf(element));
  else for (const item of copyOf(element).items()) shown.append(item);
  if (construct.element === "op") shown.set("id", id);
  return shown;
}

const LEGAL_ID = "a letter or _, then letters, digits, _, . or -";

function monitorId(element: Node): string {
  return [idFront("op", element.text("rsc")), "monitor", element.get("interval")].join("-");
}

/** An invalid id is said by itself, before the element. */
export function saidLines(message: string): string[] {
  const [first = "", ...rest] = message.split("\n");
  return first.endsWith(": invalid object id") ? [first, rest.join("\n")] : [message];
}
