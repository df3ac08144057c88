import { describe } from "vitest";
import { meta, primitive, small, transcribe } from "./transcript.js";

const cib = small({
  resources: [
    primitive("p", meta("pm", "is-managed=false", "maintenance=true")),
    primitive("pf", meta("pfm", "maintenance=false")),
    `<group id="g">${meta("gm", "maintenance=true")}${primitive("ga", meta("gam", "is-managed=false", "maintenance=true"))}</group>`,
    `<clone id="c">${meta("cm", "maintenance=true")}${primitive("ca", meta("cam", "is-managed=false", "maintenance=true"))}</clone>`,
    `<clone id="d">${meta("dm", "maintenance=true")}<group id="dg">${meta("dgm", "is-managed=false", "maintenance=true")}${primitive("da", meta("dam", "is-managed=false", "maintenance=true"))}</group></clone>`,
    `<clone id="q0">${meta("q0m", "promotable=0")}${primitive("q0p")}</clone>`,
    `<clone id="qe">${meta("qem", "promotable=")}${primitive("qep")}</clone>`,
    `<clone id="qn">${primitive("qnp")}</clone>`,
    `<clone id="qm">${primitive("qmp", meta("qmpm", "promotable=true"))}</clone>`,
    `<bundle id="b">${meta("bm", "maintenance=true")}<docker image="i"/><network control-port="1"/>${primitive("bi", meta("bim", "is-managed=false", "maintenance=true"))}</bundle>`,
  ].join(""),
});
const CLUSTERS = { p: cib };

describe("crm manages what is in maintenance, and the other way round (11 §10.1)", () => {
  transcribe(
    CLUSTERS.p,
    `
> crm resource manage p
      meta_attributes id="pm"
-       nvpair id="pm-is-managed" name="is-managed" value="false"
+       nvpair id="pm-is-managed" name="is-managed" value="true"
> crm -F resource manage p
      meta_attributes id="pm"
-       nvpair id="pm-is-managed" name="is-managed" value="false"
-       nvpair id="pm-maintenance" name="maintenance" value="true"
+       nvpair id="pm-is-managed" name="is-managed" value="true"
> crm -F resource manage pf
    primitive id="pf"
-     meta_attributes id="pfm"
-       nvpair id="pfm-maintenance" name="maintenance" value="false"
+     meta_attributes id="pf-meta_attributes"
+       nvpair id="pf-meta_attributes-is-managed" name="is-managed" value="true"
> crm resource maintenance p on
=
> crm -F resource maintenance p on
      meta_attributes id="pm"
-       nvpair id="pm-is-managed" name="is-managed" value="false"
> crm resource manage g
        nvpair id="gm-maintenance"
+       nvpair id="gm-is-managed" name="is-managed" value="true"
> crm -F resource manage g
    group id="g"
-     meta_attributes id="gm"
-       nvpair id="gm-maintenance" name="maintenance" value="true"
      primitive id="ga"
-       meta_attributes id="gam"
-         nvpair id="gam-is-managed" name="is-managed" value="false"
-         nvpair id="gam-maintenance" name="maintenance" value="true"
+     meta_attributes id="g-meta_attributes"
+       nvpair id="g-meta_attributes-is-managed" name="is-managed" value="true"
> crm resource manage c
        nvpair id="cm-maintenance"
+       nvpair id="cm-is-managed" name="is-managed" value="true"
        meta_attributes id="cam"
-         nvpair id="cam-is-managed" name="is-managed" value="false"
> crm -F resource manage c
    clone id="c"
-     meta_attributes id="cm"
-       nvpair id="cm-maintenance" name="maintenance" value="true"
        meta_attributes id="cam"
-         nvpair id="cam-is-managed" name="is-managed" value="false"
          nvpair id="cam-maintenance"
+     meta_attributes id="c-meta_attributes"
+       nvpair id="c-meta_attributes-is-managed" name="is-managed" value="true"
> crm -F resource maintenance c
          nvpair id="cam-is-managed"
-         nvpair id="cam-maintenance" name="maintenance" value="true"
> crm resource manage d
        nvpair id="dm-maintenance"
+       nvpair id="dm-is-managed" name="is-managed" value="true"
        meta_attributes id="dgm"
-         nvpair id="dgm-is-managed" name="is-managed" value="false"
> crm -F resource manage d
    clone id="d"
-     meta_attributes id="dm"
-       nvpair id="dm-maintenance" name="maintenance" value="true"
        meta_attributes id="dgm"
-         nvpair id="dgm-is-managed" name="is-managed" value="false"
        primitive id="da"
-         meta_attributes id="dam"
-           nvpair id="dam-is-managed" name="is-managed" value="false"
-           nvpair id="dam-maintenance" name="maintenance" value="true"
+     meta_attributes id="d-meta_attributes"
+       nvpair id="d-meta_attributes-is-managed" name="is-managed" value="true"
> crm -F resource maintenance d
          nvpair id="dgm-is-managed"
-         nvpair id="dgm-maintenance" name="maintenance" value="true"
        primitive id="da"
-         meta_attributes id="dam"
-           nvpair id="dam-is-managed" name="is-managed" value="false"
-           nvpair id="dam-maintenance" name="maintenance" value="true"
> crm resource manage b
        nvpair id="bm-maintenance"
+       nvpair id="bm-is-managed" name="is-managed" value="true"
> crm -F resource manage b
    bundle id="b"
-     meta_attributes id="bm"
-       nvpair id="bm-maintenance" name="maintenance" value="true"
          nvpair id="bim-maintenance"
+     meta_attributes id="b-meta_attributes"
+       nvpair id="b-meta_attributes-is-managed" name="is-managed" value="true"
> crm -F resource manage bi
    bundle id="b"
-     meta_attributes id="bm"
-       nvpair id="bm-maintenance" name="maintenance" value="true"
          nvpair id="bim-maintenance"
+     meta_attributes id="b-meta_attributes"
+       nvpair id="b-meta_attributes-is-managed" name="is-managed" value="true"
> crm resource promote q0
      primitive id="q0p"
+     meta_attributes id="q0-meta_attributes"
+       nvpair id="q0-meta_attributes-target-role" name="target-role" value="Promoted"
> crm resource promote qe
      primitive id="qep"
+     meta_attributes id="qe-meta_attributes"
+       nvpair id="qe-meta_attributes-target-role" name="target-role" value="Promoted"
> crm resource promote qn
! kind: q0, qe, qmp
> crm resource promote qm
! kind: q0, qe, qmp
> crm resource promote b
! kind: q0, qe, qmp
> crm resource promote g
! kind: q0, qe, qmp
> pcs resource manage b
        meta_attributes id="bim"
-         nvpair id="bim-is-managed" name="is-managed" value="false"
> pcs resource manage d
        meta_attributes id="dgm"
-         nvpair id="dgm-is-managed" name="is-managed" value="false"
          meta_attributes id="dam"
-           nvpair id="dam-is-managed" name="is-managed" value="false"
> crm -F resource start c
        nvpair id="cm-maintenance"
+       nvpair id="cm-target-role" name="target-role" value="Started"
> crm resource start b
        nvpair id="bm-maintenance"
+       nvpair id="bm-target-role" name="target-role" value="Started"
`,
  );
});
