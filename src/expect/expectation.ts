import { readableInterval } from "../base/interval.js";

/** What is expected of a cluster after steps: one object per expectation. Resources by the ids of the configuration. */
export type Expectation =
  /** All of them run, every member of a group, at least one instance of a clone. */
  | { readonly kind: "runs"; readonly resources: readonly string[] }
  /** None of them runs anywhere. */
  | { readonly kind: "stopped"; readonly resources: readonly string[] }
  /** They run on at least one of these nodes, and on no other. */
  | { readonly kind: "on"; readonly resources: readonly string[]; readonly nodes: readonly string[] }
  /** They run on none of these nodes. */
  | { readonly kind: "not-on"; readonly resources: readonly string[]; readonly nodes: readonly string[] }
  /** An instance of each is promoted; if nodes are named, on these only. */
  | { readonly kind: "promoted"; readonly resources: readonly string[]; readonly nodes: readonly string[] | undefined }
  /** They run on the same nodes, or nowhere. */
  | { readonly kind: "together"; readonly resources: readonly string[] }
  /** No two of them run on the same node. */
  | { readonly kind: "apart"; readonly resources: readonly string[] }
  /** Wherever both were started in one transition, each started after the one before it had. */
  | { readonly kind: "before"; readonly resources: readonly string[] }
  /** So many resources at most were moved, live or not, since the cluster was at rest at first. */
  | { readonly kind: "moved"; readonly most: number }
  /** So many were restarted where they were. */
  | { readonly kind: "restarted"; readonly most: number }
  | { readonly kind: "quorate"; readonly quorate: boolean }
  /** None of them (`undefined`: of all) was gone for longer than that, ms. */
  | { readonly kind: "back"; readonly resources: readonly string[] | undefined; readonly within: number }
  /** Nothing is left to do in the end, and nothing comes again and again. */
  | { readonly kind: "rest" };

/**
 * An expectation in words.
 * @example
 * ```ts
 * import { expectationText } from "pengine/expect";
 *
 * expectationText({ kind: "on", resources: ["db"], nodes: ["n1", "n2"] }); // => "db runs on n1 or n2"
 * ```
 */
export function expectationText(expectation: Expectation): string {
  switch (expectation.kind) {
    case "runs":
      return `${list(expectation.resources)} ${verb(expectation.resources, "runs", "run")}`;
    case "stopped":
      return `${list(expectation.resources)} ${verb(expectation.resources, "does", "do")} not run`;
    case "on":
      return `${list(expectation.resources)} ${verb(expectation.resources, "runs", "run")} on ${either(expectation.nodes)}`;
    case "not-on":
      return `${list(expectation.resources)} ${verb(expectation.resources, "does", "do")} not run on ${either(expectation.nodes)}`;
    case "promoted": {
      const where = expectation.nodes === undefined ? "" : ` on ${either(expectation.nodes)}`;
      return `${list(expectation.resources)} ${verb(expectation.resources, "is", "are")} promoted${where}`;
    }
    case "together":
      return `${list(expectation.resources)} run together`;
    case "apart":
      return `${list(expectation.resources)} run apart`;
    case "before":
      return `${expectation.resources.join(" starts before ")}`;
    case "moved":
      return expectation.most === 0 ? "nothing is moved" : `at most ${expectation.most} resources are moved`;
    case "restarted":
      return expectation.most === 0 ? "nothing is restarted" : `at most ${expectation.most} resources are restarted`;
    case "quorate":
      return expectation.quorate ? "there is quorum" : "there is no quorum";
    case "back": {
      const { resources } = expectation;
      const what = resources === undefined ? "everything is" : `${list(resources)} ${verb(resources, "is", "are")}`;
      return `${what} back within ${readableInterval(expectation.within)}`;
    }
    case "rest":
      return "the cluster comes to rest";
  }
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function either(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

function verb(names: readonly string[], one: string, several: string): string {
  return names.length === 1 ? one : several;
}
