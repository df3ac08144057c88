/** Changes to a configuration, CIB to CIB: the vocabulary, doing and undoing. */

export { type Change, type Difference, undo } from "./change.js";
export { type Edited, type EditOptions, edit } from "./edit.js";
export type * from "./edits.js";
export { EditError, type EditErrorCode } from "./error.js";
export { readEdits } from "./read-edits.js";
