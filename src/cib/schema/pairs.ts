/** Which pairs a block may not define, by the kind of its pairs (10 §11.3, §12.3). */
export interface PairRule {
  /** The versions in which the rule is in force, as in the grammar. */
  readonly range: string;
  readonly forbidden?: readonly string[];
  /** Names that are allowed, spelled exactly, with a value that is none of these. */
  readonly unless?: Readonly<Record<string, readonly string[]>>;
}

/** Old cluster properties whose names had underscores, and are otherwise as they were (10 §8.3). */
export const UNDERSCORED_PROPERTIES: readonly string[] = [
  "cluster_recheck_interval",
  "dc_deadtime",
  "election_timeout",
  "no_quorum_policy",
  "remove_after_stop",
  "shutdown_escalation",
  "startup_fencing",
  "stonith_action",
  "stonith_enabled",
  "stop_orphan_actions",
  "stop_orphan_resources",
  "symmetric_cluster",
];

const OLD_PROPERTIES: readonly string[] = [
  ...UNDERSCORED_PROPERTIES,
  "default-action-timeout",
  "default_action_timeout",
  "default-migration-threshold",
  "default_migration_threshold",
  "default-resource-failure-stickiness",
  "default_resource_failure_stickiness",
  "default-resource-stickiness",
  "default_resource_stickiness",
  "expected-quorum-votes",
  "is-managed-default",
  "is_managed_default",
  "notification-agent",
  "notification-recipient",
  "transition_idle_timeout",
];

const PLAIN_META: PairRule = { range: "4.0-", forbidden: ["restart-type"] };

const OPERATION_META: PairRule = { range: "4.0-", forbidden: ["can_fail", "role_after_failure"] };

/** Cluster infrastructures that are gone (10 §8.3, §12.3). */
export const OLD_INFRASTRUCTURES: readonly string[] = [
  "heartbeat",
  "openais",
  "classic openais",
  "classic openais (with plugin)",
  "cman",
];

/** Instance attributes of operations that are meta-attributes now (10 §8.6). */
export const MOVED_TO_META: readonly string[] = [
  "interval-origin",
  "start-delay",
  "enabled",
  "on-fail",
  "record-pending",
  "role",
  "timeout",
];

/** By kind of pairs; `refsFrom` is the version from which on pairs may be references. */
export const PAIRS: Readonly<Record<string, { readonly refsFrom: string; readonly rules: readonly PairRule[] }>> = {
  any: { refsFrom: "1.3", rules: [] },
  property: {
    refsFrom: "3.0",
    rules: [
      { range: "3.0-3.10", forbidden: OLD_PROPERTIES, unless: { "cluster-infrastructure": OLD_INFRASTRUCTURES } },
      {
        range: "4.0-",
        forbidden: [
          "crmd-finalization-timeout",
          "crmd-integration-timeout",
          "crmd-transition-delay",
          "remove-after-stop",
        ],
        unless: { "stonith-action": ["poweroff"] },
      },
    ],
  },
  rscDefaults: { refsFrom: "3.0", rules: [PLAIN_META] },
  opDefaults: { refsFrom: "3.0", rules: [OPERATION_META] },
  plainMeta: { refsFrom: "1.3", rules: [PLAIN_META] },
  primitiveMeta: {
    refsFrom: "1.3",
    rules: [
      {
        range: "3.0-3.10",
        forbidden: ["isolation", "isolation-host", "isolation-instance", "isolation-wrapper"],
      },
      PLAIN_META,
    ],
  },
  primitiveInstance: {
    refsFrom: "1.3",
    rules: [
      {
        range: "3.0",
        forbidden: [
          "pcmk_arg_map",
          "pcmk_list_cmd",
          "pcmk_monitor_cmd",
          "pcmk_off_cmd",
          "pcmk_on_cmd",
          "pcmk_reboot_cmd",
          "pcmk_status_cmd",
        ],
      },
    ],
  },
  opMeta: { refsFrom: "1.3", rules: [{ range: "3.0-3.10", forbidden: ["requires"] }, OPERATION_META] },
  opInstance: {
    refsFrom: "1.3",
    rules: [
      {
        range: "3.0",
        forbidden: [...MOVED_TO_META, "requires"],
      },
    ],
  },
};
