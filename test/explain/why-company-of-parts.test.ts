/** Ties of sets, roles, clones, groups and bundles that keep one resource off a node; without the tie it is there. */

import { describeCauses } from "../support/answers.js";
import { INF, off, on, R, S, T } from "../support/causes.js";
import { clone, colocation, group, meta, primitive, REMOTE, STATEFUL } from "../support/elements.js";
import { history, operation, started } from "../support/history.js";

describeCauses("what keeps a resource off a node because of what others are part of", [
  {
    cause: "that its group is with one that may not",
    cluster: {
      nodes: 2,
      resources: [group("g", [R, S]), T],
      constraints: [colocation("g", "t", INF, 'id="k"'), off("t", "n1")],
    },
    without: { constraints: off("t", "n1") },
    then: { r: "n1 Started", s: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1, but on n2: g must run with t (k), which runs on n2, since l keeps t off n1 (-INFINITY).
          g must run with t (k), which runs on n2
            l keeps t off n1 (-INFINITY)
        facts: colocation:k location:l
        item: r starts, from  to n2`,
      `s n1
        s will not run on n1, but on n2: s runs where r does, both being members of the group g, and r runs on n2, since g must run with t (k), which runs on n2, because l keeps t off n1 (-INFINITY).
          s runs where r does, both being members of the group g, and r runs on n2
            g must run with t (k), which runs on n2
              l keeps t off n1 (-INFINITY)
        facts: colocation:k location:l
        item: s starts, from  to n2`,
      `g n1
        g will not run on n1, but on n2: g must run with t (k), which runs on n2, since l keeps t off n1 (-INFINITY).
          g must run with t (k), which runs on n2
            l keeps t off n1 (-INFINITY)
        facts: colocation:k location:l
        item: r starts, from  to n2`,
      `g t
        g and t are tied directly: g must run with t (k).
        facts: colocation:k
        note: In this transition no action of one waits for one of the other.
        item: r starts, from  to n2
        item: s starts, from  to n2
        item: t starts, from  to n2`,
      `s t
        s and t are tied directly: g must run with t (k).
        facts: colocation:k
        note: In this transition no action of one waits for one of the other.
        item: s starts, from  to n2
        item: t starts, from  to n2`,
    ],
  },
  {
    cause: "that it must run with a group of which a member may not",
    cluster: {
      nodes: 2,
      resources: [group("g", [R, S]), T],
      constraints: [colocation("t", "g", INF, 'id="k"'), off("s", "n1")],
    },
    without: { constraints: off("s", "n1") },
    then: { t: "n1 Started" },
    asked: [
      `t n1
        t will not run on n1, but on n2: t must run with g (k), which runs on n2, since s is a member of the same group, and s cannot run on n1, because l keeps s off n1 (-INFINITY).
          t must run with g (k), which runs on n2
            s is a member of the same group, and s cannot run on n1
              l keeps s off n1 (-INFINITY)
        facts: colocation:k location:l
        item: t starts, from  to n2`,
      `t
        t starts on n2: no other node can have t, since t must run with g (k), which runs on n2, because s is a member of the same group, and s cannot run on n1.
          no other node can have t
            t must run with g (k), which runs on n2
              s is a member of the same group, and s cannot run on n1
                l keeps s off n1 (-INFINITY)
        facts: colocation:k location:l
        item: t starts, from  to n2`,
    ],
  },
  {
    cause: "a set of resources that are to run together",
    cluster: {
      nodes: 2,
      resources: [R, S, T],
      constraints: [
        '<rsc_colocation id="k" score="INFINITY"><resource_set id="ks"><resource_ref id="r"/><resource_ref id="s"/><resource_ref id="t"/></resource_set></rsc_colocation>',
        off("r", "n1"),
      ],
    },
    without: { constraints: off("r", "n1") },
    then: { s: "n1 Started" },
    asked: [
      `s n1
        s will not run on n1, but on n2: s must run with r (k), which runs on n2, since l keeps r off n1 (-INFINITY).
          s must run with r (k), which runs on n2
            l keeps r off n1 (-INFINITY)
        facts: colocation:k location:l colocation:k
        note: t must run with s (k).
        item: s starts, from  to n2`,
      `t n1
        t will not run on n1, but on n2: t must run with s (k), which runs on n2, since s must run with r (k), which runs on n2, because l keeps r off n1 (-INFINITY).
          t must run with s (k), which runs on n2
            s must run with r (k), which runs on n2
              l keeps r off n1 (-INFINITY)
        facts: colocation:k colocation:k location:l
        item: t starts, from  to n2`,
      `t r
        t and r are tied through others: t must run with s (k); s must run with r (k).
          t must run with s (k)
          s must run with r (k)
        facts: colocation:k colocation:k
        note: In this transition no action of one waits for one of the other.
        item: t starts, from  to n2
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "that nodes are alike by an attribute",
    cluster: {
      nodes:
        '<node id="1" uname="n1"><instance_attributes id="a1"><nvpair id="a1r" name="rack" value="1"/></instance_attributes></node><node id="2" uname="n2"><instance_attributes id="a2"><nvpair id="a2r" name="rack" value="2"/></instance_attributes></node>',
      resources: [R, S],
      constraints: [colocation("r", "s", INF, 'id="k" node-attribute="rack"'), off("s", "n1")],
    },
    without: { constraints: off("s", "n1") },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1, but on n2: r must run with s (k, judged by rack), which runs on n2, since l keeps s off n1 (-INFINITY).
          r must run with s (k, judged by rack), which runs on n2
            l keeps s off n1 (-INFINITY)
        facts: colocation:k location:l
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "that it must run with what is promoted",
    cluster: {
      nodes: 2,
      resources: [R, clone("c", primitive("s", "", STATEFUL), { promotable: "true" })],
      constraints: [
        `<rsc_colocation id="k" rsc="r" with-rsc="c" with-rsc-role="Promoted" score="INFINITY"/>`,
        on("n1", "2"),
      ],
      attributes: { n1: { "master-s": "5" }, n2: { "master-s": "10" } },
    },
    without: { constraints: on("n1", "2") },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1, but on n2: r must run with c (promoted) (k), which is promoted on n2, since the promotion score of s on n1 is 9 (promotion score 5, preference of r through k 4), promoted is n2 with 10; at most 1 instance of c may be promoted (promoted-max).
          r must run with c (promoted) (k), which is promoted on n2
            the promotion score of s on n1 is 9 (promotion score 5, preference of r through k 4), promoted is n2 with 10; at most 1 instance of c may be promoted (promoted-max)
        facts: colocation:k promotion-limit location:l
        item: r starts, from  to n2`,
      `r
        r starts on n2: no other node can have r, since r must run with c (promoted) (k), which is promoted on n2, because the promotion score of s on n1 is 9 (promotion score 5, preference of r through k 4), promoted is n2 with 10; at most 1 instance of c may be promoted (promoted-max).
          no other node can have r
            r must run with c (promoted) (k), which is promoted on n2
              the promotion score of s on n1 is 9 (promotion score 5, preference of r through k 4), promoted is n2 with 10; at most 1 instance of c may be promoted (promoted-max)
        facts: colocation:k promotion-limit location:l
        item: r starts, from  to n2`,
      `r c
        r and c are tied directly: r must run with c (promoted) (k).
        facts: colocation:k
        note: In this transition no action of one waits for one of the other.
        item: r starts, from  to n2
        item: s:0 promotes, from  to n2
        item: s:1 starts, from  to n1`,
    ],
  },
  {
    cause: "that it must run with what is promoted, which nothing is",
    cluster: {
      nodes: 2,
      resources: [R, clone("c", primitive("s", "", STATEFUL), { promotable: "true" })],
      constraints: `<rsc_colocation id="k" rsc="r" with-rsc="c" with-rsc-role="Promoted" score="INFINITY"/>`,
    },
    without: { attributes: { n1: { "master-s": "5" } } },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1: r must run with c (promoted) (k), which is promoted nowhere, since s has no promotion score on n1: its agent has not set one (crm_attribute --promotion).
          r must run with c (promoted) (k), which is promoted nowhere
            s has no promotion score on n1: its agent has not set one (crm_attribute --promotion)
            s has no promotion score on n2: its agent has not set one (crm_attribute --promotion)
        facts: colocation:k
        item: r stays stopped, from  to undefined`,
      `r
        r runs nowhere: r must run with c (promoted) (k), which is promoted nowhere, since s has no promotion score on n1: its agent has not set one (crm_attribute --promotion).
          r must run with c (promoted) (k), which is promoted nowhere
            s has no promotion score on n1: its agent has not set one (crm_attribute --promotion)
            s has no promotion score on n2: its agent has not set one (crm_attribute --promotion)
        facts: colocation:k
        item: r stays stopped, from  to undefined`,
      `c
        The clone c starts on n1 and n2, and none is promoted: s has no promotion score on n1: its agent has not set one (crm_attribute --promotion); s has no promotion score on n2: its agent has not set one (crm_attribute --promotion).
          s has no promotion score on n1: its agent has not set one (crm_attribute --promotion)
          s has no promotion score on n2: its agent has not set one (crm_attribute --promotion)
        facts: instance-limit promotion-limit not-interleaved colocation:k
        note: r must run with c (promoted) (k).
        item: s:0 starts, from  to n1
        item: s:1 starts, from  to n2`,
    ],
  },
  {
    cause: "that it must run with a clone that is not there",
    cluster: {
      nodes: 2,
      resources: [R, clone("c", S)],
      constraints: [colocation("r", "c", INF, 'id="k"'), off("c", "n1")],
    },
    without: { constraints: colocation("r", "c", INF, 'id="k"') },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1, but on n2: r must run with c (k), which runs on n2, since l keeps c off n1 (-INFINITY).
          r must run with c (k), which runs on n2
            l keeps c off n1 (-INFINITY)
        facts: colocation:k location:l
        item: r starts, from  to n2`,
      `c r
        c and r are tied directly: r must run with c (k).
        facts: colocation:k
        note: In this transition no action of one waits for one of the other.
        item: s:0 starts, from  to n2
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "that what it must run with is not managed, and elsewhere",
    cluster: {
      nodes: 2,
      resources: [R, primitive("s", meta({ "is-managed": "false" }))],
      constraints: colocation("r", "s", INF, 'id="k"'),
      history: { n2: started("s") },
    },
    without: { history: {} },
    then: { r: "Stopped" },
    asked: [
      `r n1
        r will not run on n1, but on n2: r must run with s (k), which runs on n2, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          r must run with s (k), which runs on n2
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: colocation:k unmanaged
        item: r starts, from  to n2`,
      `r
        r starts on n2: no other node can have r, since r must run with s (k), which runs on n2, because s is not managed (is-managed=false or maintenance=true in its meta attributes).
          no other node can have r
            r must run with s (k), which runs on n2
              s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: colocation:k unmanaged
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "that the members of its group stick elsewhere",
    cluster: {
      nodes: 2,
      resources: group("g", [R, S], { "resource-stickiness": "7" }),
      history: { n2: [started("r"), started("s")] },
    },
    without: { history: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: r scores 0 on n1, less than 14 on n2 (stickiness 7, preference of s 7), since the stickiness of s is 7 on n2.
          r scores 0 on n1, less than 14 on n2 (stickiness 7, preference of s 7)
            the stickiness of s is 7 on n2
        note: The stickiness of the 2 members of g adds up to 14 on n2.
        note: It would move to n1 from a score of 15 there on, 15 more than now.
        item: r stays, from n2 to n2
        r on n1: 0: available
        r on n2*, active: 14 stickiness 7, colocated preference 7: chosen (stickiness 7, preference of s 7)`,
      `s n1
        s will not run on n1, but on n2: s runs where r does, both being members of the group g, and r runs on n2, since r scores 0 on n1, less than 14 on n2 (stickiness 7, preference of s 7), because the stickiness of s is 7 on n2.
          s runs where r does, both being members of the group g, and r runs on n2
            r scores 0 on n1, less than 14 on n2 (stickiness 7, preference of s 7)
              the stickiness of s is 7 on n2
        note: The stickiness of the 2 members of g adds up to 14 on n2.
        item: s stays, from n2 to n2`,
      `g +nodes
        The group g stays on n2: r scores 0 on n1, less than 14 on n2 (stickiness 7, preference of s 7), since the stickiness of s is 7 on n2.
          r scores 0 on n1, less than 14 on n2 (stickiness 7, preference of s 7)
            the stickiness of s is 7 on n2
        note: The stickiness of the 2 members of g adds up to 14 on n2.
        note: It would move to n1 from a score of 15 there on, 15 more than now.
        item: r stays, from n2 to n2
        item: s stays, from n2 to n2
        r on n1: 0: available
        r on n2*, active: 14 stickiness 7, colocated preference 7: chosen (stickiness 7, preference of s 7)`,
      `g n1
        g will not run on n1, but on n2: r scores 0 on n1, less than 14 on n2 (stickiness 7, preference of s 7), since the stickiness of s is 7 on n2.
          r scores 0 on n1, less than 14 on n2 (stickiness 7, preference of s 7)
            the stickiness of s is 7 on n2
        note: The stickiness of the 2 members of g adds up to 14 on n2.
        note: It would move to n1 from a score of 15 there on, 15 more than now.
        item: r stays, from n2 to n2`,
    ],
  },
  {
    cause: "its bundle",
    cluster: {
      nodes: 1,
      resources: [`<bundle id="b"><podman image="i" replicas="1"/><network control-port="3121"/>${R}</bundle>`, S],
    },
    asked: [
      `r:0 n1
        r:0 will not run on n1, but on b-0: what is in the bundle b runs on the nodes that it makes.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to b-0`,
      `r n1
        b-clone will not run on n1, but on b-0: what is in the bundle b runs on the nodes that it makes.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to b-0`,
      `s b-0
        s will not run on b-0, but on n1: b-0 is offline.
        facts: node-offline
        item: s starts, from  to n1`,
      `b +nodes +actions
        Of the bundle b, b-podman-0 starts on n1; r starts on b-0.
        item: b-podman-0 starts, from  to n1
        item: r:0 starts, from  to b-0
        b-podman-0 on n1*: 0: chosen
        b_start_0 done
        b_running_0 done after b-podman-0_start_0 on n1, after b-clone_running_0
        b-podman-0_monitor_0 on n1 done
        b-podman-0_start_0 on n1 done after b-podman-0_monitor_0 on n1, after b_start_0
        b-podman-0_monitor_60000 on n1 done after b-podman-0_start_0 on n1
        r:0_start_0 on b-0 done after b-podman-0_start_0 on n1, after b-0_start_0 on n1, after b-clone_start_0`,
      `b n1
        b-podman-0 starts on n1.
        item: b-podman-0 starts, from  to n1`,
      `r:0
        r:0 starts on b-0.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to b-0`,
      `s
        s starts on n1.
        item: s starts, from  to n1`,
      `b-0
        b-0 starts on n1.
        note: b-0 is offline, and r will run on it.
        item: b-0 starts, from  to n1`,
      `b-podman-0
        b-podman-0 starts on n1.
        item: b-podman-0 starts, from  to n1`,
      `
        b-0 is not available; b-podman-0, b-0, r and s change.
        item: b-0 node, from  to undefined
        item: b-podman-0 starts, from  to n1
        item: b-0 starts, from  to n1
        item: r:0 starts, from  to b-0
        item: s starts, from  to n1`,
    ],
  },
  {
    cause: "a bundle that runs, and another one",
    cluster: {
      nodes: 1,
      resources: [`<bundle id="b"><podman image="i" replicas="1"/><network control-port="3121"/>${R}</bundle>`, S],
      history: {
        n1: [
          history("b-podman-0", operation("b-podman-0", "start"), 'class="ocf" provider="heartbeat" type="podman"'),
          history("b-0", operation("b-0", "start"), REMOTE),
        ],
        "b-0": history("r", operation("r", "start")),
      },
    },
    asked: [
      `s b-0 +nodes
        s will not run on b-0, but on n1: only what the bundle b contains can run on b-0.
        item: s starts, from  to n1
        s on n1*: 0: chosen`,
      `b
        Of the bundle b, b-podman-0 restarts on n1; r restarts on b-0: the configuration of b-podman-0 is not the one that it was started with (resource definition change).
        item: b-podman-0 restarts, from n1 to n1
        item: r:0 restarts, from b-0 to b-0`,
      `b-0
        b-0 restarts on n1: the configuration of b-0 is not the one that it was started with (resource definition change).
        note: b-0 is available, and r will run on it.
        item: b-0 restarts, from n1 to n1`,
      `r:0
        r:0 restarts on b-0: the start of r on b-0 waits for the start of b-podman-0 on n1, since the configuration of b-podman-0 is not the one that it was started with (resource definition change).
          the start of r on b-0 waits for the start of b-podman-0 on n1
            the configuration of b-podman-0 is not the one that it was started with (resource definition change)
        facts: instance-limit not-interleaved
        item: r:0 restarts, from b-0 to b-0`,
    ],
  },
  {
    cause: "its container",
    cluster: { nodes: 2, resources: [primitive("rem", "", REMOTE), primitive("r", meta({ container: "rem" }))] },
    without: { resources: [primitive("rem", "", REMOTE), R] },
    then: { r: "n2 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on rem: r cannot be on n1: its container is elsewhere.
        item: r starts, from  to rem
        r on n1: -1000000 container -1000000: r cannot be on n1: its container is elsewhere
        r on n2: -1000000 container -1000000: r cannot be on n2: its container is elsewhere
        r on rem*, unavailable: 0: chosen`,
      `rem +nodes
        rem starts on n1.
        note: rem is offline, and r will run on it.
        item: rem starts, from  to n1
        rem on n1*: 0: chosen
        rem on n2: 0: available
        rem on rem, unavailable: -1000000 remote node -1000000: rem is offline`,
      `r
        r starts on rem: no other node can have r, since r cannot be on n1: its container is elsewhere.
          no other node can have r
            r cannot be on n1: its container is elsewhere
            r cannot be on n2: its container is elsewhere
        item: r starts, from  to rem`,
    ],
  },
]);
