import { makeIdValid, nvpairElement, opElement } from "../../cib/build.js";
import { type Element, element } from "../../cib/element.js";
import { isRemoteAgent } from "../../policy/agent.js";

/** **Defines a remote connection** (02 §5.5): by its agent, whatever the element's name. */
export function definesRemoteConnection({ attributes }: Element): boolean {
  const { class: standard, provider, type } = attributes;
  return isRemoteAgent({ standard, provider, type });
}

/** A block of pairs, its id made valid, with ids of the pairs made from it; pairs without value are left out. */
export function block(
  name: "meta_attributes" | "instance_attributes",
  id: string,
  pairs: Readonly<Record<string, string | undefined>>,
): Element {
  const valid = makeIdValid(id);
  const children = Object.entries(pairs).flatMap(([key, value]) =>
    value === undefined ? [] : [nvpairElement(valid, key, value)],
  );
  return element(name, { id: valid }, children);
}

/** What an implicit connection is made of. */
export interface ImplicitConnection {
  readonly name: string;
  readonly container: string;
  readonly address: string | undefined;
  readonly port: string | undefined;
  readonly connectTimeout?: string | undefined;
  readonly allowMigrate?: string | undefined;
  readonly isManaged?: string | undefined;
}

/** **The implicit connection primitive** of a guest or a replica (02 §5.9). */
export function connectionElement(connection: ImplicitConnection): Element {
  const { name: id, container, address, port, connectTimeout } = connection;
  const children = [
    block("meta_attributes", `${id}-meta_attributes`, {
      internal_rsc: "true",
      container,
      "allow-migrate": connection.allowMigrate,
      "is-managed": connection.isManaged,
    }),
  ];
  if (address !== undefined || port !== undefined) {
    children.push(block("instance_attributes", `${id}-instance_attributes`, { addr: address, port }));
  }
  const operations = [opElement(id, "monitor", "30s", "30s")];
  if (connectTimeout !== undefined) operations.push(opElement(id, "start", "0", connectTimeout));
  children.push(element("operations", {}, operations));
  return element("primitive", { id, class: "ocf", provider: "pacemaker", type: "remote" }, children);
}
