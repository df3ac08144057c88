import { describe } from "vitest";
import { meta, primitive, small, transcribe } from "./transcript.js";

const promotable = (id: string, said: string): string =>
  `<clone id="c-${id}">${meta(`m-${id}`, `promotable=${said}`)}${primitive(`p-${id}`)}</clone>`;
const CLUSTERS = {
  own: small({
    resources: [
      primitive("a", meta("am", "promotable=false")),
      `<group id="g">${meta("gm", "promotable=true")}${primitive("b")}</group>`,
      `<clone id="c">${primitive("d", meta("dm", "promotable=true"))}</clone>`,
      `<clone id="e">${meta("em", "promoted-max=1")}${primitive("f")}</clone>`,
    ].join(""),
  }),
  none: small({ resources: primitive("a") }),
  words: small({
    resources: [
      promotable("on", "on"),
      promotable("one", "1"),
      promotable("y", "y"),
      promotable("Yes", "Yes"),
      promotable("no", "no"),
      primitive("plain", meta("pm", "promotable=true")),
    ].join(""),
  }),
  former: small(
    { resources: `<clone id="m">${meta("mm", "promotable=true")}${primitive("p", meta("pm", "priority=1"))}</clone>` },
    "pacemaker-3.6",
  ),
  master: small(
    { resources: `<master id="m">${meta("mm", "master-max=1")}${primitive("p", meta("pm", "priority=1"))}</master>` },
    "pacemaker-2.10",
  ),
};

describe("crm promotes what has a meta attribute promotable of its own (13 §3.2)", () => {
  transcribe(
    CLUSTERS.own,
    `
> crm resource promote a
        nvpair id="am-promotable"
+     meta_attributes id="a-meta_attributes"
+       nvpair id="a-meta_attributes-target-role" name="target-role" value="Promoted"
> crm resource promote g
      primitive id="b"
+     meta_attributes id="g-meta_attributes"
+       nvpair id="g-meta_attributes-target-role" name="target-role" value="Promoted"
> crm resource promote d
          nvpair id="dm-promotable"
+     meta_attributes id="c-meta_attributes"
+       nvpair id="c-meta_attributes-target-role" name="target-role" value="Promoted"
> crm resource promote c
! kind: a, g, d
> crm resource promote e
! kind: a, g, d
> crm resource demote a
        nvpair id="am-promotable"
+     meta_attributes id="a-meta_attributes"
+       nvpair id="a-meta_attributes-target-role" name="target-role" value="Unpromoted"
`,
  );
  transcribe(
    CLUSTERS.none,
    `
> crm resource promote a
! kind
> crm resource promote nope
! kind
`,
  );
});

describe("pcs looks at what a clone says of it (13 §4.3)", () => {
  transcribe(
    CLUSTERS.words,
    `
> pcs resource ban c-on n1 --promoted
  constraints
+   rsc_location id="cli-ban-c-on-on-n1" rsc="c-on" role="Promoted" node="n1" score="-INFINITY"
> pcs resource ban c-one n1 --promoted
  constraints
+   rsc_location id="cli-ban-c-one-on-n1" rsc="c-one" role="Promoted" node="n1" score="-INFINITY"
> pcs resource ban c-y n1 --promoted
  constraints
+   rsc_location id="cli-ban-c-y-on-n1" rsc="c-y" role="Promoted" node="n1" score="-INFINITY"
> pcs resource ban c-Yes n1 --promoted
  constraints
+   rsc_location id="cli-ban-c-Yes-on-n1" rsc="c-Yes" role="Promoted" node="n1" score="-INFINITY"
> pcs resource ban c-no n1 --promoted
! kind: the id of a promotable clone
> pcs resource ban plain n1 --promoted
! kind: the id of a promotable clone
`,
  );
});

describe("schemas before 3.7 have the former words (13 §3.2, §4)", () => {
  transcribe(
    CLUSTERS.former,
    `
> pcs resource ban m n1 --promoted
  constraints
+   rsc_location id="cli-ban-m-on-n1" rsc="m" role="Master" node="n1" score="-INFINITY"
> crm_resource --ban -r m -N n1 --promoted
  constraints
+   rsc_location id="cli-ban-m-on-n1" rsc="m" role="Master" node="n1" score="-INFINITY"
> pcs resource move-with-constraint m n1 --promoted
  constraints
+   rsc_location id="cli-prefer-m" rsc="m" role="Master" node="n1" score="INFINITY"
> crm resource promote m
          nvpair id="pm-priority"
+     meta_attributes id="m-meta_attributes"
+       nvpair id="m-meta_attributes-target-role" name="target-role" value="Master"
> crm resource demote m
          nvpair id="pm-priority"
+     meta_attributes id="m-meta_attributes"
+       nvpair id="m-meta_attributes-target-role" name="target-role" value="Slave"
> {"kind":"promote","resource":"m"}
        nvpair id="mm-promotable"
+       nvpair id="mm-target-role" name="target-role" value="Promoted"
> {"kind":"resource-maintenance","resource":"m","on":false,"dialect":"pcs"}
=
`,
  );
});

describe("what is back to normal is taken away (13 §3.4)", () => {
  transcribe(
    small({ resources: primitive("a", meta("am", "maintenance=true", "priority=1")) }),
    `
> {"kind":"resource-maintenance","resource":"a","on":false,"dialect":"pcs"}
      meta_attributes id="am"
-       nvpair id="am-maintenance" name="maintenance" value="true"
> {"kind":"resource-maintenance","resource":"a","on":true,"dialect":"pcs"}
=
`,
  );
});

describe("a document of no schema has the words of today (13 §4)", () => {
  transcribe(
    small({ resources: `<clone id="m">${meta("mm", "promotable=true")}${primitive("p")}</clone>` }, "none"),
    `
> crm_resource --ban -r m -N n1 --promoted
  constraints
+   rsc_location id="cli-ban-m-on-n1" rsc="m" role="Promoted" node="n1" score="-INFINITY"
`,
  );
});

describe("a master is a clone of former schemas (13 §3 to §5)", () => {
  transcribe(
    CLUSTERS.master,
    `
> crm_resource -r m --meta -p priority -v 9
        meta_attributes id="pm"
-         nvpair id="pm-priority" name="priority" value="1"
+         nvpair id="pm-priority" name="priority" value="9"
> crm_resource -r p --meta -p other -v 9
          nvpair id="pm-priority"
+     meta_attributes id="m-meta_attributes"
+       nvpair id="m-meta_attributes-other" name="other" value="9"
> pcs resource enable p
=
> pcs resource disable p
          nvpair id="pm-priority"
+         nvpair id="pm-target-role" name="target-role" value="Stopped"
> pcs resource disable m ; pcs resource disable p ; pcs resource enable p
=
> pcs resource ban m n1 --promoted
  constraints
+   rsc_location id="cli-ban-m-on-n1" rsc="m" role="Master" node="n1" score="-INFINITY"
> crm resource promote m
          nvpair id="pm-priority"
+     meta_attributes id="m-meta_attributes"
+       nvpair id="m-meta_attributes-target-role" name="target-role" value="Master"
> pcs resource move-with-constraint p n1
! kind: m
`,
  );
});
