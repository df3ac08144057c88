import type { Cib } from "../cib/cib.js";
import { childrenNamed, type Element } from "../cib/element.js";
import type { Chart, ChartBox, ChartFrame, ChartLink } from "./chart.js";
import type { Drawing } from "./drawing.js";
import { renderDrawing } from "./markup.js";
import { shortened } from "./measure.js";
import { packed } from "./pack.js";
import { type Colocated, type Ordered, relationsOf } from "./relations.js";

const LONGEST = 26;
/** Resources of one frame that nothing ties, or that the same ties, are drawn as one from so many on. */
const MANY = 4;

/**
 * The configuration as a picture: resources in frames for what they are part of, an arrow from what starts first, an arrow to
 * what places. Resources that are tied alike are drawn together where there are many. Pure.
 * @example
 * ```ts
 * import { readCib } from "pengine";
 * import { configurationDrawing } from "pengine/svg";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config/><nodes/>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration><status/></cib>`;
 * const { boxes, links } = configurationDrawing(readCib(xml).cib);
 * console.log(boxes.map(({ lines, x, y }) => [lines, x, y]), links);
 * ```
 */
export function configurationDrawing(cib: Cib): Drawing {
  return packed(chartOf(cib), { direction: "TB" });
}

/**
 * The resources of a configuration with their colocations and orderings, as SVG. Pure.
 * @example
 * ```ts
 * import { readCib } from "pengine";
 * import { renderConfigurationSvg } from "pengine/svg";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0">
 *    <configuration><crm_config/><nodes/>
 *    <resources><primitive id="ip" class="systemd" type="ip"/><primitive id="web" class="systemd" type="nginx"/></resources>
 *    <constraints><rsc_order id="o" first="ip" then="web"/></constraints></configuration><status/></cib>`;
 * console.log(renderConfigurationSvg(readCib(xml).cib));
 * ```
 */
export function renderConfigurationSvg(cib: Cib): string {
  return renderDrawing(configurationDrawing(cib));
}

function chartOf(cib: Cib): Chart {
  const frames: ChartFrame[] = [];
  const boxes: ChartBox[] = [];
  const configuration = childrenNamed(cib.root, "configuration");
  const open: { readonly element: Element; readonly frame: string | undefined }[] = [];
  const push = (elements: readonly Element[], frame: string | undefined): void => {
    for (let i = elements.length - 1; i >= 0; i--) open.push({ element: elements[i] as Element, frame });
  };
  push(
    configuration.flatMap((each) => childrenNamed(each, "resources")).flatMap(({ children }) => children),
    undefined,
  );
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { element, frame } = next;
    const { id } = element.attributes;
    if (id === undefined) continue;
    if (element.name === "primitive") boxes.push(resourceBox(element, id, frame));
    else if (CONTAINERS.has(element.name)) {
      frames.push({
        id,
        frame,
        label: `${element.name} ${shortened(id, LONGEST)}`,
        target: { kind: "resource", resource: id },
      });
      const inside = element.children.filter(({ name }) => name === "primitive" || CONTAINERS.has(name));
      push(inside, id);
      if (inside.length === 0)
        boxes.push({ ...resourceBox(element, `${id} itself`, id), lines: ["container"], targets: [] });
    }
  }
  const { colocations, orders, joints } = relationsOf(cib);
  for (const { id, text } of joints)
    boxes.push({
      id,
      frame: undefined,
      kind: "pseudo",
      state: "plain",
      lines: [shortened(text, LONGEST)],
      title: text,
      targets: [],
    });
  const links = [...colocations.map(colocationLink), ...orders.map(orderLink)];
  const resources = boxes.length - joints.length;
  return alikeTogether({
    title: `${resources} ${resources === 1 ? "resource" : "resources"}, ${colocations.length} colocations, ${orders.length} orderings`,
    frames,
    boxes,
    links,
  });
}

const CONTAINERS: ReadonlySet<string> = new Set(["group", "clone", "bundle", "master"]);

function resourceBox({ attributes }: Element, id: string, frame: string | undefined): ChartBox {
  const { class: agentClass, provider, type, template } = attributes;
  const agent =
    template === undefined
      ? [agentClass, provider, type].filter((part) => part !== undefined).join(":")
      : `@${template}`;
  return {
    id,
    frame,
    kind: "resource",
    state: "plain",
    lines: [shortened(id, LONGEST), shortened(agent, LONGEST)],
    title: `${id} (${agent})`,
    targets: [{ kind: "resource", resource: id }],
  };
}

function colocationLink({ constraint, dependent, primary, score, dependentRole, primaryRole }: Colocated): ChartLink {
  const apart = score.startsWith("-");
  const role = (of: string, name: string | undefined): string => (name === undefined ? of : `${of} (${name})`);
  const [a, b] = [role(dependent, dependentRole), role(primary, primaryRole)];
  return {
    from: dependent,
    to: primary,
    kind: apart ? "apart" : "with",
    label: [SCORES.get(score) ?? score, dependentRole, primaryRole === undefined ? undefined : `with ${primaryRole}`]
      .filter((part) => part !== undefined && part !== "")
      .join(" "),
    title: `${constraint}: ${a} ${apart ? "not with" : "with"} ${b} (${score})`,
  };
}

/** What need not be said, as it is the usual thing. */
const SCORES: ReadonlyMap<string, string> = new Map([
  ["INFINITY", "with"],
  ["+INFINITY", "with"],
  ["-INFINITY", "not with"],
]);

function orderLink({ constraint, first, then, firstAction, thenAction, strength }: Ordered): ChartLink {
  const label = [
    firstAction === thenAction && firstAction === "start" ? "" : `${firstAction}, then ${thenAction}`,
    strength === "Mandatory" ? "" : strength,
  ]
    .filter((part) => part !== "")
    .join(" ");
  return {
    from: first,
    to: then,
    kind: strength === "Mandatory" ? "order" : "optional order",
    label: label === "" ? undefined : label,
    title: `${constraint}: ${firstAction} ${first}, then ${thenAction} ${then} (${strength})`,
  };
}

/** Resources of one frame with the same arrows to the same others become one box. */
function alikeTogether(chart: Chart): Chart {
  const ties = new Map<string, string[]>();
  const tie = (id: string, text: string): void => {
    const known = ties.get(id);
    if (known === undefined) ties.set(id, [text]);
    else known.push(text);
  };
  for (const { from, to, kind, label } of chart.links) {
    tie(from, JSON.stringify([kind, label, "to", to]));
    tie(to, JSON.stringify([kind, label, "from", from]));
  }
  const alike = new Map<string, ChartBox[]>();
  for (const box of chart.boxes) {
    const name = JSON.stringify([box.frame, box.kind, (ties.get(box.id) ?? []).sort()]);
    const known = alike.get(name);
    if (known === undefined) alike.set(name, [box]);
    else known.push(box);
  }
  const standsFor = new Map<string, string>();
  const boxes = [...alike.values()].flatMap((members) => {
    const [first, ...others] = members;
    if (first === undefined || members.length < MANY || first.kind !== "resource") return members;
    for (const { id } of others) standsFor.set(id, first.id);
    return [together(first, members)];
  });
  const kept = new Set(boxes.map(({ id }) => id));
  const links = chart.links.filter(({ from, to }) => standsOut(from) && standsOut(to));
  return { ...chart, boxes, links };

  /** Frames, and boxes that were not taken into another. */
  function standsOut(id: string): boolean {
    return kept.has(id) || !standsFor.has(id);
  }
}

const NAMED = 20;

function together(first: ChartBox, members: readonly ChartBox[]): ChartBox {
  const ids = members.map(({ id }) => id);
  const names = `${ids.slice(0, NAMED).join(", ")}${ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ""}`;
  return {
    ...first,
    kind: "fold",
    lines: [
      `${ids.length} resources`,
      `${shortened(first.id, LONGEST - 8)} … ${shortened(ids.at(-1) ?? "", LONGEST - 8)}`,
    ],
    title: names,
    targets: members.flatMap(({ targets }) => targets),
  };
}
