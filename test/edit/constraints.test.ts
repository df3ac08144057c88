import { describe } from "vitest";
import { CLUSTERS } from "./clusters/constrained.js";
import { transcribe } from "./transcript.js";

describe("colocations, orders and tickets (13 §9.1)", () => {
  transcribe(
    CLUSTERS.b,
    `
> pcs constraint colocation add db with web
! duplicate: force
> pcs constraint colocation add db with web 5 --force
    rsc_ticket id="ticr"
+   rsc_colocation rsc="db" with-rsc="web" score="5" id="colocation-db-web-5"
> pcs constraint colocation add web with db
    rsc_ticket id="ticr"
+   rsc_colocation rsc="web" with-rsc="db" score="INFINITY" id="colocation-web-db-INFINITY"
> pcs constraint colocation add Promoted db with web
    rsc_ticket id="ticr"
+   rsc_colocation rsc="db" with-rsc="web" score="INFINITY" rsc-role="Promoted" with-rsc-role="Started" id="colocation-db-web-INFINITY"
> pcs constraint colocation add x1 with x2
! duplicate: force
> pcs constraint colocation add Started x1 with Started x2
! duplicate: force
> pcs constraint colocation add x1 with Promoted x2
    rsc_ticket id="ticr"
+   rsc_colocation rsc="x1" with-rsc="x2" score="INFINITY" rsc-role="Started" with-rsc-role="Promoted" id="colocation-x1-x2-INFINITY"
> pcs constraint colocation add x1 with ping
! force: cl, or force
> pcs constraint colocation add x1 with ping --force
    rsc_ticket id="ticr"
+   rsc_colocation rsc="x1" with-rsc="ping" score="INFINITY" id="colocation-x1-ping-INFINITY"
> pcs constraint colocation add x1 with nope
! unknown: web, db, x1, x2, grp, ip, fs, cl, …
> pcs constraint colocation add x1 with web 7 id=mine
    rsc_ticket id="ticr"
+   rsc_colocation rsc="x1" with-rsc="web" score="7" id="mine"
> pcs constraint colocation add x1 with web 7 id=loc-web
! exists: another id
> pcs constraint colocation set x1 x2
! duplicate: force
> pcs constraint colocation set x1 x2 --force
    rsc_ticket id="ticr"
+   rsc_colocation id="colocation_set_x1x2" score="INFINITY"
+     resource_set id="colocation_set_x1x2_set"
+       resource_ref id="x1"
+       resource_ref id="x2"
> pcs constraint colocation set x2 x1
    rsc_ticket id="ticr"
+   rsc_colocation id="colocation_set_x2x1" score="INFINITY"
+     resource_set id="colocation_set_x2x1_set"
+       resource_ref id="x2"
+       resource_ref id="x1"
> pcs constraint colocation set x1 x2 web db set fs role=Started setoptions score=5
    rsc_ticket id="ticr"
+   rsc_colocation score="5" id="colocation_set_x1x2wb"
+     resource_set id="colocation_set_x1x2wb_set"
+       resource_ref id="x1"
+       resource_ref id="x2"
+       resource_ref id="web"
+       resource_ref id="db"
+     resource_set role="Started" id="colocation_set_x1x2wb_set-1"
+       resource_ref id="fs"
> pcs constraint order web then db
! duplicate: force
> pcs constraint order start web then start db
! duplicate: force
> pcs constraint order promote web then db
    rsc_ticket id="ticr"
+   rsc_order first="web" then="db" first-action="promote" then-action="start" id="order-web-db-mandatory"
> pcs constraint order start web then stop db
    rsc_ticket id="ticr"
+   rsc_order first="web" then="db" first-action="start" then-action="stop" id="order-web-db-mandatory"
> pcs constraint order db then web
    rsc_ticket id="ticr"
+   rsc_order first="db" then="web" first-action="start" then-action="start" id="order-db-web-mandatory"
> pcs constraint order web then db --force
    rsc_ticket id="ticr"
+   rsc_order first="web" then="db" first-action="start" then-action="start" id="order-web-db-mandatory"
> pcs constraint order x1 then x2
    rsc_ticket id="ticr"
+   rsc_order first="x1" then="x2" first-action="start" then-action="start" id="order-x1-x2-mandatory"
> pcs constraint order promote x1 then start x2
! duplicate: force
> pcs constraint order x1 then web kind=Optional
    rsc_ticket id="ticr"
+   rsc_order first="x1" then="web" kind="Optional" first-action="start" then-action="start" id="order-x1-web-Optional"
> pcs constraint order set web db set x1
! duplicate: force
> pcs constraint order set web db x1
    rsc_ticket id="ticr"
+   rsc_order id="order_set_wbdbx1"
+     resource_set id="order_set_wbdbx1_set"
+       resource_ref id="web"
+       resource_ref id="db"
+       resource_ref id="x1"
> pcs constraint order set x1 set web
    rsc_ticket id="ticr"
+   rsc_order id="order_set_x1wb"
+     resource_set id="order_set_x1wb_set"
+       resource_ref id="x1"
+     resource_set id="order_set_x1wb_set-1"
+       resource_ref id="web"
> pcs constraint order set web set db
    rsc_ticket id="ticr"
+   rsc_order id="order_set_wbdb"
+     resource_set id="order_set_wbdb_set"
+       resource_ref id="web"
+     resource_set id="order_set_wbdb_set-1"
+       resource_ref id="db"
> pcs constraint ticket add T web
! duplicate: force
> pcs constraint ticket add T db
    rsc_ticket id="ticr"
+   rsc_ticket id="ticket-T-db" ticket="T" rsc="db"
> pcs constraint ticket add T Promoted db
! duplicate: force
> pcs constraint ticket add U web
    rsc_ticket id="ticr"
+   rsc_ticket id="ticket-U-web" ticket="U" rsc="web"
> pcs constraint ticket set x1 x2 setoptions ticket=T
    rsc_ticket id="ticr"
+   rsc_ticket id="ticket_set_x1x2" ticket="T"
+     resource_set id="ticket_set_x1x2_set"
+       resource_ref id="x1"
+       resource_ref id="x2"
`,
  );
});
