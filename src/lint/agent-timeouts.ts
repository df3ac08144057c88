/** The timeouts that agents themselves advise, as their metadata has them (resource-agents as of Debian in 2026). Seconds. */

export type AdvisedOperation = "start" | "stop" | "monitor" | "promote" | "demote" | "migrate_to" | "migrate_from";

export type AdvisedTimeouts = Readonly<Partial<Record<AdvisedOperation, number>>>;

/** By class, provider and type. */
export const AGENT_TIMEOUTS: ReadonlyMap<string, AdvisedTimeouts> = new Map<string, AdvisedTimeouts>([
  ["ocf:heartbeat:Filesystem", { start: 60, stop: 60, monitor: 40 }],
  ["ocf:heartbeat:IPaddr2", { start: 20, stop: 20, monitor: 20 }],
  ["ocf:heartbeat:IPsrcaddr", { start: 20, stop: 20, monitor: 20 }],
  ["ocf:heartbeat:LVM-activate", { start: 90, stop: 90, monitor: 90 }],
  ["ocf:heartbeat:Route", { start: 20, stop: 20, monitor: 20 }],
  ["ocf:heartbeat:SAPDatabase", { start: 1800, stop: 1800, monitor: 60 }],
  ["ocf:heartbeat:SAPInstance", { start: 180, stop: 240, monitor: 60, promote: 320, demote: 320 }],
  ["ocf:heartbeat:Squid", { start: 60, stop: 120, monitor: 30 }],
  ["ocf:heartbeat:VirtualDomain", { start: 90, stop: 90, monitor: 30, migrate_to: 120, migrate_from: 60 }],
  ["ocf:heartbeat:apache", { start: 40, stop: 60, monitor: 20 }],
  ["ocf:heartbeat:db2", { start: 120, stop: 120, monitor: 60, promote: 120, demote: 120 }],
  ["ocf:heartbeat:dhcpd", { start: 20, stop: 20, monitor: 20 }],
  ["ocf:heartbeat:docker", { start: 90, stop: 90, monitor: 30 }],
  ["ocf:heartbeat:ethmonitor", { start: 60, stop: 20, monitor: 60 }],
  ["ocf:heartbeat:exportfs", { start: 40, stop: 120, monitor: 20 }],
  ["ocf:heartbeat:galera", { start: 120, stop: 120, monitor: 30, promote: 300, demote: 120 }],
  ["ocf:heartbeat:iSCSILogicalUnit", { start: 10, stop: 10, monitor: 10 }],
  ["ocf:heartbeat:iSCSITarget", { start: 10, stop: 10, monitor: 10 }],
  ["ocf:heartbeat:mariadb", { start: 120, stop: 120, monitor: 30, promote: 120, demote: 120 }],
  ["ocf:heartbeat:mdraid", { start: 20, stop: 20, monitor: 20 }],
  ["ocf:heartbeat:mysql", { start: 120, stop: 120, monitor: 30, promote: 120, demote: 120 }],
  ["ocf:heartbeat:named", { start: 60, stop: 60, monitor: 30 }],
  ["ocf:heartbeat:nfsserver", { start: 40, stop: 20, monitor: 20 }],
  ["ocf:heartbeat:nginx", { start: 40, stop: 60, monitor: 30 }],
  ["ocf:heartbeat:oracle", { start: 120, stop: 120, monitor: 30 }],
  ["ocf:heartbeat:pgsql", { start: 120, stop: 120, monitor: 30, promote: 120, demote: 120 }],
  ["ocf:heartbeat:podman", { start: 90, stop: 90, monitor: 30 }],
  ["ocf:heartbeat:postfix", { start: 20, stop: 20, monitor: 20 }],
  ["ocf:heartbeat:rabbitmq-cluster", { start: 100, stop: 90, monitor: 40 }],
  ["ocf:heartbeat:redis", { start: 120, stop: 120, monitor: 60, promote: 120, demote: 120 }],
  ["ocf:heartbeat:slapd", { start: 20, stop: 20, monitor: 20 }],
  ["ocf:heartbeat:symlink", { start: 15, stop: 15, monitor: 15 }],
  ["ocf:heartbeat:tomcat", { start: 60, stop: 120, monitor: 30 }],
  ["ocf:heartbeat:vsftpd", { start: 20, stop: 20, monitor: 20 }],
  ["ocf:pacemaker:ClusterMon", { start: 20, stop: 20, monitor: 20 }],
  ["ocf:pacemaker:controld", { start: 90, stop: 100, monitor: 20 }],
  ["ocf:pacemaker:ping", { start: 60, stop: 20, monitor: 60 }],
]);
