import type { CibDocument } from "../cib/cib.js";
import { Workbench } from "./bench.js";
import { type Change, changeBetween } from "./change.js";
import { recommitted } from "./committed.js";
import { applyConfigure } from "./configure.js";
import type { Dialect, Edit, EditKind } from "./edits.js";
import { applyFailure } from "./failures.js";
import { applyMove } from "./moves.js";
import { applyNode, applyNodeAttribute } from "./nodes.js";
import { applyObject } from "./objects.js";
import { applyOperation } from "./operations.js";
import { applyOption } from "./options.js";
import { applyResourceAttribute } from "./resource-attributes.js";
import { applyPromotion, applySwitch } from "./roles.js";
import { applyStructure } from "./structure.js";
import { applyTrace } from "./trace.js";
import { explainInvalid } from "./validity.js";

export interface EditOptions {
  /** Epoch seconds: lifetimes begin then. */
  readonly now: number;
  /** The manner of edits that do not say one. Default `pcs`. */
  readonly dialect?: Dialect | undefined;
}

/** What came of a list of edits. */
export interface Edited<Document extends CibDocument = CibDocument> {
  readonly cib: Document;
  /** What is different: to show it, and to `undo` it. */
  readonly change: Change;
}

/**
 * Carries out edits on a CIB of any schema version, in order: all of them, or none. The CIB given is not changed; the new
 * one shares what the edits left alone. Where the result would be invalid under the schema that the CIB claims, it is
 * refused (13 §1.3).
 * @throws EditError for an edit that names what is not there, or that cannot be
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { edit, undo } from "pengine/edit";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const { cib: after, change } = edit(cib, [{ kind: "ban", resource: "web", node: "n1" }], { now });
 * change.ids; // => ["cli-ban-web-on-n1"]
 * undo(after, change); // the CIB of before
 * ```
 */
export function edit<Document extends CibDocument>(
  cib: Document,
  edits: readonly Edit[],
  { now, dialect = "pcs" }: EditOptions,
): Edited<Document> {
  const bench = new Workbench(cib, now);
  for (const each of edits) applyEdit(bench, each, each.dialect ?? dialect);
  const made = bench.finish();
  const invalid = made === cib ? undefined : explainInvalid(cib, made);
  if (invalid !== undefined) throw invalid;
  return { cib: made === cib ? cib : Object.freeze({ ...cib, root: made.root }), change: changeBetween(cib, made) };
}

/** What crm does with its own language, so that it commits the whole document. */
const COMMITTED: ReadonlySet<EditKind> = new Set<EditKind>([
  "enable",
  "disable",
  "manage",
  "unmanage",
  "resource-maintenance",
  "trace",
  "untrace",
]);

function isCommitted(each: Edit): boolean {
  return COMMITTED.has(each.kind) || (each.kind === "node-maintenance" && each.on);
}

/** Carries out one edit. Whether the document is valid then is for the caller to ask. */
export function applyEdit(bench: Workbench, each: Edit, dialect: Dialect): void {
  if (dialect === "crm" && isCommitted(each)) bench.adopt(recommitted(bench.snapshot()));
  switch (each.kind) {
    case "enable":
    case "disable":
    case "manage":
    case "unmanage":
    case "resource-maintenance":
      applySwitch(bench, each, dialect);
      return;
    case "promote":
    case "demote":
      applyPromotion(bench, each, dialect);
      return;
    case "ban":
    case "move":
    case "clear":
      applyMove(bench, each, dialect);
      return;
    case "meta":
    case "parameter":
    case "utilization":
      applyResourceAttribute(bench, each, dialect);
      return;
    case "node-attribute":
    case "node-utilization":
      applyNodeAttribute(bench, each, dialect);
      return;
    case "standby":
    case "online":
    case "node-maintenance":
    case "remove-node":
      applyNode(bench, each, dialect);
      return;
    case "fail-count":
    case "forget-fail-count":
    case "cleanup":
      applyFailure(bench, each);
      return;
    case "property":
    case "default":
      applyOption(bench, each, dialect);
      return;
    case "operation-add":
    case "operation-update":
    case "operation-remove":
    case "operations":
      applyOperation(bench, each, dialect);
      return;
    case "trace":
    case "untrace":
      applyTrace(bench, each);
      return;
    case "group-add":
    case "group-remove":
    case "clone":
    case "unclone":
      applyStructure(bench, each, dialect);
      return;
    case "add":
    case "replace":
    case "remove":
    case "rename":
    case "tag-members":
    case "ticket":
      applyObject(bench, each, dialect);
      return;
    case "configure":
      applyConfigure(bench, each);
      return;
  }
}
