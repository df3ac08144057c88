import type { CibDocument } from "../cib/cib.js";
import { pathTo } from "../cib/path.js";
import { validate } from "../cib/schema/validate.js";
import { claimedVersion } from "../cib/schema/versions.js";
import { EditError } from "./error.js";

/** The error for a document that edits made invalid (13 §1.3); nothing for one that was so before. */
export function explainInvalid(before: CibDocument, after: CibDocument): EditError | undefined {
  const version = claimedVersion(after.root.attributes["validate-with"]);
  if (version === undefined) return undefined;
  const invalid = validate(after.root, version);
  if (invalid === undefined || validate(before.root, version) !== undefined) return undefined;
  const { name, attributes } = invalid.element;
  const what = attributes.id === undefined ? name : `${name} ${attributes.id}`;
  return new EditError("schema", `${what} would be invalid under schema ${version}`, {
    path: pathTo(after.root, invalid.element),
    legal: invalid.problem,
  });
}
