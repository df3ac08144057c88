/** What is known of an action (specification chapter 00), one bit each: `import * as ActionFlag`. */

/** A union of these bits. */
export type ActionFlags = number;

export const pseudo = 1 << 0;
export const runnable = 1 << 1;
export const optional = 1 << 2;
export const alwaysInGraph = 1 << 3;
export const attrsEvaluated = 1 << 4;
export const migratable = 1 << 5;
export const addedToGraph = 1 << 6;
export const migrationAbort = 1 << 7;
export const reschedule = 1 << 8;
export const detectLoop = 1 << 9;
export const inputsDeduplicated = 1 << 10;
export const onDc = 1 << 11;
