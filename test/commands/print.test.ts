import { describe, expect, it } from "vitest";
import { element } from "../../src/cib/index.js";
import { printEdit } from "../../src/commands/index.js";
import type { Edit } from "../../src/edit/index.js";

const colocation = element("rsc_colocation", { rsc: "web", "with-rsc": "ip", score: "INFINITY" });
const rule = element("rsc_location", { id: "l", rsc: "web" }, [
  element("rule", { id: "r", score: "5" }, [element("expression", { id: "e", attribute: "a", operation: "defined" })]),
]);

const dated = element("rsc_location", { id: "l", rsc: "web" }, [
  element("rule", { id: "", score: "INFINITY", "boolean-op": "and" }, [
    element("rule", { id: "", "boolean-op": "or" }, [
      element("expression", { id: "", attribute: "a", operation: "eq", value: "1" }),
      element("date_expression", { id: "", operation: "lt", end: "2030-01-01 10:00:00" }),
    ]),
    element("date_expression", { id: "", operation: "date_spec" }, [element("date_spec", { id: "", hours: "9-16" })]),
  ]),
]);
const sets = element("rsc_order", { id: "o", kind: "Optional" }, [
  element("resource_set", { id: "o-0", sequential: "false" }, [
    element("resource_ref", { id: "web" }),
    element("resource_ref", { id: "ip" }),
  ]),
  element("resource_set", { id: "o-1", action: "stop" }, [element("resource_ref", { id: "db" })]),
]);
const spaced = element("rsc_location", { id: "l", rsc: "web" }, [
  element("rule", { id: "r", score: "5" }, [
    element("expression", { id: "e", attribute: "a", operation: "eq", value: "two words" }),
  ]),
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
    "pcs constraint location web rule id=r constraint-id=l score=5 'defined a'",
    "crm configure location l web rule 5: defined a",
  ],
  [
    { kind: "add", element: sets },
    "pcs constraint order set web ip sequential=false set db action=stop setoptions id=o kind=Optional",
    "crm configure order o Optional: ( web ip ) db:stop",
  ],
  [{ kind: "remove", ids: ["web"] }, "pcs resource delete web", "crm configure delete web"],
];

describe("rules as pcs says them", () => {
  it("have parentheses around rules within rules, and dates without blanks", () => {
    expect(printEdit({ kind: "add", element: dated }, "pcs")).toBe(
      "pcs constraint location web rule constraint-id=l score=INFINITY '( a eq 1 or date lt 2030-01-01T10:00:00 ) and date-spec hours=9-16'",
    );
  });

  it("are left to cibadmin if a value has blanks, which pcs cannot quote", () => {
    expect(printEdit({ kind: "add", element: spaced }, "pcs")).toMatch(/^cibadmin --create --scope constraints /);
  });
});

describe("edits as commands", () => {
  it.each(PRINTED)("%o", (edit, pcs, crm) => {
    expect(printEdit(edit, "pcs")).toBe(pcs);
    expect(printEdit(edit, "crm")).toBe(crm);
  });
});
