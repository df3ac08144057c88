import { type Element, element } from "../cib/element.js";
import { isBefore } from "../cib/schema/versions.js";
import type { Choices } from "./choices.js";
import type { Ageing } from "./legacy-ageing.js";
import { type OldForm, oldRule } from "./legacy-options.js";

const KINDS = ["read", "write", "deny"] as const;

/** A permission in the form that it has had since 2.0; references are to whatever has an id. */
function permission(ageing: Ageing, choices: Choices): Element {
  const several = ageing.all("rsc_location").filter(({ children }) => children.filter(isRule).length > 1);
  const split = several.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
  // Permissions for what an upgrade splits or drops are those that it has to change.
  const ids =
    split.length > 0 ? split : ageing.ids("rsc_location", "primitive", "group", "clone", "master", "rsc_order");
  const about = [{ xpath: "//nodes" }, { "object-type": "primitive", attribute: "id" }, { "object-type": "status" }];
  const reference = ids.length === 0 ? [] : [{ reference: choices.of(ids) }];
  return element("acl_permission", {
    id: ageing.id(),
    kind: choices.of(KINDS),
    ...choices.of([...reference, ...reference, ...about]),
  });
}

/** A permission as in 1.2 and 1.3 (10 §7.1). */
function oldPermission(ageing: Ageing, choices: Choices): Element {
  const ids = ageing.ids("primitive", "group", "clone", "rsc_location");
  const ref = ids.length === 0 ? undefined : choices.of(ids);
  const about = [{ xpath: "//nodes" }, { tag: "primitive" }, { tag: "primitive", ref }, { ref }];
  const attribute = choices.chance(40) ? "id" : undefined;
  return element(choices.of(KINDS), { id: ageing.id(), ...choices.of(about), attribute });
}

const isRule = ({ name }: Element): boolean => name === "rule";

function several<T>(choices: Choices, make: () => T): T[] {
  return Array.from({ length: choices.below(4) }, make);
}

/** A role with permissions, and somebody who has it, in the syntax of the version. */
export const accessControl: OldForm = (ageing, choices) => {
  const role = ageing.id();
  if (isBefore(ageing.version, "2.0")) {
    const roleRefs = choices.chance(40) ? [element("role_ref", { id: role })] : undefined;
    const permissions = () => several(choices, () => oldPermission(ageing, choices));
    ageing.addTo(
      "acls",
      element("acl_role", { id: role }, permissions()),
      element("acl_user", { id: choices.of([`user-${role}`]) }, roleRefs ?? permissions()),
    );
    return;
  }
  ageing.addTo(
    "acls",
    element("acl_target", { id: choices.of(["joe", "a b"]), name: choices.of([undefined, "joe"]) }, [
      element("role", { id: role }),
    ]),
    element("acl_group", { id: ageing.id() }),
    element("acl_role", { id: role, description: choices.of([undefined, "x"]) }, [
      permission(ageing, choices),
      ...several(choices, () => permission(ageing, choices)),
    ]),
  );
};

/** An alert with any of its parts. */
export const alerts: OldForm = (ageing, choices) => {
  const rule = choices.chance(30) ? [oldRule(ageing, choices)] : [];
  const blocks = [
    element("meta_attributes", { id: ageing.id() }, [...rule, ageing.pair("timeout", "5s")]),
    element("instance_attributes", { id: ageing.id() }, [ageing.pair("debug", "true")]),
  ];
  const select = element("select", {}, [
    element("select_nodes"),
    element("select_attributes", {}, [element("attribute", { id: ageing.id(), name: "pingd" })]),
  ]);
  const recipient = element("recipient", { id: ageing.id(), value: "root" }, choices.chance(50) ? blocks : []);
  const alert = { id: ageing.id(), path: "/bin/true", description: choices.of([undefined, "x"]) };
  const own = choices.chance(50) && recipient.children.length === 0 ? blocks : [];
  ageing.addTo("alerts", element("alert", alert, [...own, ...(choices.chance(50) ? [select] : []), recipient]));
};
