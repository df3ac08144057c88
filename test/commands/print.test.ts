import { describe, expect, it } from "vitest";
import { element } from "../../src/cib/index.js";
import { printEdit } from "../../src/commands/index.js";
import type { Edit } from "../../src/edit/index.js";

const colocation = element("rsc_colocation", { rsc: "web", "with-rsc": "ip", score: "INFINITY" });
const rule = element("rsc_location", { id: "l", rsc: "web" }, [
  element("rule", { id: "r", score: "5" }, [element("expression", { id: "e", attribute: "a", operation: "defined" })]),
]);

/** An edit, as people who use pcs would type it, and those who use crm (13 §2). */
const PRINTED: readonly (readonly [edit: Edit, pcs: string, crm: string])[] = [
  [{ kind: "disable", resource: "web" }, "pcs resource disable web", "crm resource stop web"],
  [
    { kind: "ban", resource: "web", node: "n1", lifetime: "PT1H" },
    "pcs resource ban web n1 lifetime=PT1H",
    "crm resource ban web n1 PT1H",
  ],
  [{ kind: "clear", resource: "web" }, "pcs resource clear web", "crm resource clear web"],
  [
    { kind: "meta", resource: "web", name: "priority", value: null },
    "pcs resource meta web priority=",
    "crm resource meta web delete priority",
  ],
  [
    { kind: "meta", resource: "web", name: "a", value: "two words" },
    "pcs resource meta web 'a=two words'",
    "crm resource meta web set a 'two words'",
  ],
  [
    { kind: "node-attribute", node: "n1", name: "a", value: "1", lifetime: "reboot" },
    "crm_attribute -N n1 -n a -v 1 -l reboot",
    "crm node status-attr n1 set a 1",
  ],
  [{ kind: "cleanup", resource: "web", node: "n1" }, "pcs resource cleanup web node=n1", "crm resource cleanup web n1"],
  [
    { kind: "property", name: "maintenance-mode", value: "true" },
    "pcs property set maintenance-mode=true",
    "crm configure property maintenance-mode=true",
  ],
  [
    { kind: "add", element: colocation },
    "pcs constraint colocation add web with ip score=INFINITY",
    "crm configure colocation colocation-web-ip-INFINITY inf: web ip",
  ],
  [
    { kind: "add", element: rule },
    `cibadmin --create --scope constraints --xml-text '<rsc_location id="l" rsc="web"><rule id="r" score="5"><expression id="e" attribute="a" operation="defined"/></rule></rsc_location>'`,
    "crm configure location l web rule 5: defined a",
  ],
  [{ kind: "remove", ids: ["web"] }, "pcs resource delete web", "crm configure delete web"],
];

describe("edits as commands", () => {
  it.each(PRINTED)("%o", (edit, pcs, crm) => {
    expect(printEdit(edit, "pcs")).toBe(pcs);
    expect(printEdit(edit, "crm")).toBe(crm);
  });
});
