/** What can happen to a cluster, as far as quorum is concerned (12 §1). One object per event; nodes are corosync's ids. */
import type { CorosyncConfig } from "./config.js";
import type { Ring } from "./ring.js";

export type CorosyncEvent =
  /** Nodes start their daemon where they are, or in the partition of that number. */
  | { readonly kind: "start"; readonly nodes: readonly number[]; readonly partition?: number | undefined }
  /** Nodes vanish without a word. */
  | { readonly kind: "crash"; readonly nodes: readonly number[] }
  /** Orderly shutdown, one after the other. */
  | { readonly kind: "stop"; readonly nodes: readonly number[] }
  /** The running nodes form exactly these partitions, numbered from 0; nodes that do not run may be named as well. */
  | { readonly kind: "partition"; readonly partitions: readonly (readonly number[])[] }
  /** All nodes hear each other again. */
  | { readonly kind: "merge" }
  | { readonly kind: "wait"; readonly ms: number }
  /** `corosync-quorumtool -e` on a node. */
  | { readonly kind: "expected"; readonly node: number; readonly votes: number }
  /** `corosync-quorumtool -v -n` on a node. */
  | { readonly kind: "votes"; readonly node: number; readonly of: number; readonly votes: number }
  /** `corosync-cmapctl -s quorum.cancel_wait_for_all u8 1` on a node. */
  | { readonly kind: "cancel"; readonly node: number }
  /** `corosync-cfgtool -R`: these nodes, or all, have a new configuration; those that run read it. */
  | { readonly kind: "reload"; readonly config: CorosyncConfig; readonly nodes?: readonly number[] | undefined }
  | DeviceEvent
  | ArbiterEvent;

/** Calls of the device's daemon (12 §7.8), for clusters whose arbiter is not modelled. */
export type DeviceEvent =
  | { readonly kind: "register"; readonly nodes: readonly number[]; readonly name?: string | undefined }
  /** `ring`: the membership that the daemon knows; without it, the current one. */
  | {
      readonly kind: "poll";
      readonly nodes: readonly number[];
      readonly vote: boolean;
      readonly name?: string | undefined;
      readonly ring?: Ring | undefined;
    }
  | {
      readonly kind: "master-wins";
      readonly nodes: readonly number[];
      readonly wins: boolean;
      readonly name?: string | undefined;
    }
  | { readonly kind: "unregister"; readonly nodes: readonly number[]; readonly name?: string | undefined };

/** What happens around the arbiter (12 §9), for clusters whose arbiter is modelled. */
export type ArbiterEvent =
  | { readonly kind: "arbiter"; readonly state: "up" | "down" }
  /** Nodes lose or find their connection to the arbiter. */
  | { readonly kind: "arbiter-link"; readonly nodes: readonly number[]; readonly state: "up" | "down" }
  | { readonly kind: "heuristics"; readonly nodes: readonly number[]; readonly result: "pass" | "fail" | "off" };
