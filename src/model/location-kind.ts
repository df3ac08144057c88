/** Which locations of a resource are asked for (02 §11.3), one bit each: `import * as LocationKind`. */

/** A union of these bits. */
export type LocationKinds = number;

export const current = 1;
export const pending = 2;
export const assigned = 4;
