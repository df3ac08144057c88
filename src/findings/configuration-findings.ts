import type { Element } from "../cib/element.js";
import type { Findings } from "../model/findings.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import type { Role } from "../policy/role.js";
import type { Finding, FindingCode } from "../verdict/finding.js";
import * as sets from "./colocated-sets.js";
import * as constraints from "./constraints.js";
import * as histories from "./histories.js";
import * as operations from "./operations.js";
import * as options from "./options.js";
import { reportDangling } from "./references.js";
import * as resources from "./resources.js";
import { reportFencing, reportSpread } from "./schedule.js";
import { reportTopology } from "./topology.js";
import { WORDS } from "./words.js";

type Told<Name extends keyof Findings> = Findings[Name] extends (...given: infer Given) => void ? Given : never;

/** Takes down all that is wrong with a configuration (09 §19), in the order in which the stages come to it. */
export class ConfigurationFindings implements Findings {
  readonly list: Finding[] = [];
  readonly #kinds = new Set<string>();

  error(code: FindingCode, text: string, element?: Element, legal?: string): void {
    this.list.push({ code, severity: "error", text, element, legal });
  }

  warning(code: FindingCode, text: string, element?: Element, legal?: string): void {
    this.list.push({ code, severity: "warning", text, element, legal });
  }

  once(code: FindingCode, kind: string, text: string, element?: Element, legal?: string): void {
    if (this.#kinds.has(kind)) return;
    this.#kinds.add(kind);
    this.warning(code, text, element, legal);
  }

  tell(...[code, element, ...details]: Told<"tell">): void {
    const { severity, text, legal, once } = WORDS[code];
    const said = text(element?.attributes ?? {}, details, element?.name);
    const instead = typeof legal === "string" ? legal : legal(details);
    if (once) this.once(code, code, said, element, instead);
    else this[severity](code, said, element, instead);
  }

  dangling(element: Element): void {
    reportDangling(this, element);
  }

  operationRules(root: Element): void {
    options.reportOperationRules(this, root);
  }

  options(ws: WorkingSet, section: Element | undefined): void {
    options.reportOptions(ws, this, section);
  }

  settings(ws: WorkingSet, section: Element | undefined): void {
    options.reportSettings(ws, this, section);
  }

  topology(section: Element | undefined): void {
    reportTopology(this, section);
  }

  resource(ws: WorkingSet, resource: Resource): void {
    resources.reportResource(ws, this, resource);
  }

  variant(ws: WorkingSet, resource: Resource): void {
    resources.reportVariant(ws, this, resource);
  }

  operationMeta(...[ws, resource, operation]: Told<"operationMeta">): void {
    operations.reportMeta(ws, this, resource, operation);
  }

  failureWord(...[ws, resource, name, configuration, value]: Told<"failureWord">): void {
    operations.reportFailureWord(ws, this, resource, name, configuration, value);
  }

  recurring(...[ws, resource, operation]: Told<"recurring">): void {
    operations.reportRecurring(ws, this, resource, operation);
  }

  historyEntry(resource: Resource, node: Node, xml: Element): void {
    histories.reportEntry(this, resource, node, xml);
  }

  migration(...[entry]: Told<"migration">): void {
    histories.reportMigration(this, entry);
  }

  unknownName(id: string, reference: Element | undefined): void {
    constraints.reportUnknownName(this, id, reference);
  }

  reference(constraint: Element, name: string): void {
    constraints.reportReference(this, constraint, name);
  }

  setReference(constraint: Element, id: string, reference: Element): void {
    constraints.reportSetReference(this, constraint, id, reference);
  }

  setMember(set: Element, id: string | undefined): void {
    constraints.reportMember(this, set, id);
  }

  noResource(constraint: Element, id: string | undefined): void {
    constraints.reportNoResource(this, constraint, id);
  }

  constraintRole(text: string | undefined, role: Role | "invalid", id: string, place: Element): void {
    constraints.reportConstraintRole(this, text, role, id, place);
  }

  roles(element: Element, ...names: readonly string[]): void {
    constraints.reportOldRoles(this, element, ...names);
  }

  discovery(value: string | undefined, constraint: Element | undefined): void {
    constraints.reportDiscovery(this, value, constraint);
  }

  order(...[of, inherited]: Told<"order">): void {
    constraints.reportOrder(this, of, inherited);
  }

  requireAll(constraint: Element): void {
    constraints.reportRequireAll(this, constraint);
  }

  inversion(constraint: Element, task: string): void {
    constraints.reportInversion(this, constraint, task);
  }

  setOrdering(set: Element): void {
    sets.reportSetOrdering(this, set);
  }

  setRest(set: Element, id: string | undefined): void {
    sets.reportSetRest(this, set, id);
  }

  setWithout(...[which, dependents, primaries]: Told<"setWithout">): void {
    sets.reportSetWithout(this, which, dependents, primaries);
  }

  setDependent(...[dependents, member, primaries]: Told<"setDependent">): void {
    sets.reportSetDependent(this, dependents, member, primaries);
  }

  setPrimary(...[dependents, dependent, primaries, primary]: Told<"setPrimary">): void {
    sets.reportSetPrimary(this, dependents, dependent, primaries, primary);
  }

  spread(instance: Resource): void {
    reportSpread(this, instance);
  }

  fencing(ws: WorkingSet, haveManaged: boolean): void {
    reportFencing(ws, this, haveManaged);
  }
}
