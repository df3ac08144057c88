/** Roles that cannot be had, that are kept, or had again. */

import { describeCauses } from "../support/answers.js";
import { FAILED_STOP } from "../support/causes.js";
import { clone, meta, order, primitive, STATEFUL } from "../support/elements.js";
import { history, operation, promoted, started } from "../support/history.js";

const PROMOTABLE = primitive("r", "", STATEFUL);
const promotable = (more: Readonly<Record<string, string>> = {}) =>
  clone("c", PROMOTABLE, { promotable: "true", ...more });
const UNMANAGED = primitive("s", meta({ "is-managed": "false" }));

describeCauses("what becomes of the roles of instances", [
  {
    cause: "a promotion that waits for one that is not managed",
    cluster: {
      nodes: 1,
      resources: [UNMANAGED, promotable()],
      constraints: order("s", "c", 'id="o" then-action="promote"'),
      attributes: { n1: { "master-r": "10" } },
    },
    asked: [
      `c +actions
        The clone c starts on n1, and cannot be promoted: the promote of c waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the promote of c waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged instance-limit promotion-limit not-interleaved
        note: c is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The promote of c waits until s has started (o).
        item: r:0 starts, from  to n1
        c_start_0 done after r:0_monitor_0 on n1
        c_running_0 done after r:0_start_0 on n1, after c_start_0
        c_promote_0 blocked: the promote of c waits for the start of s, as o says (unrunnable s start)
        c_promoted_0 blocked: the promote of c waits for the start of s, as o says
        r:0_monitor_0 on n1 done
        r:0_start_0 on n1 done after c_start_0
        r:0_promote_0 on n1 blocked: the promote of c waits for the start of s, as o says (unrunnable s start)`,
      `r:0 n1
        r starts on n1, and cannot be promoted: the promote of c waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the promote of c waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged instance-limit promotion-limit not-interleaved
        note: c is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The promote of c waits until s has started (o).
        item: r:0 starts, from  to n1`,
      `s
        s is left alone and stays stopped: s is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged order:o
        note: s is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The promote of c waits until s has started (o).
        item: s is left alone, from  to undefined`,
      `
        r starts on n1, and cannot be promoted; s is left alone and stays stopped.
        facts: unmanaged order:o
        item: s is left alone, from  to undefined
        item: r:0 starts, from  to n1`,
    ],
  },
  {
    cause: "a promotion, of what runs, that waits for one that is not managed",
    cluster: {
      nodes: 1,
      resources: [UNMANAGED, promotable()],
      constraints: order("s", "c", 'id="o" then-action="promote"'),
      attributes: { n1: { "master-r": "10" } },
      history: { n1: started("r", STATEFUL) },
    },
    asked: [
      `c
        The clone c stays on n1, and cannot be promoted: the promote of c waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the promote of c waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged instance-limit promotion-limit not-interleaved
        note: c is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The promote of c waits until s has started (o).
        item: r:0 stays, from n1 to n1`,
      `r:0 n1
        r stays on n1, and cannot be promoted: the promote of c waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the promote of c waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged instance-limit promotion-limit not-interleaved
        note: c is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The promote of c waits until s has started (o).
        item: r:0 stays, from n1 to n1`,
      `c_promote_0 +actions
        The promote of c is blocked: the promote of c waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the promote of c waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged
        note: It waits for nothing.
        c_promote_0 blocked: the promote of c waits for the start of s, as o says (unrunnable s start)`,
      `r:0_promote_0 +actions
        The promote of r on n1 is blocked: the promote of c waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the promote of c waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged
        note: It waits for nothing.
        r:0_promote_0 on n1 blocked: the promote of c waits for the start of s, as o says (unrunnable s start)`,
    ],
  },
  {
    cause: "a demotion that waits for one that cannot be stopped",
    cluster: {
      nodes: 1,
      resources: [
        primitive("r", ""),
        clone("c", primitive("p", "", STATEFUL), { promotable: "true", "target-role": "Unpromoted" }),
      ],
      constraints: order("c", "r", 'id="o" first-action="promote" then-action="start"'),
      attributes: { n1: { "master-p": "10" } },
      history: { n1: [FAILED_STOP, promoted("p")] },
    },
    asked: [
      `c +actions
        The clone c is demoted on n1, and none is promoted: c is kept unpromoted (target-role=Unpromoted).
        facts: disabled instance-limit promotion-limit not-interleaved order:o
        note: c is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until c is promoted (o).
        item: p:0 demotes, from n1 to n1
        c_demote_0 blocked: the demote of c cannot be run
        c_demoted_0 done after p:0_demote_0 on n1
        p:0_demote_0 on n1 done`,
      `p:0 n1
        p is demoted on n1: c is kept unpromoted (target-role=Unpromoted).
        facts: disabled disabled instance-limit promotion-limit not-interleaved order:o
        note: c is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until c is promoted (o).
        item: p:0 demotes, from n1 to n1`,
      `r
        r is left alone on n1: r is blocked on n1: after a failed operation it is left alone until somebody cleans up, since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block), because fencing is disabled (fencing-enabled=false).
          r is blocked on n1: after a failed operation it is left alone until somebody cleans up
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
        facts: blocked operation-failed fencing-disabled order:o
        note: r is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until c is promoted (o).
        item: r is left alone, from n1 to n1`,
      `c_demote_0
        The demote of c is blocked: the demote of c cannot be run.
        note: It waits for nothing.`,
    ],
  },
  {
    cause: "on-fail=demote",
    cluster: {
      nodes: 1,
      resources: clone(
        "c",
        primitive(
          "r",
          '<operations><op id="r-m" name="monitor" interval="10" role="Promoted" on-fail="demote"/></operations>',
          STATEFUL,
        ),
        { promotable: "true" },
      ),
      attributes: { n1: { "master-r": "10" } },
      history: {
        n1: history(
          "r",
          [
            operation("r", "monitor", { rc: 7 }),
            operation("r", "start", { call: 2 }),
            operation("r", "promote", { call: 3 }),
            operation("r", "monitor", { interval: 10_000, rc: 1, call: 4, expected: 8 }),
          ],
          STATEFUL,
        ),
      },
    },
    asked: [
      `c +actions
        The clone c is promoted again on n1: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote); its promotion score there is 10.
          the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote)
          its promotion score there is 10
        facts: operation-failed instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from n1 to n1
        c_promote_0 done after c_demoted_0
        c_promoted_0 done after r:0_promote_0 on n1
        c_demote_0 done
        c_demoted_0 done after r:0_demote_0 on n1, after c_demote_0
        r:0_demote_0 on n1 done after c_demote_0
        r:0_promote_0 on n1 done after r:0_demote_0 on n1, after c_promote_0`,
      `r:0 n1
        r is promoted again on n1: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote); its promotion score there is 10.
          the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote)
          its promotion score there is 10
        facts: operation-failed instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from n1 to n1`,
      `
        r is promoted again on n1: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote); its promotion score there is 10.
          the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote)
          its promotion score there is 10
        facts: operation-failed
        item: r:0 promotes, from n1 to n1`,
    ],
  },
  {
    cause: "that one is promoted already, and more may be",
    cluster: {
      nodes: 2,
      resources: promotable({ "promoted-max": "2" }),
      attributes: { n1: { "master-r": "10" } },
      history: { n1: promoted("r"), n2: started("r", STATEFUL) },
    },
    asked: [
      `c
        The clone c stays on n1 as promoted and stays on n2 as unpromoted: r has no promotion score on n2: its agent has not set one (crm_attribute --promotion).
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 stays, from n1 to n1
        item: r:1 stays, from n2 to n2`,
      `r:0
        r:0 stays on n1 as promoted.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 stays, from n1 to n1`,
      `r:1
        r:1 stays on n2 as unpromoted: r has no promotion score on n2: its agent has not set one (crm_attribute --promotion).
        facts: instance-limit promotion-limit not-interleaved
        item: r:1 stays, from n2 to n2`,
      `r:0 n1
        r stays on n1 as promoted.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 stays, from n1 to n1`,
      `r:1 n2
        r stays on n2 as unpromoted: r has no promotion score on n2: its agent has not set one (crm_attribute --promotion).
        facts: instance-limit promotion-limit not-interleaved
        item: r:1 stays, from n2 to n2`,
      `c n1
        r stays on n1 as promoted.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 stays, from n1 to n1`,
      `c n2
        r stays on n2 as unpromoted: r has no promotion score on n2: its agent has not set one (crm_attribute --promotion).
        facts: instance-limit promotion-limit not-interleaved
        item: r:1 stays, from n2 to n2`,
      `r:1 n1
        r:1 will not run on n1, but on n2: n1 has r already, and may have no more instances of c (clone-node-max=1).
        facts: instance-limit promotion-limit not-interleaved
        item: r:1 stays, from n2 to n2`,
      `
        No resource changes.
        note: Unchanged on n1: r:0.
        note: Unchanged on n2: r:1.`,
    ],
  },
]);
