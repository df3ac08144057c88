/** Words of options that facts repeat, as a configuration has them. */

/** What is done without quorum: `no-quorum-policy`. */
export type NoQuorumWord = "stop" | "freeze" | "demote" | "fence" | "suicide" | "ignore";

/** What is done when an operation fails: `on-fail`, and what stands for it where nothing is configured. */
export type FailurePolicyWord =
  | "ignore"
  | "demote"
  | "restart"
  | "reset-remote"
  | "restart-container"
  | "ban"
  | "block"
  | "stop"
  | "standby"
  | "fence";

/**
 * What is done with a resource that runs in several places (`multiple-active`), in our own words: stop all and start one; stop all;
 * leave it alone; or stop those that are not where one should be.
 */
export type MultipleActivePolicy = "restart" | "stop" | "block" | "unexpected";
