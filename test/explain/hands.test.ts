/** What the cluster leaves alone, or may not touch: management, blocks, quorum, fencing; without that it acts. */

import { describeCauses } from "../support/answers.js";
import { on, R, S, withAttributes } from "../support/causes.js";
import { group, location, meta, primitive } from "../support/elements.js";
import { started } from "../support/history.js";

describeCauses("what keeps the cluster from acting", [
  {
    cause: "is-managed",
    cluster: {
      nodes: 2,
      resources: primitive("r", meta({ "is-managed": "false" })),
      history: { n1: started("r") },
      constraints: on("n2", "5"),
    },
    without: { resources: R },
    then: { r: "n2 Started" },
    asked: [
      `r +nodes
        r is left alone on n1: r is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged location:l
        item: r is left alone, from n1 to n1
        r on n1, active: 1000000 unmanaged 1000000: it stays there, since it is left alone
        r on n2: 5 location 5: available (l 5)`,
      `r n1
        r is left alone on n1: r is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged location:l
        item: r is left alone, from n1 to n1`,
      `r n2
        r will not run on n2, but on n1: r is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged location:l
        item: r is left alone, from n1 to n1`,
      `n1
        n1 is available, and r is left alone on it.
        item: r is left alone, from n1 to n1`,
      `
        No resource changes; r is left alone on n1: r is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged
        item: r is left alone, from n1 to n1`,
    ],
  },
  {
    cause: "is-managed, of what runs nowhere",
    cluster: { nodes: 2, resources: primitive("r", meta({ "is-managed": "false" })) },
    without: { resources: R },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r is left alone and stays stopped: r is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged
        item: r is left alone, from  to undefined
        r on n1: 0: available
        r on n2: 0: available`,
      `r n1
        r will not run on n1: r is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged
        item: r is left alone, from  to undefined`,
      `n1
        n1 is available, and nothing will run on it: r is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged`,
      `
        No resource changes; r is left alone and stays stopped: r is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged
        item: r is left alone, from  to undefined`,
    ],
  },
  {
    cause: "is-managed of its group",
    cluster: {
      nodes: 2,
      resources: group("g", [R, S], { "is-managed": "false" }),
      history: { n1: [started("r"), started("s")] },
      constraints: location("g", "n2", "5"),
    },
    without: { resources: group("g", [R, S]) },
    then: { r: "n2 Started" },
    asked: [
      `r
        r is left alone on n1: r is not managed, since g is not (is-managed=false or maintenance=true there); g is not managed (is-managed=false or maintenance=true in its meta attributes).
          r is not managed, since g is not (is-managed=false or maintenance=true there)
          g is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: unmanaged unmanaged location:g-on-n2
        item: r is left alone, from n1 to n1`,
      `g
        The group g is left alone on n1: g is not managed (is-managed=false or maintenance=true in its meta attributes); r is not managed, since g is not (is-managed=false or maintenance=true there).
          g is not managed (is-managed=false or maintenance=true in its meta attributes)
          r is not managed, since g is not (is-managed=false or maintenance=true there)
        facts: unmanaged unmanaged location:g-on-n2 unmanaged
        item: r is left alone, from n1 to n1
        item: s is left alone, from n1 to n1`,
      `g n1
        r is left alone on n1: r is not managed, since g is not (is-managed=false or maintenance=true there); g is not managed (is-managed=false or maintenance=true in its meta attributes).
          r is not managed, since g is not (is-managed=false or maintenance=true there)
          g is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: unmanaged unmanaged location:g-on-n2
        item: r is left alone, from n1 to n1`,
      `n1
        n1 is available, and r and s are left alone on it.
        item: r is left alone, from n1 to n1
        item: s is left alone, from n1 to n1`,
    ],
  },
  {
    cause: "is-managed of the resource defaults",
    cluster: {
      nodes: 1,
      resources: [R, S],
      more: '<rsc_defaults><meta_attributes id="d"><nvpair id="d1" name="is-managed" value="false"/></meta_attributes></rsc_defaults>',
      history: { n1: started("r") },
    },
    asked: [
      `r
        r is left alone on n1: r is not managed (is-managed=false or maintenance=true in the resource defaults).
        facts: unmanaged
        item: r is left alone, from n1 to n1`,
      `s
        s is left alone and stays stopped: s is not managed (is-managed=false or maintenance=true in the resource defaults).
        facts: unmanaged
        item: s is left alone, from  to undefined`,
      `
        No resource changes; r and s are left alone.
        facts: unmanaged unmanaged
        item: r is left alone, from n1 to n1
        item: s is left alone, from  to undefined`,
    ],
  },
  {
    cause: "maintenance of the cluster",
    cluster: {
      nodes: 2,
      options: { "maintenance-mode": "true" },
      resources: [R, S],
      history: { n1: started("r") },
      constraints: on("n2", "5"),
    },
    without: { options: {} },
    then: { r: "n2 Started" },
    asked: [
      `r
        r is left alone on n1: r is not managed, since the cluster is in maintenance (maintenance-mode=true).
        facts: unmanaged location:l
        item: r is left alone, from n1 to n1`,
      `s
        s is left alone and stays stopped: s is not managed, since the cluster is in maintenance (maintenance-mode=true).
        facts: unmanaged
        item: s is left alone, from  to undefined`,
      `r n2
        r will not run on n2, but on n1: r is not managed, since the cluster is in maintenance (maintenance-mode=true).
        facts: unmanaged location:l
        item: r is left alone, from n1 to n1`,
      `n1
        n1 is available, and r is left alone on it.
        item: r is left alone, from n1 to n1`,
      `
        No resource changes; r and s are left alone: the cluster is in maintenance (maintenance-mode=true).
        facts: maintenance-mode unmanaged unmanaged
        item: r is left alone, from n1 to n1
        item: s is left alone, from  to undefined`,
    ],
  },
  {
    cause: "maintenance of a node",
    cluster: {
      nodes: withAttributes({ maintenance: "true" }),
      resources: [R, S],
      history: { n1: started("r") },
      constraints: location("s", "n1", "5"),
    },
    asked: [
      `r
        r is left alone on n1: r is not managed, since n1 is in maintenance.
        facts: unmanaged
        item: r is left alone, from n1 to n1`,
      `s
        s starts on n2: no other node can have s, since n1 is in maintenance.
          no other node can have s
            n1 is in maintenance
        facts: node-maintenance location:s-on-n1
        item: s starts, from  to n2`,
      `s n1
        s will not run on n1, but on n2: n1 is in maintenance.
        facts: node-maintenance location:s-on-n1
        item: s starts, from  to n2`,
      `n1
        n1 is in maintenance, and r is left alone on it.
          n1 is in maintenance
        facts: node-maintenance
        item: r is left alone, from n1 to n1`,
      `
        n1 is not available; s starts on n2; r is left alone on n1.
        facts: unmanaged node-maintenance
        item: n1 node, from  to undefined
        item: r is left alone, from n1 to n1
        item: s starts, from  to n2`,
    ],
  },
]);
