/** What is to be drawn, before anything has a place: boxes in frames, and arrows between them. */

/** What a box stands for; says its shape. */
export type BoxKind =
  | "operation"
  | "fencing"
  | "pseudo"
  /** Something that is done with a node or in the CIB, not by a resource agent. */
  | "node action"
  /** Several actions drawn as one. */
  | "fold"
  | "resource";

/**
 * How it is with what a box stands for; says its colour. Of actions, what becomes of them: `done`; `impossible`: it waits for
 * what never comes; `blocked`: it cannot run; `left out`: its resource is not managed. `plain`: nothing of that kind.
 */
export type BoxState = "done" | "impossible" | "blocked" | "left out" | "plain";

/**
 * What an arrow says: what comes first (`before`); what would come first, but one of the two is not done (`unmet`); what closes
 * a cycle (`circular`); an ordering, optional or not; and which resource is placed by another (`with`, `apart`).
 */
export type LinkKind = "before" | "unmet" | "circular" | "order" | "optional order" | "with" | "apart";

/** What can be asked about, behind a box. */
export type BoxTarget =
  | { readonly kind: "action"; readonly key: string; readonly node: string | undefined }
  | { readonly kind: "resource"; readonly resource: string };

export interface ChartBox {
  readonly id: string;
  /** The id of the frame around it. */
  readonly frame: string | undefined;
  readonly kind: BoxKind;
  readonly state: BoxState;
  /** One or two short lines; the first is the heading. */
  readonly lines: readonly string[];
  /** Everything about it, for who points at it. */
  readonly title: string;
  /** What the box stands for; several if it is a fold. */
  readonly targets: readonly BoxTarget[];
}

export interface ChartFrame {
  readonly id: string;
  readonly frame: string | undefined;
  readonly label: string;
  readonly target: BoxTarget | undefined;
}

/** An arrow between boxes or frames, by their ids. */
export interface ChartLink {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly label: string | undefined;
  readonly title: string | undefined;
}

export interface Chart {
  /** What the drawing is, in words. */
  readonly title: string;
  readonly frames: readonly ChartFrame[];
  readonly boxes: readonly ChartBox[];
  readonly links: readonly ChartLink[];
}
