import type { Position } from "../base/position.js";
import type { Cib, CibDocument } from "../cib/cib.js";
import { childrenNamed, descendants, type Element } from "../cib/element.js";
import { elementPath } from "../cib/path.js";
import { LintContext } from "./context.js";
import { textOf } from "./resources.js";
import type { LintRemedy, Severity } from "./rule.js";
import { LINT_RULES, type LintCode } from "./rules.js";
import { Suppressions } from "./suppression.js";

/** One thing that is wrong with a configuration, or worth knowing. */
export interface LintFinding {
  readonly code: LintCode;
  readonly severity: Severity;
  /** What is wrong, as a sentence without a full stop. */
  readonly text: string;
  /** The element to blame, from the root down: `cib/configuration/resources/primitive[@id="a"]`. */
  readonly path: string;
  /** The id of the object that it is, or is in; empty if that has none. */
  readonly object: string;
  /** Where it begins in the text that was given, both 1-based; absent if that is not known. */
  readonly position: Position | undefined;
  readonly remedy: LintRemedy | undefined;
}

export interface LintOptions {
  /** Epoch seconds: when lifetimes end. */
  readonly now: number;
  /** The document as it was written, for places of elements that the upgrade made anew. */
  readonly document?: CibDocument | undefined;
  /** Where objects begin in a text of another language, by id. */
  readonly places?: ReadonlyMap<string, Position> | undefined;
  /** Only these rules; default: all. */
  readonly codes?: readonly LintCode[] | undefined;
}

/**
 * What people get wrong in a configuration, and crm_verify does not say: one finding for each place, errors first, each with
 * what would mend it where that can be said. What can be proved by evaluation is: a fresh start of the cluster, and the
 * loss of each node, are played. A comment `pengine-ignore CODE` in front of an object, or inside of it, silences a rule there.
 * Pure; costs some evaluations.
 * @throws CibError `limit` for what grows beyond the limits of an evaluation
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { lint } from "pengine/lint";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx op monitor interval=0\nproperty fencing-enabled=false", { now });
 * lint(cib, { now }).map(({ code }) => code); // => ["fencing-disabled", "monitor-without-interval"]
 * ```
 */
export function lint(cib: Cib, { now, document, places, codes }: LintOptions): readonly LintFinding[] {
  const context = new LintContext(cib, now);
  const located = new Located(cib, document, places);
  const findings: LintFinding[] = [];
  for (const rule of LINT_RULES) {
    if (codes !== undefined && !codes.includes(rule.code)) continue;
    for (const { element, text, remedy } of rule.find(context)) {
      const path = located.pathOf(element);
      if (located.suppressions.silences(rule.code, path)) continue;
      findings.push({
        code: rule.code,
        severity: rule.severity,
        text,
        path: elementPath(path),
        object: objectIn(path),
        position: located.positionOf(path),
        remedy,
      });
    }
  }
  return findings;
}

/** The id of the outermost element with one that is no section: the object. */
function objectIn(path: readonly Element[]): string {
  return path.map((each) => textOf(each, "id")).find((id) => id !== "") ?? "";
}

/** The elements of a configuration with what they are in, and where they stand. */
class Located {
  readonly suppressions = new Suppressions();
  readonly #parents = new Map<Element, Element>();
  readonly #positions = new Map<string, Position | undefined>();
  readonly #places: ReadonlyMap<string, Position> | undefined;

  constructor({ root }: Cib, document: CibDocument | undefined, places: ReadonlyMap<string, Position> | undefined) {
    this.#places = places;
    this.#take(root);
    for (const part of childrenNamed(root, "configuration"))
      for (const element of descendants(part)) this.#take(element);
    if (document === undefined) return;
    for (const element of descendants(document.root)) {
      const key = nameOf(element);
      if (!this.#positions.has(key)) this.#positions.set(key, element.position);
    }
  }

  #take(element: Element): void {
    this.suppressions.read(element);
    for (const child of element.children) this.#parents.set(child, element);
  }

  /** From the root down. */
  pathOf(element: Element): readonly Element[] {
    const path: Element[] = [];
    for (let at: Element | undefined = element; at !== undefined; at = this.#parents.get(at)) path.push(at);
    return path.reverse();
  }

  /** Of the last of a path whose place is known. */
  positionOf(path: readonly Element[]): Position | undefined {
    const places = path.map(
      (each) => each.position ?? this.#positions.get(nameOf(each)) ?? this.#places?.get(textOf(each, "id")),
    );
    return places.findLast((place) => place !== undefined);
  }
}

/** What it is called in two documents alike. */
function nameOf(element: Element): string {
  return `${element.name} ${textOf(element, "id")}`;
}
