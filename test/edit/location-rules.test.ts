import { describe } from "vitest";
import { CLUSTERS } from "./clusters/constrained.js";
import { primitive, small, transcribe } from "./transcript.js";

// Where the second command is refused pcs keeps what the first has done; here it is all or nothing.
describe("a rule that a location of the resource has already is a double (13 §9.1)", () => {
  transcribe(
    CLUSTERS.b,
    `
> pcs constraint location db rule a eq 1
! duplicate: force
> pcs constraint location db rule score=7 a eq string 1
! duplicate: force
> pcs constraint location db rule a eq integer 1
    rsc_ticket id="ticr"
+   rsc_location id="location-db" rsc="db"
+     rule id="location-db-rule" boolean-op="and" score="INFINITY"
+       expression id="location-db-rule-expr" attribute="a" operation="eq" value="1" type="integer"
> pcs constraint location db rule a eq 2
    rsc_ticket id="ticr"
+   rsc_location id="location-db" rsc="db"
+     rule id="location-db-rule" boolean-op="and" score="INFINITY"
+       expression id="location-db-rule-expr" attribute="a" operation="eq" value="2"
> pcs constraint location web rule a eq 1
    rsc_ticket id="ticr"
+   rsc_location id="location-web" rsc="web"
+     rule id="location-web-rule" boolean-op="and" score="INFINITY"
+       expression id="location-web-rule-expr" attribute="a" operation="eq" value="1"
> pcs constraint location regexp%w.* rule a eq 1
    rsc_ticket id="ticr"
+   rsc_location id="location-w." rsc-pattern="w.*"
+     rule id="location-w.-rule" boolean-op="and" score="INFINITY"
+       expression id="location-w.-rule-expr" attribute="a" operation="eq" value="1"
> pcs constraint location db rule defined b
! duplicate: force
> pcs constraint location db rule a eq 3 or b eq 4 ; pcs constraint location db rule b eq 4 or a eq 3
! duplicate: force
> pcs constraint location db rule a eq 3 or b eq 4 ; pcs constraint location db rule a eq 3 and b eq 4
    rsc_ticket id="ticr"
+   rsc_location id="location-db" rsc="db"
+     rule id="location-db-rule" boolean-op="or" score="INFINITY"
+       expression id="location-db-rule-expr" attribute="a" operation="eq" value="3"
+       expression id="location-db-rule-expr-1" attribute="b" operation="eq" value="4"
+   rsc_location id="location-db-1" rsc="db"
+     rule id="location-db-1-rule" boolean-op="and" score="INFINITY"
+       expression id="location-db-1-rule-expr" attribute="a" operation="eq" value="3"
+       expression id="location-db-1-rule-expr-1" attribute="b" operation="eq" value="4"
> pcs constraint location db rule defined c
! duplicate: force
> pcs constraint location db rule defined b or defined c
    rsc_ticket id="ticr"
+   rsc_location id="location-db" rsc="db"
+     rule id="location-db-rule" boolean-op="or" score="INFINITY"
+       expression id="location-db-rule-expr" attribute="b" operation="defined"
+       expression id="location-db-rule-expr-1" attribute="c" operation="defined"
> pcs constraint location db rule date gt 2020-01-01 ; pcs constraint location db rule date gt 2020-01-01
! duplicate: force
> pcs constraint location db rule date-spec hours=1-2 ; pcs constraint location db rule date-spec hours=1-3
    rsc_ticket id="ticr"
+   rsc_location id="location-db" rsc="db"
+     rule id="location-db-rule" boolean-op="and" score="INFINITY"
+       date_expression id="location-db-rule-expr" operation="date_spec"
+         date_spec hours="1-2" id="location-db-rule-expr-datespec"
+   rsc_location id="location-db-1" rsc="db"
+     rule id="location-db-1-rule" boolean-op="and" score="INFINITY"
+       date_expression id="location-db-1-rule-expr" operation="date_spec"
+         date_spec hours="1-3" id="location-db-1-rule-expr-datespec"
> pcs constraint location regexp%w.* rule a eq 1 ; pcs constraint location regexp%w.* rule a eq 1
! duplicate: force
> pcs constraint location regexp%w.* rule a eq 1 ; pcs constraint location regexp%x.* rule a eq 1
    rsc_ticket id="ticr"
+   rsc_location id="location-w." rsc-pattern="w.*"
+     rule id="location-w.-rule" boolean-op="and" score="INFINITY"
+       expression id="location-w.-rule-expr" attribute="a" operation="eq" value="1"
+   rsc_location id="location-x." rsc-pattern="x.*"
+     rule id="location-x.-rule" boolean-op="and" score="INFINITY"
+       expression id="location-x.-rule-expr" attribute="a" operation="eq" value="1"
`,
  );
});

const ofSet = small({
  resources: primitive("db") + primitive("web"),
  constraints:
    '<rsc_location id="lw" rsc="web"><rule id="lwr" score="5"><expression id="lwe" value="9" operation="eq" attribute="a"/></rule></rsc_location><rsc_location id="ls"><resource_set id="lss"><resource_ref id="db"/></resource_set><rule id="lsr" score="5"><expression id="lse" attribute="a" operation="eq" value="9"/></rule></rsc_location>',
});

describe("what counts as the same: not the order of attributes, nor a set in place of the resource (13 §9.1)", () => {
  transcribe(
    ofSet,
    `
> pcs constraint location db rule a eq 9
        expression id="lse"
+   rsc_location id="location-db" rsc="db"
+     rule id="location-db-rule" boolean-op="and" score="INFINITY"
+       expression id="location-db-rule-expr" attribute="a" operation="eq" value="9"
> pcs constraint location web rule a eq 9
! duplicate: force
`,
  );
});
