import type { CibDocument } from "../../cib/cib.js";
import { childrenNamed, descendants, type Element, element, withChildren } from "../../cib/element.js";
import { serialize } from "../../cib/serialize.js";
import { printCrm } from "../../crmsh/print.js";
import { type InputFlags, readAnyFile } from "../any-file.js";
import type { CommandIo } from "../io.js";
import { attempt, EXIT } from "./attempt.js";

export interface ShowRequest extends InputFlags {
  readonly as: "crm" | "xml";
  /** Only the objects with these ids; none: everything. */
  readonly ids: readonly string[];
}

/** The command `pengine show`: a configuration as crm text or XML, whatever it was read from. */
export function showCommand(request: ShowRequest, io: CommandIo): Promise<number> {
  return attempt(io, request.file, async () => {
    const { document } = await readAnyFile(request, io);
    const chosen = request.ids.length === 0 ? document : only(document, new Set(request.ids));
    const missing = request.ids.filter((id) => !hasId(chosen, id));
    if (missing.length > 0) {
      io.stderr(`pengine: there is no object ${missing.join(", ")}\n`);
      return EXIT.unknown;
    }
    io.stdout(request.as === "crm" ? printCrm(chosen) : serialize(chosen.root));
    return EXIT.ok;
  });
}

function hasId({ root }: CibDocument, id: string): boolean {
  for (const { attributes } of descendants(root)) if (attributes.id === id || attributes.uname === id) return true;
  return false;
}

/** The document with only the objects of a configuration that have one of the ids, or hold what has. */
function only({ root }: CibDocument, ids: ReadonlySet<string>): CibDocument {
  const wanted = (object: Element): boolean => {
    for (const { attributes } of descendants(object))
      if (ids.has(attributes.id ?? "") || ids.has(attributes.uname ?? "")) return true;
    return false;
  };
  const sections = childrenNamed(root, "configuration").flatMap(({ children }) =>
    children.map((section) => withChildren(section, section.children.filter(wanted))),
  );
  return { root: element("cib", root.attributes, [element("configuration", {}, sections), element("status")]) };
}
