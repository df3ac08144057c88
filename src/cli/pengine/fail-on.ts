/** Differences that may make `pengine compare` fail. */
export const FAIL_ON = ["stop", "restart", "move", "demote"] as const;
export type FailOn = (typeof FAIL_ON)[number];
