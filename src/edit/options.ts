/** Cluster options, and defaults of resources and operations (13 §8). */
import type { Workbench } from "./bench.js";
import type { Dialect, Manner, OptionEdit } from "./edits.js";
import { EditError, unknownName } from "./error.js";
import { type PairRule, removePair, setPair, setsOf } from "./pairs.js";

/** Carries out an edit of one option in the manner of a dialect. */
export function applyOption(bench: Workbench, edit: OptionEdit & Manner, dialect: Dialect): void {
  const { section, rule } =
    edit.kind === "property" ? propertyPlace(edit, dialect) : defaultPlace(bench, edit, dialect);
  if (edit.value !== null) {
    const counts = dialect === "tools";
    setPair(bench, bench.needSection(section), { ...rule, counts }, edit.name, edit.value);
    return;
  }
  const element = bench.section(section);
  if (element !== undefined) removePair(element, rule, edit.name);
}

interface OptionPlace {
  readonly section: string;
  readonly rule: PairRule;
}

const PROPERTIES = "cib-bootstrap-options";

function propertyPlace(edit: Extract<OptionEdit, { kind: "property" }>, dialect: Dialect): OptionPlace {
  const set = "cluster_property_set";
  const rule: PairRule =
    dialect === "pcs"
      ? { dialect, set, newSet: PROPERTIES, into: "first", cut: true }
      : {
          dialect,
          set,
          newSet: edit.set ?? PROPERTIES,
          into: "named",
          pair: edit.pair,
          only: edit.pair,
          found: edit.set === undefined ? "any" : "set",
        };
  return { section: "crm_config", rule };
}

const SECTIONS = { resource: "rsc_defaults", operation: "op_defaults" } as const;

/** 13 §13, 11: every dialect has a set of its own. */
function defaultPlace(bench: Workbench, edit: Extract<OptionEdit, { kind: "default" }>, dialect: Dialect): OptionPlace {
  const section = SECTIONS[edit.of];
  const set = "meta_attributes";
  const element = bench.section(section);
  const sets = element === undefined ? [] : setsOf(element, set);
  if (edit.set !== undefined && dialect === "tools") {
    return {
      section,
      rule: { dialect, set, newSet: edit.set, into: "named", found: "set", pair: edit.pair, only: edit.pair },
    };
  }
  if (edit.set !== undefined) {
    const known = sets.map(({ attributes }) => attributes.id ?? "");
    if (!known.includes(edit.set)) throw unknownName("set of defaults", edit.set, known);
    return { section, rule: { dialect, set, newSet: edit.set, into: "named", found: "set", cut: dialect === "pcs" } };
  }
  if (dialect === "tools")
    return {
      section,
      rule: { dialect, set, newSet: `${section}-options`, into: "named", pair: edit.pair, only: edit.pair },
    };
  if (dialect === "crm") {
    const newSet = edit.of === "resource" ? "rsc-options" : "op-options";
    return { section, rule: { dialect, set, newSet, into: "named", found: "set" } };
  }
  if (sets.length > 1) {
    const legal = sets.map(({ attributes }) => attributes.id ?? "").join(", ");
    throw new EditError("ambiguous", `there are several sets of ${edit.of} defaults: name one`, { legal });
  }
  return { section, rule: { dialect, set, newSet: `${section}-meta_attributes`, into: "first", cut: true } };
}
