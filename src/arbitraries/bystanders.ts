import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import { type Draft, listOf, maybe, pick, reference, section, weighted } from "./draft.js";

/** Sections that the scheduler does not look into, and has to leave alone: access control and alerts. */

type About = "xpath" | "reference" | "object-type";

const permission = () =>
  fc
    .record({
      kind: fc.constantFrom("read", "write", "deny"),
      about: weighted<About>([1, "xpath"], [1, "reference"], [1, "object-type"]),
      to: reference(),
      attribute: maybe(40, fc.constant("id")),
      description: maybe(20, fc.constant("a <b>")),
    })
    .map(
      ({ kind, about, to, attribute, description }): Draft<Element> =>
        (scope) => {
          const resource = pick(scope.resources, to);
          const place =
            about === "reference" && resource !== undefined
              ? { reference: resource }
              : about === "xpath"
                ? { xpath: '//nodes[@id="x"]' }
                : { "object-type": "primitive", attribute };
          return element("acl_permission", { id: scope.id("permission"), kind, description, ...place });
        },
    );

/** The section `acls`, in a few documents: a role, and somebody who has it. */
export const accessControl = (): Arbitrary<Draft<Element[]>> =>
  maybe(
    4,
    fc.record({
      permissions: listOf(permission(), 3),
      description: maybe(20, fc.constant("who reads")),
      name: maybe(40, fc.constant("joe")),
    }),
  ).map((acls) => (scope) => {
    if (acls === undefined) return [];
    const { name, description, permissions } = acls;
    const id = scope.id("role");
    const has = () => [element("role", { id })];
    return [
      section("acls", [
        element("acl_target", { id: "joe b", name }, has()),
        element("acl_group", { id: scope.id("group"), name }, has()),
        element(
          "acl_role",
          { id, description },
          permissions.map((draft) => draft(scope)),
        ),
      ]),
    ];
  });

/** The section `alerts`, in a few documents. */
export const alerts = (): Arbitrary<Draft<Element[]>> =>
  maybe(
    4,
    listOf(
      fc.record({
        description: maybe(20, fc.constant("to <whom>")),
        select: maybe(40, fc.constantFrom("select_attributes", "select_fencing", "select_nodes", "select_resources")),
        recipients: listOf(fc.constantFrom("root@example.com", "/var/log/x", ""), 2),
      }),
      2,
      1,
    ),
  ).map((list) => (scope) => {
    if (list === undefined) return [];
    const made = list.map(({ description, select, recipients }) => {
      const id = scope.id("alert");
      const attribute = () => element("attribute", { id: scope.id(`${id}-select`), name: "standby" });
      const selected =
        select === undefined ? [] : [element(select, {}, select === "select_attributes" ? [attribute()] : [])];
      return element("alert", { id, path: "/bin/true", description }, [
        ...(selected.length === 0 ? [] : [element("select", {}, selected)]),
        ...recipients.map((value) => element("recipient", { id: scope.id(`${id}-recipient`), value, description })),
      ]);
    });
    return [section("alerts", made)];
  });
