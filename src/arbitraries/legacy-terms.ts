import { type Element, element, setAttributes, withChildren } from "../cib/element.js";
import { isBefore, type Version } from "../cib/schema/versions.js";

/**
 * The document in the words that a schema version has for the same things: old names of roles and containers, rules with
 * scores, dates without what only later versions take (10 §12). What has no older word stays as it is.
 */
export function translated(root: Element, version: Version): Element {
  const before = (since: Version) => isBefore(version, since);
  const change = (of: Element): Element => {
    let changed = of;
    if (before("3.7")) changed = withOldRoles(changed);
    if (before("3.9")) changed = withOldRules(changed);
    if (before("3.5") && changed.attributes.type === "integer" && changed.name === "expression") {
      changed = setAttributes(changed, { type: "number" });
    }
    if (before("3.2") && changed.name === "podman") changed = element("docker", changed.attributes);
    if (before("3.0")) changed = withOldContainer(changed);
    return changed;
  };
  return everywhere(root, change);
}

/** The element with every element of its configuration, and itself, changed from the inside out. */
export function everywhere(of: Element, change: (of: Element) => Element): Element {
  if (of.name === "status") return of;
  const children = of.children.map((child) => everywhere(child, change));
  return change(children.some((child, i) => child !== of.children[i]) ? withChildren(of, children) : of);
}

const OLD_ROLES: Readonly<Record<string, string>> = { Promoted: "Master", Unpromoted: "Slave" };

function withOldRoles(of: Element): Element {
  const old = ["role", "rsc-role", "with-rsc-role"].flatMap((name) => {
    const word = OLD_ROLES[of.attributes[name] ?? ""];
    return word === undefined || of.name === "rule" ? [] : [[name, word] as const];
  });
  return old.length === 0 ? of : setAttributes(of, Object.fromEntries(old));
}

function withOldRules(of: Element): Element {
  const { attributes } = of;
  if (of.name === "rule" && attributes.score === undefined && attributes["score-attribute"] === undefined) {
    return attributes["id-ref"] === undefined ? setAttributes(of, { score: "INFINITY" }) : of;
  }
  if (of.name !== "date_expression" || attributes.operation !== "in_range") return of;
  if (attributes.end === undefined && of.children.length === 0) return setAttributes(of, { operation: "gt" });
  return of;
}

function withOldContainer(of: Element): Element {
  const most = of.attributes["promoted-max"];
  return most === undefined ? of : setAttributes(of, { "promoted-max": undefined, masters: most });
}
