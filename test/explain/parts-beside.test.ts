/** What is told of parts of bundles and groups, and of many. */

import { describeCauses } from "../support/answers.js";
import { LOST, on, R, S, T } from "../support/causes.js";
import {
  clone,
  FENCED,
  FENCING,
  group,
  location,
  meta,
  operations,
  order,
  primitive,
  REMOTE,
  STATEFUL,
} from "../support/elements.js";
import { GONE, history, operation, started } from "../support/history.js";

const PROMOTABLE = clone("c", primitive("r", "", STATEFUL), { promotable: "true" });
const D = 'class="ocf" provider="heartbeat" type="docker"';
const bundle = (m = "") =>
  `<bundle id="b">${m}<docker image="i" replicas="1"/><network ip-range-start="10.0.0.1" control-port="3121"/>${primitive("h")}</bundle>`;
const CONTAINER = started("b-docker-0", D);
const CONNECTION = started("b-0", REMOTE);
const ADDRESS = 'class="ocf" provider="heartbeat" type="IPaddr2"';
const BH = { n1: [CONTAINER, started("b-ip-10.0.0.1", ADDRESS), CONNECTION], "b-0": started("h") };

describeCauses("what is told of parts", [
  {
    cause: "a failed promotion, without quorum",
    cluster: {
      nodes: 2,
      root: { "have-quorum": "0" },
      options: { "no-quorum-policy": "freeze" },
      resources: primitive("r", operations('name="promote" interval="0" on-fail="standby"'), STATEFUL),
      history: {
        n1: history(
          "r",
          [
            operation("r", "start", { call: 1 }),
            operation("r", "promote", { call: 2, rc: 1 }),
            operation("r", "stop", { call: 3 }),
          ],
          STATEFUL,
        ),
      },
    },
    asked: [
      `r
        r runs nowhere: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new.
        facts: no-quorum operation-failed
        item: r stays stopped, from  to undefined`,
      `r n2
        r runs nowhere: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new.
        facts: no-quorum operation-failed
        item: r stays stopped, from  to undefined`,
      `r n1
        r will not run on n1: n1 is in standby after a failure (on-fail=standby), since the promote of r failed on n1 (exit code 1, Error occurred; handled as on-fail=standby).
          n1 is in standby after a failure (on-fail=standby)
            the promote of r failed on n1 (exit code 1, Error occurred; handled as on-fail=standby)
        facts: node-standby operation-failed
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a bundle whose container changed",
    cluster: { nodes: 2, resources: bundle(), history: BH },
    asked: [
      `b
        Of the bundle b, b-docker-0 restarts on n1; h restarts on b-0: the configuration of b-docker-0 is not the one that it was started with (resource definition change).
        item: b-docker-0 restarts, from n1 to n1
        item: h:0 restarts, from b-0 to b-0`,
      `b-docker-0
        b-docker-0 restarts on n1: the configuration of b-docker-0 is not the one that it was started with (resource definition change).
        item: b-docker-0 restarts, from n1 to n1`,
      `b-clone
        The clone b-clone restarts on b-0: the start of h on b-0 waits for the start of b-docker-0 on n1, since the configuration of b-docker-0 is not the one that it was started with (resource definition change).
          the start of h on b-0 waits for the start of b-docker-0 on n1
            the configuration of b-docker-0 is not the one that it was started with (resource definition change)
        facts: instance-limit not-interleaved
        item: h:0 restarts, from b-0 to b-0`,
      `h
        The clone b-clone restarts on b-0: the start of h on b-0 waits for the start of b-docker-0 on n1, since the configuration of b-docker-0 is not the one that it was started with (resource definition change).
          the start of h on b-0 waits for the start of b-docker-0 on n1
            the configuration of b-docker-0 is not the one that it was started with (resource definition change)
        facts: instance-limit not-interleaved
        item: h:0 restarts, from b-0 to b-0`,
      `h:0
        h:0 restarts on b-0: the start of h on b-0 waits for the start of b-docker-0 on n1, since the configuration of b-docker-0 is not the one that it was started with (resource definition change).
          the start of h on b-0 waits for the start of b-docker-0 on n1
            the configuration of b-docker-0 is not the one that it was started with (resource definition change)
        facts: instance-limit not-interleaved
        item: h:0 restarts, from b-0 to b-0`,
      `b n2
        b-docker-0 (of b) will not run on n2, but on n1: b-docker-0 scores 0 on n2 as on n1, which comes first among equals.
        item: b-docker-0 restarts, from n1 to n1`,
      `b n1
        b-docker-0 restarts on n1: the configuration of b-docker-0 is not the one that it was started with (resource definition change).
        item: b-docker-0 restarts, from n1 to n1`,
      `h n1
        b-clone will not run on n1, but on b-0: what is in the bundle b runs on the nodes that it makes.
        facts: instance-limit not-interleaved
        item: h:0 restarts, from b-0 to b-0`,
    ],
  },
  {
    cause: "a bundle that is not managed",
    cluster: { nodes: 2, resources: bundle(meta({ "is-managed": "false" })), history: BH },
    asked: [
      `b
        Of the bundle b, b-docker-0, b-ip-10.0.0.1 and b-0 are left alone on n1; h is left alone on b-0: b is not managed (is-managed=false or maintenance=true in its meta attributes); b-docker-0 is not managed, since b is not (is-managed=false or maintenance=true there).
          b is not managed (is-managed=false or maintenance=true in its meta attributes)
          b-docker-0 is not managed, since b is not (is-managed=false or maintenance=true there)
        facts: unmanaged unmanaged unmanaged unmanaged unmanaged unmanaged
        item: b-docker-0 is left alone, from n1 to n1
        item: b-ip-10.0.0.1 is left alone, from n1 to n1
        item: b-0 is left alone, from n1 to n1
        item: h:0 is left alone, from b-0 to b-0`,
      `
        b-0 is not available; no resource changes; b-docker-0, b-ip-10.0.0.1, b-0 and h are left alone.
        facts: unmanaged unmanaged unmanaged unmanaged unmanaged unmanaged
        item: b-0 node, from  to undefined
        item: b-docker-0 is left alone, from n1 to n1
        item: b-ip-10.0.0.1 is left alone, from n1 to n1
        item: b-0 is left alone, from n1 to n1
        item: h:0 is left alone, from b-0 to b-0`,
    ],
  },
  {
    cause: "an address that cannot be stopped",
    cluster: {
      nodes: 2,
      resources: bundle(),
      history: {
        ...BH,
        n1: [
          CONTAINER,
          history(
            "b-ip-10.0.0.1",
            [operation("b-ip-10.0.0.1", "start"), operation("b-ip-10.0.0.1", "stop", { rc: 1, call: 2 })],
            ADDRESS,
          ),
          CONNECTION,
        ],
      },
    },
    asked: [
      `b
        Of the bundle b, b-docker-0 stops on n1; b-ip-10.0.0.1 is left alone on n1; h stops on b-0: b-ip-10.0.0.1 is blocked on n1: after a failed operation it is left alone until somebody cleans up, since the stop of b-ip-10.0.0.1 failed on n1 (exit code 1, Error occurred; handled as on-fail=block), because fencing is disabled (fencing-enabled=false).
          b-ip-10.0.0.1 is blocked on n1: after a failed operation it is left alone until somebody cleans up
            the stop of b-ip-10.0.0.1 failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
        facts: blocked operation-failed fencing-disabled
        item: b-docker-0 stops, from n1 to undefined
        item: b-ip-10.0.0.1 is left alone, from n1 to n1
        item: h:0 stops, from b-0 to undefined`,
      `
        b-docker-0, b-0 and h change; b-ip-10.0.0.1 is left alone on n1.
        facts: blocked operation-failed fencing-disabled
        item: b-docker-0 stops, from n1 to undefined
        item: b-ip-10.0.0.1 is left alone, from n1 to n1
        item: b-0 stops, from n1 to undefined
        item: h:0 stops, from b-0 to undefined`,
    ],
  },
  {
    cause: "a bundle whose node is lost",
    cluster: { nodes: 2, resources: bundle(), states: { n1: LOST }, history: BH },
    asked: [
      `b
        Of the bundle b, b-docker-0 starts on n2; h starts on b-0: no other node can have b-docker-0, since n1 is offline.
          no other node can have b-docker-0
            n1 is offline
        facts: node-offline
        item: b-docker-0 starts, from  to n2
        item: h:0 starts, from  to b-0`,
      `
        b-0 and n1 are not available; b-docker-0, b-ip-10.0.0.1, b-0 and h change.
        facts: node-offline
        item: b-0 node, from  to undefined
        item: n1 node, from  to undefined
        item: b-docker-0 starts, from  to n2
        item: b-ip-10.0.0.1 starts, from  to n2
        item: b-0 starts, from  to n2
        item: h:0 starts, from  to b-0`,
    ],
  },
  {
    cause: "a resource that is called like an action",
    cluster: { nodes: 1, resources: [primitive("r_start_0"), R] },
    asked: [
      `r_start_0 n1
        r_start_0 starts on n1.
        item: r_start_0 starts, from  to n1`,
    ],
  },
  {
    cause: "an instance that is no longer configured",
    cluster: {
      nodes: 1,
      options: { "stop-removed-resources": "false" },
      resources: [S],
      history: { n1: started("r:2") },
    },
    asked: [
      `r
        r:2 is left alone on n1: r:2 is no longer configured, and stop-removed-resources=false leaves it running.
        facts: unmanaged removed
        item: r:2 is left alone, from n1 to n1`,
      `r n1
        r:2 is left alone on n1: r:2 is no longer configured, and stop-removed-resources=false leaves it running.
        facts: unmanaged removed
        item: r:2 is left alone, from n1 to n1`,
    ],
  },
  {
    cause: "thirteen resources that are kept off",
    cluster: {
      nodes: 2,
      resources: Array.from({ length: 13 }, (_, i) => primitive(`p${i}`)),
      constraints: Array.from({ length: 13 }, (_, i) => location(`p${i}`, "n2", "-INFINITY", `id="l${i}"`)),
    },
    asked: [
      `n2
        n2 is available, and nothing will run on it: l0 keeps p0 off n2 (-INFINITY); l1 keeps p1 off n2 (-INFINITY); l2 keeps p2 off n2 (-INFINITY); and 9 more reasons.
          l0 keeps p0 off n2 (-INFINITY)
          l1 keeps p1 off n2 (-INFINITY)
          l2 keeps p2 off n2 (-INFINITY)
          l3 keeps p3 off n2 (-INFINITY)
          l4 keeps p4 off n2 (-INFINITY)
          l5 keeps p5 off n2 (-INFINITY)
          l6 keeps p6 off n2 (-INFINITY)
          l7 keeps p7 off n2 (-INFINITY)
          l8 keeps p8 off n2 (-INFINITY)
          l9 keeps p9 off n2 (-INFINITY)
          l10 keeps p10 off n2 (-INFINITY)
          l11 keeps p11 off n2 (-INFINITY)
        facts: location:l0 location:l1 location:l2 location:l3 location:l4 location:l5 location:l6 location:l7 location:l8 location:l9 location:l10 location:l11`,
    ],
  },
  {
    cause: "members that stay and one that starts",
    cluster: { nodes: ["iris"], resources: group("g", [R, S, T]), history: { iris: [started("r"), started("s")] } },
    asked: [
      `g
        Of the group g, r and s stay on iris; t starts on iris.
        item: r stays, from iris to iris
        item: s stays, from iris to iris
        item: t starts, from  to iris`,
    ],
  },
  {
    cause: "members that are left alone and one that starts",
    cluster: {
      nodes: ["vms"],
      resources: group("g", [
        primitive("r", meta({ "is-managed": "false" })),
        primitive("s", meta({ "is-managed": "false" })),
        T,
      ]),
      history: { vms: [started("r"), started("s")] },
    },
    asked: [
      `g
        Of the group g, r and s are left alone on vms; t starts on vms: r is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged unmanaged
        item: r is left alone, from vms to vms
        item: s is left alone, from vms to vms
        item: t starts, from  to vms`,
    ],
  },
  {
    cause: "what is disabled, asked about a node that is away",
    cluster: { nodes: 2, resources: primitive("r", meta({ "target-role": "Stopped" })), states: { n2: GONE } },
    asked: [
      `r n2
        r will not run on n2: n2 is offline.
        facts: node-offline disabled
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "instances without quorum, by node",
    cluster: {
      nodes: 2,
      root: { "have-quorum": "0" },
      resources: PROMOTABLE,
      constraints: location("c", "n1", "10", 'role="Promoted"'),
    },
    asked: [
      `c n2
        r stays stopped, although n2 is chosen for it: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum instance-limit promotion-limit not-interleaved location:c-on-n1
        item: r:1 cannot start, from  to undefined`,
      `c n1
        r stays stopped, although n1 is chosen for it: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum instance-limit promotion-limit not-interleaved location:c-on-n1
        item: r:0 cannot start, from  to undefined`,
    ],
  },
  {
    cause: "nodes that are to be unfenced",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [
        '<primitive id="F" class="stonith" type="fence_scsi"><meta_attributes id="?"><nvpair id="?" name="provides" value="unfencing"/></meta_attributes></primitive>',
        R,
      ],
      constraints: [on("n1", "9")],
    },
    asked: [
      `n1
        n1 is to be unfenced, so that fence devices let it write (on).
        note: required by F monitor.
        item: F starts, from  to n1
        item: r starts, from  to n1`,
      `n2
        n2 is to be unfenced, so that fence devices let it write (on): F scores 0 on n2 as on n1, which comes first among equals; r scores 0 on n2, less than 9 on n1 (l 9).
          F scores 0 on n2 as on n1, which comes first among equals
          r scores 0 on n2, less than 9 on n1 (l 9)
        facts: location:l
        note: required by F monitor.`,
      `
        n2 and n1 are to be unfenced; F and r change.
        facts: location:l
        item: F starts, from  to n1
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "a node in standby that is lost",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [FENCING, R],
      states: { n1: LOST },
      attributes: { n1: { standby: "on" } },
      history: { n1: started("r") },
    },
    asked: [
      `
        n1 is to be fenced; F and r change: n1 is unclean: peer is no longer part of the cluster.
        facts: node-unclean node-offline node-unclean node-standby
        item: n1 node, from  to undefined
        item: F starts, from  to n2
        item: r moves, from n1 to n2`,
      `r
        r moves from n1 to n2: n1 is offline, in standby until it leaves the cluster and unclean (peer is no longer part of the cluster; r is thought to be active there).
        facts: node-offline node-unclean node-unclean node-standby
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "a clone without instances",
    cluster: { nodes: 1, resources: clone("c", R, { "clone-max": "0" }) },
    asked: [
      `c
        The clone c runs nowhere: c may have no instances (clone-max=0).
        facts: instance-limit not-interleaved
        item: r:0 stays stopped, from  to undefined`,
      `c n1
        c will not run on n1: c may have no instances (clone-max=0).
        facts: instance-limit removed not-interleaved
        item: r:0 stays stopped, from  to undefined`,
      `n1
        n1 is available, and nothing will run on it: c may have no instances (clone-max=0).
        facts: instance-limit`,
    ],
  },
  {
    cause: "an ordering after a member",
    cluster: { nodes: 1, resources: [group("g", [R, S]), T], constraints: order("s", "t", 'id="o"') },
    asked: [
      `g t
        g and t are tied directly: the start of t waits until s has started (o).
        facts: order:o
        note: The start of t on n1 waits for the start of s on n1 (t_start_0 after s_start_0).
        note: They are only ordered: no colocation ties their places.
        item: r starts, from  to n1
        item: s starts, from  to n1
        item: t starts, from  to n1`,
      `r s
        r and s are tied directly: both are members of the group g, which start in its order on one node.
        note: The start of s on n1 waits for the start of r on n1 (s_start_0 after r_start_0).
        item: r starts, from  to n1
        item: s starts, from  to n1`,
      `r t
        Nothing in the configuration ties r and t.
        item: r starts, from  to n1
        item: t starts, from  to n1`,
    ],
  },
  {
    cause: "members of two groups",
    cluster: { nodes: 1, resources: [group("g", [R, S]), group("h", [T])] },
    asked: [
      `r t
        Nothing in the configuration ties r and t.
        item: r starts, from  to n1
        item: t starts, from  to n1`,
      `g r
        g and r are tied directly: r is part of the group g.
        item: r starts, from  to n1
        item: s starts, from  to n1`,
      `r s
        r and s are tied directly: both are members of the group g, which start in its order on one node.
        note: The start of s on n1 waits for the start of r on n1 (s_start_0 after r_start_0).
        item: r starts, from  to n1
        item: s starts, from  to n1`,
    ],
  },
  {
    cause: "a bundle and its container",
    cluster: { nodes: 2, resources: bundle() },
    asked: [
      `b b-docker-0
        b and b-docker-0 are tied directly: b-docker-0 is part of the bundle b.
        item: b-docker-0 starts, from  to n1
        item: b-ip-10.0.0.1 starts, from  to n1
        item: b-0 starts, from  to n1
        item: h:0 starts, from  to b-0`,
      `b-docker-0 b-0
        b-docker-0 will not run on b-0, but on n1: b-0 is offline.
        facts: node-offline
        item: b-docker-0 starts, from  to n1`,
    ],
  },
  {
    cause: "a guest whose resource cannot be stopped",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [FENCING, primitive("vm", meta({ "remote-node": "gn" })), R],
      constraints: [location("r", "gn", "100", 'id="l"')],
      history: {
        n1: [started("vm"), started("gn", REMOTE)],
        n2: started("F", 'class="stonith" type="fence_xvm"'),
        gn: history("r", [operation("r", "start"), operation("r", "stop", { rc: 1, call: 2 })]),
      },
    },
    asked: [
      `vm
        vm is recovered on n1: gn is unclean (r failed there; container failed), since the stop of r failed on gn (exit code 1, Error occurred; handled as on-fail=fence).
          gn is unclean (r failed there; container failed)
            the stop of r failed on gn (exit code 1, Error occurred; handled as on-fail=fence)
        facts: node-unclean node-unclean operation-failed
        item: vm recovers, from n1 to n1`,
      `r
        r is recovered, moving from gn to n2: the stop of r failed on gn (exit code 1, Error occurred; handled as on-fail=fence); gn is unclean (r failed there; container failed).
          the stop of r failed on gn (exit code 1, Error occurred; handled as on-fail=fence)
          gn is unclean (r failed there; container failed)
            the stop of r failed on gn (exit code 1, Error occurred; handled as on-fail=fence)
        facts: operation-failed node-unclean node-unclean location:l
        item: r recovers, from gn to n2`,
      `
        gn is to be fenced; vm, r and gn change: gn is unclean: r failed there, since the stop of r failed on gn (exit code 1, Error occurred; handled as on-fail=fence).
          gn is unclean: r failed there
            the stop of r failed on gn (exit code 1, Error occurred; handled as on-fail=fence)
        facts: node-unclean operation-failed node-unclean
        note: Unchanged on n2: F.
        item: gn node, from  to undefined
        item: vm recovers, from n1 to n1
        item: r recovers, from gn to n2
        item: gn restarts, from n1 to n1`,
    ],
  },
]);
