/** Which side of a pair an update changed (08 §8.13), one bit each: `import * as Changed`. */

/** A union of these bits. */
export type Changes = number;

export const nothing = 0;
export const first = 1;
export const then = 2;
